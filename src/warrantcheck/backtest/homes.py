"""The record at home: person-years under a public warrant in the own country, and how many ended in a hand-over.

People are taken to live at home unless the data says otherwise, until they are arrested or handed over anywhere, die,
or the warrant ends. Somebody handed over by the own state on the day the warrant became public was under no public
warrant before, and is not counted.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from msgspec import Struct

from warrantcheck.answer.trip.trip import Stop, case_of
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Person
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import first_day
from warrantcheck.law.office import office_held
from warrantcheck.risk.home import conduct

MONTH = timedelta(days=30)
YEAR = 365.25


class HomeRecord(Struct, frozen=True):
    """Of one conduct of home states: people, person-years, and who was arrested or handed over by the own state.

    `estimate` is the chance within a year that the model gives, in per cent.
    """

    conduct: str
    people: int
    years: float
    taken: tuple[str, ...]
    estimate: float


def homes(data: Dataset, today: date) -> tuple[HomeRecord, ...]:
    """Count the record at home up to a day."""
    days: Counter[str] = Counter()
    people: dict[str, set[str]] = {}
    taken: dict[str, list[str]] = {}
    for person in data.people:
        for state in person.nationality:
            last, handed = None, _handed_over(person, state)
            day = min((w.public for w in person.warrants if w.kind == "warrant"), default=today)
            while day < min(today, handed or today):
                clock = Clock.of(today, day)
                case = case_of(data, person, office_held(person, clock), Stop(data.state(state)), clock)
                if case.question == "home":
                    last = conduct(case)[0]
                    days[last] += MONTH.days
                    people.setdefault(last, set()).add(person.id)
                day += MONTH
            if last and handed:
                taken.setdefault(last, []).append(person.id)
    return tuple(
        HomeRecord(key, len(people.get(key, ())), round(days[key] / YEAR, 1), tuple(taken.get(key, ())), bound.per_cent)
        for key, bound in data.model.home.items()
    )


def _handed_over(person: Person, state: str) -> date | None:
    """Return the day on which the own state handed the person over, or first held him or her under the warrant."""
    public = min((w.public for w in person.warrants if w.kind == "warrant"), default=None)
    if public is None:
        return None
    done = [first_day(e.date) for e in person.custody if e.by == state and e.event == "surrendered"]
    return next((day for day in done if day > public), None)
