"""A file of rows: a header in JSON, and bands of rows, each compressed by itself so that few are opened.

Layout: the magic line, the header's length (4 bytes, little-endian), the header, the bands. A band holds the number of
boundaries on each row, then all boundaries as longitudes (360 degrees in 65,536 steps), then the zone that begins at
each; everything is 2 bytes, little-endian. Zone 0 is nobody's.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np

from airspace.runs import LOWEST, STEP
from airspace.zones import Row

MAGIC = b"warrantcheck airspace 1\n"
BAND = 50  # rows: one degree of a baseline
STEPS = 65536
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
    """Return the bytes of a file; its header names the SHA-256 of what is compressed."""
    bands, digest = [], hashlib.sha256()
    for first in range(0, len(rows), BAND):
        lines = rows[first : first + BAND]
        flat = [
            *(len(line) for line in lines),
            *(step for line in lines for step, _ in line),
            *(zone for line in lines for _, zone in line),
        ]
        plain = np.array(flat, dtype="<u2").tobytes()
        digest.update(plain)
        bands.append(zlib.compress(plain, 9))
    header |= {"rows": len(rows), "band": BAND, "sizes": [len(band) for band in bands], "sha256": digest.hexdigest()}
    head = json.dumps(header, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    return MAGIC + len(head).to_bytes(4, "little") + head + b"".join(bands)


def unpacked(content: bytes) -> tuple[dict[str, Any], list[Line]]:
    """Return the header of a file, and the boundaries on its rows."""
    header, bands = _bands(content)
    rows: list[Line] = []
    for plain in bands:
        flat = np.frombuffer(plain, dtype="<u2").tolist()
        count = min(header["band"], header["rows"] - len(rows))
        ends = [count, *itertools.accumulate(flat[:count], initial=count)][1:]
        half = ends[-1] - count
        rows += [list(zip(flat[a:b], flat[a + half : b + half], strict=True)) for a, b in itertools.pairwise(ends)]
    return header, rows


def payload(content: bytes) -> tuple[dict[str, Any], str]:
    """Return the header of a file, and the SHA-256 of what it holds uncompressed."""
    header, bands = _bands(content)
    return header, hashlib.sha256(b"".join(bands)).hexdigest()


def _bands(content: bytes) -> tuple[dict[str, Any], list[bytes]]:
    at = len(MAGIC) + 4
    size = int.from_bytes(content[len(MAGIC) : at], "little")
    header = json.loads(content[at : at + size])
    ends = itertools.accumulate(header["sizes"], initial=at + size)
    return header, [zlib.decompress(content[a:b]) for a, b in itertools.pairwise(ends)]


def _step(lon: float) -> int:
    return min(STEPS, max(0, round((lon + 180) * STEPS / 360)))
