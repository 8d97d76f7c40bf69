"""The line a flight follows: between named places, or along the positions of a track."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path as File
from typing import TYPE_CHECKING

from msgspec import Struct

from warrantcheck.answer.route_results import Unobserved, Waypoint
from warrantcheck.answer.trip import Stop
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import UsageError
from warrantcheck.geography.crossing import Path
from warrantcheck.geography.path import Node, shortest
from warrantcheck.geography.position import Spot, airport, capital, city, largest_city, middle, nearest_airport
from warrantcheck.lookup.find import airport_place, airports_called, find_place, place_of
from warrantcheck.lookup.place import Place

if TYPE_CHECKING:  # most questions have no track
    from warrantcheck.geography.fix import Fix
    from warrantcheck.geography.track import Track

SHORTEST_PATH = "shortest path, not the flight plan"
TRACK = "observed positions, joined by shortest paths; holes are not filled"


class Flight(Struct, frozen=True):
    """Where a flight went or would go: paths without holes, named points, and the stops to be judged.

    `begin` is where it took off, and `day` the UTC day of it, if they are known.
    """

    line: str
    paths: tuple[Path, ...]
    waypoints: tuple[Waypoint, ...]
    begin: Stop | None
    stops: tuple[Stop, ...]
    holes: tuple[Unobserved, ...] = ()
    notes: tuple[str, ...] = ()
    day: date | None = None

    @property
    def km(self) -> float:
        """The length from the first point to the last, holes included."""
        return self.paths[-1][-1].km if self.paths else 0.0


def fly(data: Dataset, begin: str | None, end: str | None, via: Sequence[str], track: File | None) -> Flight:
    """Return the flight that is asked for: between places, or along a track.

    Raises:
        UsageError: both or neither are given; the track cannot be read; as for `between`.
    """
    if track is not None:
        from warrantcheck.geography.track import read_track

        if begin or end or via:
            raise UsageError("A track says where the flight went: leave out --from, --to and --via.")
        return along(data, read_track(track))
    if begin and end:
        return between(data, begin, end, via)
    raise UsageError("A route needs --from and --to, or --track.")


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
    for one, other in pairwise(spots):
        if (one.lat, one.lon) == (other.lat, other.lon):
            raise UsageError(f"{one.name} is given twice in turn: a route needs two different places.")
        part = shortest((one.lat, one.lon), (other.lat, other.lon), nodes[-1].km if nodes else 0.0)
        nodes += part[1:] if nodes else part
    stops = [Stop.at(place, "transit") for place in places[1:-1]]
    return Flight(
        line=SHORTEST_PATH,
        paths=(nodes,),
        waypoints=tuple(
            Waypoint(spot.name, place.code, spot.kind, spot.lat, spot.lon)
            for place, spot in zip(places, spots, strict=True)
        ),
        begin=Stop.at(places[0], "transit"),
        stops=(*stops, Stop.at(places[-1])),
        notes=tuple(dict.fromkeys(notes)),
    )


def _flown_to(data: Dataset, text: str) -> Place:
    """Return a place of a flight: letters that are an airport's and a team's, but no state's, mean the airport."""
    airport_code = () if data.named("abbreviation", text) else airports_called(data, text)
    return place_of(data, airport_code[0]) if airport_code else find_place(data, text)


def along(data: Dataset, track: Track) -> Flight:
    """Return the path along the positions of a track; its ends are stops if they lie at an airport."""
    from warrantcheck.geography.track import paths_of

    paths, holes = paths_of(track)
    first, last = track.fixes[0], track.fixes[-1]
    begin, end = (_airport_at(data, fix.lat, fix.lon, fix.altitude) for fix in (first, last))
    notes = list(track.notes)
    missing = sum(stop - start for start, stop, _, _ in holes)
    for found, word in ((begin, "begins"), (end, "ends")):
        if found is None:
            notes.append(f"The track {word} at no known airport: what lies beyond is not observed, no stop is judged.")
    ends = [(begin, first), (end, last)]
    return Flight(
        line=f"{TRACK} ({missing:,.0f} km not observed)" if holes else TRACK,
        paths=tuple(paths),
        waypoints=tuple(_waypoint(place, fix.lat, fix.lon) for place, fix in ends),
        begin=Stop.at(begin, "transit") if begin else None,
        stops=(Stop.at(end),) if end else (),
        holes=tuple(_unobserved(*hole) for hole in holes),
        notes=tuple(notes),
        day=track.day,
    )


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


HIGH = 3000.0
"""Metres above which a plane that ends its track near an airport is taken to be passing it."""


def _airport_at(data: Dataset, lat: float, lon: float, altitude: float | None) -> Place | None:
    if altitude is not None and altitude > HIGH:
        return None
    found = nearest_airport(lat, lon)
    return airport_place(data, found[0]) if found else None


def _unobserved(begin: float, end: float, after: Fix, before: Fix) -> Unobserved:
    return Unobserved(
        km=round(end - begin, 1),
        begin_km=round(begin, 1),
        end_km=round(end, 1),
        after=_waypoint(None, after.lat, after.lon),
        before=_waypoint(None, before.lat, before.lon),
    )


def _waypoint(place: Place | None, lat: float, lon: float) -> Waypoint:
    if place is None:
        return Waypoint(f"{lat:.2f}, {lon:.2f}", None, "position", lat, lon)
    return Waypoint(place.name, place.code, "airport", lat, lon)
