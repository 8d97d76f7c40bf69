"""Arrests and hand-overs under warrants of the Court: the records of trips and of custody on the same event, merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from warrantcheck.dataset import claims
from warrantcheck.dataset.records import TAKEN, CustodyEvent, Person, Visit
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import first_day

SAME_DEED = timedelta(days=14)
"""A trip that ended so, and custody that began so, within so many days are one arrest or one hand-over."""


class Arrest(Struct, frozen=True):
    """One arrest, or if `surrender`, one hand-over to the Court: of whom, on which day, in which state, by whom.

    `place` is a city or an airport, `visit` the trip it ended; `claims` are those that tell of it.
    """

    person: Person
    surrender: bool
    date: date
    state: str | None
    by: str | None
    place: str | None
    visit: Visit | None
    claims: tuple[str, ...]


def arrests(data: Dataset, people: Iterable[Person], known: date) -> Iterator[Arrest]:
    """Yield the arrests and hand-overs of people, as far as they were public: none before a warrant or a summons was.

    Detention by the person's own state for its own reasons, and an appearance on a summons, are neither.
    """
    for person in people:
        if all(warrant.public > known for warrant in person.warrants):
            continue
        visits = [v for v in data.visits_by(person.id) if v.outcome in TAKEN and v.public <= known]
        for event in person.custody:
            if event.event in ("arrested", "surrendered") and first_day(event.date) <= known:
                same = next((v for v in visits if v.outcome == event.event and _near(v, event)), None)
                if same:
                    visits.remove(same)
                yield _of_custody(person, event, same)
        for visit in visits:
            surrender = visit.outcome == "surrendered"
            yield Arrest(person, surrender, visit.since, visit.state, visit.state, None, visit, (visit.id,))


def not_yet(data: Dataset, people: Iterable[Person], known: date) -> frozenset[str]:
    """Return the claims of the arrests and hand-overs that were not public yet, without the trips known to be under
    way."""
    later: set[str] = set()
    for person in people:
        public = {claim for arrest in arrests(data, (person,), known) for claim in arrest.claims}
        later |= {claim for arrest in arrests(data, (person,), date.max) for claim in arrest.claims} - public
        later -= {visit.id for visit in data.visits_by(person.id) if visit.under_way(known)}
    return frozenset(later)


def _near(visit: Visit, event: CustodyEvent) -> bool:
    return abs(visit.since - first_day(event.date)) <= SAME_DEED


def _of_custody(person: Person, event: CustodyEvent, visit: Visit | None) -> Arrest:
    by = event.by if event.by.isupper() and event.by != "ICC" else None
    return Arrest(
        person=person,
        surrender=event.event == "surrendered",
        date=first_day(event.date),
        state=visit.state if visit else by,
        by=by,
        place=event.place,
        visit=visit,
        claims=(claims.of_custody(person, event), *((visit.id,) if visit else ())),
    )
