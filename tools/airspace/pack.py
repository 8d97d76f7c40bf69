"""A file of rows: what `warrantcheck.geography.airspace` reads.

Layout: the magic line; a line of JSON that says what it is; where the boundaries of each row begin and, last, how many
there are (4 bytes each); for each band of 64 rows the CRC-32 of its boundaries and their zones (4 bytes); the CRC-32 of
all that (4 bytes); the boundaries as longitudes (360 degrees in 65,536 steps, 2 bytes each); the zone that begins at
each (2 bytes). Numbers are little-endian. Zone 0 is nobody's.
"""

from __future__ import annotations

import itertools
import json
import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np

from airspace.runs import LOWEST, STEP
from airspace.zones import Row

MAGIC = b"warrantcheck airspace 3\n"
STEPS = 65536
BAND = 64  # rows that are checked at once
CLOSE = 1e-6

Line = list[tuple[int, int]]
"""The boundaries on a row: the step of longitude at which a zone begins, and its number."""


def boundaries(row: Row, numbers: dict[str, int]) -> Line:
    """Turn the runs of a row into boundaries."""
    found: Line = []
    at = -180.0
    for a, b, zone in row:
        if a > at + CLOSE:
            found.append((_step(at), 0))
        found.append((_step(a), numbers[zone]))
        at = max(at, b)
    if at < 180 - CLOSE:
        found.append((_step(at), 0))
    kept: Line = []
    for step, zone in found:
        if step >= STEPS:
            continue
        if kept and kept[-1][0] == step:
            kept.pop()
        if not kept or kept[-1][1] != zone:
            kept.append((step, zone))
    return kept


def pack(rows: list[Row], about: dict[str, Any], notes: dict[str, str], points: dict[str, Any]) -> bytes:
    """Return the bytes of the file of a baseline."""
    names = sorted({zone for row in rows for _, _, zone in row})
    numbers = {name: i for i, name in enumerate(names, 1)}
    shown = {zone: text for zone, text in notes.items() if zone in numbers}
    header = about | points | {"lowest": LOWEST, "step": STEP, "zones": names, "notes": shown}
    return packed([boundaries(row, numbers) for row in rows], header)


def packed(rows: Sequence[Line], header: dict[str, Any]) -> bytes:
    """Return the bytes of a file."""
    head = json.dumps(header | {"rows": len(rows)}, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    begins = list(itertools.accumulate(map(len, rows), initial=0))
    steps, zones = (np.array([boundary[n] for row in rows for boundary in row], "<u2") for n in (0, 1))
    sums = []
    for first in range(0, len(rows), BAND):
        band = slice(begins[first], begins[min(first + BAND, len(rows))])
        sums.append(zlib.crc32(zones[band].tobytes(), zlib.crc32(steps[band].tobytes())))
    top = MAGIC + head.encode() + b"\n" + np.array(begins + sums, "<u4").tobytes()
    return top + zlib.crc32(top).to_bytes(4, "little") + steps.tobytes() + zones.tobytes()


def unpacked(content: bytes) -> tuple[dict[str, Any], list[Line]]:
    """Return the header of a file, and the boundaries on its rows."""
    end = content.index(b"\n", len(MAGIC))
    header = json.loads(content[len(MAGIC) : end])
    begins = np.frombuffer(content, "<u4", header["rows"] + 1, end + 1).tolist()
    steps, zones = (
        np.frombuffer(content, "<u2", begins[-1], len(content) - 2 * n * begins[-1]).tolist() for n in (2, 1)
    )
    return header, [list(zip(steps[a:b], zones[a:b], strict=True)) for a, b in itertools.pairwise(begins)]


def _step(lon: float) -> int:
    return min(STEPS, max(0, round((lon + 180) * STEPS / 360)))
