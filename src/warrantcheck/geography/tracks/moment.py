"""Times as files give them: a whole column at once, because one row alone may not say which number is the day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from math import isfinite

from msgspec import Struct

EARLIEST, LATEST = 631_152_000, 4_102_444_800
"""Seconds since 1970 of the years 1990 and 2100: a number between them is a time, one that is not has another meaning."""

_SCALES = (1, 1_000, 1_000_000, 1_000_000_000)  # seconds, and what milliseconds, microseconds and nanoseconds divide by
_SERIAL = datetime(1899, 12, 30, tzinfo=UTC)  # day 0 of a spreadsheet
_SERIALS = 36526, 73050  # its days of the years 2000 and 2099
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_MONTHS = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)  # noqa: SIM905
}
_ZONES = {
    "z": 0,
    "utc": 0,
    "gmt": 0,
    "zulu": 0,
    "ut": 0,
    "edt": -4,
    "est": -5,
    "cdt": -5,
    "mdt": -6,
    "pdt": -7,
    "pst": -8,
}
_ZONES |= {"wet": 0, "west": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3}
"""Hours of the zones that trackers write in letters; those that mean several (CST, IST, BST) are left out."""

_CLOCK = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<part>\d+))?)?\s*(?P<half>[ap]\.?\s?m\.?)?"
    r"\s*\(?(?P<zone>[a-z]{1,5})?\)?\s*(?P<offset>[+-]\d{1,2}(?::?\d{2})?)?"
)
_NUMBERED = re.compile(
    rf"(?P<a>\d{{1,4}})(?P<mark>[/.-])(?P<b>\d{{1,2}})(?P=mark)(?P<c>\d{{1,4}})(?:,?[\sT]+{_CLOCK})?", re.IGNORECASE
)
_NAMED = re.compile(
    rf"(?:[a-z]{{3,9}},?\s+)?(?P<day>\d{{1,2}})[\s-](?P<month>[a-z]{{3,9}})\.?[\s,-]\s*(?P<year>\d{{4}})(?:,?\s+{_CLOCK})?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?:[a-z]{{3,9}},?\s+)?(?P<month>[a-z]{{3,9}})\.?\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})(?:,?\s+{_CLOCK})?",
    re.IGNORECASE,
)
_BARE_CLOCK = re.compile(_CLOCK, re.IGNORECASE)
_COMPACT = re.compile(r"(\d{8})T?(\d{6})(\d{0,6})Z?", re.IGNORECASE)


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
        return 2 * self.sound > self.given > 0, self.zoned, self.sound


class _Doubt(Struct, frozen=True):
    """A day in numbers whose order is open: the numbers, and the time of day with its zone."""

    numbers: tuple[int, int, int]
    year_last: bool
    dotted: bool
    clock: time
    zone: timezone | None
    text: str


def read_times(cells: Sequence[object], *, utc: bool = False, local: bool = False) -> Times:
    """Read a column of times.

    Args:
        cells: text, numbers, or nothing.
        utc: that the format or the name of the column says that they are in UTC.
        local: that the name of the column says that they are local times.
    """
    read = [_read(cell) for cell in cells]
    given = sum(one is not None for one in read)
    doubts = [one for one in read if isinstance(one, _Doubt)]
    order, undated = _order(doubts)
    numbers = [one for one in read if isinstance(one, float)]
    serial = bool(numbers) and _are_serials(numbers)
    moments: list[datetime | None] = []
    naive = odd = midnights = 0
    for one in read:
        found: datetime | None = None
        if isinstance(one, _Doubt):
            found = _ordered(one, order) if order else None
        elif isinstance(one, datetime):
            found = one
        elif isinstance(one, float) and serial:
            found = (_SERIAL + timedelta(seconds=round(one * 86_400, 3))).replace(tzinfo=None)
        elif one is not None:
            odd += 1
        if found is not None:
            midnights += not (found.hour or found.minute or found.second or found.microsecond)
            if found.tzinfo is None:
                naive += 1
                found = found.replace(tzinfo=UTC)
            found = _in_utc(found)
            odd += found is None
        moments.append(found)
    sound = sum(moment is not None for moment in moments)
    if given and not sound:
        example = next(_shown(cell) for cell, one in zip(cells, read, strict=True) if one is not None)
        undated = undated or _no_day(example, numbers, read)
    return Times(
        moments,
        given,
        sound,
        zoned=bool(sound) and (utc or not naive),
        notes=tuple(
            _notes(cells, read, moments, utc=utc, local=local, naive=naive, odd=odd, serial=serial, flat=midnights)
        ),
        undated=undated,
    )


def _notes(
    cells: Sequence[object],
    read: Sequence[object],
    moments: Sequence[datetime | None],
    *,
    utc: bool,
    local: bool,
    naive: int,
    odd: int,
    serial: bool,
    flat: int,
) -> Iterable[str]:
    sound = sum(moment is not None for moment in moments)
    if not sound:
        return
    if absent := sum(one is None for one in read):
        yield f"{counted(absent, 'position')} {'has' if absent == 1 else 'have'} no time."
    if odd:
        example = next(
            _shown(cell)
            for cell, one, moment in zip(cells, read, moments, strict=True)
            if one is not None and moment is None
        )
        yield f"{counted(odd, 'time')} could not be read, such as {example}: no time is taken there."
    if serial:
        yield "The times are numbers of a spreadsheet's days since 1899-12-30, and were read as such, in UTC."
    elif naive and local:
        yield "The times are local times without an offset; they were read as UTC, so that the day may be another."
    elif naive and not utc:
        yield "The times name no zone; they were read as UTC."
    if flat == sound > 1 and len(set(moments)) <= 1 + sound // 2:
        yield "The times are days alone, without a time of day."


def _no_day(example: str, numbers: Sequence[float], read: Sequence[object]) -> str:
    if any(isinstance(one, time) for one in read):
        return f"Its times name no day, as in {example}."
    if numbers:
        return f"Its times are numbers that count from no known day, as in {example}."
    return f"Its times are in a form that could not be read, as in {example}."


def counted(number: int, noun: str) -> str:
    """Return `1 row`, `1,200 rows`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _shown(cell: object) -> str:
    return repr("".join(c if c.isprintable() else "?" for c in str(cell).strip()[:40]))


def _in_utc(moment: datetime) -> datetime | None:
    try:
        return moment.astimezone(UTC)
    except (OverflowError, ValueError):
        return None


def _read(cell: object) -> datetime | time | _Doubt | float | str | None:
    """Read one cell: a time, a time of day, a day in doubt, another number, or text that is none; None if it is empty."""
    if cell is None or isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        return _number(cell)
    text = str(cell).strip().strip("'\"").strip()
    if not text or text.casefold() in {"nan", "null", "none", "nat", "-", "n/a"}:
        return None
    if len(text) > 60:
        return text
    if (text[0].isdigit() and text.replace(".", "", 1).isdecimal()) or (text[0] in "+-" and text[1:2].isdecimal()):
        try:
            return (_compact(text) if len(text) >= 8 else None) or _number(float(text))
        except (ValueError, OverflowError):
            return text
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return _text(text)


def epoch(number: float) -> datetime | None:
    """Read seconds since 1970, or thousandths, millionths or billionths of them, told apart by their size."""
    for scale in _SCALES:
        if EARLIEST * scale <= number <= LATEST * scale:
            return _EPOCH + timedelta(microseconds=round(number * (1_000_000 / scale)))
    return None


def _number(number: float) -> datetime | float | None:
    try:
        value = float(number)
    except OverflowError:
        return str(number)[:40]  # type: ignore[return-value]
    if not isfinite(value):
        return None
    return epoch(value) or value


def _compact(text: str) -> datetime | None:
    """Read `20250402` and `20250402220000`, with or without parts of a second, if they are of our time.

    Raises:
        ValueError: the year is of our time, the rest is no day or no time.
    """
    found = _COMPACT.fullmatch(text)
    if not 1990 <= int(text[:4]) < 2100:
        return None
    if found is None:
        return datetime.strptime(text, "%Y%m%d") if len(text) == 8 and text.isdecimal() else None  # noqa: DTZ007
    day, clock, part = found.groups()
    zone = UTC if text[-1] in "zZ" else None
    return datetime.strptime(f"{day}{clock}{part or '0'}", "%Y%m%d%H%M%S%f").replace(tzinfo=zone)


def _text(text: str) -> datetime | time | _Doubt | str:
    # Flightradar24's granular files put the parts of a second behind the zone: `2025-04-02 22:00:00Z.515`.
    text = re.sub(r"Z(\.\d+)$", r"\1Z", re.sub(r"\s+", " ", text))
    text = re.sub(r" \([a-z ]{6,}\)$", "", text, flags=re.IGNORECASE)  # JavaScript names the zone once more
    try:
        if found := _NUMBERED.fullmatch(text):
            return _numbered(found, text)
        if found := _NAMED.fullmatch(text) or _MONTH_FIRST.fullmatch(text):
            day = date(int(found["year"]), _MONTHS[found["month"][:3].casefold()], int(found["day"]))
            return datetime.combine(day, *_clock(found))
        if found := _COMPACT.fullmatch(text):
            return _compact(text) or text
        if found := _BARE_CLOCK.fullmatch(text):
            return _clock(found)[0]
    except (ValueError, KeyError):
        return text
    return text


def _clock(found: re.Match[str]) -> tuple[time, timezone | None]:
    """Return the time of day, midnight if none is given, and its zone.

    Raises:
        ValueError: it is none.
        KeyError: its zone is not known.
    """
    if found["hour"] is None:
        return time(), None
    hour = int(found["hour"])
    if found["half"]:
        if not 1 <= hour <= 12:
            raise ValueError("no hour of half a day")
        hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
    part = int(f"{found['part'] or '0':0<6}"[:6])
    hours = _ZONES[found["zone"].casefold()] if found["zone"] else None
    zone = None if hours is None else timezone(timedelta(hours=hours))
    if found["offset"]:
        sign = -1 if found["offset"][0] == "-" else 1
        digits = found["offset"][1:].replace(":", "")
        ahead = timedelta(hours=int(digits[:-2] or 0), minutes=int(digits[-2:])) if len(digits) > 2 else None
        zone = timezone(sign * (ahead if ahead is not None else timedelta(hours=int(digits))))
    return time(hour, int(found["minute"]), int(found["second"] or 0), part), zone


def _numbered(found: re.Match[str], text: str) -> datetime | _Doubt:
    numbers = int(found["a"]), int(found["b"]), int(found["c"])
    clock, zone = _clock(found)
    if len(found["a"]) == 4:
        return datetime.combine(date(*numbers), clock, zone)
    if len(found["a"]) > 2 or len(found["c"]) not in {2, 4}:
        raise ValueError(text)
    return _Doubt(numbers, len(found["c"]) == 4, found["mark"] == ".", clock, zone, text)


_ORDERS = {"day, month, year": (2, 1, 0), "month, day, year": (2, 0, 1), "year, month, day": (0, 1, 2)}
"""Where year, month and day stand among three numbers."""


def _day(doubt: _Doubt, order: str) -> date | None:
    """Return the day that the numbers mean in this order, if they can."""
    if (doubt.year_last and order.startswith("year")) or (doubt.dotted and order.startswith("month")):
        return None  # numbers with dots are never written month first
    year, month, day = (doubt.numbers[place] for place in _ORDERS[order])
    try:
        return date(year if doubt.year_last else 2000 + year, month, day)
    except ValueError:
        return None


def _order(doubts: Sequence[_Doubt]) -> tuple[str | None, str | None]:
    """Return the one order in which the days can be read, or the sentence that there are two."""
    if not doubts:
        return None, None
    shapes: dict[tuple[object, ...], _Doubt] = {}
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
            return None, f"Its days can be read in two ways: {_shown(one.text)} is {' or '.join(days)}."
    both = [next(one for one in shapes.values() if _day(one, order) is None) for order in best]
    return None, f"Its days are written in more than one order, as in {_shown(both[0].text)}."


def _ordered(doubt: _Doubt, order: str) -> datetime | None:
    day = _day(doubt, order)
    return datetime.combine(day, doubt.clock, doubt.zone) if day else None


def _are_serials(numbers: Sequence[float]) -> bool:
    """Tell whether numbers are a spreadsheet's days: of this century, and of one flight."""
    least, most = min(numbers), max(numbers)
    return _SERIALS[0] <= least and most < _SERIALS[1] and most - least < 10
