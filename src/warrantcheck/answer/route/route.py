"""The question of a flight: where it stops, whose airspace it crosses, and what each state must and may do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

from warrantcheck.answer.freshness import oldest
from warrantcheck.answer.route.flight import Flight, Halt
from warrantcheck.answer.route.results import CREDIT, LAW, Crossing, PastOverflight, RouteResult
from warrantcheck.answer.status import doubt_of, status_of_person
from warrantcheck.answer.trip.results import Leg
from warrantcheck.answer.trip.trip import Stop, leg
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Person
from warrantcheck.dataset.store import Dataset
from warrantcheck.geography.crossing import Stretch, World
from warrantcheck.law.office import OfficeHeld, assumed, office_held
from warrantcheck.lookup.find import place_of
from warrantcheck.lookup.place import Place
from warrantcheck.risk.scale import worst
from warrantcheck.vocabulary import Standing

SLIVER = 1.0
"""Kilometres: a shorter stretch of a state that is crossed elsewhere on the way is below what the lines can tell."""


def route(
    data: Dataset,
    person: Person,
    flight: Flight,
    clock: Clock,
    assume: Standing | None = None,
    *,
    later: Callable[[date], Clock] | None = None,
    first_note: str | None = None,
) -> RouteResult:
    """Judge every stop and every airspace of a flight.

    The start is judged as a stop-over where it lies abroad: the person stands on that state's ground too.
    `later` gives the clock of the later days of a track; without it all is judged for the one day of `clock`.
    `first_note` is what has to be said first about that day.

    Raises:
        DataError: the files of airspace are missing or damaged.
    """

    def office_on(then: Clock) -> OfficeHeld:
        return assumed(assume) if assume else office_held(person, then)

    office = office_on(clock)
    of_another_day = later is None and first_note is None and flight.day and clock.on not in {d for _, d in flight.days}
    asked = f"The track is of {flight.day}; it is judged for {clock.on}, as asked." if of_another_day else None
    world = World()
    passage = world.passage(flight.paths)
    stretches = _worth_saying(passage.crossed)
    abroad = flight.begin and flight.begin.stop.state.id not in person.nationality
    halts = (*((flight.begin,) if flight.begin and abroad else ()), *flight.halts)
    clocks = _Clocks(clock, later)
    legs = tuple(leg(data, person, office_on(clocks.of(h.day)), h.stop, clocks.of(h.day)) for h in halts)
    judge = _Judge(data, person, office_on, clocks, flight, tuple(zip(halts, legs, strict=True)), world)
    crossed = tuple(judge.crossing(s) for s in stretches if not s.zone.startswith("?"))
    passed = {_key(place_of(data, s.zone)) for s in stretches if not s.zone.startswith("?")}
    close = {_key(p): p for z in sorted(passage.near) if not z.startswith("?") and (p := place_of(data, z))}
    near = [place for key, place in close.items() if key not in passed]
    covered = sum(part.km for part in flight.holes)
    judged: list[Leg | Crossing] = [*(one for one in legs if one.question == "trip"), *crossed] or [*legs]
    return RouteResult(
        person=person.id,
        name=person.name,
        office=office.title,
        office_standing=office.standing,
        on=clock.on,
        known=clock.known,
        path=flight.line,
        km=round(flight.km, 1),
        risk=max((one.risk for one in judged), default=0),
        level=worst([one.level for one in judged]),
        waypoints=flight.waypoints,
        stops=legs,
        crossed=crossed,
        near=tuple(dict.fromkeys(p.code for p in near if p.code not in {c.state for c in crossed})),
        near_names=tuple(place.name for place in near),
        unclaimed_km=round(max(0.0, flight.km - covered - _union(stretches)), 1),
        unobserved_km=round(covered, 1),
        unobserved=flight.holes,
        notes=tuple(n for n in (first_note, asked, *flight.notes, *_notes(world, stretches, flight)) if n),
        law=LAW,
        credit=CREDIT,
        first_note=first_note,
        stop_days=tuple(clocks.of(halt.day).on for halt in halts),
        status=status_of_person(data, person, clock),
        office_seen=office.seen,
        office_doubt=doubt_of(office),
        facts_to=oldest((*(one.facts_to for one in legs), *(one.facts_to for one in crossed))),
    )


class _Clocks:
    """The clock of each day of a flight, made once."""

    def __init__(self, first: Clock, later: Callable[[date], Clock] | None) -> None:
        self._first = first
        self._later = later
        self._made: dict[date, Clock] = {first.on: first}

    def of(self, day: date | None) -> Clock:
        """Return the clock of a day; the question's own where the day is not known or all is judged for one."""
        if day is None or self._later is None:
            return self._first
        if day not in self._made:
            self._made[day] = self._later(day)
        return self._made[day]


class _Judge:
    """Judges each zone once, and remembers it."""

    def __init__(
        self,
        data: Dataset,
        person: Person,
        office_on: Callable[[Clock], OfficeHeld],
        clocks: _Clocks,
        flight: Flight,
        halts: tuple[tuple[Halt, Leg], ...],
        world: World,
    ) -> None:
        self._question = (data, person)
        self._office_on = office_on
        self._clocks = clocks
        self._world = world
        self._flight = flight
        self._kept: dict[tuple[str, date], Leg] = {}
        self._halts = halts

    def crossing(self, stretch: Stretch) -> Crossing:
        """Judge one stretch: as a stop where the plane stands there, else as an overflight."""
        data, person = self._question
        place = place_of(data, stretch.zone)
        clock = self._clocks.of(self._flight.day_at(stretch.begin))
        key = (stretch.zone, clock.on)
        judged = self._ground(stretch, place) or self._kept.get(key)
        if judged is None:
            above, office = Stop.at(place, "overflight"), self._office_on(clock)
            judged = self._kept[key] = leg(data, person, office, above, clock, look_ahead=False)
        territory = place.territory
        held = territory.controlled_by if territory and territory.controlled_by != territory.state else None
        notes = [note for note in (place.note, self._world.note(stretch.zone)) if note]
        return Crossing(
            state=place.code,
            name=place.name,
            zone=stretch.zone.removeprefix("@"),
            begin_km=round(stretch.begin, 1),
            end_km=round(stretch.end, 1),
            km=round(stretch.km, 1),
            osm_km=round(stretch.osm_km, 1),
            ne_km=round(stretch.ne_km, 1),
            certain=stretch.certain,
            held_by=held,
            note=" ".join(notes) or None,
            role=judged.role,
            duty=judged.duty,
            articles=judged.articles,
            risk=judged.risk,
            level=judged.level,
            confidence=judged.confidence,
            arrest=judged.arrest,
            reasons=tuple(factor.text for factor in judged.factors),
            doubts=judged.doubts,
            precedents=judged.precedents,
            sources=judged.sources,
            overflights=self._overflights(held if held and held != "contested" else place.state.id, clock),
            path=self._flight.line,
            credit=CREDIT,
            notes=judged.notes,
            facts_to=judged.facts_to,
        )

    def _overflights(self, state: str, clock: Clock) -> tuple[PastOverflight, ...]:
        """Return the flights over whoever controls the ground, as far as they were past and public."""
        data, _ = self._question
        known, on = clock.known, clock.on
        return tuple(
            PastOverflight(v.id, v.person, v.since, v.outcome, None if v.day_known else v.when)
            for v in data.visits_to(state)
            if v.kind == "overflight" and v.since < on and v.published <= known and v.reliability != "unverified"
        )

    def _ground(self, stretch: Stretch, place: Place) -> Leg | None:
        """Return the judgement of the stop that lies in a stretch, if there is one."""
        for halt, found in self._halts:
            on_it = stretch.begin - 1 <= halt.km <= stretch.end + 1
            if on_it and halt.stop.place and _holds(place, halt.stop.place):
                return found
        return None


def _worth_saying(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Leave out slivers of states that are crossed elsewhere on the way; the only trace of a state stays."""
    longest: dict[str, float] = {}
    for s in stretches:
        longest[s.zone] = max(longest.get(s.zone, 0.0), s.km)
    return [s for s in stretches if s.km >= SLIVER or s.km == longest[s.zone]]


def _key(place: Place) -> tuple[str, str | None]:
    return place.state.id, place.territory.id if place.territory else None


def _holds(zone: Place, named: Place) -> bool:
    """Say whether a zone can be the ground of what was named: the same territory, or any part of the state named."""
    return _key(zone) == _key(named) or (named.territory is None and zone.state.id == named.state.id)


def _union(stretches: list[Stretch]) -> float:
    """Return how much of the path lies in somebody's airspace, by either baseline."""
    total, reach = 0.0, 0.0
    for s in sorted(stretches, key=lambda s: s.begin):
        total += max(0.0, s.end - max(reach, s.begin))
        reach = max(reach, s.end)
    return total


def _notes(world: World, stretches: list[Stretch], flight: Flight) -> list[str]:
    notes = [f"Passes over {world.note(s.zone)}; counted for no state." for s in stretches if s.zone.startswith("?")]
    if any(not s.certain for s in stretches):
        notes.append("Not certain (marked ?): found by only one of the two ways of drawing the territorial sea.")
    if any(node.lat < -60 for path in flight.paths for node in path):
        notes.append("South of 60 degrees no sovereignty is recognised (Antarctic Treaty, art. IV).")
    turns = [abs(a.lon - b.lon) > 90 for path in flight.paths for a, b in pairwise(path) if max(a.lat, b.lat) > 84]
    if any(turns):
        notes.append("The path passes close to the pole, north of all land.")
    return list(dict.fromkeys(notes))
