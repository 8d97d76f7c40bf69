"""Rows with named columns, whatever file they come from: positions, with times, units and aircraft."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from math import isfinite

from warrantcheck.geography.tracks.columns import Columns, TimeColumn
from warrantcheck.geography.tracks.fix import BadTrack, Fix, Recording
from warrantcheck.geography.tracks.height import heights
from warrantcheck.geography.tracks.moment import Times, counted, read_times

MOST = 500_000
"""Positions: one a second for five days."""

_EMPTY = {"", "nan", "null", "none", "na", "n/a", "-", "--", "\\n"}
_PART = r"(\d+(?:[.,]\d*)?|[.,]\d+)"
_DEGREES = re.compile(
    rf"(?P<before>[NSEW])?\s*(?P<sign>[+-])?\s*{_PART}\s*[°ºd]?\s*(?:{_PART}\s*['′’m]?\s*(?:{_PART}\s*(?:[\"″”s]|'')?)?)?"
    r"\s*(?P<after>[NSEW])?",
    re.IGNORECASE,
)


def read_table(rows: Iterable[Sequence[object]], columns: Columns, name: str, notes: Sequence[str] = ()) -> Recording:
    """Read rows.

    Raises:
        BadTrack: there are too many, none has a position, or most positions are no numbers.
    """
    places: list[tuple[float, float]] = []
    kept: list[Sequence[object]] = []
    wanted = _wanted(columns)
    missing, odd, example = 0, 0, ""
    for row in rows:
        cells = [_cell(row, at) for at in columns.place]
        if any(_is_empty(cell) for cell in cells):
            missing += any(not _is_empty(cell) for cell in row)
            continue
        place = degrees(cells)
        if place is None:
            odd += 1
            example = example or shown(" ".join(str(cell) for cell in cells))
            continue
        places.append(place)
        kept.append([_cell(row, at) for at in wanted])
        if len(places) > MOST:
            raise too_many(name)
    told = [*notes, *refuse_or_tell(len(places), missing, odd, example, name)]
    at = {place: number for number, place in enumerate(wanted)}
    times = _best([_column(kept, at, one) for one in columns.times])
    told += times.notes if times else ("The file gives no times.",)
    altitudes, ground, more = heights(
        [([row[at[one.place]] for row in kept], one) for one in columns.altitudes],
        [row[at[columns.ground]] for row in kept] if columns.ground is not None else None,
        len(kept),
    )
    aircraft = _aircraft(kept, [at[one] for one in columns.aircraft])
    moments: Sequence[datetime | None] = times.moments if times else [None] * len(places)
    fixes = (
        Fix(lat, lon, moment, altitude, grounded, craft)
        for (lat, lon), moment, altitude, grounded, craft in zip(
            places, moments, altitudes, ground, aircraft, strict=True
        )
    )
    return Recording(tuple(fixes), (*told, *more), times.undated if times else None)


def refuse_or_tell(good: int, missing: int, odd: int, example: str, name: str) -> list[str]:
    """Say how many positions were left out.

    Raises:
        BadTrack: none is left, or more than half are no numbers.
    """
    if 2 * odd > good + missing + odd or (odd and not good):
        raise BadTrack(
            f"{name}: {counted(odd, 'position')} of {good + missing + odd:,} are no numbers, such as {example}."
        )
    if not good:
        raise BadTrack(f"{name}: holds no positions.")
    told = []
    if missing:
        told.append(f"{counted(missing, 'row')} without a position {'was' if missing == 1 else 'were'} left out.")
    if odd:
        verb = "is" if odd == 1 else "are"
        left = "was" if odd == 1 else "were"
        told.append(f"{counted(odd, 'position')} that {verb} no number, such as {example}, {left} left out.")
    return told


def too_many(name: str) -> BadTrack:
    """Return the error that a file holds more positions than a flight has."""
    return BadTrack(f"{name}: more than {MOST:,} positions.")


def shown(text: str) -> str:
    """Return a value of a file in quotes, short, and without control characters."""
    return repr("".join(c if c.isprintable() else "?" for c in text.strip()[:40]))


def degrees(cells: Sequence[object]) -> tuple[float, float] | None:
    """Return latitude and longitude: two cells, or one with both; None if they are no numbers."""
    if len(cells) == 1:
        cells = _both(str(cells[0]))
        if cells is None:
            return None
    lat, lon = _angle(cells[0], "NS"), _angle(cells[1], "EW")
    return (lat, lon) if lat is not None and lon is not None else None


def _both(text: str) -> list[str] | None:
    """Split `32.01,34.88`, `(32.01; 34.88)`, `32,01 34,88` or `POINT (34.88 32.01)`, where longitude is first."""
    point = re.fullmatch(r"\s*POINT\s*Z?\s*\(\s*(\S+)\s+(\S+)(?:\s+\S+)?\s*\)\s*", text, re.IGNORECASE)
    if point:
        return [point[2], point[1]]
    inner = text.strip().strip("()[]").strip()
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


def _cell(row: Sequence[object], at: int) -> object:
    return row[at] if at < len(row) else None


def _is_empty(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and cell.strip().casefold() in _EMPTY) or cell != cell  # noqa: PLR0124


def _wanted(columns: Columns) -> list[int]:
    """Return every column that is read besides the position."""
    places = [at for one in columns.times for at in one.places]
    places += [one.place for one in columns.altitudes] + list(columns.aircraft)
    places += [] if columns.ground is None else [columns.ground]
    return list(dict.fromkeys(places))


def _column(rows: Sequence[Sequence[object]], at: dict[int, int], column: TimeColumn) -> Times:
    places = [at[one] for one in column.places]
    if len(places) == 1:
        return read_times([row[places[0]] for row in rows], utc=column.utc, local=column.local)
    cells = [_joined([row[place] for place in places]) for row in rows]
    return read_times(cells, utc=column.utc, local=column.local)


def _joined(parts: Sequence[object]) -> str | None:
    """Join a date, a time of day and an offset; None if the date or the time is missing."""
    if any(_is_empty(part) for part in parts[:2]):
        return None
    if isinstance(parts[1], (int, float)) or ":" not in str(parts[1]):
        return None  # no time of day, or a whole time that is read by itself
    day = str(parts[0]).strip()
    day = f"{day[:4]}-{day[4:6]}-{day[6:]}" if re.fullmatch(r"(19|20)\d{6}", day) else day
    rest = " ".join(str(part).strip() for part in parts[1:] if not _is_empty(part))
    return f"{day} {rest}"


def _best(columns: Sequence[Times]) -> Times | None:
    """Return the soundest column of times, the likeliest by its name among equals."""
    given = [one for one in columns if one.given]
    return max(given, key=lambda one: one.rank) if given else None


def _aircraft(rows: Sequence[Sequence[object]], places: Sequence[int]) -> list[str | None]:
    """Return what tells the aircraft apart: the first column of address, registration and callsign that is not empty."""
    for place in places:
        if any(not _is_empty(row[place]) for row in rows):
            return [None if _is_empty(row[place]) else str(row[place]).strip()[:40] for row in rows]
    return [None] * len(rows)
