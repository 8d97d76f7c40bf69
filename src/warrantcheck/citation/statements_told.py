"""Which statements a paragraph tells: those on the trip asked about and those of courts before others, the latest."""

from __future__ import annotations

from warrantcheck.dataset.records import Statement
from warrantcheck.dataset.store import Dataset
from warrantcheck.risk.case import Case
from warrantcheck.risk.evidence import lapsed
from warrantcheck.risk.factors.word import (
    FORMAL,
    HONOURS,
    INVITATION,
    ONE_TRIP,
    beyond_invitations,
    last_word,
    of_this_trip,
)

MOST_WORDS = 3
"""How many statements of the host about one trip are told; the latest ones."""

_GOVERNMENT = (*HONOURS, "assurance", "legal-opinion", "rejects", INVITATION, "evasive")
_OF_COURTS = ("court-order", "court-filing")
_WEIGHT = {"official": 0, "reported": 1}


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
    """Return what the host said of this trip, with an assurance that stood before; if nothing, its latest word.

    What no longer holds leaves out no standing word. A word on another trip gives way to a newer one of a court. Of
    what was said on one day, a ministry's written statement comes before an official word, and that before a report.
    """
    counted = [
        s
        for s in (*case.evidence.statements, *ended)
        if s.stance in _GOVERNMENT
        and s.reliability != "unverified"
        and (s.stance in HONOURS or case.turned is None or s.published >= case.turned)
    ]
    ordered = sorted(beyond_invitations(counted), key=lambda s: (s.published, s.id))
    trip = [s for s in ordered if of_this_trip(s, case)]
    standing = [s for s in ordered if s.scope == "standing"]
    if trip and all(s in ended for s in trip):
        return [*_alike(last_word(standing), standing)[:2], *trip[-MOST_WORDS:]]
    if trip:
        stood = _alike(last_word([s for s in standing if s.published <= trip[0].published]), standing)[:1]
        return [*(s for s in stood if s.stance in ("assurance", "legal-opinion")), *trip[-MOST_WORDS:]]
    latest = _alike(last_word(ordered), ordered)[:2]
    return [s for s in latest if s.scope == "standing" or all(c.published < s.published for c in courts)]


def _alike(latest: Statement | None, said: list[Statement]) -> list[Statement]:
    """Return what was said on the day of the latest word, the most formal first."""
    found = [s for s in said if latest and (s.published, s.scope) == (latest.published, latest.scope)]
    return sorted(found, key=_formality)


def _formality(said: Statement) -> tuple[int, bool, str]:
    """Order what was said on one day: written and official first."""
    return _WEIGHT[said.reliability], not said.speaker.endswith(FORMAL), said.id


def _courts(case: Case) -> list[Statement]:
    courts = [s for s in case.evidence.statements if s.stance in _OF_COURTS]
    return [s for s in courts if s.reliability != "unverified"][-1:]


def _reminders(case: Case) -> list[Statement]:
    recent = [
        s
        for s in case.evidence.calls
        if s.stance == "reminder" and case.state.id in s.addressed and case.clock.on - s.published <= ONE_TRIP
    ]
    counted = sorted((s for s in recent if s.reliability != "unverified"), key=lambda s: (s.body == "ICC", s.published))
    return counted[-1:]
