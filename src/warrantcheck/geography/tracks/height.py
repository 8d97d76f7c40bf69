"""Altitudes: their unit, where the header does not say it, and what they say of an aircraft on the ground."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isfinite

from warrantcheck.geography.tracks.columns import FOOT, HUNDREDS, AltitudeColumn
from warrantcheck.geography.tracks.notes import counted

HIGHEST = 15_000
"""What no airliner reaches in metres: altitudes without a unit that exceed it are feet."""

_ON_GROUND = {"ground", "grnd", "gnd", "on ground", "onground"}
_TRUE, _FALSE = {"true", "t", "1", "yes", "y", "-1", "1.0"}, {"false", "f", "0", "no", "n", "0.0"}
_NUMBER = re.compile(
    r"(?P<fl>fl)?\s*(?P<number>[+-]?\d[\d.,' \u00a0\u202f\u2009]*)\s*(?P<unit>ft|feet|m|met(?:er|re)s?)?\.?",
    re.IGNORECASE,
)
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+")


def heights(
    columns: Sequence[tuple[Sequence[object], AltitudeColumn]], grounded: Sequence[object] | None, count: int
) -> tuple[list[float | None], list[bool | None], list[str]]:
    """Return the altitude of each row in metres, whether it is on the ground, and what was assumed.

    A row without an altitude in the first column takes that of the next.
    """
    altitudes: list[float | None] = [None] * count
    ground: list[bool | None] = [_truth(cell) for cell in grounded] if grounded is not None else [None] * count
    notes: list[str] = []
    for cells, column in columns:
        read = _read(cells)
        unit, note = _unit([one for one in read if isinstance(one, float)], column)
        used = False
        for at, one in enumerate(read):
            if one is True:
                ground[at] = True
            elif isinstance(one, tuple) and altitudes[at] is None:
                altitudes[at] = one[0]
            elif isinstance(one, float) and altitudes[at] is None:
                altitudes[at] = round(one * unit, 2)
                used = True
        if used and note:
            notes.append(note)
    return altitudes, ground, notes


def _read(cells: Sequence[object]) -> list[float | tuple[float] | bool | None]:
    """Read each cell: a number, metres if it names its own unit, True for `ground`."""
    texts = [cell for cell in cells if isinstance(cell, str) and "," in cell]
    grouped = bool(texts) and all(
        _GROUPED.fullmatch(re.sub(r"\s*[a-z.]+$", "", one.strip().casefold())) for one in texts
    )
    return [_value(cell, grouped=grouped) for cell in cells]


def _value(cell: object, *, grouped: bool) -> float | tuple[float] | bool | None:
    if cell is None or isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        try:
            return float(cell) if isfinite(cell) else None
        except OverflowError:
            return None
    text = str(cell).strip()
    if text.casefold() in _ON_GROUND:
        return True
    found = _NUMBER.fullmatch(text) if len(text) <= 40 else None
    if found is None:
        return None
    digits = re.sub(r"[' \u00a0\u202f\u2009]", "", found["number"])
    digits = digits.replace(",", "" if grouped or "." in digits else ".")
    try:
        number = float(digits)
    except ValueError:
        return None
    if found["fl"]:
        return (round(number * HUNDREDS, 2),)
    if found["unit"]:
        return (round(number * (FOOT if found["unit"][0] in "fF" else 1.0), 2),)
    return number


def _unit(numbers: Sequence[float], column: AltitudeColumn) -> tuple[float, str | None]:
    """Return the metres of a unit, and what was assumed of it."""
    high = sum(number > HIGHEST for number in numbers)
    many = high >= max(1, len(numbers) // 20)
    if column.sure and column.unit is not None:
        if column.unit == 1.0 and 3 * high > len(numbers):
            return FOOT, f"The altitudes were read as feet: many exceed {HIGHEST:,} m, which no airliner reaches."
        if column.unit == 1.0 and many:
            return 1.0, (
                f"{counted(high, 'altitude')} of more than {HIGHEST:,} m {'is' if high == 1 else 'are'} given, "
                "which no airliner reaches: are they feet?"
            )
        return column.unit, None
    if many:
        return FOOT, f"The altitudes were read as feet: they exceed {HIGHEST:,}, which no airliner reaches in metres."
    if column.unit is not None:
        told = "The altitudes were read as hundreds of feet, as FlightAware counts them."
        return column.unit, told if column.unit == HUNDREDS else None
    if len({number for number in numbers if number}) >= 5 and all(number % 25 == 0 for number in numbers):
        return FOOT, "The altitudes were read as feet: all are multiples of 25, as aircraft report them."
    return 1.0, "The altitudes name no unit; they were read as metres."


def _truth(cell: object) -> bool | None:
    word = str(cell).strip().casefold()
    return True if word in _TRUE else False if word in _FALSE else None
