"""One event: everybody who was wanted when it began, against its host."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import asdict

from warrantcheck.answer.event.meeting import Meeting, announced, meeting
from warrantcheck.answer.event.outcome import settled
from warrantcheck.answer.freshness import before, oldest
from warrantcheck.answer.result import Result
from warrantcheck.answer.status import OfficeDoubt, StatusResult
from warrantcheck.answer.trip.results import Leg
from warrantcheck.answer.trip.trip import Stop, trip
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Event
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import Precision
from warrantcheck.errors import UnknownName
from warrantcheck.law.warrants import instruments
from warrantcheck.vocabulary import OFFICES

DAY_BEFORE: dict[Precision, str] = {
    "day": "the day before it began",
    "month": "the day before that month began",
    "year": "the day before that year began",
}
ANNOUNCED = "the day on which it was announced"
TODAY = "today"
NOT_DATED = "When host and date were announced is not in the data: they may not have been public by then."
NO_NEWS = "It is over, and its outcome is not in the data."
ORDER: tuple[str, ...] = OFFICES


class Guest(Struct, frozen=True):
    """A wanted person, and what the host must do, and what is likely to happen, if he or she came.

    `expected`: reported before the event as invited or expected. `could_come` is false of somebody who is held or
    reported dead: what stands there says what would follow if he or she came.
    """

    person: str
    name: str
    office: str
    office_standing: str
    expected: bool
    leg: Leg
    status: StatusResult
    could_come: bool
    office_seen: date | None
    office_doubt: OfficeDoubt | None

    @property
    def explained(self) -> bool:
        """The reasons are given at length: for those expected, and for heads of state or government."""
        return self.could_come and (self.expected or self.office_standing == "head")


class EventResult(Meeting, Result, frozen=True):
    """An event and all wanted people: those expected first, then by office, last those who could not come.

    `known_as` says how the day of knowledge was chosen, if the caller did not choose it; `note`, that the event may not
    have been announced by then, or was asked for under the name of what replaced it; `facts_to`, to which day the facts
    on the host and on these people were looked up, if that lies before the day of knowledge (whoever is dead, or held
    by the Court, does not count); `took_place`, that it is now known to have been held.
    """

    known: date
    known_as: str | None
    note: str | None
    people: tuple[Guest, ...]
    facts_to: date | None = None
    took_place: bool = False

    @property
    def host_name(self) -> str:
        """The name of the host; its code where nobody was wanted."""
        return self.people[0].leg.name if self.people else self.host

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the sources it rests on, in the order of their first use."""
        return tuple(dict.fromkeys((*self.sources, *(s for g in self.people if g.explained for s in g.leg.cited))))


class Asked(Struct, frozen=True):
    """Which event a question means, its two days, how the second was chosen, and what must be said of that."""

    event: Event
    clock: Clock
    known_as: str | None = None
    note: str | None = None


def asked(data: Dataset, named: Event, today: date, known: date | None = None) -> Asked:
    """Settle what is asked about an event.

    Without `known`, a past event is judged by what was public the day before it began (or, if it was announced later,
    that day), one to come by what is public today. If what was named had not been announced by `known`, what it
    replaced is meant: the same meeting, on the days and in the place that were public then.

    Raises:
        BadDate: `known` lies in the future.
        UnknownName: the event had not been announced by `known`.
    """
    named = settled(data, named, known or today)
    gone = NO_NEWS if named.status == "planned" and named.until < today else None
    begins = named.since if named.precision == "day" else named.until
    if known is None and begins <= today:
        eve, public = named.since - timedelta(days=1), announced(data, named)
        if public <= eve:
            return Asked(named, Clock(named.since, eve), DAY_BEFORE[named.precision], gone)
        return Asked(named, Clock(min(max(named.since, public), named.until), public), ANNOUNCED, gone)
    day = known or today
    event = _announced_by(data, named, day)
    on = event.since if event.precision == "day" else min(max(event.since, day), event.until)
    note = f"You asked for {named.name}; this is what had been announced by {day}." if event != named else None
    if announced(data, event) > day:
        note = NOT_DATED
    return Asked(event, Clock.of(today, on, day), None if known else TODAY, note)


def event(data: Dataset, question: Asked) -> EventResult:
    """Judge a visit of each person wanted on the first day to the host."""
    which, clock = question.event, question.clock
    met = meeting(data, which, clock)
    at = clock.at(met.judged)
    stop = Stop(data.state(which.host))
    guests = []
    for person in data.people:
        if instruments(person, at).wanted:
            found = trip(data, person, [stop], at)
            leg, expected = found.legs[0], person.id in met.expected
            guests.append(
                Guest(
                    person.id,
                    person.name,
                    found.office,
                    found.office_standing,
                    expected,
                    leg,
                    found.status,
                    found.status.could_come,
                    found.office_seen,
                    found.office_doubt,
                )
            )
    guests.sort(key=lambda g: (not g.could_come, not g.expected, ORDER.index(g.office_standing), g.name))
    return EventResult(
        **asdict(met),
        known=clock.known,
        known_as=question.known_as,
        note=question.note,
        people=tuple(guests),
        facts_to=oldest(_facts_to(guest, clock) for guest in guests),
        took_place=which.status == "held",
    )


def _facts_to(guest: Guest, clock: Clock) -> date | None:
    """Return the day to which the facts on a guest and the host were looked up; those on the dead, and on whom the
    Court holds, do not age."""
    facts = guest.leg.facts
    if facts is None:
        return None
    return facts.oldest if guest.status.can_change else before(facts.host, clock)


def _announced_by(data: Dataset, named: Event, day: date) -> Event:
    """Return the event, or of those that it replaced the last that had been announced by a day."""
    found, left = named, {event.id: event for event in data.events if event.moved_to}
    while announced(data, found) > day:
        before = [event for event in left.values() if event.moved_to == found.id]
        if not before:
            break
        found = left.pop(max(before, key=lambda event: announced(data, event)).id)
    if announced(data, found) <= day:
        return found
    if named.announced:
        raise UnknownName(
            f"{named.name} was not announced by {day}, as far as the data shows: its host and date were public by "
            f"{announced(data, named)}."
        )
    return named
