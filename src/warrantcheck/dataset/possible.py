"""What no value of the data may be, whatever its field: everything behind relies on it.

Days are computed with, so a year must be left to add; text is printed, so it may not steer a terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from warrantcheck.dataset.records import CustodyEvent, Death, Event, Home, Office, Record, Step
from warrantcheck.days import first_day, last_day

EARLIEST = date(1900, 1, 1)
LATEST = date(2199, 12, 31)

Path_ = tuple[str | int, ...]
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_PARTIAL: dict[type, tuple[str, ...]] = {
    Office: ("since", "until"),
    Home: ("since", "until"),
    CustodyEvent: ("date",),
    Step: ("date",),
    Death: ("date",),
    Event: ("announced",),
}


def impossible(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    """Yield path and fault of every day and text in a record, or in a tuple of records, that cannot be."""
    if isinstance(value, Record):
        for name in value.__struct_fields__:
            yield from impossible(getattr(value, name), (*path, name))
        yield from partial_days(type(value), value, path)
    else:
        yield from _plain(value, path)


def partial_days(kind: type[Record], record: Any, path: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    """Yield path and fault of the years, months and days in text of a record of this kind, or of its model."""
    for name in _PARTIAL.get(kind, ()):
        yield from _of_partial(getattr(record, name), (*path, name))


def _plain(value: Any, path: Path_) -> Iterator[tuple[Path_, str]]:
    if isinstance(value, date) and not EARLIEST <= value <= LATEST:
        yield path, f"{value} lies outside {EARLIEST.year} to {LATEST.year}"
    elif isinstance(value, str) and _STEERING.search(value):
        yield path, "holds a control character, or one that turns the direction of writing"
    elif isinstance(value, (tuple, dict)):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from impossible(item, (*path, key))


def _of_partial(text: str | None, path: Path_) -> Iterator[tuple[Path_, str]]:
    if text is None:
        return
    try:
        possible = EARLIEST <= first_day(text) <= last_day(text) <= LATEST
    except ValueError as error:
        yield path, str(error)
        return
    if not possible:
        yield path, f"{text} lies outside {EARLIEST.year} to {LATEST.year}"
