"""Days as people type them; what can mean two days is refused with both."""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec import Struct

from warrantcheck.errors import BadDate
from warrantcheck.lookup.text import shown

SPOKEN = {"today": 0, "tomorrow": 1, "yesterday": -1}
"""Days in words, and how many days from today they are."""

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_LEAST = 3
"""So many letters of a month are enough."""

_NUMBERS = re.compile(r"(\d{4})([-/])(\d{1,2})(?:\2(\d{1,2}))?", re.ASCII)
_DAY_FIRST = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]+)\.?,?\s+(\d{4})", re.ASCII)
_MONTH_FIRST = re.compile(r"([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.ASCII)
_EITHER = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)
_WAY_OUT = "write YYYY-MM-DD, for example 2024-09-03"


class ReadDay(Struct, frozen=True):
    """A day, and what should be said about how it was read (None: it was written in full)."""

    day: date
    note: str | None = None


def read_day(text: str, today: date) -> ReadDay:
    """Read a day: `2024-09-03`, `2024-9-3`, `3 Sept 2024`, `September 3, 2024`, `yesterday`, `today`, `tomorrow`.

    Of a month (`2026-12`, `December 2026`) its first day is taken, with a note.

    Raises:
        BadDate: the text is empty, is no day, or can mean two (`03/09/2024`).
    """
    typed = " ".join(text.split()).casefold()
    if not typed:
        raise BadDate(f"The day is empty: leave it out, or {_WAY_OUT}.")
    if typed in SPOKEN:
        return ReadDay(today + timedelta(days=SPOKEN[typed]))
    if either := _EITHER.fullmatch(typed):
        first, second, year = map(int, either.groups())
        readings = dict.fromkeys(filter(None, (_date(year, second, first), _date(year, first, second))))
        meant = " or ".join(map(str, readings))
        raise BadDate(
            f"{shown(text)!r} is written in an order that differs by country: write {meant}."
            if meant
            else _no_day(text)
        )
    found = _written(typed)
    if found is None or (day := _date(found[0], found[1], 1 if found[2] is None else found[2])) is None:
        raise BadDate(_no_day(text))
    return ReadDay(day, None if found[2] else f"{shown(text)!r} is a month: its first day, {day}, is used.")


def _written(typed: str) -> tuple[int, int, int | None] | None:
    """Return year, month and, if it is said, day."""
    if numbers := _NUMBERS.fullmatch(typed):
        year, _, month, day = numbers.groups()
        return int(year), int(month), _number(day)
    if named := _MONTH_FIRST.fullmatch(typed):
        word, day, year = named.groups()
    elif named := _DAY_FIRST.fullmatch(typed):
        day, word, year = named.groups()
    else:
        return None
    months = [n for n, name in enumerate(_MONTHS, 1) if len(word) >= _LEAST and name.startswith(word)]
    return (int(year), months[0], _number(day)) if months else None


def _number(digits: str | None) -> int | None:
    return None if digits is None else int(digits)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _no_day(text: str) -> str:
    return f"{shown(text)!r} is not a day: {_WAY_OUT}."
