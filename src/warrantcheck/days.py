"""Days as people and data files write them: a full ISO day, or only its month or year."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, Literal

from warrantcheck.errors import BadDate

Precision = Literal["day", "month", "year"]
_LENGTHS: dict[Precision, int] = {"year": 4, "month": 7, "day": 10}
_WIDTHS = [4, 2, 2]
_LAST_MONTH = 12


def parse_day(text: str, today: date) -> date:
    """Read a day of a row: `YYYY-MM-DD` or `today`.

    Raises:
        BadDate: the text is neither.
    """
    if text == "today":
        return today
    try:
        return date(*_parts(text))
    except ValueError:
        raise BadDate(f"{text[:40]!r} is not a day: write YYYY-MM-DD, for example 2024-09-03.") from None


def day_of_moment(value: Any) -> Any:
    """Return the day of a `datetime`, of a moment of pandas or of numpy, in its own time zone; None if it is missing.

    What is no moment is returned as it is.
    """
    if getattr(getattr(value, "dtype", None), "kind", "") == "M":
        return value.astype("datetime64[D]").item()
    if not isinstance(value, datetime):
        return value
    try:
        day = value.date()
    except ValueError:  # NaT of pandas 2
        return None
    return None if isinstance(day, datetime) else day  # NaT of pandas 3 returns itself


@lru_cache(maxsize=4096)
def first_day(partial: str) -> date:
    """Return the earliest day that `2012`, `2012-05` or `2012-05-07` can mean.

    Raises:
        ValueError: the text is not such a day.
    """
    year, month, day = _parts(partial)
    return date(year, month or 1, day or 1)


def precision_of(partial: str) -> Precision:
    """Say how much of a day `2012`, `2012-05` or `2012-05-07` tells."""
    return next(precision for precision, length in _LENGTHS.items() if length == len(partial))


def written(day: date, precision: Precision) -> str:
    """Write a day, or of it the month or the year alone: `2012-05-07`, `2012-05`, `2012`."""
    return str(day)[: _LENGTHS[precision]]


@lru_cache(maxsize=4096)
def last_day(partial: str) -> date:
    """Return the latest day that `2012`, `2012-05` or `2012-05-07` can mean.

    Raises:
        ValueError: the text is not such a day.
    """
    year, month, day = _parts(partial)
    if day:
        return date(year, month, day)
    month = month or _LAST_MONTH
    return date(year + month // _LAST_MONTH, month % _LAST_MONTH + 1, 1) - timedelta(days=1)


def _parts(partial: str) -> tuple[int, int, int]:
    parts = partial.split("-")
    widths = [len(part) for part in parts]
    if widths != _WIDTHS[: len(parts)] or not all(part.isascii() and part.isdigit() for part in parts):
        raise ValueError(f"{partial!r} is not a year, a month or a day")
    year, month, day = (*map(int, parts), 0, 0)[:3]
    return year, month, day
