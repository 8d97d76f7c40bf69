"""One event: everybody who was wanted when it began, against its host."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from warrantcheck.answer.meeting import Meeting, announced, meeting
from warrantcheck.answer.results import Leg
from warrantcheck.answer.trip import Stop, trip
from warrantcheck.clock import Clock
from warrantcheck.dataset.plain import shallow
from warrantcheck.dataset.records import Event
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import UnknownName
from warrantcheck.law.warrants import standing
from warrantcheck.vocabulary import OFFICES

DAY_BEFORE = "the day before it began"
TODAY = "today"
NOT_DATED = "When host and date were announced is not in the data: they may not have been public by then."
ORDER: tuple[str, ...] = OFFICES


@dataclass(frozen=True, slots=True)
class Guest:
    """A wanted person, and what the host must do, and what is likely to happen, if he or she came.

    `expected`: reported before the event as invited or expected.
    """

    person: str
    name: str
    office: str
    office_standing: str
    expected: bool
    leg: Leg

    @property
    def explained(self) -> bool:
        """The reasons are given at length: for those expected, and for heads of state or government."""
        return self.expected or self.office_standing == "head"


@dataclass(frozen=True, slots=True)
class EventResult(Meeting):
    """An event and all wanted people: those expected first, then by office.

    `known_as` says how the day of knowledge was chosen, if the caller did not choose it; `note`, that the event may not
    have been announced by then.
    """

    known: date
    known_as: str | None
    note: str | None
    people: tuple[Guest, ...]


def clock_for(event: Event, today: date, known: date | None = None) -> tuple[Clock, str | None]:
    """Return the two days of the question, and how the second was chosen if not by `known`.

    A past event is judged by what was public the day before it began, one to come by what is public today.

    Raises:
        BadDate: `known` lies in the future.
    """
    begins = event.since if event.precision == "day" else event.until
    if known is None and begins <= today:
        return Clock(event.since, event.since - timedelta(days=1)), DAY_BEFORE
    on = event.since if event.precision == "day" else min(max(event.since, known or today), event.until)
    return Clock.of(today, on, known or today), None if known else TODAY


def event(data: Dataset, which: Event, clock: Clock, known_as: str | None = None) -> EventResult:
    """Judge a visit of each wanted person to the host; the clock is that of `clock_for`.

    Raises:
        UnknownName: the event had not been announced by `clock.known`.
    """
    since = announced(data, which)
    early = since > clock.known
    if early and which.announced:
        raise UnknownName(
            f"{which.name} was not announced by {clock.known}, as far as the data shows: its host and date were "
            f"public by {since}."
        )
    met = meeting(data, which, clock)
    at = clock.at(met.judged)
    stop = Stop(data.state(which.host))
    guests = []
    for person in data.people:
        if standing(person, at).wanted:
            found = trip(data, person, [stop], at)
            leg, expected = found.legs[0], person.id in met.expected
            guests.append(Guest(person.id, person.name, found.office, found.office_standing, expected, leg))
    guests.sort(key=lambda g: (not g.expected, ORDER.index(g.office_standing), g.name))
    return EventResult(
        **shallow(met), known=clock.known, known_as=known_as, note=NOT_DATED if early else None, people=tuple(guests)
    )
