"""The answer for one person and one place on every day: it is constant between a few days, and changes on them.

Only what is dated can change an answer: offices, warrants and custody of the person; treaty acts, declarations and
attributes of the state; statements, trips, findings, changes of government and tables of evidence that bear on either;
and the ages at which words fade.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from msgspec import Struct

from warrantcheck.answer.trip.ground import holders
from warrantcheck.answer.trip.trip import Stop, case_of
from warrantcheck.clock import FIRST_DAY, LAST_DAY, Clock
from warrantcheck.dataset.records import Person, Record, State
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import first_day, last_day
from warrantcheck.law.duty import DutyValue
from warrantcheck.law.office import assumed, office_held
from warrantcheck.law.warrants import instruments
from warrantcheck.risk.estimate import estimate
from warrantcheck.risk.evidence import SAME_TRIP, freed_on
from warrantcheck.risk.factors.word import FADED, FADING, ONE_TRIP
from warrantcheck.risk.home import JUST_ARRESTED
from warrantcheck.vocabulary import Confidence, Level, Question, Standing

ONE_DAY = timedelta(days=1)


class Decision(Struct, frozen=True):
    """What a table says of one person in one state: duty, risk and chance of arrest in per cent, level, confidence,
    and what the risk answers."""

    duty: DutyValue
    risk: float
    level: Level
    confidence: Confidence
    arrest_low: float
    arrest_high: float
    question: Question = "trip"


class Interval(Struct, frozen=True):
    """A decision that holds from the day `since` until the day before `until`."""

    since: date
    until: date
    decision: Decision


def decide(data: Dataset, person: Person, stop: Stop, clock: Clock, assume: Standing | None = None) -> Decision:
    """Judge one stop, without the grounds that a full answer gives; `assume` replaces the office held."""
    office = assumed(assume) if assume else office_held(person, clock)
    case = case_of(data, person, office, stop, clock)
    found = estimate(case, data.model)
    low, high = found.arrest.low, found.arrest.high
    return Decision(case.duty.value, found.risk, found.level, found.confidence, low, high, found.question)


class Table:
    """Decisions by intervals, for one day that is today; what one pair shares with others is worked out once."""

    def __init__(self, data: Dataset, today: date) -> None:
        """Take the data, and the day whose knowledge answers questions about later days."""
        self._data = data
        self._today = today
        self._of_person: dict[str, tuple[list[date], list[bool]]] = {}
        self._of_place: dict[str, list[date]] = {}

    def intervals(self, person: Person, stop: Stop) -> tuple[Interval, ...]:
        """Return the decisions for every day the data speaks about, by what was public on the earlier of it and
        `today`."""
        found: list[Interval] = []
        days = self.breakpoints(person, stop)
        for since, until in zip(days, (*days[1:], LAST_DAY), strict=True):
            decision = decide(self._data, person, stop, Clock.of(self._today, since))
            begin = found.pop().since if found and found[-1].decision == decision else since
            found.append(Interval(begin, until, decision))
        return tuple(found)

    def breakpoints(self, person: Person, stop: Stop) -> list[date]:
        """Return every day on which the answer can differ from the day before, beginning with the first of all."""
        own, pursued = self._person_days(person)
        days = {FIRST_DAY, *own}
        others = [*self._days_with(person, stop.state)]
        territory = stop.place.territory if stop.place else None
        for code in holders(territory) if territory else ():
            others += self._days_with(person, self._data.state(code))
        if territory:
            others += [day for part in territory.control for day in days_of(part)]
            others += [territory.statute_since] if territory.statute_since else []
        days.update(day for day in others if pursued[bisect_right(own, day)])
        return sorted(day for day in days if FIRST_DAY <= day < LAST_DAY)

    def _person_days(self, person: Person) -> tuple[list[date], list[bool]]:
        """Return the days of a person's own record, and whether a warrant or summons stands before each and after the
        last: where none stands, nothing else matters."""
        if person.id not in self._of_person:
            situations = (self._data.situation(w.situation) for w in person.warrants)
            arrests = (first_day(event.date) for event in person.custody if event.event == "arrested")
            stale = {day + JUST_ARRESTED + ONE_DAY for day in arrests}
            days = sorted({*days_of(person), *stale, *(d for s in situations for d in days_of(s))})
            days = [day for day in days if FIRST_DAY <= day < LAST_DAY]
            stands = [bool(instruments(person, Clock.of(self._today, day)).in_force) for day in (FIRST_DAY, *days)]
            pairs = list(zip(days, stands, stands[1:], strict=False))
            kept = [day for day, before, after in pairs if before or after]
            self._of_person[person.id] = kept, [stands[0], *(after for _, before, after in pairs if before or after)]
        return self._of_person[person.id]

    def _state_days(self, state: State) -> list[date]:
        if state.id not in self._of_place:
            days = {*days_of(state)}
            for visit in self._data.visits_to(state.id):
                days |= {visit.published, visit.since + ONE_DAY}
                days |= {visit.since - SAME_TRIP, visit.since + SAME_TRIP + ONE_DAY}
                guest = self._data.person(visit.person)
                days |= {day for day in (freed_on(guest, visit), min(w.public for w in guest.warrants)) if day}
            government = self._data.government(state.id)
            days |= {head.since for head in government.heads} if government else set()
            for finding in self._data.findings_on(state.id):
                days |= {*days_of(finding)}
            for body in self._data.bodies:
                days |= {day for days in (body.joined, body.left) if (day := days.get(state.id))}
            self._of_place[state.id] = sorted(days)
        return self._of_place[state.id]

    def _days_with(self, person: Person, state: State) -> Iterator[date]:
        """Yield the days of a state's record, of what was said, and of how it stood toward the person's own state."""
        yield from self._state_days(state)
        yield from self._word_days(person, state)
        for own in person.nationality:
            for fact in self._data.evidence_on(state.id, own):
                yield from (fact.since, fact.public)

    def _word_days(self, person: Person, state: State) -> Iterator[date]:
        """Yield the days on which what was said of a person to or by a state begins, ends or fades."""
        bodies = {body.id for body in self._data.bodies if state.id in body.members}
        about = (*self._data.statements_about(person.id), *self._data.statements_about("all"))
        for said in about:
            if state.id in (said.state, *said.addressed) or said.body in bodies:
                yield from days_of(said)
                for age in (ONE_TRIP + ONE_DAY, FADING, FADED):
                    yield said.published + age


@cache
def days_of(record: Record) -> frozenset[date]:
    """Return every day that stands in a record, with the day after: a thing counts on its day, or once it is past."""
    days: set[date] = set()
    values = [getattr(record, name) for name in record.__struct_fields__]
    partial = [getattr(record, name, None) for name in ("since", "until", "date")]
    for value in values:
        if isinstance(value, date):
            days |= {value, value + ONE_DAY}
        elif isinstance(value, tuple):
            days |= {day for item in value if isinstance(item, Record) for day in days_of(item)}
        elif isinstance(value, Record):
            days |= days_of(value)
    for text in partial:
        if isinstance(text, str):
            days |= {first_day(text), last_day(text), last_day(text) + ONE_DAY}
    return frozenset(days)
