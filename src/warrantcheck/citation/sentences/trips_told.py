"""Which trips to the host a paragraph tells: the one asked about, what had been announced, what ended that very day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from warrantcheck.citation.results import Dated, Sentence
from warrantcheck.citation.sentences.custody import by_host, taken
from warrantcheck.citation.sentences.outcome import happened, planned, why_dropped
from warrantcheck.dataset.records import DROPPED, TAKEN, Statement, Visit
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import first_day
from warrantcheck.risk.case import Case
from warrantcheck.risk.evidence import SAME_TRIP


def trip_told(data: Dataset, case: Case) -> Visit | None:
    """Return the trip asked about if its outcome was known by then, else the latest earlier one to this host."""
    clock = case.clock
    visits = [
        v
        for v in data.visits_by(case.person.id)
        if v.state == case.state.id
        and v.arrival_published <= clock.known
        and v.since <= clock.on + SAME_TRIP
        and v.warrant_status == "public"
        and v.kind != "domestic"
        and v.reliability != "unverified"
        and (v.kind == "overflight") is (case.role == "overflight")
    ]
    return min(visits, key=lambda v: (abs(v.since - clock.on) > SAME_TRIP, -v.since.toordinal()), default=None)


def trips_told(data: Dataset, case: Case, visits: Iterable[Visit], statements: list[Statement]) -> Iterator[Dated]:
    """Yield how each trip went, a dropped one on the day on which that became known; of one of which the host was told
    to have said so, the reason alone."""
    for visit in visits:
        dropped, by_host = visit.outcome in DROPPED, any(one.id == visit.told_by for one in statements)
        how = why_dropped(visit) if by_host else happened(data, visit, case.person, case.state, case.clock.known)
        if how:
            yield (visit.public, 2, how) if dropped else (visit.since, 0, how)


def announced(data: Dataset, case: Case) -> Iterator[Dated]:
    """Yield that a trip to the host had been announced whose outcome was not known yet, on the day by which a source of
    then shows it: one of the trip itself, or of what the host had said of this trip."""
    clock = case.clock
    for visit in data.visits_by(case.person.id):
        since = visit.announced
        if since is None or not since <= clock.known < visit.arrival_published:
            continue
        if visit.state != case.state.id or visit.kind == "domestic" or visit.warrant_status != "public":
            continue
        said = (s.sources for s in case.evidence.statements if s.scope == "trip" and s.published >= since)
        for ids in (visit.sources, *said):
            then = {id_: day for id_ in ids if (day := data.source(id_).date) and day <= clock.known}
            if then:
                by = max(since, min(then.values()))
                yield by, 0, planned(visit, case.person, case.state, by, tuple(then))
                break


def taken_on(data: Dataset, case: Case, on: date) -> list[Sentence]:
    """Return what of the record says that the host arrested the person on that day, or handed him or her over."""
    came = trip_told(data, case)
    visits = [came] if came and came.outcome in TAKEN and came.since == on <= case.clock.known else []
    events = [e for e in by_host(case) if first_day(e.date) == on and all(e.event != v.outcome for v in visits)]
    told = (happened(data, visit, case.person, case.state, case.clock.known) for visit in visits)
    return [*told, *(taken(event, case.person, case.state) for event in events)]
