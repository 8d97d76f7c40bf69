"""A day that is given as the name of an event: `G20 2026` means its first day."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from warrantcheck.dataset.records import Event
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import BadDate, UnknownName
from warrantcheck.lookup.day import read_day


class AskedDay(Struct, frozen=True):
    """A day, what should be said about how it was read, and the event by whose name it was given."""

    day: date
    note: str | None = None
    event: Event | None = None


def read_day_or_event(data: Dataset, text: str, today: date) -> AskedDay:
    """Read a day, or take the first day of the event of that name.

    If only its month or year is known, the first day still to come is taken.

    Raises:
        BadDate: it is neither a day nor the name of an event, or it can mean two days.
        AmbiguousName: several events have that name; `candidates` lists their ids.
    """
    try:
        found = read_day(text, today)
    except BadDate as error:
        if not any(letter.isalpha() for letter in text):
            raise
        from warrantcheck.lookup.event import find_event  # an ordinary day needs none

        try:
            event = find_event(data, text)
        except UnknownName as unknown:
            near = unknown.candidates
            hint = f" Did you mean the event {' or '.join(near)}?" if near else ""
            raise BadDate(f"{error.message} No event in the data has that name, either.{hint}", near) from None
        day = event.since if event.precision == "day" else min(max(event.since, today), event.until)
        return AskedDay(day, _note(event, day, today), event)
    return AskedDay(found.day, found.note)


def _note(event: Event, day: date, today: date) -> str:
    """Say which day was taken, and what makes it doubtful: a day that is not fixed, an event that is off."""
    if event.precision == "day":
        more = f", its first day of {(event.until - day).days + 1}" if event.until > day else ""
        text = f"{event.name} ({event.id}): {day}{more}, is used."
    else:
        text = (
            f"{event.name} ({event.id}): its day is not fixed; {day}, the first on which it can still take place, is "
            "used."
        )
    if event.status in ("cancelled", "moved"):
        to = f" to {event.moved_to}" if event.moved_to else ""
        text += f" It was {event.status}{to}."
    elif event.status == "planned" and event.until < today:
        text += " It has passed; what became of it is not in the data."
    return text
