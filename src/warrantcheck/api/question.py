"""A question asked through a function: it reads names and days, keeps the notes on them, and returns the answer.

As on the command line, a day that is not given is today.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from warrantcheck.answer.freshness import require_looked_up
from warrantcheck.answer.hindsight import became_public
from warrantcheck.answer.result import Result
from warrantcheck.answer.trip.group import GroupResult, groups_on
from warrantcheck.api.arguments import Day, one_of, plain_day, text, texts
from warrantcheck.api.data import load, max_age_of
from warrantcheck.api.shown import Answered
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Event, Person, State
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import WrongType
from warrantcheck.lookup.day import read_day
from warrantcheck.lookup.event_day import read_day_or_event
from warrantcheck.lookup.find import read_person
from warrantcheck.lookup.no_place import place_or_hint
from warrantcheck.lookup.place import Place
from warrantcheck.report.named_claims import named_claims
from warrantcheck.report.report import Report
from warrantcheck.view import View
from warrantcheck.vocabulary import OFFICES, Standing

R = TypeVar("R", bound=Result)


def this_day() -> date:
    """Return the day of the caller's calendar."""
    return date.today()  # noqa: DTZ011 (the caller's calendar day is meant)


def opened(data: Dataset | None) -> Dataset:
    """Return the data to use, the shipped data if none is given."""
    if data is not None and not isinstance(data, Dataset):
        raise WrongType(f"data: what `warrantcheck.load(folder)` returns is needed, and not {type(data).__name__}.")
    return data if data is not None else load()


class Question:
    """One call of a function; `asked` are its arguments, as the envelope of the answer repeats them."""

    def __init__(self, name: str, data: Dataset | None, /, **asked: Any) -> None:
        """Open the data; `name` becomes the schema, as in `warrantcheck.trip/1`."""
        self.name = name
        self.data = opened(data)
        self.max_age = max_age_of(self.data)
        self.today = this_day()
        self.notes: list[str] = []
        self.event: Event | None = None
        self.then: Clock | None = None
        self._named: list[Person] = []
        self.query = {key: plain for key, value in asked.items() if (plain := _plain(value)) not in (None, False, [])}

    def without(self, claims: str | Iterable[str]) -> None:
        """Ask as if these claims were false."""
        if left_out := texts("without", claims):
            self.data = self.data.without(left_out)

    def person(self, name: str, parameter: str = "person") -> Person:
        """Find a person, and keep what is to be said of how the name was read."""
        found = read_person(self.data, text(parameter, name))
        self._note(found.note)
        self._named.append(found.person)
        return found.person

    def place(self, name: str, parameter: str = "place") -> Place:
        """Find a place, and keep what else its code could mean."""
        found = place_or_hint(self.data, text(parameter, name))
        self._note(found.reading)
        return found

    def places(self, names: str | Iterable[str], parameter: str) -> list[Place]:
        """Find several places."""
        return [self.place(name, parameter) for name in texts(parameter, names)]

    def groups(self, names: str | Iterable[str], clock: Clock) -> tuple[GroupResult, ...]:
        """Find groups of states and their members on the day of travel."""
        return groups_on(self.data, texts("group", names), clock)

    def state(self, name: str, parameter: str) -> State:
        """Find the state responsible for a place, and keep what is to be said of the place."""
        found = self.place(name, parameter)
        self._note(found.taken_as)
        return found.state

    def assumed(self, office: Standing | None) -> Standing | None:
        """Return the office that is assumed."""
        if office is not None:
            one_of("assume", office, OFFICES)
        return office

    def day(self, value: Day | None, parameter: str) -> date | None:
        """Read a day.

        Raises:
            BadDate: it cannot be read, can mean two, or is out of range.
        """
        if value is None:
            return None
        day = plain_day(parameter, value)
        if not isinstance(day, str):
            return day
        found = read_day(day, self.today)
        self._read(found.note)
        return found.day

    def clock(self, on: Day | None, known: Day | None = None) -> Clock:
        """Read the two days of the question; the name of an event means its first day. Errors as for `day`."""
        day = plain_day("on", on) if on is not None else None
        if isinstance(day, str):
            asked = read_day_or_event(self.data, day, self.today)
            day, self.event = asked.day, asked.event
            self._read(asked.note)
        clock = Clock.of(self.today, day, self.day(known, "known"))
        self.query |= {"on": clock.on.isoformat(), "known": clock.known.isoformat()}
        self.then = clock if known is None else None
        return clock

    def answer(self, result: R, data: Dataset | None = None) -> R:
        """Return an answer that can be shown; `data` is what it was found in, if not what the question asked of.

        Raises:
            StaleData: its facts were looked up longer ago than the data was opened for.
        """
        used = data or self.data
        self.require_looked_up(result, used)
        if self.then:
            for one in self._named:
                self._note(became_public(one, self.then, self.today))
        if used.overlay:
            self._note(used.overlay.used(named_claims(result)))
        report = Report(self.name, self.query, result, used, tuple(self.notes), View(today=self.today))
        return result.shown_by(Answered(report))

    def require_looked_up(self, result: Result, data: Dataset) -> None:
        """Refuse an answer on facts that are older than the data was opened for.

        Raises:
            StaleData: they are.
        """
        if self.max_age is not None:
            require_looked_up(result, data, self.today, self.max_age)

    def _read(self, note: str | None) -> None:
        """Keep what is to be said of how a day was read, and warn of it, as another day may have been meant."""
        self._note(note)
        if note:
            warnings.warn(note, stacklevel=5)

    def _note(self, note: str | None) -> None:
        if note and note not in self.notes:
            self.notes.append(note)


def _plain(value: Any) -> Any:
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, (str, bool, int)) or value is None:
        return value
    return [str(one) for one in value] if isinstance(value, (list, tuple)) else str(value)
