"""One time as files give it: an ISO time, a number of seconds, the forms of spreadsheets and mails, a time of day."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from math import isfinite

from msgspec import Struct

EARLIEST, LATEST = 631_152_000, 4_102_444_800
"""Seconds since 1970 of the years 1990 and 2100: a number between them is a time."""

_SCALES = (1, 1_000, 1_000_000, 1_000_000_000)  # seconds, and what milliseconds, microseconds and nanoseconds divide by
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_MONTHS = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)  # noqa: SIM905
}
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "zulu": 0, "ut": 0, "wet": 0, "west": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3,
    "msk": 3, "edt": -4, "est": -5, "cdt": -5, "mdt": -6, "pdt": -7, "pst": -8,
}  # fmt: skip
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
_BARE_CLOCK = re.compile(rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?{_CLOCK}", re.IGNORECASE)
_COMPACT = re.compile(r"(\d{8})T?(\d{6})(\d{0,6})Z?", re.IGNORECASE)

_SCIENTIFIC = re.compile(r"\d\.\d{7,}[eE]\+?\d{1,2}")
"""`1.743631200123E9`, as ForeFlight writes seconds. A spreadsheet's `1.74363E+12` is too coarse to be a time."""


class Doubt(Struct, frozen=True):
    """A day in numbers whose order is open: the numbers, and the time of day with its zone."""

    numbers: tuple[int, int, int]
    year_last: bool
    dotted: bool
    clock: time
    zone: timezone | None
    text: str


def read_moment(cell: object) -> datetime | time | Doubt | float | str | None:
    """Read one cell: a time, a time of day, a day in doubt, another number, or other text; None if it is empty."""
    if cell is None or isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        return _number(cell)
    text = str(cell).strip().strip("'\"").strip()
    if not text or text.casefold() in {"nan", "null", "none", "nat", "-", "n/a"}:
        return None
    if len(text) > 80:
        return text
    if (text[0].isdigit() and text.replace(".", "", 1).isdecimal()) or (text[0] in "+-" and text[1:2].isdecimal()):
        try:
            return (_compact(text) if len(text) >= 8 else None) or _number(float(text))
        except (ValueError, OverflowError):
            return text
    if _SCIENTIFIC.fullmatch(text):
        return _number(float(text))
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


def _text(text: str) -> datetime | time | Doubt | str:
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


def _numbered(found: re.Match[str], text: str) -> datetime | Doubt:
    numbers = int(found["a"]), int(found["b"]), int(found["c"])
    clock, zone = _clock(found)
    if len(found["a"]) == 4:
        return datetime.combine(date(*numbers), clock, zone)
    if len(found["a"]) > 2 or len(found["c"]) not in {2, 4}:
        raise ValueError(text)
    return Doubt(numbers, len(found["c"]) == 4, found["mark"] == ".", clock, zone, text)
