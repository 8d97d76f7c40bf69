"""The sea belts: 12 nautical miles around the coasts of Natural Earth, and OpenStreetMap's territorial seas.

Where two zones could have a stretch of sea, the one with the nearer coast has it (UNCLOS, art. 15, the median line).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import numpy as np
from scipy.spatial import cKDTree

from airspace.runs import COUNT, LOWEST, STEP, Runs, fill, latitude, union, wrap
from airspace.sources import Feature
from airspace.zones import Row, Rules

TWELVE_MILES = 22.224  # km
PIECE = 0.02  # degrees: how finely a contested stretch is cut
A, E2 = 6378.137, 0.00669437999014  # WGS 84

Claims = dict[int, list[tuple[float, float, str]]]


def around(points: Any) -> Runs:
    """Return the runs within 12 nautical miles of points of a coast."""
    reach = int(TWELVE_MILES / (110.5 * STEP)) + 1
    own = np.floor((points[:, 1] - LOWEST) / STEP).astype(np.int64)
    parts = []
    for offset in range(-reach, reach + 1):
        row = own + offset
        lat = latitude(row)
        middle = np.radians((lat + points[:, 1]) / 2)
        sine = 1 - E2 * np.sin(middle) ** 2
        height = np.radians(lat - points[:, 1]) * A * (1 - E2) / sine**1.5
        width = np.sqrt(np.maximum(TWELVE_MILES**2 - height**2, 0))
        side = np.degrees(width / (A / np.sqrt(sine) * np.cos(np.radians(lat))))
        use = (side > 0) & (row >= 0) & (row < COUNT)
        parts.append((row[use], points[use, 0] - side[use], points[use, 0] + side[use]))
    return union([wrap(union(parts))])


def buffered(coast: dict[str, Any]) -> Claims:
    """Return for every row the stretches within 12 nautical miles of each zone's coast."""
    return _claims((zone, around(points)) for zone, points in sorted(coast.items()))


def mapped(features: Iterable[Feature], coast: dict[str, Any]) -> Claims:
    """Return for every row what OpenStreetMap gives each state, land and sea, by the state's code; and 12 miles around
    land that is counted for no state, so that no claimant has it."""
    own = [(f.code, union([fill(polygon) for polygon in f.polygons])) for f in features if f.code != "AQ"]
    return _claims([*own, *((zone, around(points)) for zone, points in sorted(coast.items()) if zone.startswith("?"))])


def _claims(named: Iterable[tuple[str, Runs]]) -> Claims:
    found: Claims = {}
    for name, runs in named:
        for row, begin, end in zip(*(part.tolist() for part in runs), strict=True):
            found.setdefault(row, []).append((begin, end, name))
    return found


class Nearest:
    """Which of several zones has the nearest coast."""

    def __init__(self, coast: dict[str, Any]) -> None:
        """Index the points of the coasts on the sphere."""
        self.trees = {zone: cKDTree(_on_sphere(points)) for zone, points in coast.items()}

    def choose(self, places: Any, sets: list[frozenset[str]]) -> list[str]:
        """Return the zone for each place (n by 2) among its set; ties go to the first name."""
        spots = _on_sphere(places)
        best = np.full(len(places), np.inf)
        chosen = [""] * len(places)
        by_zone: dict[str, list[int]] = {}
        for i, zones in enumerate(sets):
            for zone in zones:
                by_zone.setdefault(zone, []).append(i)
        for zone, indices in sorted(by_zone.items()):
            distance, _ = self.trees[zone].query(spots[indices])
            for i, d in zip(indices, distance, strict=True):
                if d < best[i]:
                    best[i], chosen[i] = d, zone
        return chosen


def with_belts(land: list[Row], claims: Claims, nearest: Nearest, rule: Rules | None) -> list[Row]:
    """Return land and sea together; with rules, claims are of states whose zones are to be told apart."""
    pieces: list[tuple[int, float, float, frozenset[str]]] = []
    for row, stretches in claims.items():
        pieces += [(row, a, b, zones) for a, b, zones in _free(land[row], stretches, nearest, rule)]
    open_ = [i for i, piece in enumerate(pieces) if len(piece[3]) > 1]
    places = np.array([((pieces[i][1] + pieces[i][2]) / 2, latitude(pieces[i][0])) for i in open_])
    chosen = nearest.choose(places, [pieces[i][3] for i in open_]) if open_ else []
    names = dict(zip(open_, chosen, strict=True))
    rows = [list(row) for row in land]
    for i, (row, a, b, zones) in enumerate(pieces):
        rows[row].append((a, b, names.get(i) or next(iter(zones))))
    return [sorted(row) for row in rows]


def _free(
    land: Row, stretches: list[tuple[float, float, str]], nearest: Nearest, rule: Rules | None
) -> list[tuple[float, float, frozenset[str]]]:
    """Return the stretches of a row that are not land, cut where the set of claimants changes, and finely where it
    holds several."""
    edges = sorted({x for a, b, _ in (*land, *stretches) for x in (a, b)})
    starts: dict[float, list[tuple[bool, str]]] = {}
    for a, b, name in stretches:
        starts.setdefault(a, []).append((True, name))
        starts.setdefault(b, []).append((False, name))
    solid: dict[float, int] = {}
    for a, b, _ in land:
        solid[a] = solid.get(a, 0) + 1
        solid[b] = solid.get(b, 0) - 1
    found: list[tuple[float, float, frozenset[str]]] = []
    claimed: dict[str, int] = {}
    depth = 0
    for x, y in pairwise(edges):
        for begins, name in starts.get(x, ()):
            claimed[name] = claimed.get(name, 0) + (1 if begins else -1)
        depth += solid.get(x, 0)
        if depth > 0 or y - x < 1e-9:
            continue
        names = {name for name, count in claimed.items() if count > 0}
        zones = names if rule is None else {z for n in names for z in rule.family.get(n, {n}) if z in nearest.trees}
        if not zones:
            continue
        if len(zones) == 1:
            found.append((x, y, frozenset(zones)))
            continue
        count = max(1, int(np.ceil((y - x) / PIECE)))
        cuts = [x + (y - x) * i / count for i in range(count + 1)]
        found += [(a, b, frozenset(zones)) for a, b in pairwise(cuts)]
    return found


def _on_sphere(points: Any) -> Any:
    lon, lat = np.radians(points[:, 0]), np.radians(points[:, 1])
    return np.column_stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)))
