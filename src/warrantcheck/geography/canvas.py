"""The world as shapes on a flat canvas, Equal Earth projection; how they were made is told in docs/map.md."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from warrantcheck.dataset.generated import read
from warrantcheck.errors import DataError

FILE_NAME = "map.json"
_TOKEN = re.compile(r"[MlLz]|-?\d+")
Point = tuple[float, float]
Ring = list[tuple[int, int]]


class Shape(Struct, frozen=True):
    """What is drawn of a state (`MN`), a territory (`@crimea`) or land that is nobody's (`-`).

    `path`: SVG path data in whole units, empty for tiny places. `at`: a point well inside, for a mark. `circle`: the
    centre of the circle that stands for a small place, and `home` where that place is.
    """

    key: str
    path: str
    at: Point
    circle: Point | None = None
    home: Point | None = None


class Canvas(Struct, frozen=True):
    """All shapes, in units of a canvas of this width and height; `radius` is that of the circles."""

    width: int
    height: int
    radius: float
    source: str
    shapes: Mapping[str, Shape]


@cache
def canvas() -> Canvas:
    """Read the shapes; nothing but a map needs them.

    Raises:
        DataError: the file is missing or damaged.
    """
    try:
        plain = json.loads(read(FILE_NAME))
        shapes = {}
        for key, entry in plain["shapes"].items():
            circle, home = entry.get("circle"), entry.get("home")
            shapes[key] = Shape(
                key,
                entry.get("d", ""),
                tuple(entry.get("at") or circle),
                tuple(circle) if circle else None,
                tuple(home) if home else None,
            )
        return Canvas(plain["width"], plain["height"], plain["radius"], plain["source"], shapes)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(f"{FILE_NAME}: the shapes of the map cannot be read.") from error


def rings(path: str) -> Iterator[Ring]:
    """Yield the rings of a path of the shapes' own kind: an absolute start, relative lines."""
    ring: Ring = []
    tokens = iter(_TOKEN.findall(path))
    for part in tokens:
        if part == "M":
            ring = [(int(next(tokens)), int(next(tokens)))]
        elif part == "z":
            yield ring
        elif part != "l":
            x, y = ring[-1]
            ring.append((x + int(part), y + int(next(tokens))))
