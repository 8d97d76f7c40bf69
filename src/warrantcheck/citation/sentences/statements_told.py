"""Which statements a paragraph tells: those on the trip asked about and those of courts before others, the latest.

Where an overflight is asked about, what was said of overflights comes before what was said of arrests.
"""

from __future__ import annotations

from msgspec.structs import replace

from warrantcheck.citation.results import Dated, Sentence
from warrantcheck.citation.sentences.said import said
from warrantcheck.citation.wording import day
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Government, Statement
from warrantcheck.dataset.store import Dataset
from warrantcheck.risk.case import Case
from warrantcheck.risk.evidence import lapsed
from warrantcheck.risk.factors.word import (
    HONOURS,
    INVITATION,
    ONE_TRIP,
    bears_on,
    beyond_invitations,
    last_word,
    of_this_trip,
    since_then,
)

MOST_WORDS = 3
"""How many statements of the host about one trip are told; the latest ones."""
MOST_STANDING = 2
"""How many statements of the host about no trip are told."""

_GOVERNMENT = (*HONOURS, "assurance", "legal-opinion", "rejects", INVITATION, "evasive")
_FIRM = ("pledge", "assurance", "legal-opinion")
"""Words that say whether the host would arrest: none that is vaguer takes their place."""
_OF_COURTS = ("court-order", "court-filing")
_COURTS = ("Supreme Court", "High Court", "Federal High Court", "Court of Appeal", "Constitutional Court")
_WEIGHT = {"official": 0, "reported": 1}


def told_of(data: Dataset, statement: Statement, clock: Clock, then: str = "") -> Sentence:
    """Write one statement, and what followed (`then`)."""
    host = data.state(statement.state) if statement.state else None
    public_on = any(data.source(id_).date == statement.published for id_ in statement.sources)
    one = said(statement, host, clock.seen, public_on=public_on)
    return replace(one, text=f"{one.text}{then}")


def followed_by(case: Case, told: list[Statement], government: Government | None) -> Dated | None:
    """Say which government followed the one whose word is told last.

    Not of courts, nor of a president who does not direct the government, and may still be in office; nor of a word of
    which is told until when it stood.
    """
    for statement in reversed(told):
        president = government and government.directs != "head-of-state" and statement.speaker.startswith("president")
        if statement.state != case.state.id or statement.lapsed(case.clock.seen) or _of_a_court(statement) or president:
            continue
        now = since_then(statement, case.evidence.tenures)
        if now is None or government is None:
            return None
        since = day(now.head.since)
        when = (
            f"On {since}, another government took"
            if now.head.day_known
            else f"By {since}, another government had taken"
        )
        text = f"{when} office, under {government.title} {now.head.name}"
        return now.head.since, 1, Sentence(text, (now.claim,), ())
    return None


def statements_told(data: Dataset, case: Case) -> list[Statement]:
    """Return what the host said, then its courts, then who reminded it."""
    ended = _ended(data, case)
    courts = [*[s for s in ended if s.stance == "court-order"][-1:], *_courts(case)]
    return [*_words(case, ended, courts), *courts, *_reminders(case)]


def _ended(data: Dataset, case: Case) -> list[Statement]:
    """Return what the host or its courts said of this trip that no longer held on the day."""
    found = lapsed(data.statements_of(case.state.id), case.person.id, case.clock)
    return [s for s in found if of_this_trip(s, case)]


def _words(case: Case, ended: list[Statement], courts: list[Statement]) -> list[Statement]:
    """Return what the host said of this trip, with a firm word that stood before; if nothing, its latest words.

    What no longer holds leaves out no standing word. A word on another trip gives way to a newer one of a court. Of
    what was said on one day, a ministry's written statement comes before an official word, and that before a report.
    """
    counted = [
        s
        for s in (*case.evidence.statements, *ended)
        if s.stance in _GOVERNMENT
        and s.reliability != "unverified"
        and not _of_a_court(s)
        and (s.stance in HONOURS or case.turned is None or s.published >= case.turned)
    ]
    own = [s for s in counted if s.role == case.role] if case.role == "overflight" else []
    in_place = own or [s for s in counted if bears_on(s, case)]
    ordered = sorted(beyond_invitations(in_place), key=lambda s: (s.published, s.id))
    trip = [s for s in ordered if of_this_trip(s, case)]
    standing = [s for s in ordered if s.scope == "standing"]
    if trip and all(s in ended for s in trip):
        return [*_alike(last_word(standing), standing)[:MOST_STANDING], *trip[-MOST_WORDS:]]
    if trip:
        stood = _alike(last_word([s for s in standing if s.published <= trip[0].published]), standing)[:1]
        return [*(s for s in stood if s.stance in _FIRM), *_latest(trip, MOST_WORDS, case)]
    latest = _with_a_firm_word(_alike(last_word(ordered), ordered)[:MOST_STANDING], ordered, MOST_STANDING, case)
    latest.sort(key=lambda s: (s.stance not in _FIRM, *_formality(s)))
    return [s for s in latest if s.scope == "standing" or all(c.published < s.published for c in courts)]


def _latest(ordered: list[Statement], most: int, case: Case) -> list[Statement]:
    return _with_a_firm_word(ordered[-most:], ordered, most, case)


def _with_a_firm_word(told: list[Statement], ordered: list[Statement], most: int, case: Case) -> list[Statement]:
    """Return what is told with the last firm word of the same government, if what is told is vaguer."""
    firm = [s for s in ordered if s.stance in _FIRM and since_then(s, case.evidence.tenures) is None]
    if not firm or any(s.stance in _FIRM for s in told):
        return told
    return [firm[-1], *told[: most - 1]]


def _alike(latest: Statement | None, said: list[Statement]) -> list[Statement]:
    """Return what was said on the day of the latest word: first this, then what is firm, the most formal first."""
    found = [s for s in said if latest and (s.published, s.scope) == (latest.published, latest.scope)]
    return sorted(found, key=lambda s: (s is not latest, s.stance not in _FIRM, *_formality(s)))


def _formality(said: Statement) -> tuple[int, bool, str]:
    """Order what was said on one day: written and official first."""
    return _WEIGHT[said.reliability], not said.formal, said.id


def _of_a_court(said: Statement) -> bool:
    return said.stance in _OF_COURTS or said.speaker.startswith(_COURTS)


def _courts(case: Case) -> list[Statement]:
    courts = [s for s in case.evidence.statements if _of_a_court(s)]
    return [s for s in courts if s.reliability != "unverified"][-1:]


def _reminders(case: Case) -> list[Statement]:
    recent = [
        s
        for s in case.evidence.calls
        if s.stance == "reminder" and case.state.id in s.addressed and case.clock.on - s.published <= ONE_TRIP
    ]
    counted = sorted((s for s in recent if s.reliability != "unverified"), key=lambda s: (s.body == "ICC", s.published))
    return counted[-1:]
