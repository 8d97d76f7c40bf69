"""The line a flight follows: between named places, or along the positions of a track."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, timedelta
from itertools import pairwise
from pathlib import Path as File
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from warrantcheck.answer.route.results import Unobserved, Waypoint
from warrantcheck.answer.trip.trip import Stop
from warrantcheck.clock import FIRST_DAY
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import UsageError
from warrantcheck.geography.crossing import Path
from warrantcheck.geography.path import Node, shortest
from warrantcheck.geography.position import Spot, airport, capital, city, largest_city, middle
from warrantcheck.lookup.find import airport_place, airports_called, find_place, place_of
from warrantcheck.lookup.place import Place
from warrantcheck.vocabulary import Role

if TYPE_CHECKING:  # most questions have no track
    from warrantcheck.geography.tracks.fix import Fix
    from warrantcheck.geography.tracks.landing import Landing
    from warrantcheck.geography.tracks.track import Track

SHORTEST_PATH = "shortest path, not the flight plan"
TRACK = "observed positions, joined by shortest paths; holes are not filled"

VISIT = timedelta(hours=12)
"""Who stays longer at a landing on the way is taken for a visitor there, not for a passenger in transit."""


class Halt(Struct, frozen=True):
    """A stay on the ground: the stop to be judged, the kilometre of the path it lies at, and the UTC day, if known."""

    stop: Stop
    km: float
    day: date | None = None


class Flight(Struct, frozen=True):
    """Where a flight went or would go: paths without holes, named points, and the stays on the ground to be judged.

    `begin` is where it took off, if that is known; `day` the UTC day of it. `days` are kilometres and the days that
    begin there. `undated` says, for a track without a day that can be read, why. `readings` say what else the codes
    that were typed could mean.
    """

    line: str
    paths: tuple[Path, ...]
    waypoints: tuple[Waypoint, ...]
    begin: Halt | None
    halts: tuple[Halt, ...]
    holes: tuple[Unobserved, ...] = ()
    notes: tuple[str, ...] = ()
    day: date | None = None
    days: tuple[tuple[float, date], ...] = ()
    undated: str | None = None
    readings: tuple[str, ...] = ()

    @property
    def km(self) -> float:
        """The length from the first point to the last, holes included."""
        return self.paths[-1][-1].km if self.paths else 0.0

    def day_at(self, km: float) -> date | None:
        """Return the UTC day on which a kilometre was flown, if the track has times."""
        return next((day for begin, day in reversed(self.days) if begin <= km), self.day)


def fly(
    data: Dataset, begin: str | None, end: str | None, via: Sequence[str], track: File | None, aircraft: str | None
) -> Flight:
    """Return the flight that is asked for: between places, or along a track.

    Raises:
        UsageError: both or neither are given, or an aircraft without a track; the track cannot be read; as for
            `between`.
    """
    if track is not None:
        from warrantcheck.geography.tracks.track import read_track

        if begin or end or via:
            raise UsageError("A track says where the flight went: leave out --from, --to and --via.")
        return along(data, read_track(track, aircraft))
    if aircraft is not None:
        raise UsageError("--aircraft chooses among those of a file: it needs --track.")
    if begin and end:
        return between(data, begin, end, via)
    raise UsageError("A route needs --from and --to, or --track.")


def day_of_flight(flight: Flight, today: date) -> tuple[date | None, str | None]:
    """Return the day for which a flight is judged if none was asked for, and what has to be said first about it.

    The day is None for a flight between places, which is judged for today without a note, and for a track whose day
    cannot be read or cannot be true.
    """
    if flight.day and FIRST_DAY <= flight.day <= today:
        return flight.day, None
    if flight.day:
        why = f"The track's first time is of {flight.day}, which "
        why += "has not come yet" if flight.day > today else "lies before the Statute"
    elif flight.undated:
        why = flight.undated.rstrip(".")
    else:
        return None, None
    return None, f"{why}: judged for today, {today}. Give the day of the flight with --on."


def between(data: Dataset, begin: str, end: str, via: Iterable[str] = ()) -> Flight:
    """Return the shortest path from place to place.

    Raises:
        UnknownName: a place is not known, or its position is not.
        AmbiguousName: a name means several places.
        UsageError: two places in turn are the same point.
    """
    places = [_flown_to(data, text) for text in (begin, *via, end)]
    spots = [_spot(place) for place in places]
    notes = [note for place, spot in zip(places, spots, strict=True) if (note := _stands_for(place, spot))]
    nodes: list[Node] = []
    reached = [0.0]
    for one, other in pairwise(spots):
        if (one.lat, one.lon) == (other.lat, other.lon):
            raise UsageError(f"{one.name} is given twice in a row: a route needs two different places.")
        part = shortest((one.lat, one.lon), (other.lat, other.lon), nodes[-1].km if nodes else 0.0)
        nodes += part[1:] if nodes else part
        reached.append(nodes[-1].km)
    halts = [Halt(Stop.at(place, "transit"), km) for place, km in zip(places[1:-1], reached[1:], strict=False)]
    return Flight(
        line=SHORTEST_PATH,
        paths=(nodes,),
        waypoints=tuple(
            Waypoint(spot.name, place.code, spot.kind, spot.lat, spot.lon)
            for place, spot in zip(places, spots, strict=True)
        ),
        begin=Halt(Stop.at(places[0], "transit"), 0.0),
        halts=(*halts, Halt(Stop.at(places[-1]), nodes[-1].km)),
        notes=tuple(dict.fromkeys(notes)),
        readings=tuple(place.reading for place in places if place.reading),
    )


def _flown_to(data: Dataset, text: str) -> Place:
    """Return a place of a flight: a code that is an airport's and a state's or a team's means the airport here."""
    meanings = airports_called(data, text)
    if not meanings:
        return find_place(data, text)
    place = place_of(data, meanings[0])
    others = [place_of(data, m) for kind in ("abbreviation", "team") for m in data.named(kind, text)]
    names = dict.fromkeys(other.name for other in others if other.state.id != place.state.id)
    note = f"{text!r} is read as the code of an airport, {place.name}; it is also a code of {' and of '.join(names)}."
    return replace(place, reading=note) if names else place


def along(data: Dataset, track: Track) -> Flight:
    """Return the path along the positions of a track, with the stays on the ground that it shows."""
    from warrantcheck.geography.tracks.track import line_of

    line = line_of(track.fixes)
    last = len(track.fixes) - 1
    notes = list(track.notes)
    begin: Halt | None = None
    halts: list[Halt] = []
    waypoints: list[Waypoint] = []
    for landing in track.landings:
        place = _ground(data, landing)
        where = f"{landing.position.lat:.2f}, {landing.position.lon:.2f}"
        if place is None:
            notes.append(f"The aircraft stood at {where}, in no known state: no stop is judged there.")
            continue
        if landing.airport is None:
            notes.append(f"The aircraft stood at {where}, at no known airport, in {place.name}.")
        if landing.doubt:
            notes.append(f"{place.name}: that the aircraft stood there is not certain ({landing.doubt}).")
        waypoints.append(_waypoint(place, landing.position, landing.airport))
        begins, ends = landing.first == 0, landing.last == last
        role: Role = "destination" if ends or _stayed(track, landing) >= VISIT else "transit"
        halt = Halt(Stop.at(place, role), line.kilometres[landing.first], _day(track.fixes[landing.first]))
        if begins:
            begin = halt
        else:
            halts.append(halt)
    ended = any(landing.last == last for landing in track.landings)
    for found, word in ((begin is not None, "begins"), (ended, "ends")):
        if not found:
            notes.append(f"The track {word} at no known airport: what lies beyond is not observed, no stop is judged.")
    if begin is None:
        waypoints.insert(0, _waypoint(None, track.fixes[0]))
    if not ended:
        waypoints.append(_waypoint(None, track.fixes[-1]))
    missing = sum(stop - start for start, stop, _, _ in line.holes)
    return Flight(
        line=f"{TRACK} ({missing:,.0f} km not observed)" if line.holes else TRACK,
        paths=tuple(line.paths),
        waypoints=tuple(waypoints),
        begin=begin,
        halts=tuple(halts),
        holes=tuple(_unobserved(*hole) for hole in line.holes),
        notes=tuple(dict.fromkeys(notes)),
        day=track.day,
        days=tuple(_days(track, line.kilometres)),
        undated=None if track.day else track.undated or "The file gives no time",
    )


def _ground(data: Dataset, landing: Landing) -> Place | None:
    """Return where an aircraft stood: at the airport in reach, else in the zone that the position lies in."""
    if landing.airport:
        return airport_place(data, landing.airport)
    from warrantcheck.geography.crossing import World

    zones = [z for z in World().zones_at(landing.position.lat, landing.position.lon).values() if z and z[0] != "?"]
    return place_of(data, zones[0]) if zones else None


def _stayed(track: Track, landing: Landing) -> timedelta:
    first, last = track.fixes[landing.first].time, track.fixes[landing.last].time
    return last - first if first and last else timedelta()


def _day(fix: Fix) -> date | None:
    return fix.time.astimezone(UTC).date() if fix.time else None


def _days(track: Track, kilometres: Sequence[float]) -> Iterator[tuple[float, date]]:
    """Yield where each UTC day of a track begins."""
    known: date | None = None
    for fix, km in zip(track.fixes, kilometres, strict=True):
        day = _day(fix)
        if day and day != known:
            known = day
            yield km, day


def _spot(place: Place) -> Spot:
    """Return where a place lies: the airport or city named, or what stands for a state or a territory."""
    territory = place.territory
    codes = [place.state.id] if territory is None else [c for c in (territory.code, territory.state) if c]
    codes += [territory.controlled_by] if territory else []
    found: Spot | None = None
    if place.detail:
        found = airport(place.detail) if len(place.detail) == 3 and place.detail.isupper() else None
        found = found or city(codes, place.detail)
    elif territory is None:
        found = capital(place.state.id) or largest_city(place.state.id)
    else:
        found = (capital(territory.code) if territory.code else None) or _first(territory.cities, codes)
        found = found or next((s for s in map(airport, territory.airports) if s), None)
    if found is None and territory:
        found = middle(f"@{territory.id}", territory.name)
    elif found is None and not place.detail:
        found = middle(place.state.id, place.state.name)
    if found is None:
        raise UsageError(f"The position of {place.name} is not known: name an airport or a large city there.")
    return found


def _stands_for(place: Place, spot: Spot) -> str | None:
    """Say which point was taken where no town or airport was named, or where its position is not known."""
    if spot.kind == "middle":
        return f"{place.name}: the path is drawn to the middle of its land."
    if spot.doubted:
        return f"{place.name}: lists of airports do not agree where it lies; the path is drawn to one of the places."
    return None if place.detail else f"{place.name}: the path is drawn to {spot.name}."


def _first(names: Sequence[str], codes: list[str]) -> Spot | None:
    return next((spot for name in names if (spot := city(codes, name))), None)


def _unobserved(begin: float, end: float, after: Fix, before: Fix) -> Unobserved:
    return Unobserved(
        km=round(end - begin, 1),
        begin_km=round(begin, 1),
        end_km=round(end, 1),
        after=_waypoint(None, after),
        before=_waypoint(None, before),
    )


def _waypoint(place: Place | None, fix: Fix, airport_code: str | None = None) -> Waypoint:
    if place is None or airport_code is None:
        name = f"{fix.lat:.2f}, {fix.lon:.2f}"
        return Waypoint(name, place.code if place else None, "position", fix.lat, fix.lon)
    return Waypoint(place.name, place.code, "airport", fix.lat, fix.lon)
