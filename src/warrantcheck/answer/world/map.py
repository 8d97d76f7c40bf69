"""What a map of the world shows: the answer for each state, and for the territories that are drawn apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date

from msgspec import Struct

from warrantcheck.answer.trip.results import Leg
from warrantcheck.answer.trip.trip import Stop, trip
from warrantcheck.answer.world.map_days import MapDays, map_days
from warrantcheck.answer.world.world import WorldResult
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Person, Territory
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import DataError
from warrantcheck.geography.canvas import Canvas, canvas
from warrantcheck.geography.frame import Frame, frame_of, holds, whole
from warrantcheck.geography.regions import find_region
from warrantcheck.law.duty import BINDING
from warrantcheck.lookup.place import Place
from warrantcheck.vocabulary import Standing


class Spot(Struct, frozen=True):
    """One place on the map: its answer, and what the drawing must tell apart.

    `key` is that of the shape; `reason` its main reason; `held_by` names
    whoever controls a disputed territory. A spot that was not asked for (another region or level) is not `shown`.
    """

    key: str
    name: str
    leg: Leg
    binds: bool
    disputed: bool
    home: bool
    reason: str
    held_by: str | None = None
    shown: bool = True


class MapResult(Struct, frozen=True):
    """A world with its shapes; `limits` are the least risks, in per cent, of the levels above `minimal`.

    `frame` is the part of the canvas to look at; of a region it is the land of its states, and `outside` are those
    that do not lie in it. `days` are the other days for which the map can be drawn, if they were asked for and if
    nothing but the day was chosen by the reader.
    """

    world: WorldResult
    spots: tuple[Spot, ...]
    canvas: Canvas
    frame: Frame
    limits: Mapping[str, float]
    version: str
    checked: str
    outside: tuple[Spot, ...] = ()
    days: MapDays | None = None


def map_of(
    data: Dataset,
    person: Person,
    clock: Clock,
    asked: WorldResult,
    assume: Standing | None = None,
    today: date | None = None,
) -> MapResult:
    """Judge what the map draws: every state and every territory of which there is a shape.

    With `today`, the days on which an answer changes are worked out, too.

    Raises:
        DataError: the shapes cannot be read.
    """
    drawn = canvas()
    states = [state for state in data.states if state.id in drawn.shapes]
    territories = list(_territories(data, drawn))
    places = [Place(data.state(t.state or t.controlled_by), t) for t in territories]
    stops = [*(Stop(state) for state in states), *map(Stop.at, places)]
    legs = trip(data, person, stops, clock, assume).legs
    shown = {leg.state for leg in asked.legs}
    count = len(states)
    spots = [_spot(leg.state, leg, shown=leg.state in shown) for leg in legs[:count]]
    for place, territory, leg in zip(places, territories, legs[count:], strict=True):
        asked_for = asked.shown in (None, leg.level) and asked.duty in (None, leg.duty)
        visible = place.state.id in shown and asked_for
        spots.append(_spot(f"@{territory.id}", leg, shown=visible, disputed=territory.disputed,
                           held_by=_held_by(data, territory)))  # fmt: skip
    levels = {str(name): limit for name, limit in data.model.levels.items()}
    within = find_region(asked.region).states if asked.region else None
    frame = whole(drawn) if within is None else frame_of(drawn, within)
    outside = tuple(spot for spot in spots if spot.key in shown and not holds(frame, drawn.shapes[spot.key]))
    every = {state.id for state in data.states if within is None or state.id in within}
    days = None
    if today and assume is None and clock == Clock.of(today, clock.on) and shown == every:
        judged = {spot.key: stop for spot, stop in zip(spots, stops, strict=True) if spot.shown}
        days = map_days(data, person, judged, clock.on, today)
    checked = str(asked.facts_to or data.checked)
    return MapResult(asked, tuple(spots), drawn, frame, levels, data.version, checked, outside, days)


def at_home(leg: Leg) -> bool:
    """Say whether a state is the person's own."""
    return leg.question == "home" or any(factor.id == "own_country" for factor in leg.factors)


def main_reason(leg: Leg) -> str:
    """Return the finding about this very place that moves the estimate most; if there is none, the reason of the duty.

    The duty itself has a place of its own, and the office held is the same everywhere.
    """
    found = [f for f in leg.factors if f.id not in ("duty", "office")]
    return max(found, key=lambda f: abs(f.weight)).text if found else leg.duty_text


def _territories(data: Dataset, drawn: Canvas) -> Iterator[Territory]:
    """Yield the territories that are drawn apart; a folder of one's own need not hold them all."""
    for key in drawn.shapes:
        if key.startswith("@"):
            with suppress(DataError):
                yield data.territory(key[1:])


def _spot(key: str, leg: Leg, *, shown: bool, disputed: bool = False, held_by: str | None = None) -> Spot:
    home = not key.startswith("@") and at_home(leg)
    return Spot(key, leg.name, leg, leg.duty in BINDING, disputed, home, main_reason(leg), held_by, shown)


def _held_by(data: Dataset, territory: Territory) -> str | None:
    """Say who controls a territory, if that is not plainly the state responsible for it."""
    if territory.controlled_by == "contested":
        return "control contested"
    return None if territory.controlled_by == territory.state else f"held by {data.state(territory.controlled_by).name}"
