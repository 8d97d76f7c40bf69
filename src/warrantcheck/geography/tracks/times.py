"""A column of times, read at once: one row alone may not say which number is the day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from msgspec import Struct

from warrantcheck.geography.tracks.moment import Doubt, read_moment
from warrantcheck.geography.tracks.notes import counted, shown

_SERIAL = datetime(1899, 12, 30)  # noqa: DTZ001 - day 0 of a spreadsheet, which knows no zone
_SERIALS = 36526, 73050  # its days of the years 2000 and 2099


class Times(Struct, frozen=True):
    """The times of a column, in its order, and how they were read.

    `sound` counts those that are times, `given` the cells that are not empty; `zoned` says that
    their zone is known. `notes` and `undated` are as in a `Recording`.
    """

    moments: list[datetime | None]
    given: int = 0
    sound: int = 0
    zoned: bool = False
    notes: tuple[str, ...] = ()
    undated: str | None = None

    @property
    def rank(self) -> tuple[bool, bool, int]:
        """What makes one column a better source of times than another."""
        return 2 * self.sound > len(self.moments), self.zoned, self.sound


def read_times(cells: Sequence[object], *, utc: bool = False, local: bool = False) -> Times:
    """Read a column of times.

    Args:
        cells: text, numbers, or nothing.
        utc: that the format or the name of the column says that they are in UTC.
        local: that the name of the column says that they are local times.
    """
    read = [read_moment(cell) for cell in cells]
    order, undated = _order([one for one in read if isinstance(one, Doubt)])
    numbers = [one for one in read if isinstance(one, float)]
    serial = bool(numbers) and _are_serials(numbers)
    written = [_written(one, order, serial=serial) for one in read]
    moments = [None if one is None else _in_utc(one) for one in written]
    given = sum(one is not None for one in read)
    sound = sum(moment is not None for moment in moments)
    if given and not sound:
        example = next(shown(cell) for cell, one in zip(cells, read, strict=True) if one is not None)
        undated = undated or _no_day(example, numbers, read)
    notes: list[str] = []
    zoned = utc or all(one is None or one.tzinfo for one in written)
    if sound:
        notes += _unread(cells, read, moments)
        if serial:
            notes.append("The times are days of a spreadsheet, counted from 1899-12-30; they were read as UTC.")
        elif not zoned and local:
            notes.append(
                "The times are local times without an offset; they were read as UTC, so that the day may be another."
            )
        elif not zoned:
            notes.append("The times name no zone; they were read as UTC.")
        if sound > 1 and all(one is None or one.time() == time() for one in written):
            notes.append("The times are days alone, without a time of day.")
    return Times(moments, given, sound, zoned and sound > 0, tuple(notes), undated)


def _written(one: object, order: str | None, *, serial: bool) -> datetime | None:
    """Return the time that is meant, without a zone if none is given."""
    if isinstance(one, Doubt):
        day = _day(one, order) if order else None
        return datetime.combine(day, one.clock, one.zone) if day else None
    if isinstance(one, float) and serial:
        return _SERIAL + timedelta(seconds=round(one * 86_400))
    return one if isinstance(one, datetime) else None


def _unread(cells: Sequence[object], read: Sequence[object], moments: Sequence[datetime | None]) -> Iterator[str]:
    if absent := sum(one is None for one in read):
        yield f"{counted(absent, 'position')} {'has' if absent == 1 else 'have'} no time."
    odd = [at for at, one in enumerate(read) if one is not None and moments[at] is None]
    if odd:
        yield f"{counted(len(odd), 'time')} could not be read, such as {shown(cells[odd[0]])}: no time is taken there."


def _no_day(example: str, numbers: Sequence[float], read: Sequence[object]) -> str:
    if any(isinstance(one, time) for one in read):
        return f"Its times name no day, as in {example}."
    if numbers:
        return f"Its times are numbers that count from no known day, as in {example}."
    return f"Its times are in a form that could not be read, as in {example}."


def _in_utc(moment: datetime) -> datetime | None:
    try:
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (OverflowError, ValueError):
        return None


_ORDERS = {"day, month, year": (2, 1, 0), "month, day, year": (2, 0, 1), "year, month, day": (0, 1, 2)}
"""Where year, month and day stand among three numbers."""


def _day(doubt: Doubt, order: str) -> date | None:
    """Return the day that the numbers mean in this order, if they can."""
    if (doubt.year_last and order.startswith("year")) or (doubt.dotted and order.startswith("month")):
        return None  # numbers with dots are never written month first
    year, month, day = (doubt.numbers[place] for place in _ORDERS[order])
    try:
        return date(year if doubt.year_last else 2000 + year, month, day)
    except ValueError:
        return None


def _order(doubts: Sequence[Doubt]) -> tuple[str | None, str | None]:
    """Return the one order in which the days can be read, or the sentence that there are two."""
    if not doubts:
        return None, None
    shapes: dict[tuple[object, ...], Doubt] = {}
    for one in doubts:
        shapes.setdefault((one.numbers, one.year_last, one.dotted), one)
    readings = {order: [_day(one, order) for one in shapes.values()] for order in _ORDERS}
    possible = {order: sum(day is not None for day in days) for order, days in readings.items()}
    most = max(possible.values())
    best = [order for order, number in possible.items() if number == most and most]
    known = [
        order
        for order in best
        if all(day or not other for n in possible for day, other in zip(readings[order], readings[n], strict=True))
    ]
    if known and all(readings[order] == readings[known[0]] for order in known):
        return known[0], None
    if not best:
        return None, None
    for one in shapes.values():
        days = dict.fromkeys(day.isoformat() for order in best if (day := _day(one, order)))
        if len(days) > 1:
            return None, f"Its days can be read in two ways: {shown(one.text)} is {' or '.join(days)}."
    both = [next(one for one in shapes.values() if _day(one, order) is None) for order in best]
    return None, f"Its days are written in more than one order, as in {shown(both[0].text)}."


def _are_serials(numbers: Sequence[float]) -> bool:
    """Tell whether numbers are a spreadsheet's days: of this century, and of one flight."""
    least, most = min(numbers), max(numbers)
    return _SERIALS[0] <= least and most < _SERIALS[1] and most - least < 10
