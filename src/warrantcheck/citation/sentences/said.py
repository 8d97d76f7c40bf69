"""What a host, a court or a body said, as a sentence of a story.

The summaries in the data are notes: some begin with a verb (`Told the court that ...`), some with a clause before it
(`Asked whether ..., said yes`), some are what was said (`Mongolia has legal obligations`). Each form gets its subject.
"""

from __future__ import annotations

import re
from datetime import date

from warrantcheck.citation.results import Sentence
from warrantcheck.citation.sentences.asides import phrase
from warrantcheck.citation.wording import became_known, day, owned, spelled
from warrantcheck.dataset.records import Lapse, State, Statement

_VERBS = "said|told|gave|held|made|took|found|wrote|put|thought|spoke|sent|saw|kept|left|met|had|[a-z]+ed"
_VERB = re.compile(rf"(?:[a-z]+ly )?(?:{_VERBS})\b")
_AFTER_A_CLAUSE = re.compile(
    rf"(?:Asked(?! the | [A-Z])|Answering|While|Despite|After|By|With|Beside|Before|Following|Amid|As|"
    rf"Disappointed|Concerned|Inviting)\b[^.;]*?, (?:{_VERBS})\b"
)
_TELLS_ITSELF = re.compile(
    r"[^,;:.]{1,60}\b(?:said|reported|confirmed|asked|told|announced|annulled|had assured|was reported|were tasked|"
    r"granted|moved|gave up|welcomed his)\b"
)
_COMMON = frozenset(
    ("The", "A", "An", "If", "As", "All", "Under", "Any", "Anyone", "In", "No", "Not", "Once", "Should", "States",
     "Decisions", "Members", "Withdrawal", "Immunities", "Further", "National", "Inviting", "Heads", "Peace", "Own",
     "Full", "Interim", "Lawyers", "International", "Everyone", "Everybody", "Justice", "Both")
)  # fmt: skip
_PRESENT = re.compile(r"(?:Does not|Respects|Rejects|Recogni[sz]es|Condemns|Upholds)\b")
_ASIDE = re.compile(r" \((?P<aside>[^)]*)\)$")
_INSIDE = re.compile(r" \((?P<aside>[^)]*)\)(?= )")
_ASKED = re.compile(r"(Asked(?! the | [A-Z])|Answering)\b([^,;:.]*): ")
_PLACE = re.compile(r"[A-Z]\w+$")
_QUESTION = re.compile(r"\b(whether|about)\b")
_IN_TALK = ("in parliament", "in the ", "in an interview", "in an election debate", "on ", "at ")
_IN_WRITING = re.compile(
    r"\bin (?:an? )?(?:[a-z]+ )?"
    r"(?:affidavit|comment|declaration|letter|note|notice|observations|statement|submission)\b[^,;]*(?=,)"
)
_REPORTED = " reported to have "
_UNDONE = re.compile(r"(?:held|rejected|replaced|set aside|ended) ")
_OWN_SUBJECT = re.compile(r"(?:an?|the|he|she|it|his office|as mayor he|prime minister [A-Z]\S*) ")
_BARE_SUBJECT = re.compile(r"(?:new )?(?:government|president|prime minister|foreign and justice ministers) ")
_COURTS = ("High Court", "Supreme Court", "Court of", "Federal High Court")
_CHAMBERS = ("Pre-Trial Chamber", "Appeals Chamber", "Registrar")
_OFFICERS = ("High Representative", "secretary general")
_DEMONYM = re.compile(r"[A-Z][a-z]+(?:ian|ish|ench) ")
_UNNAMED = (" official", " source")
_PLURAL = re.compile(r"(?:officials|members|sources)$| and (?:\w+ )*minister ")


def said(statement: Statement, host: State | None, seen: date | None = None, *, public_on: bool = True) -> Sentence:
    """Write one statement, with its day, its speaker, and when it became public, if that was later.

    `host` is the state that spoke, if one did, `seen` the day by which what ended it may be told. `public_on`: a source
    is of the day on which it became public; else that is only a day by which it was, and the statement's own day may
    stand for a month.
    """
    text = _dated(_told(statement, host), statement.date, statement.published, public_on=public_on)
    if seen and statement.lapsed(seen) and statement.until:
        text += _stood(statement.until)
    return Sentence(text, (statement.id,), ())


def _dated(told: str, made: date, public: date, *, public_on: bool) -> str:
    known = became_known(made, public)
    if not known or _REPORTED in told:
        return f"On {day(public)}, {told}"
    if not public_on and (public - made).days > 1:
        return f"As was known by {day(public)}, {told}"
    written = _IN_WRITING.search(told)
    if written is None:
        return f"On {day(made)}, {known}, {told}"
    before, rest = told[: written.end()], told[written.end() :]
    return f"On {day(made)}, {before} {became_known(made, public, 'made public')}{rest}"


def _stood(until: Lapse) -> str:
    """Write until when it stood: as a clause where the note of why is one, or says what was done to it."""
    ended = day(until.date)
    why = spelled(until.text).removesuffix(f" on {ended}").replace(f" on {ended},", ",")
    if _UNDONE.match(why):
        return f"; this stood until {ended}, when it was {why}"
    if _OWN_SUBJECT.match(why):
        return f"; this stood until {ended}, when {why}"
    if _BARE_SUBJECT.match(why):
        return f"; this stood until {ended}, when the {why}"
    return f"; this stood until {ended} ({why})"


def _told(statement: Statement, host: State | None) -> str:
    summary = spelled(statement.summary).rstrip(".")
    if statement.stance == "court-filing" and host:
        court, aside = _court(statement.speaker, host)
        return f"in {court}, {f'{aside}, ' if aside else ''}{_lower_common(summary)}"
    if _tells_itself(summary):
        return _lower_common(summary)
    subject, aside = _speaker(statement, host)
    paused = f", {aside}," if aside else ""
    if summary.startswith("Reported to "):
        return f"{subject} {'were' if _PLURAL.search(subject) else 'was'} {_lower(summary)}"
    asked = _ASKED.match(summary)
    if asked:
        return _after(subject, aside, f"{asked[1]}{asked[2]}", f"said that {_lower_common(summary[asked.end() :])}")
    if _AFTER_A_CLAUSE.match(summary):
        return _after(subject, aside, *_split(summary))
    if _VERB.match(_lower(summary)):
        return f"{subject}{paused} {_lower(summary)}"
    if _PRESENT.match(summary) and host:
        return f"{subject}{paused} said that {host.in_text} {_lower(summary)}"
    return f"{subject}{paused} said that {_lower_common(summary)}"


def _tells_itself(summary: str) -> bool:
    first = summary.split(maxsplit=1)[0]
    if _VERB.match(_lower(summary)) or _AFTER_A_CLAUSE.match(summary):
        return False
    return bool(_TELLS_ITSELF.match(summary)) and first not in ("If", "As", "Not")


def _after(subject: str, aside: str, clause: str, told: str) -> str:
    """Tell what was said after a clause; where it was said stands in the clause if there somebody was asked it."""
    clause = _lower(clause)
    if not clause.startswith("asked"):
        between = "" if clause.startswith("while ") or not aside else ","
        return f"{subject}, {aside}{between} {clause}, {told}" if aside else f"{subject}, {clause}, {told}"
    if aside.startswith(_IN_TALK):
        asked, question, rest = _QUESTION.split(clause, maxsplit=1)
        return f"{subject}, {asked}{aside} {question}{rest}, {told}"
    if aside.startswith("in "):
        verb, _, rest = told.partition(" ")
        return f"{subject}, {clause}, {verb} {aside} {rest}"
    return f"{subject}, {aside} and {clause}, {told}" if aside else f"{subject}, {clause}, {told}"


def _split(summary: str) -> tuple[str, str]:
    """Divide before the main verb."""
    found = _AFTER_A_CLAUSE.match(summary)
    cut = summary.rfind(", ", 0, found.end()) if found else 0
    return summary[:cut], summary[cut + 2 :]


def _speaker(statement: Statement, host: State | None) -> tuple[str, str]:
    """Return who spoke, with the state before an office, and where or to whom."""
    if statement.speaker.startswith(_COURTS) and host:
        return _court(statement.speaker, host)
    speaker, aside = _apart(statement.speaker.replace("; ", " and "))
    speaker = _INSIDE.sub(lambda found: f", {told}," if (told := phrase(found["aside"])) else found[0], speaker)
    if host is None:
        owner = "the Court's" if speaker.startswith(_CHAMBERS) else "the"
        return f"the {statement.body}'s {speaker}" if speaker.startswith(_OFFICERS) else f"{owner} {speaker}", aside
    if _DEMONYM.match(speaker) or speaker.startswith(host.name):
        return f"{'a' if speaker.endswith(_UNNAMED) else 'the'} {speaker}", aside
    if speaker.endswith(_UNNAMED):
        return f"a {speaker} in {host.in_text}", aside
    chief, of_chief, office = speaker.partition("'s ")
    if of_chief:
        office, _, other = office.partition(" and ")
        return f"the {office} of {owned(host.in_text)} {chief}{f' and the {other}' if other else ''}", aside
    return f"{owned(host.in_text)} {speaker}", aside


def _apart(speaker: str) -> tuple[str, str]:
    """Take from a speaker what stands in brackets behind, if it can stand between commas."""
    found = _ASIDE.search(speaker)
    told = phrase(found["aside"]) if found else None
    return (speaker, "") if found is None or told is None else (speaker[: found.start()], told)


def _court(speaker: str, host: State) -> tuple[str, str]:
    """Write a court with its seat; its division and its judge stand in brackets. Return also whose case it was."""
    found = _ASIDE.search(speaker)
    name, _, division = (speaker[: found.start()] if found else speaker).partition(", ")
    told = (phrase(found["aside"]) if found else "") or ""
    judge = found["aside"] if found and (not told or told.startswith("through ")) else ""
    seat = f" in {division}" if _PLACE.match(division) else ""
    inside = "; ".join(part for part in ("" if seat else division, judge) if part)
    named = f"{owned(host.in_text)} {name}{seat}" + (f" ({inside})" if inside else "")
    return named, "" if judge else told


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


def _lower_common(text: str) -> str:
    return _lower(text) if text.split(maxsplit=1)[0].rstrip(",") in _COMMON else text
