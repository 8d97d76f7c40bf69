"""What is coming: the events of the next months, with duty and risk for one person at each host."""

from __future__ import annotations

import calendar as days_of
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import asdict

from warrantcheck.answer.event.attendance import Attendance, attendance
from warrantcheck.answer.event.meeting import Meeting, announced, meeting
from warrantcheck.answer.event.outcome import settled
from warrantcheck.answer.event.series import meets
from warrantcheck.answer.freshness import oldest
from warrantcheck.answer.result import Result
from warrantcheck.answer.status import OfficeDoubt, StatusResult, doubt_of, status_of_person
from warrantcheck.answer.trip.results import Leg
from warrantcheck.answer.trip.trip import Stop, trip
from warrantcheck.clock import LAST_DAY, Clock
from warrantcheck.dataset.records import Event, Person
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.office import office_held

INCOMPLETE = (
    "A calendar as of a past day is incomplete: an announcement is dated by the earliest source that was read, "
    "and without one, by the day before the event."
)
MONTHS = 24
"""How far a calendar looks ahead if nothing else is said."""


class Entry(Meeting, frozen=True):
    """An event, and what its host must do about the person, and what is likely to happen, on the day judged."""

    office: str
    leg: Leg
    attends: Attendance | None = None


class LeftOut(Struct, frozen=True):
    """An event that is not listed: nothing in the data says that the person's state takes part.

    `meets` says in words who meets in its series.
    """

    event: str
    name: str
    series: str
    host: str
    since: date
    meets: str = ""


class CalendarResult(Result, frozen=True):
    """The events that end on the day asked or later and begin before `until`, in order of time.

    `note` says that a calendar of a past day is incomplete. `left_out` are those that nothing suggests the person
    attends, if they were not asked for; `passed` those that are over since the facts were checked, and of which nothing
    more is known.
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
    left_out: tuple[LeftOut, ...] = ()
    passed: tuple[LeftOut, ...] = ()
    facts_to: date | None = None


def calendar(
    data: Dataset,
    person: Person,
    clock: Clock,
    months: int = MONTHS,
    series: str | None = None,
    *,
    every: bool = True,
) -> CalendarResult:
    """List what is coming from `clock.on`, as far as it had been announced by `clock.known`.

    `series` is a name as `find_series` returns it. Unless `every`, only events that the person may attend.
    """
    until = months_after(clock.on, months)
    # a trip can show that a meeting was in another month than had been planned
    events = sorted((settled(data, one, clock.known) for one in data.events), key=lambda event: event.since)
    coming = [
        event
        for event in events
        if event.until >= clock.on
        and event.since < until
        and announced(data, event) <= clock.known
        and series in (None, event.series)
    ]
    note = INCOMPLETE if clock.known < date.fromisoformat(data.checked) else None
    meetings = [meeting(data, event, clock) for event in coming]
    found = {met.event: attendance(data, person, met, clock) for met in meetings}
    listed = [met for met in meetings if every or found[met.event]]
    entries = tuple(_entry(data, person, met, clock, found[met.event]) for met in listed)
    over = _passed(data, events, person, clock, series, every=every)
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
        left_out=tuple(_left_out(data, met) for met in meetings if not every and not found[met.event]),
        passed=tuple(_left_out(data, met) for met in over),
        facts_to=oldest(entry.leg.facts_to for entry in entries),
    )


def _passed(
    data: Dataset, events: Iterable[Event], person: Person, clock: Clock, series: str | None, *, every: bool
) -> Iterator[Meeting]:
    """Yield what ended between the day to which the facts were checked and the day asked, without news of it."""
    checked = date.fromisoformat(data.checked)
    for event in events:
        if checked <= event.until < clock.on and series in (None, event.series):
            met = meeting(data, event, clock)
            if met.passed and met.announced <= clock.known and (every or attendance(data, person, met, clock)):
                yield met


def _left_out(data: Dataset, met: Meeting) -> LeftOut:
    return LeftOut(met.event, met.name, met.series, met.host, met.since, meets(data, met.series))


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the last of its month; never beyond what the data speaks about."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year >= LAST_DAY.year:
        return LAST_DAY
    return date(year, month + 1, min(day.day, days_of.monthrange(year, month + 1)[1]))


def _entry(data: Dataset, person: Person, met: Meeting, clock: Clock, attends: Attendance | None) -> Entry:
    found = trip(data, person, [Stop(data.state(met.host))], clock.at(met.judged))
    return Entry(**asdict(met), office=found.office, leg=found.legs[0], attends=attends)
