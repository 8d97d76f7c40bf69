"""Latitude and longitude as files write them: numbers, with letters, in minutes and seconds, or both in one cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isfinite

_PART = r"(\d+(?:[.,]\d*)?|[.,]\d+)"
_DEGREES = re.compile(
    rf"(?P<before>[NSEW])?\s*(?P<sign>[+-])?\s*{_PART}\s*[°ºd]?\s*(?:{_PART}\s*['\u2032\u2019m]?\s*(?:{_PART}\s*(?:[\"\u2033\u201ds]|'')?)?)?"
    r"\s*(?P<after>[NSEW])?",
    re.IGNORECASE,
)


def degrees(cells: Sequence[object]) -> tuple[float, float] | None:
    """Return latitude and longitude: two cells, or one with both; None if they are no numbers."""
    pair = _both(str(cells[0])) if len(cells) == 1 else cells
    if pair is None:
        return None
    lat, lon = _angle(pair[0], "NS"), _angle(pair[1], "EW")
    return (lat, lon) if lat is not None and lon is not None else None


def _both(text: str) -> list[str] | None:
    """Split `32.01,34.88`, `(32.01; 34.88)`, `32,01 34,88` or `POINT (34.88 32.01)`, where longitude is first."""
    point = re.fullmatch(r"\s*POINT\s*Z?\s*\(\s*(\S+)\s+(\S+)(?:\s+\S+)?\s*\)\s*", text, re.IGNORECASE)
    if point:
        return [point[2], point[1]]
    inner = text.strip().strip("()[]").strip()
    if re.fullmatch(r"[+-]?\d+,\d+\s+[+-]?\d+,\d+", inner):
        return inner.split()
    for parts in (inner.split(";"), inner.split(","), inner.split()):
        if len(parts) in {2, 3}:
            return parts[:2]
    return None


def _angle(cell: object, letters: str) -> float | None:
    """Read degrees: a number, also with a decimal comma, N, S, E or W, minutes and seconds."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        try:
            return float(cell) if isfinite(cell) else None
        except OverflowError:
            return None
    text = str(cell).strip().replace("\N{MINUS SIGN}", "-")
    try:
        value = float(text)
    except ValueError:
        return _in_letters(text, letters)
    return value if isfinite(value) and "_" not in text else None


def _in_letters(text: str, letters: str) -> float | None:
    found = _DEGREES.fullmatch(text) if len(text) <= 40 else None
    if found is None:
        return None
    letter = (found["before"] or found["after"] or "").upper()
    if (letter and letter not in letters) or (found["before"] and found["after"]) or (letter and found["sign"]):
        return None
    whole, minutes, seconds = (float((found[at] or "0").replace(",", ".")) for at in (3, 4, 5))
    if minutes >= 60 or seconds >= 60 or (found[4] and not (letter or "°" in text or "º" in text)):
        return None
    value = whole + minutes / 60 + seconds / 3600
    return -value if (letter in {"S", "W"} and letter) or found["sign"] == "-" else value
