"""The answer to the question of a route: frozen, typed, and the shape of its machine-readable output."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from warrantcheck.answer.result import Result
from warrantcheck.answer.status import OfficeDoubt, StatusResult
from warrantcheck.answer.trip.results import Leg, LegNote
from warrantcheck.law.duty import DutyValue
from warrantcheck.risk.estimate import ArrestRange
from warrantcheck.vocabulary import Confidence, Level, Role

LAW = (
    "Airspace is territory: that above a state's land and its sea of 12 nautical miles (Chicago Convention, arts. 1 "
    "and 2). A state aircraft needs leave to fly over (art. 3(c)); the practical means against a passenger are to "
    "refuse it or to require a landing. Whether the Rome Statute obliges states to act against a flight that only "
    "passes is disputed."
)
CREDIT = "Land: Natural Earth. Territorial sea: (c) OpenStreetMap contributors (ODbL), and 12 nautical miles of coast."


class Waypoint(Struct, frozen=True):
    """A named point of the route, in degrees; `kind` is `airport`, `city`, `capital` (taken for its state),
    `middle` (of a territory's land) or `position` (of a track)."""

    name: str
    state: str | None
    kind: str
    lat: float
    lon: float


class PastOverflight(Struct, frozen=True):
    """An earlier flight of a wanted person over the same state: when, and whether it was let pass; `month` is given
    where the day is not known."""

    id: str
    person: str
    date: date
    outcome: str
    month: str | None = None


class Crossing(Struct, frozen=True):
    """A stretch of one state's airspace, over its land and territorial sea.

    `begin_km` and `end_km` count from the start; `km` is the length by the territorial seas as mapped, else by plain
    12 miles; `osm_km` and `ne_km` are both. `certain`: both baselines find the state here. `zone` is the state's code
    or the territory's id; `held_by` is a state's code, or `contested`, where another than the responsible
    state holds the ground. `role` is not
    `overflight` where the plane stands on the ground; the estimate is that of the stop then. `overflights` are those of
    any wanted person that were known. `path` and `credit` stand
    in every row, because rows are read alone.
    """

    state: str
    name: str
    zone: str
    role: Role
    begin_km: float
    end_km: float
    km: float
    osm_km: float
    ne_km: float
    certain: bool
    held_by: str | None
    note: str | None
    duty: DutyValue
    articles: tuple[str, ...]
    risk: float
    level: Level
    confidence: Confidence
    arrest: ArrestRange
    reasons: tuple[str, ...]
    doubts: tuple[str, ...]
    precedents: tuple[str, ...]
    overflights: tuple[PastOverflight, ...]
    sources: tuple[str, ...]
    path: str
    credit: str
    notes: tuple[LegNote, ...]
    facts_to: date | None = None


class Unobserved(Struct, frozen=True):
    """A hole in a track: nobody knows what was crossed between its ends, `begin_km` and `end_km` from the start."""

    km: float
    begin_km: float
    end_km: float
    after: Waypoint
    before: Waypoint


class RouteResult(Result, frozen=True):
    """A flight: where it stops, whose airspace it crosses in flown order, what it passes closely.

    `path` says what line was followed; `km` is its length, holes of a track included; `unclaimed_km` lies over no
    state's airspace. `near` are states whose airspace comes within 12 nautical miles without being crossed;
    `near_names` adds the territories of states that are crossed elsewhere. `risk` and `level` are the highest of all
    stops and crossings (`unclear` ranks above `low`). `first_note`, also among the `notes`, says that the day of a
    track could not be read. `stop_days` are the days for which the `stops` are judged, one for each.
    """

    person: str
    name: str
    office: str
    office_standing: str
    on: date
    known: date
    path: str
    km: float
    risk: float
    level: Level
    waypoints: tuple[Waypoint, ...]
    stops: tuple[Leg, ...]
    crossed: tuple[Crossing, ...]
    near: tuple[str, ...]
    near_names: tuple[str, ...]
    unclaimed_km: float
    unobserved_km: float
    unobserved: tuple[Unobserved, ...]
    notes: tuple[str, ...]
    law: str
    credit: str
    first_note: str | None
    stop_days: tuple[date, ...]
    status: StatusResult
    office_seen: date | None
    office_doubt: OfficeDoubt | None
    facts_to: date | None = None

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the sources it rests on, in the order of their first use."""
        noted = (id_ for crossing in self.crossed for note in crossing.notes for id_ in note.sources)
        return tuple(dict.fromkeys((*(id_ for leg in self.stops for id_ in leg.cited), *noted, *self.status.sources)))
