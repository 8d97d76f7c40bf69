"""What lies around: coarse rows that spare a route the walk through open country, and the look to both sides there.

On a coarse row every step of longitude has an entry: the zone of all its places by both baselines, or `MIXED`; and
the zones met within 12 nautical miles and some kilometres of it. Zone 0 is nobody's.
"""

from __future__ import annotations

import zlib
from math import ceil, cos, radians
from typing import Any

import numpy as np

from airspace import pack
from airspace.runs import COUNT, LOWEST, STEP

MIXED = -1
ROWS = 10  # rows of a baseline in one of these: 0.2 degrees
MARGIN = 12  # rows of a baseline: 26.7 km, which is 12 nautical miles and two rows
KM_A_DEGREE = 111.2
MARGIN_KM = MARGIN * STEP * KM_A_DEGREE

Grid = np.ndarray[Any, np.dtype[np.uint16]]
Marks = np.ndarray[Any, np.dtype[np.bool_]]


def surroundings(own: bytes, theirs: bytes) -> bytes:
    """Return the content of the file, from the content of both baselines."""
    files = [pack.unpacked(content) for content in (own, theirs)]
    names = sorted({name for header, _ in files for name in header["zones"]})
    numbers = {name: i for i, name in enumerate(names, 1)}
    specks = [(numbers[name], *circle) for name, circle in files[0][0]["specks"].items()]
    entries: dict[tuple[int, tuple[int, ...]], int] = {(0, (0,)): 0}  # as a zone 0 is nobody's
    rows: list[pack.Line] = []
    for first in range(0, COUNT, ROWS):
        lines = []
        for header, fine in files:
            meant = [0, *(numbers[name] for name in header["zones"])]
            lines += [_line(fine, meant, row) for row in range(first - MARGIN, first + ROWS + MARGIN)]
        stack = np.array(lines)
        inner = _inner(stack)
        low, high = (LOWEST + row * STEP for row in (first, first + ROWS))
        zones = np.unique(stack)
        near = np.array([_widened((stack == zone).any(axis=0), _steps(MARGIN_KM, low, high)) for zone in zones])
        for zone, lat, lon, radius in specks:
            if low - (radius + MARGIN_KM) / KM_A_DEGREE < lat < high + (radius + MARGIN_KM) / KM_A_DEGREE:
                near[zones == zone] |= _widened(_spot(lon), _steps(radius + MARGIN_KM, low, high))
        turns = (inner != np.roll(inner, 1)) | (near != np.roll(near, 1, axis=1)).any(axis=0)
        turns[0] = True
        rows.append([])
        for step in np.flatnonzero(turns):
            entry = int(inner[step]), tuple(int(zone) for zone in zones[near[:, step]])
            rows[-1].append((int(step), entries.setdefault(entry, len(entries))))
    about = {
        "name": "surroundings",
        "licence": f"{files[0][0]['licence']}; {files[1][0]['licence']}",
        "credit": files[1][0]["credit"],
        "made_from": [zlib.crc32(content) for content in (own, theirs)],
        "zones": names,
        "entries": ",".join(" ".join(map(str, (inner, *near))) for inner, near in entries),
        "lowest": LOWEST,
        "step": ROWS * STEP,
    }
    return pack.packed(rows, about)


def _inner(stack: Grid) -> np.ndarray[Any, np.dtype[np.int32]]:
    """Return the zone of each step where all rows of both baselines have the same; its neighbours must, too."""
    own = stack.reshape(2, -1, pack.STEPS)[:, MARGIN - 1 : -MARGIN + 1].reshape(-1, pack.STEPS)
    alike = np.where((own == own[0]).all(axis=0), own[0].astype(np.int32), MIXED)
    turns = alike != np.roll(alike, 1)
    alike[turns | np.roll(turns, -1)] = MIXED
    return alike


def _spot(lon: float) -> Marks:
    marks = np.zeros(pack.STEPS, bool)
    marks[int((lon + 180) * pack.STEPS / 360)] = True
    return marks


def _line(fine: list[pack.Line], meant: list[int], row: int) -> Grid:
    """Return the zone at every step of a row; beyond the rows there are is nobody's."""
    if not 0 <= row < COUNT:
        return np.zeros(pack.STEPS, np.uint16)
    steps, zones = zip(*fine[row], strict=True)
    return np.repeat(np.array([meant[zone] for zone in zones], np.uint16), np.diff([*steps, pack.STEPS]))


def _steps(km: float, low: float, high: float) -> int:
    """Return how many steps of longitude a length is at most between two latitudes."""
    polar = min(89.0, max(abs(low), abs(high)) + MARGIN * STEP)
    return min(pack.STEPS // 2 - 1, ceil(km / (KM_A_DEGREE * cos(radians(polar))) * pack.STEPS / 360))


def _widened(marks: Marks, steps: int) -> Marks:
    """Return what lies within some steps of a mark, all around the earth."""
    around = np.concatenate([marks[-steps:], marks, marks[:steps]])
    counts = np.concatenate([[0], np.cumsum(around)])
    return counts[2 * steps + 1 :] > counts[: -2 * steps - 1]
