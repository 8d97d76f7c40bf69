"""The file of one baseline: a header in JSON, and bands of rows, each compressed by itself so that few are opened.

Layout: the magic line, the header's length (4 bytes, little-endian), the header, the bands. A band holds the number of
boundaries on each row, then all boundaries as longitudes (360 degrees in 65,536 steps), then the zone that begins at
each; everything is 2 bytes, little-endian. Zone 0 is nobody's.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import Any

import numpy as np

from airspace.runs import COUNT, LOWEST, STEP
from airspace.zones import Row

MAGIC = b"warrantcheck airspace 1\n"
BAND = 50  # rows: one degree
STEPS = 65536
CLOSE = 1e-6


def boundaries(row: Row, numbers: dict[str, int]) -> list[tuple[int, int]]:
    """Turn the runs of a row into boundaries: the step of longitude at which a zone begins."""
    found: list[tuple[int, int]] = []
    at = -180.0
    for a, b, zone in row:
        if a > at + CLOSE:
            found.append((_step(at), 0))
        found.append((_step(a), numbers[zone]))
        at = max(at, b)
    if at < 180 - CLOSE:
        found.append((_step(at), 0))
    kept: list[tuple[int, int]] = []
    for step, zone in found:
        if step >= STEPS:
            continue
        if kept and kept[-1][0] == step:
            kept.pop()
        if not kept or kept[-1][1] != zone:
            kept.append((step, zone))
    return kept


def pack(rows: list[Row], about: dict[str, Any], notes: dict[str, str], points: dict[str, Any]) -> bytes:
    """Return the bytes of the file; the header names the SHA-256 of what is compressed."""
    names = sorted({zone for row in rows for _, _, zone in row})
    numbers = {name: i for i, name in enumerate(names, 1)}
    bands, digest = [], hashlib.sha256()
    for first in range(0, COUNT, BAND):
        lines = [boundaries(row, numbers) for row in rows[first : first + BAND]]
        flat = [
            *(len(line) for line in lines),
            *(step for line in lines for step, _ in line),
            *(zone for line in lines for _, zone in line),
        ]
        plain = np.array(flat, dtype="<u2").tobytes()
        digest.update(plain)
        bands.append(zlib.compress(plain, 9))
    header = (
        about
        | points
        | {
            "lowest": LOWEST,
            "step": STEP,
            "rows": COUNT,
            "band": BAND,
            "zones": names,
            "notes": {zone: text for zone, text in notes.items() if zone in numbers},
            "sizes": [len(band) for band in bands],
            "sha256": digest.hexdigest(),
        }
    )
    head = json.dumps(header, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    return MAGIC + len(head).to_bytes(4, "little") + head + b"".join(bands)


def payload(content: bytes) -> tuple[dict[str, Any], str]:
    """Return the header of a file, and the SHA-256 of what it holds uncompressed."""
    at = len(MAGIC) + 4
    size = int.from_bytes(content[len(MAGIC) : at], "little")
    header = json.loads(content[at : at + size])
    at += size
    digest = hashlib.sha256()
    for length in header["sizes"]:
        digest.update(zlib.decompress(content[at : at + length]))
        at += length
    return header, digest.hexdigest()


def _step(lon: float) -> int:
    return min(STEPS, max(0, round((lon + 180) * STEPS / 360)))
