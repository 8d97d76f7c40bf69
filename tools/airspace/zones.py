"""Land as zones: the shapes of Natural Earth, cut along the lines of the territory table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from airspace.runs import COUNT, LOWEST, STEP, fill, inside, union
from airspace.sources import Feature

ROOT = Path(__file__).resolve().parent.parent.parent
NONE = "none"
LEAST = 0.0055  # degrees: one step of longitude in the file

Row = list[tuple[float, float, str]]


@dataclass(frozen=True)
class Rules:
    """What zones.yaml says, with the owner of every ISO code; a zone is `MN`, `@crimea`, or `?bir-tawil`."""

    features: dict[str, str | None]
    unassigned: dict[str, str]
    notes: dict[str, str]
    islets: dict[str, list[list[float]]]
    cuts: list[dict[str, Any]]
    owners: dict[str, str]
    family: dict[str, set[str]]

    def zone(self, feature: Feature) -> str | None:
        """Return the zone of a whole shape."""
        if feature.alpha3 in self.features:
            return self.features[feature.alpha3]
        return self.owners[feature.code] if feature.code in self.owners else self.owners[ELSEWHERE[feature.alpha3]]


ELSEWHERE = {"IOA": "AU"}  # Natural Earth's own grouping of Christmas Island and the Cocos Islands


def rules() -> Rules:
    """Read the rules and the tables they point into."""
    said = yaml.safe_load((Path(__file__).parent / "zones.yaml").read_text(encoding="utf-8"))
    states = [s["id"] for s in yaml.safe_load((ROOT / "data" / "states.yaml").read_text(encoding="utf-8"))]
    territories = yaml.safe_load((ROOT / "data" / "territories.yaml").read_text(encoding="utf-8"))
    owners = {code: code for code in states} | {t["code"]: f"@{t['id']}" for t in territories if t.get("code")}
    family: dict[str, set[str]] = defaultdict(set)
    for code, zone in owners.items():
        family[code].add(zone)
    for t in territories:
        for code in {t.get("state"), t["controlled_by"]} - {None, "contested"}:
            family[code].add(f"@{t['id']}")
    known = {t["id"] for t in territories}
    for cut in said["cuts"]:
        name = cut["territory"]
        if not name.startswith("?") and name not in known:
            raise SystemExit(f"zones.yaml: {name} is not in data/territories.yaml")
        cut["zone"] = name if name.startswith("?") else f"@{name}"
    return Rules(
        said["features"], said["unassigned"], said["notes"], said["islets"], said["cuts"], owners, dict(family)
    )


def land_rows(features: Iterable[Feature], rule: Rules) -> list[Row]:
    """Return for every row the runs of land, each with its zone, west to east."""
    rows: list[Row] = [[] for _ in range(COUNT)]
    small: list[tuple[int, float, float, str]] = []
    for feature in features:
        zone = rule.zone(feature)
        if zone is None:
            continue
        for polygon in feature.polygons:
            runs = fill(polygon)
            for row, begin, end in zip(*(part.tolist() for part in runs), strict=True):
                rows[row].append((begin, end, zone))
            if not len(runs[0]):
                small.append((*_sliver(polygon[0]), zone))
    for row in rows:
        row.sort()
    for cut in rule.cuts:
        corners = np.asarray([*cut["polygon"], cut["polygon"][0]], dtype=np.float64)
        for row, begin, end in zip(*(part.tolist() for part in union([fill([corners])])), strict=True):
            rows[row] = _cut(rows[row], begin, end, cut["zone"], set(cut["from"]))
    for row, begin, end, zone in small:  # Vatican City and islets lie between two rows
        taken = next(
            (c["zone"] for c in rule.cuts if zone in c["from"] and _holds(c["polygon"], row, begin, end)), zone
        )
        rows[row] = _cut(rows[row], begin, end, taken, None)
    return rows


def coast(features: Iterable[Feature], rule: Rules, apart: float = 0.01) -> dict[str, Any]:
    """Return for each zone points of its coast no farther apart than some degrees; borders on land are left out."""
    rings = [
        (zone, ring)
        for f in features
        if (zone := rule.zone(f)) is not None
        for polygon in f.polygons
        for ring in polygon
    ]
    corners = np.concatenate([ring for _, ring in rings])
    _, index, count = np.unique(corners.round(7), axis=0, return_inverse=True, return_counts=True)
    names = np.concatenate([np.full(len(ring), i) for i, (_, ring) in enumerate(rings)])
    owner = np.array([hash_of(zone) for zone, _ in rings])[names]
    shared = _shared(index.ravel(), owner, len(count))
    found: dict[str, list[Any]] = defaultdict(list)
    at = 0
    for zone, ring in rings:
        common = shared[at : at + len(ring)]
        at += len(ring)
        found[zone].append(_dense(ring, common, apart))
    for zone, islets in rule.islets.items():
        found[zone].append(np.array(islets))
    points = {zone: np.concatenate(parts) for zone, parts in found.items()}
    for cut in rule.cuts:
        taken = []
        for zone in set(cut["from"]) & set(points):
            held = inside(cut["polygon"], points[zone])
            taken.append(points[zone][held])
            points[zone] = points[zone][~held]
        if taken:
            points[cut["zone"]] = np.concatenate([points.get(cut["zone"], np.empty((0, 2))), *taken])
    return {zone: p for zone, p in points.items() if len(p)}


def specks(features: Iterable[Feature], rule: Rules, coast: dict[str, Any]) -> dict[str, tuple[float, float, float]]:
    """Return middle and radius (km) of states too small to be met by lines beside a path, and without a sea belt."""
    found = {}
    for feature in features:
        zone = rule.zone(feature)
        points = np.concatenate([polygon[0] for polygon in feature.polygons])
        west, south, east, north = *points.min(axis=0), *points.max(axis=0)
        radius = 111.2 * float(np.hypot(north - south, (east - west) * np.cos(np.radians(north)))) / 2
        if zone and zone not in coast and radius < 25 and not zone.startswith("?"):
            found[zone] = (round(float(south + north) / 2, 3), round(float(west + east) / 2, 3), round(radius, 1))
    return found


def middles(land: list[Row]) -> dict[str, tuple[float, float]]:
    """Return for each zone the middle of its widest run: a point of its land for those who name no town in it."""
    widest: dict[str, tuple[float, float, float]] = {}
    for number, row in enumerate(land):
        lat = LOWEST + (number + 0.5) * STEP
        for begin, end, zone in row:
            width = (end - begin) * float(np.cos(np.radians(lat)))
            if not zone.startswith("?") and width > widest.get(zone, (0.0,))[0]:
                widest[zone] = (width, round(lat, 3), round((begin + end) / 2, 3))
    return {zone: (lat, lon) for zone, (_, lat, lon) in sorted(widest.items())}


def hash_of(zone: str) -> int:
    """Number a zone by its letters, the same in every run."""
    return int.from_bytes(zone.encode()[:7], "big")


def _shared(index: Any, owner: Any, size: int) -> Any:
    """Say of every corner whether two zones have it: then it lies on a border."""
    low, high = np.full(size, 2**62), np.full(size, -1)
    np.minimum.at(low, index, owner)
    np.maximum.at(high, index, owner)
    return (low != high)[index]


def _dense(ring: Any, common: Any, apart: float) -> Any:
    keep = ~(common[:-1] & common[1:])
    begin, end = ring[:-1][keep], ring[1:][keep]
    length = np.abs(end - begin).max(axis=1) if len(begin) else np.empty(0)
    times = np.maximum(np.ceil(length / apart), 1).astype(np.int64)
    edge = np.repeat(np.arange(len(times)), times)
    step = np.arange(len(edge)) - np.repeat(np.cumsum(times) - times, times)
    share = (step / times[edge])[:, None]
    return begin[edge] + share * (end[edge] - begin[edge])


def _cut(row: Row, begin: float, end: float, zone: str, sources: set[str] | None) -> Row:
    """Give a zone what the sources hold between two longitudes; None: whatever is there, and what is nobody's."""
    kept: Row = []
    taken: Row = []
    at = begin
    for a, b, name in row:
        left, right = max(a, begin), min(b, end)
        if left >= right:
            kept.append((a, b, name))
            continue
        if left > at and (sources is None or NONE in sources):
            taken.append((at, left, zone))
        at = right
        if sources is None or name in sources:
            kept += [(x, y, name) for x, y in ((a, left), (right, b)) if y > x]
            taken.append((left, right, zone))
        else:
            kept.append((a, b, name))
    if at < end and (sources is None or NONE in sources):
        taken.append((at, end, zone))
    return sorted(kept + taken)


def _sliver(ring: Any) -> tuple[int, float, float]:
    """Return the row nearest to a shape that no row meets, and its span, at least one step wide."""
    west, east = float(ring[:, 0].min()), float(ring[:, 0].max())
    more = max(0.0, 2 * LEAST - (east - west)) / 2
    row = int((float(ring[:, 1].mean()) - LOWEST) // STEP)
    return min(max(row, 0), COUNT - 1), west - more, east + more


def _holds(polygon: Any, row: int, begin: float, end: float) -> bool:
    point = np.array([[(begin + end) / 2, LOWEST + (row + 0.5) * STEP]])
    return bool(inside(polygon, point)[0])
