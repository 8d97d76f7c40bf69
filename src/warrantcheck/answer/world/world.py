"""One person against the whole world."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from warrantcheck.answer.result import Result
from warrantcheck.answer.status import OfficeDoubt, StatusResult
from warrantcheck.answer.trip.group import GroupResult
from warrantcheck.answer.trip.results import Leg, trips_of
from warrantcheck.answer.trip.trip import Stop, trip
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Person
from warrantcheck.dataset.store import Dataset
from warrantcheck.vocabulary import ORDER, DutyValue, Level, Standing

if TYPE_CHECKING:
    from warrantcheck.geography.regions import Region


class WorldResult(Result, frozen=True):
    """One person against every state, or those of a region.

    `counts` says how many of these states there are of each level, highest first, and of each duty; the own country,
    where the question is another one, is counted under `home`. `legs` are those of the level asked for (`shown`; None:
    of all levels) and of the `duty` asked for. `groups`: only members of these on the day.
    """

    person: str
    name: str
    office: str
    on: date
    known: date
    counts: dict[str, dict[str, int]]
    legs: tuple[Leg, ...]
    region: str | None
    shown: Level | None
    status: StatusResult
    office_seen: date | None
    office_doubt: OfficeDoubt | None
    duty: DutyValue | None = None
    groups: tuple[GroupResult, ...] = ()
    facts_to: date | None = None

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the sources of the lists of members."""
        return tuple(dict.fromkeys(id_ for group in self.groups for id_ in group.sources))


def world(
    data: Dataset,
    person: Person,
    clock: Clock,
    assume: Standing | None = None,
    sort: str = "risk",
    *,
    region: Region | None = None,
    level: Level | None = None,
    duty: DutyValue | None = None,
    groups: Collection[GroupResult] = (),
) -> WorldResult:
    """Judge a visit to every state; `sort` by `risk` (highest first) or by `name`.

    `region`, `groups`: only states of this region, and of one of these groups; `level`, `duty`: show only these.
    """
    members = {state for group in groups for state in group.members}
    states = [
        state
        for state in data.states
        if (region is None or state.id in region.states) and (not groups or state.id in members)
    ]
    if len(states) == len(data.states):
        data.read_ahead()
    result = trip(data, person, [Stop(state) for state in states], clock, assume)
    legs = sorted(result.legs, key=lambda leg: leg.name)
    if sort == "risk":
        legs.sort(key=lambda leg: -leg.risk)
    trips = trips_of(legs)
    homes = [leg for leg in legs if leg.question == "home"] if len(trips) < len(legs) else []
    duties: dict[str, int] = dict(Counter(leg.duty for leg in legs).most_common())
    counts = {"level": _levels(trips), "duty": duties}
    counts |= {"home": _levels(homes)} if homes else {}
    kept = tuple(leg for leg in legs if level in (None, leg.level) and duty in (None, leg.duty))
    return WorldResult(
        person.id,
        person.name,
        result.office,
        clock.on,
        clock.known,
        counts,
        kept,
        region.name if region else None,
        level,
        result.status,
        result.office_seen,
        result.office_doubt,
        duty,
        tuple(groups),
        result.facts_to,
    )


def _levels(legs: list[Leg]) -> dict[str, int]:
    found: Counter[str] = Counter(leg.level for leg in legs)
    return {name: found[name] for name in reversed(ORDER) if found[name]}
