"""What a path crosses: stretches of airspace in flown order, by both baselines, and what it passes closely."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from warrantcheck.geography.airspace import BASELINES, Airspace, Baseline
from warrantcheck.geography.path import Node, apart, beside
from warrantcheck.geography.surroundings import Piece, Surroundings

JOIN = 5.0
"""Kilometres: over a shorter gap two stretches of one zone are one; lines drawn on rows 2 km apart tell no more."""

TWELVE_MILES = 22.224
SPOTS_APART = 2.0  # kilometres: as far apart as rows of airspace
_BESIDE = (TWELVE_MILES / 2, TWELVE_MILES)

Path = Sequence[Node]
"""A path without holes; a route or a track is a list of them, its kilometres counted on through the holes."""


class Stretch(Struct, frozen=True):
    """A stretch of one zone's airspace: from and to which kilometre of the path, and how much of it each baseline
    finds."""

    zone: str
    begin: float
    end: float
    ne_km: float
    osm_km: float

    @property
    def certain(self) -> bool:
        """Both ways of drawing the territorial sea find it."""
        return self.ne_km > 0 and self.osm_km > 0

    @property
    def km(self) -> float:
        """Its length with the territorial sea as mapped; where only the plain 12 miles find it, with those."""
        return self.osm_km or self.ne_km


class Passage(Struct, frozen=True):
    """What a flight crosses, in flown order (a zone left and entered again appears again); and the zones whose airspace
    comes within 12 nautical miles of it without being crossed."""

    crossed: tuple[Stretch, ...]
    near: frozenset[str]


class World:
    """Both baselines, and where they need not be asked."""

    def __init__(self) -> None:
        """Open the files shipped with the package.

        Raises:
            DataError: one is missing or damaged.
        """
        self._surroundings = Surroundings.shipped("surroundings")
        self.baselines: dict[Baseline, Airspace] = {name: Airspace.shipped(name) for name in BASELINES}

    def passage(self, paths: Sequence[Path]) -> Passage:
        """Return what paths cross and what they pass.

        Raises:
            DataError: a file is damaged.
        """
        pieces = [tuple(self._surroundings.pieces(path)) for path in paths]
        crossed = self._crossed(pieces)
        return Passage(crossed, self._near([p for path in pieces for p in path], {s.zone for s in crossed}))

    def _crossed(self, paths: Iterable[Sequence[Piece]]) -> tuple[Stretch, ...]:
        found: dict[str, list[tuple[float, float, Baseline]]] = {}
        for path in paths:
            for name, airspace in self.baselines.items():
                for zone, begin, end in walk(airspace, path):
                    found.setdefault(zone, []).append((begin, end, name))
        stretches = [stretch for zone, parts in found.items() for stretch in _joined(zone, sorted(parts))]
        return tuple(sorted(stretches, key=lambda s: (s.begin, s.end, s.zone)))

    def _near(self, pieces: Iterable[Piece], crossed: set[str]) -> frozenset[str]:
        """Return which zones that may be near are so, the pieces looked at again more closely."""
        zones: set[str] = set()
        for piece in pieces:
            possible = piece.near - crossed - zones - {""}
            if possible:
                zones |= possible & self._within(piece)
        return frozenset(zones)

    def _within(self, piece: Piece) -> set[str]:
        """Return the zones within 12 nautical miles of a piece."""
        spots = [spot for km in _BESIDE for side in (km, -km) for spot in _spots(beside(*piece.line, side))]
        zones = set().union(*(airspace.zones_of(spots) for airspace in self.baselines.values()))
        for zone, (lat, lon, radius) in self.baselines["ne"].specks.items():
            if zone in piece.near and any(apart(s, (lat, lon)) <= TWELVE_MILES + radius for s in _spots(piece.line)):
                zones.add(zone)
        return zones

    def zones_at(self, lat: float, lon: float) -> dict[Baseline, str]:
        """Return the zone of a point by each baseline; empty where there is none."""
        return {name: airspace.zone(lat, lon) for name, airspace in self.baselines.items()}

    def note(self, zone: str) -> str | None:
        """Return what should be said of how a zone is drawn."""
        return self.baselines["ne"].notes.get(zone) or self.baselines["osm"].notes.get(zone)


def walk(airspace: Airspace, pieces: Sequence[Piece]) -> Iterator[tuple[str, float, float]]:
    """Yield zone, first and last kilometre of each stretch over a zone, in flown order."""
    current, begin, at = 0, 0.0, pieces[0].first.km if pieces else 0.0
    for piece in pieces:
        known = None if piece.zone is None else [(airspace.numbers[piece.zone], piece.second.km)]
        for zone, upto in known or airspace.under(*piece.line):
            if zone != current:
                if current and at > begin:
                    yield airspace.zones[current], begin, at
                current, begin = zone, at
            at = upto
    if current and at > begin:
        yield airspace.zones[current], begin, at


def _spots(path: Path) -> Iterator[tuple[float, float]]:
    """Yield latitudes and longitudes along a path, a few kilometres apart."""
    for first, second in pairwise(path):
        count = max(1, int((second.km - first.km) / SPOTS_APART))
        north = (second.lat - first.lat) / count
        east = ((second.lon - first.lon + 180) % 360 - 180) / count
        for i in range(count):
            yield first.lat + i * north, first.lon + i * east
    if path:
        yield path[-1].lat, path[-1].lon


def _joined(zone: str, parts: Iterable[tuple[float, float, Baseline]]) -> Iterator[Stretch]:
    """Yield the stretches of one zone: parts of both baselines that overlap or nearly touch are one."""
    run: list[tuple[float, float, Baseline]] = []
    reach = float("-inf")
    for part in parts:
        if run and part[0] > reach + JOIN:
            yield _stretch(zone, run)
            run = []
        run.append(part)
        reach = max(reach, part[1])
    if run:
        yield _stretch(zone, run)


def _stretch(zone: str, run: Sequence[tuple[float, float, Baseline]]) -> Stretch:
    km = {name: sum(end - begin for begin, end, of in run if of == name) for name in BASELINES}
    return Stretch(zone, run[0][0], max(end for _, end, _ in run), km["ne"], km["osm"])
