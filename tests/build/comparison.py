"""The routes of tests/routes.yaml by both methods, and how far they differ.

`python tests/build/comparison.py` prints the table of docs/route.md, and the largest differences.
WARRANTCHECK_SOURCES names the folder of the two downloads (otherwise build/airspace).
"""

from __future__ import annotations

import math
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from polygons import Points, Polygons
from pyproj import Geod
from rules import ROOT

from warrantcheck.answer.route.flight import Flight, between
from warrantcheck.dataset.store import Dataset
from warrantcheck.geography.crossing import World

WGS84 = Geod(ellps="WGS84")
BASELINES = ("osm", "ne")
SPACING = 1.0
"""Kilometres between the points of the second method."""

LONG_ENOUGH = 25.0
"""Kilometres from which a zone is compared; tests/routes.yaml has the same threshold."""


@dataclass(frozen=True)
class Found:
    """What one method finds: the kilometre at which each zone is first met by either baseline, in that order (the
    program tells no more), and by each baseline how many kilometres lie over it."""

    met: dict[str, float]
    km: dict[str, dict[str, float]]

    def long(self, baseline: str) -> list[str]:
        """Return the zones with 25 km or more, in the order in which they are met."""
        return [zone for zone in self.met if self.km[baseline].get(zone, 0.0) >= LONG_ENOUGH]


@dataclass(frozen=True)
class Compared:
    """A route by both methods."""

    case: str
    km: float
    km_of_proj: float
    first: Found
    second: Found

    def differences(self, baseline: str) -> dict[str, float]:
        """Return how many kilometres more the first method finds over each zone that is long enough by either."""
        first, second = self.first.km[baseline], self.second.km[baseline]
        zones = dict.fromkeys((*self.first.long(baseline), *self.second.long(baseline)))
        return {zone: first.get(zone, 0.0) - second.get(zone, 0.0) for zone in zones}


@dataclass(frozen=True)
class Comparison:
    """All routes by their names, and the points of the second method with their zones."""

    routes: dict[str, Compared]
    lines: list[Points]
    owners: dict[str, list[list[str]]]

    def differences(self, baseline: str) -> Any:
        """Return how many kilometres more the first method finds, for every route and zone."""
        return np.array([km for route in self.routes.values() for km in route.differences(baseline).values()])

    def points(self) -> Iterator[tuple[float, float, dict[str, str]]]:
        """Yield longitude, latitude and the zone by each baseline of every point."""
        for i, line in enumerate(self.lines):
            for (lon, lat), *zones in zip(line.tolist(), *(self.owners[b][i] for b in BASELINES), strict=True):
                yield lon, lat, dict(zip(BASELINES, zones, strict=True))


def compare(folder: Path) -> Comparison:
    """Ask both methods for every route."""
    data, world, polygons = Dataset.shipped(), World(), Polygons(folder)
    cases = yaml.safe_load((ROOT / "tests" / "routes.yaml").read_text(encoding="utf-8"))
    flights = [between(data, case["from"], case["to"]) for case in cases]
    lines = [geodesic(flight) for flight in flights]
    owners = dict(zip(BASELINES, polygons.zones([points for points, _ in lines]), strict=True))
    routes = {}
    for i, (case, flight, (points, km)) in enumerate(zip(cases, flights, lines, strict=True)):
        second = by_points({name: owners[name][i] for name in BASELINES}, km / len(points))
        routes[case["case"]] = Compared(case["case"], flight.km, km, by_program(world, flight), second)
    return Comparison(routes, [points for points, _ in lines], owners)


def geodesic(flight: Flight) -> tuple[Points, float]:
    """Return points along PROJ's geodesic, each in the middle of its kilometre or a little less, and its length."""
    begin, end = flight.waypoints
    azimuth, _, metres = WGS84.inv(begin.lon, begin.lat, end.lon, end.lat)
    count = math.ceil(metres / 1000 / SPACING)
    step = metres / count
    halves = WGS84.fwd_intermediate(
        begin.lon, begin.lat, azimuth, npts=2 * count, del_s=step / 2, initial_idx=1, return_back_azimuth=False
    )
    return np.column_stack((halves.lons[::2], halves.lats[::2])), metres / 1000


def by_points(zones: dict[str, list[str]], step: float) -> Found:
    """Count the points over each zone."""
    met: dict[str, float] = {}
    for i, both in enumerate(zip(*zones.values(), strict=True)):
        for zone in both:
            if zone:
                met.setdefault(zone, (i + 0.5) * step)
    return Found(met, {name: {zone: step * count for zone, count in Counter(zones[name]).items()} for name in zones})


def by_program(world: World, flight: Flight) -> Found:
    """Add the stretches of each zone that warrantcheck finds."""
    met: dict[str, float] = {}
    km: dict[str, dict[str, float]] = {name: {} for name in BASELINES}
    for stretch in sorted(world.passage(flight.paths).crossed, key=lambda s: s.begin):
        met.setdefault(stretch.zone, stretch.begin)
        for name, part in (("osm", stretch.osm_km), ("ne", stretch.ne_km)):
            km[name][stretch.zone] = km[name].get(stretch.zone, 0.0) + part
    return Found(met, km)


def table(comparison: Comparison) -> str:
    """Return the table of docs/route.md, and the ten largest differences by each baseline."""
    routes = list(comparison.routes.values())
    apart = max(abs(route.km - route.km_of_proj) for route in routes) * 1e6
    lines = [
        f"{len(routes)} routes, {sum(r.km for r in routes):,.0f} km; their lengths agree within {apart:.3f} mm",
        "| baseline | lengths | mean | median | 95 % within | worst |",
    ]
    for name in BASELINES:
        off = abs(comparison.differences(name))
        lines.append(
            f"| {name} | {len(off)} | {off.mean():.2f} | {np.median(off):.2f}"
            f" | {np.quantile(off, 0.95):.2f} | {off.max():.2f} |"
        )
    for name in BASELINES:
        each = [(abs(km), km, zone, r) for r in routes for zone, km in r.differences(name).items()]
        lines.append(f"largest by {name}: kilometres by the first method, by the second, difference")
        for _, km, zone, route in sorted(each, key=lambda row: -row[0])[:10]:
            second = route.second.km[name].get(zone, 0.0)
            lines.append(f"  {second + km:8.1f} {second:8.1f} {km:+6.1f}  {zone}, {route.case}")
    return "\n".join(lines)


def folder() -> Path:
    """Return where the downloads are, or go."""
    return Path(os.environ.get("WARRANTCHECK_SOURCES", ROOT / "build" / "airspace"))


if __name__ == "__main__":
    sys.stdout.write(table(compare(folder())) + "\n")
