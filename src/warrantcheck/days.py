"""Days as people and data files write them: a full ISO day, or only its month or year."""

from __future__ import annotations

import calendar
import re
from datetime import date

from warrantcheck.errors import BadDate

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def parse_day(text: str, today: date) -> date:
    """Read a day given on the command line: `YYYY-MM-DD` or `today`.

    Raises:
        BadDate: the text is neither.
    """
    if text == "today":
        return today
    match = _PARTIAL.fullmatch(text) if text.isascii() else None
    if match and match[3]:
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise BadDate(f"{text[:40]!r} is not a day: write YYYY-MM-DD, for example 2024-09-03.")


def first_day(partial: str) -> date:
    """Return the earliest day that `2012`, `2012-05` or `2012-05-07` can mean.

    Raises:
        ValueError: the text is not such a day.
    """
    year, month, day = _parts(partial)
    return date(year, month or 1, day or 1)


def last_day(partial: str) -> date:
    """Return the latest day that `2012`, `2012-05` or `2012-05-07` can mean.

    Raises:
        ValueError: the text is not such a day.
    """
    year, month, day = _parts(partial)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def _parts(partial: str) -> tuple[int, int, int]:
    match = _PARTIAL.fullmatch(partial)
    if not match:
        raise ValueError(f"{partial!r} is not a year, a month or a day")
    return int(match[1]), int(match[2] or 0), int(match[3] or 0)
