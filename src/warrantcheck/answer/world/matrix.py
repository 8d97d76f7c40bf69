"""Several people against several places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import asdict

from warrantcheck.answer.freshness import oldest
from warrantcheck.answer.result import Result
from warrantcheck.answer.status import StatusResult
from warrantcheck.answer.trip.group import GroupResult, members
from warrantcheck.answer.trip.results import Leg
from warrantcheck.answer.trip.trip import Stop, trip
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
    groups: tuple[GroupResult, ...] = ()

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the sources of the lists of members."""
        return tuple(dict.fromkeys(id_ for group in self.groups for id_ in group.sources))

    @property
    def facts_to(self) -> date | None:
        """The oldest day to which the facts of a cell were looked up."""
        return oldest(cell.facts_to for cell in self.cells)


def matrix(
    data: Dataset,
    people: Iterable[Person],
    places: Iterable[Place],
    clock: Clock,
    groups: Iterable[GroupResult] = (),
) -> MatrixResult:
    """Judge a visit of each person to each place and to each member of the groups; who or what is named twice is
    judged once."""
    groups = tuple(groups)
    places = (*places, *members(data, groups))
    stops = [Stop.at(place) for place in {place.name: place for place in places}.values()]
    unique = {person.id: person for person in people}.values()
    cells = tuple(cell for who in unique for cell in _row(data, who, stops, clock))
    return MatrixResult(clock.on, clock.known, cells, groups)


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
