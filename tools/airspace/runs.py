"""Rows of latitude and the runs of longitude that shapes cover on them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

LOWEST = -60.0
STEP = 0.02
COUNT = 7200  # up to 84 degrees north: beyond lies no land; below 60 south no recognised sovereign

Runs = tuple[np.ndarray[Any, Any], np.ndarray[Any, Any], np.ndarray[Any, Any]]
"""Rows, first and last longitudes, in order of rows and longitudes."""


def latitude(row: Any) -> Any:
    """Return the latitude on which a row is measured: its middle."""
    return LOWEST + (row + 0.5) * STEP


def fill(rings: Iterable[Any]) -> Runs:
    """Return the runs inside a polygon (even-odd rule: holes are rings)."""
    rows, lons = [], []
    for ring in rings:
        x1, y1, x2, y2 = ring[:-1, 0], ring[:-1, 1], ring[1:, 0], ring[1:, 1]
        low, high = np.minimum(y1, y2), np.maximum(y1, y2)
        first = np.maximum(np.ceil((low - LOWEST) / STEP - 0.5), 0).astype(np.int64)
        last = np.minimum(np.ceil((high - LOWEST) / STEP - 0.5) - 1, COUNT - 1).astype(np.int64)
        times = np.maximum(last - first + 1, 0)
        edge = np.repeat(np.arange(len(times)), times)
        row = first[edge] + np.arange(len(edge)) - np.repeat(np.cumsum(times) - times, times)
        share = (latitude(row) - y1[edge]) / (y2[edge] - y1[edge])
        rows.append(row)
        lons.append(x1[edge] + share * (x2[edge] - x1[edge]))
    row, lon = np.concatenate(rows), np.concatenate(lons)
    order = np.lexsort((lon, row))
    row, lon = row[order], lon[order]
    return row[0::2], lon[0::2], lon[1::2]


def union(parts: Iterable[Runs]) -> Runs:
    """Merge runs that overlap or touch."""
    parts = [part for part in parts if len(part[0])]
    if not parts:
        return np.empty(0, np.int64), np.empty(0), np.empty(0)
    row, begin, end = (np.concatenate([part[i] for part in parts]) for i in range(3))
    shift = row * 1000.0  # keeps the rows apart: longitudes differ by 360 at most
    order = np.argsort(begin + shift, kind="stable")
    row, begin, end = row[order], begin[order], end[order]
    reach = np.maximum.accumulate(end + row * 1000.0)
    fresh = np.ones(len(row), bool)
    fresh[1:] = begin[1:] + row[1:] * 1000.0 > reach[:-1] + 1e-9
    starts = np.flatnonzero(fresh)
    stops = np.append(starts[1:], len(row)) - 1
    return row[starts], begin[starts], reach[stops] - row[starts] * 1000.0


def wrap(runs: Runs) -> Runs:
    """Cut runs that pass 180 degrees."""
    row, begin, end = runs
    west, east = begin < -180, end > 180
    row = np.concatenate([row, row[west], row[east]])
    first = np.concatenate([np.maximum(begin, -180), begin[west] + 360, np.full(east.sum(), -180.0)])
    last = np.concatenate([np.minimum(end, 180), np.full(west.sum(), 180.0), end[east] - 360])
    return row, first, last


def inside(polygon: Any, points: Any) -> Any:
    """Say of each point (n by 2) whether a polygon, given as an open list of corners, holds it."""
    corners = np.asarray(polygon, dtype=np.float64)
    x, y = points[:, 0], points[:, 1]
    found = np.zeros(len(points), bool)
    for (x1, y1), (x2, y2) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        if y1 != y2:
            found ^= ((y1 > y) != (y2 > y)) & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    return found
