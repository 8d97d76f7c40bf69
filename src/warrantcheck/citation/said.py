"""What a host, a court or a body said, as a sentence of a story.

The summaries in the data are notes: some begin with a verb (`Told the court that ...`), some with a clause before it
(`Asked whether ..., said yes`), some are what was said (`Mongolia has legal obligations`). Each form gets its subject.
"""

from __future__ import annotations

import re
from datetime import date

from warrantcheck.citation.results import Sentence
from warrantcheck.citation.wording import day, owned, spelled
from warrantcheck.dataset.records import State, Statement

_VERBS = "said|told|gave|held|made|took|found|wrote|put|thought|spoke|sent|saw|kept|left|met|had|[a-z]+ed"
_VERB = re.compile(rf"(?:{_VERBS})\b")
_AFTER_A_CLAUSE = re.compile(
    rf"(?:Asked|Answering|While|Despite|After|By|With|Beside|Before|Following|Amid|As|Disappointed|Concerned|Inviting)"
    rf"\b[^.;]*?, (?:{_VERBS})\b"
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
_ASIDES = {
    "statement": "in a statement",
    "affidavit": "in an affidavit",
    "in parliament": "in parliament",
    "gazetted notice": "in a gazetted notice",
    "Senate hearing": "at a Senate hearing",
    "resolution": "in a resolution",
}
_WRITTEN = ("reply to", "letter to", "submission to", "answer to")
_ASKED = re.compile(r"(Asked|Answering)\b([^,;:.]*): ")
_COURTS = ("High Court", "Supreme Court", "Court of", "Federal High Court")
_CHAMBERS = ("Pre-Trial Chamber", "Appeals Chamber", "Registrar")
_DEMONYM = re.compile(r"[A-Z][a-z]+(?:ian|ish|ench) ")
_UNNAMED = (" official", " source")
_PLURAL = re.compile(r"(?:officials|members|sources)$| and (?:\w+ )*minister ")


def said(statement: Statement, host: State | None, seen: date | None = None) -> Sentence:
    """Write one statement, with its day and its speaker; `host` is the state that spoke, if one did, `seen` the day by
    which what ended it may be told."""
    text = f"On {day(statement.published)}, {_told(statement, host)}"
    until = statement.until
    if until and seen and statement.lapsed(seen):
        text += f" (this stood until {day(until.date)}: {spelled(until.text)})"
    return Sentence(text, (statement.id,), ())


def _told(statement: Statement, host: State | None) -> str:
    summary = spelled(statement.summary).rstrip(".")
    if statement.stance == "court-filing" and host:
        return f"in {_court(statement.speaker, host)}, {_lower_common(summary)}"
    if _tells_itself(summary):
        return _lower_common(summary)
    subject, aside = _speaker(statement, host)
    paused = f", {aside}," if aside else ""
    if summary.startswith("Reported to "):
        return f"{subject} {'were' if _PLURAL.search(subject) else 'was'} {_lower(summary)}"
    asked = _ASKED.match(summary)
    if asked:
        return f"{subject}, {_lower(asked[1])}{asked[2]}, said that {_lower_common(summary[asked.end() :])}"
    if _AFTER_A_CLAUSE.match(summary):
        clause, rest = _split(summary)
        begin = f"{aside} and {_lower(clause)}" if aside.startswith("in ") else _lower(clause)
        return f"{subject}, {begin}, {rest}"
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


def _split(summary: str) -> tuple[str, str]:
    """Divide before the main verb."""
    found = _AFTER_A_CLAUSE.match(summary)
    cut = summary.rfind(", ", 0, found.end()) if found else 0
    return summary[:cut], summary[cut + 2 :]


def _speaker(statement: Statement, host: State | None) -> tuple[str, str]:
    """Return who spoke, with the state before an office, and where or to whom."""
    speaker, aside = statement.speaker, ""
    if speaker.startswith(_COURTS) and host:
        return _court(speaker, host), ""
    found = _ASIDE.search(speaker)
    if found:
        speaker, aside = speaker[: found.start()], found["aside"]
        if aside.startswith(_WRITTEN):
            aside = f"in {'an' if aside[0] == 'a' else 'a'} {aside}"
        elif aside.startswith("to "):
            aside = f"speaking {aside}"
        elif aside not in _ASIDES and not aside.startswith(("per ", "as ", "not ")):
            speaker, aside = statement.speaker, ""
        aside = _ASIDES.get(aside, aside)
    speaker = speaker.replace("; ", " and ")
    if host is None:
        return (f"the Court's {speaker}" if speaker.startswith(_CHAMBERS) else f"the {speaker}"), aside
    if _DEMONYM.match(speaker) or speaker.startswith(host.name):
        return f"{'a' if speaker.endswith(_UNNAMED) else 'the'} {speaker}", aside
    if "'s " in speaker:
        return f"the {speaker} ({host.name})", aside
    return f"{owned(host.in_text)} {speaker}", aside


def _court(speaker: str, host: State) -> str:
    """Write a court with its division and whose case it was in brackets."""
    found = _ASIDE.search(speaker)
    name, _, division = (speaker[: found.start()] if found else speaker).partition(", ")
    inside = "; ".join(part for part in (division, found["aside"] if found else "") if part)
    return f"{owned(host.in_text)} {name}" + (f" ({inside})" if inside else "")


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"


def _lower_common(text: str) -> str:
    return _lower(text) if text.split(maxsplit=1)[0].rstrip(",") in _COMMON else text
