"""What a question names: its days, and names given one or several at a time.

Here, as in the command line, a day that is not given is the calendar's.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from datetime import date, datetime

from warrantcheck.clock import Clock
from warrantcheck.lookup.day import read_day

Day = date | str


def this_day() -> date:
    """Return the day of the caller's calendar."""
    return date.today()  # noqa: DTZ011 (the caller's calendar day is meant)


def names_of(value: str | Iterable[str]) -> tuple[str, ...]:
    """Return the names given: one text is one name, not its letters."""
    return (value,) if isinstance(value, str) else tuple(value)


def day_of(value: Day | None, today: date) -> date | None:
    """Read a day; of a moment (`datetime`, a timestamp of pandas) its day counts, in its own time zone.

    Raises:
        BadDate: it cannot be read, can mean two, or is out of range.
    """
    if not isinstance(value, str):
        return value.date() if isinstance(value, datetime) else value
    found = read_day(value, today)
    if found.note:
        warnings.warn(found.note, stacklevel=3)
    return found.day


def clock_of(on: Day | None, known: Day | None) -> Clock:
    """Read the two days of a question; errors as for `day_of`."""
    today = this_day()
    return Clock.of(today, day_of(on, today), day_of(known, today))
