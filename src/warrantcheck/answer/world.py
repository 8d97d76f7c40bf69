"""One person against the whole world."""

from __future__ import annotations

from collections import Counter
from datetime import date

from msgspec import Struct

from warrantcheck.answer.results import Leg
from warrantcheck.answer.trip import Stop, trip
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Person
from warrantcheck.dataset.store import Dataset
from warrantcheck.vocabulary import Standing


class WorldResult(Struct, frozen=True):
    """One person against every state; `counts` says how many states there are of each level and of each duty."""

    person: str
    name: str
    office: str
    on: date
    known: date
    counts: dict[str, dict[str, int]]
    legs: tuple[Leg, ...]


def world(
    data: Dataset, person: Person, clock: Clock, assume: Standing | None = None, sort: str = "risk"
) -> WorldResult:
    """Judge a visit to every state; `sort` by `risk` (highest first) or by `name`."""
    result = trip(data, person, [Stop(state) for state in data.states], clock, assume)
    legs = sorted(result.legs, key=lambda leg: leg.name)
    if sort == "risk":
        legs.sort(key=lambda leg: -leg.risk)
    counts: dict[str, dict[str, int]] = {
        "level": dict(Counter(leg.level for leg in legs)),
        "duty": dict(Counter(leg.duty for leg in legs)),
    }
    return WorldResult(person.id, person.name, result.office, clock.on, clock.known, counts, tuple(legs))
