"""Days that can be: everything that reckons with days may add a year to them, or write them with four digits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from warrantcheck.dataset.records import CustodyEvent, Death, Event, Office, Record, Step
from warrantcheck.days import first_day, last_day

EARLIEST = date(1900, 1, 1)
LATEST = date(2199, 12, 31)

Path_ = tuple[str | int, ...]
_PARTIAL: dict[type, tuple[str, ...]] = {
    Office: ("since", "until"),
    CustodyEvent: ("date",),
    Step: ("date",),
    Death: ("date",),
    Event: ("announced",),
}


def impossible_days(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    """Yield path and fault of every day in a record, or in a tuple of records, that cannot be."""
    if isinstance(value, date):
        if not EARLIEST <= value <= LATEST:
            yield path, f"{value} lies outside {EARLIEST.year} to {LATEST.year}"
    elif isinstance(value, Record):
        partial = _PARTIAL.get(type(value), ())
        for name in value.__struct_fields__:
            part = getattr(value, name)
            if name in partial and part is not None:
                yield from _of_partial(part, (*path, name))
            else:
                yield from impossible_days(part, (*path, name))
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from impossible_days(item, (*path, i))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from impossible_days(item, (*path, key))


def _of_partial(text: str, path: Path_) -> Iterator[tuple[Path_, str]]:
    try:
        possible = EARLIEST <= first_day(text) <= last_day(text) <= LATEST
    except ValueError as error:
        yield path, str(error)
        return
    if not possible:
        yield path, f"{text} lies outside {EARLIEST.year} to {LATEST.year}"
