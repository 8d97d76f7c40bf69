"""What is coming: the events of the next months, with duty and risk for one person at each host."""

from __future__ import annotations

import calendar as days_of
from datetime import date

from msgspec.structs import asdict

from warrantcheck.answer.meeting import Meeting, announced, meeting
from warrantcheck.answer.result import Result
from warrantcheck.answer.results import Leg
from warrantcheck.answer.status import OfficeDoubt, StatusResult, doubt_of, status_of_person
from warrantcheck.answer.trip import Stop, trip
from warrantcheck.clock import LAST_DAY, Clock
from warrantcheck.dataset.records import Person
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.office import office_held

INCOMPLETE = (
    "A calendar as of a past day is incomplete: an announcement is dated by the earliest source that was read, "
    "and where there is none, by the eve of the event."
)
MONTHS = 24
"""How far a calendar looks ahead if nothing else is said."""


class Entry(Meeting, frozen=True):
    """An event, and what its host must do about the person, and what is likely to happen, on the day judged."""

    office: str
    leg: Leg


class CalendarResult(Result, frozen=True):
    """The events that end on the day asked or later and begin before `until`, in order of time.

    `note` says that a calendar of a past day is incomplete.
    """

    person: str
    name: str
    on: date
    known: date
    until: date
    series: str | None
    note: str | None
    events: tuple[Entry, ...]
    status: StatusResult
    office_seen: date | None
    office_doubt: OfficeDoubt | None


def calendar(
    data: Dataset, person: Person, clock: Clock, months: int = MONTHS, series: str | None = None
) -> CalendarResult:
    """List what is coming from `clock.on`, as far as it had been announced by `clock.known`.

    `series` is a name as `find_series` returns it.
    """
    until = months_after(clock.on, months)
    coming = [
        event
        for event in data.events
        if event.until >= clock.on
        and event.since < until
        and announced(data, event) <= clock.known
        and series in (None, event.series)
    ]
    note = INCOMPLETE if clock.known < date.fromisoformat(data.checked) else None
    entries = tuple(_entry(data, person, meeting(data, event, clock), clock) for event in coming)
    office = office_held(person, clock)
    return CalendarResult(
        person.id,
        person.name,
        clock.on,
        clock.known,
        until,
        series,
        note,
        entries,
        status_of_person(data, person, clock),
        office.seen,
        doubt_of(office),
    )


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of its month; never beyond what the data speaks about."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year >= LAST_DAY.year:
        return LAST_DAY
    return date(year, month + 1, min(day.day, days_of.monthrange(year, month + 1)[1]))


def _entry(data: Dataset, person: Person, met: Meeting, clock: Clock) -> Entry:
    found = trip(data, person, [Stop(data.state(met.host))], clock.at(met.judged))
    return Entry(**asdict(met), office=found.office, leg=found.legs[0])
