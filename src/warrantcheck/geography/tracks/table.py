"""Rows with named columns, whatever file they come from: positions, with times, units and aircraft."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from warrantcheck.geography.tracks.angle import degrees
from warrantcheck.geography.tracks.columns import Columns, TimeColumn
from warrantcheck.geography.tracks.fix import Fix, Recording
from warrantcheck.geography.tracks.height import heights
from warrantcheck.geography.tracks.notes import MOST, NO_TIMES, refuse_or_tell, shown, too_many
from warrantcheck.geography.tracks.times import Times, read_times

_EMPTY = {"", "nan", "null", "none", "na", "n/a", "-", "--", "\\n"}


class NamedRow(Sequence[object]):
    """An object as a row: its values in the order of a header, then others; of a wide header only what is asked for."""

    def __init__(self, header: Sequence[str], values: Mapping[str, object], more: Sequence[object] = ()) -> None:
        self._header, self._values, self._more = header, values, more

    def __len__(self) -> int:
        return len(self._header) + len(self._more)

    def __getitem__(self, at: Any) -> Any:
        width = len(self._header)
        value = self._values.get(self._header[at]) if at < width else self._more[at - width]
        return None if isinstance(value, (dict, list)) else value

    def __iter__(self) -> Iterator[object]:
        yield from self._values.values()
        yield from self._more


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
        place = degrees(_signed(row, cells, columns.halves))
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
    told += times.notes if times else (NO_TIMES,)
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


def _cell(row: Sequence[object], at: int) -> object:
    return row[at] if at < len(row) else None


def _signed(row: Sequence[object], cells: Sequence[object], halves: Sequence[int]) -> Sequence[object]:
    """Put N, S, E or W of columns of their own behind the degrees."""
    letters = [str(_cell(row, at) or "").strip()[:1] for at in halves]
    if not letters or not all(letters):
        return cells
    return [f"{cell} {letter}" for cell, letter in zip(cells, letters, strict=True)]


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


def _joined(parts: Sequence[object]) -> object:
    """Join a date, a time of day and an offset; None if either is missing or the second is none."""
    if any(_is_empty(part) for part in parts[:2]):
        return None
    day, clock = (str(part).strip() for part in parts[:2])
    if re.fullmatch(r"0?\.\d+|0", clock):  # a spreadsheet's part of a day
        if re.fullmatch(r"\d{5}(\.0+)?", day):
            return float(day) + float(clock)
        clock = str(timedelta(seconds=round(float(clock) * 86_400)))
    if ":" not in clock:
        return None
    day = re.sub(r"[ T]00:00(:00(\.0+)?)?$", "", day)
    day = f"{day[:4]}-{day[4:6]}-{day[6:]}" if re.fullmatch(r"(19|20)\d{6}", day) else day
    return " ".join([day, clock, *(str(part).strip() for part in parts[2:] if not _is_empty(part))])


def _best(columns: Sequence[Times]) -> Times | None:
    """Return the soundest column of times; of those that are about as sound the likeliest by its name."""
    given = [one for one in columns if one.given]
    if not given:
        return None
    *kind, sound = max(one.rank for one in given)
    return next(one for one in given if [*one.rank[:2]] == kind and 10 * one.sound >= 9 * sound)


def _aircraft(rows: Sequence[Sequence[object]], places: Sequence[int]) -> list[str | None]:
    """Return what tells the aircraft apart: the first of address, registration and callsign that is not empty."""
    for place in places:
        if any(not _is_empty(row[place]) for row in rows):
            return [None if _is_empty(row[place]) else str(row[place]).strip()[:40] for row in rows]
    return [None] * len(rows)
