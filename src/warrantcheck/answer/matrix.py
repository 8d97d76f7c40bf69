"""Several people against several places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import asdict

from warrantcheck.answer.result import Result
from warrantcheck.answer.results import Leg
from warrantcheck.answer.status import StatusResult
from warrantcheck.answer.trip import Stop, trip
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Person
from warrantcheck.dataset.store import Dataset
from warrantcheck.lookup.place import Place


class Cell(Leg, frozen=True, kw_only=True):
    """A leg, and whose it is; `name` is that of the place."""

    person: str
    person_name: str
    office: str
    status: StatusResult
    office_seen: date | None


class MatrixResult(Result, frozen=True):
    """Every person against every place, in the order asked: all places of the first person, then of the next."""

    on: date
    known: date
    cells: tuple[Cell, ...]


def matrix(data: Dataset, people: Iterable[Person], places: Iterable[Place], clock: Clock) -> MatrixResult:
    """Judge a visit of each person to each place; who or what is named twice is judged once."""
    stops = [Stop.at(place) for place in {place.name: place for place in places}.values()]
    unique = {person.id: person for person in people}.values()
    return MatrixResult(clock.on, clock.known, tuple(cell for who in unique for cell in _row(data, who, stops, clock)))


def _row(data: Dataset, who: Person, stops: list[Stop], clock: Clock) -> Iterator[Cell]:
    found = trip(data, who, stops, clock)
    for leg in found.legs:
        yield Cell(
            **asdict(leg),
            person=who.id,
            person_name=who.name,
            office=found.office,
            status=found.status,
            office_seen=found.office_seen,
        )
