"""Answers to rows, by look-up: a name is read once, a pair of person and place is judged once for all days."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date
from threading import Lock
from typing import TypeVar

from msgspec import Struct

from warrantcheck.answer.freshness import too_old
from warrantcheck.answer.trip.ground import ground_of
from warrantcheck.answer.trip.intervals import ONE_DAY, Decision, Table, decide
from warrantcheck.answer.trip.trip import Stop
from warrantcheck.answer.world.decisions import shipped
from warrantcheck.clock import FIRST_DAY, LAST_DAY, Clock
from warrantcheck.dataset.names import fold_place
from warrantcheck.dataset.records import Person
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import parse_day
from warrantcheck.errors import AmbiguousName, BadDate, UnknownName
from warrantcheck.lookup.find import find_place, read_person
from warrantcheck.lookup.place import Place
from warrantcheck.lookup.text import LONGEST_NAME
from warrantcheck.vocabulary import OFFICES, Standing

MOST_NAMES = 200_000
"""How many different spellings are remembered: more than any data has, few enough for memory."""

MOST_SUGGESTIONS = 20
"""For so many different names that cannot be read, a near one is looked for: a look at every name takes a while."""

_TIME = re.compile(r"[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d([.,]\d+)?)? ?(Z|UTC|[+-]\d\d(:?\d\d)?)?")
"""A time of day behind a day, as databases and spreadsheets write it."""

_DAY = 10
"""Letters of a day."""

_WRITTEN = "must be written YYYY-MM-DD, for example 2024-09-03"

K = TypeVar("K")
V = TypeVar("V")


class Answer(Struct, frozen=True):
    """The answer to one row: a decision and the state it is about, or a sentence that says why there is none."""

    state: str | None = None
    decision: Decision | None = None
    error: str | None = None
    suggestion: str | None = None

    @property
    def question(self) -> str | None:
        """What the risk answers; None where there is no answer."""
        return self.decision.question if self.decision else None


class Refused(Struct, frozen=True):
    """A cell that cannot be read; `answer` is the number of the answer that says so."""

    answer: int


class Judge:
    """Judges rows. An answer is a number, an index into `answers`; numbers stay what they are."""

    def __init__(self, data: Dataset, today: date, on: date | None = None, max_age: int | None = None) -> None:
        """Take the data, today, the day that `on` means where it is empty (today if not given), and how many days ago
        the facts on a person and a host may have been looked up."""
        self.answers: list[Answer] = []
        self.data = data
        self.today = today
        self._on = on or today
        self._max_age = max_age
        self._table = Table(data, today)
        self._shipped = shipped(data, today)
        self._numbers: dict[Answer, int] = {}
        self._people: dict[str, Person | Refused] = {}
        self._places: dict[str, Place | Refused] = {}
        self._days: dict[str, date | Refused] = {}
        self._numbers_of_days: dict[str, int] = {}
        self._pairs: dict[tuple[str, str], tuple[list[int], list[int]]] = {}
        self._single: dict[tuple[str, str, date, date, str], int] = {}
        self._sought: dict[str, int] = {}
        self._lock = Lock()

    @property
    def prepared(self) -> bool:
        """The answers come from the table that was made with the package."""
        return self._shipped is not None

    def answer(self, person: str, to: str, on: str = "", known: str = "", assume: str = "") -> int:
        """Return the number of the answer to a row, given its cells as text."""
        who = self.person(person)
        if isinstance(who, Refused):
            return who.answer
        where = self.place(to)
        if isinstance(where, Refused):
            return where.answer
        day = self.day(on)
        if isinstance(day, Refused):
            return day.answer
        if not known and not assume:
            days, numbers = self.pair(who, where)
            return numbers[bisect_right(days, (day - FIRST_DAY).days) - 1]
        return self._judged(who, where, day, known, assume)

    def spans(self, person: str, to: str) -> tuple[list[int], list[int]]:
        """Return what `pair` returns for the names of a person and a place; one answer for all days if one of them
        cannot be read."""
        who = self.person(person)
        where = self.place(to)
        if isinstance(who, Refused):
            return [0], [who.answer]
        return ([0], [where.answer]) if isinstance(where, Refused) else self.pair(who, where)

    def day_number(self, text: str) -> int:
        """Return a day, counted from 1 July 2002; for a day that cannot be read, -1 less the number of the answer."""
        number = self._numbers_of_days.get(text)
        if number is None:
            found = self.day(text)
            number = -1 - found.answer if isinstance(found, Refused) else (found - FIRST_DAY).days
            _remember(self._numbers_of_days, text, number)
        return number

    def pair(self, person: Person, place: Place) -> tuple[list[int], list[int]]:
        """Return the days, counted from 1 July 2002, on which the answer for a pair changes, and the answers' numbers.

        It is the answer by what was public on the earlier of that day and today.
        """
        key = person.id, place.key
        found = self._pairs.get(key)
        if found is None:
            with self._lock:
                if self._shipped and place.territory is None:
                    row = self._shipped.row(*key)
                    days, spans = list(row[::2]), [self._shipped.decisions[which] for which in row[1::2]]
                else:
                    made = self._table.intervals(person, Stop.at(place))
                    days, spans = [(one.since - FIRST_DAY).days for one in made], [one.decision for one in made]
                numbers = [self._number(Answer(place.code, decision)) for decision in spans]
                found = self._pairs[key] = self._fresh(person, place, days, numbers)
        return found

    def _fresh(self, person: Person, place: Place, days: list[int], numbers: list[int]) -> tuple[list[int], list[int]]:
        """Refuse the days of a pair by which its facts are too old: those after the day of its older row."""
        stale = self._too_old(person, place, Clock.of(self.today))
        if stale is None:
            return days, numbers
        day, refused = stale
        first = (day - FIRST_DAY).days + 1
        kept = bisect_left(days, first)
        return [*days[:kept], first], [*numbers[:kept], self._number(refused)]

    def _too_old(self, person: Person, place: Place, clock: Clock) -> tuple[date, Answer] | None:
        """Return the day to which the facts of a pair were looked up, and what says so, if that is too long ago; of a
        territory, those on whoever is in control count too."""
        if self._max_age is None:
            return None
        ground = ground_of(self.data, place.state, place, person, clock).state
        row = too_old(person, (place.state, ground), self.today, self._max_age)
        if row is None:
            return None
        age = (self.today - row.verified).days
        why = f"on {row.name} last looked up {row.verified}, {age} days ago; --max-age allows {self._max_age}"
        return row.verified, Answer(error=f"facts too old: {why}")

    def person(self, text: str) -> Person | Refused:
        """Read the name of a person; a near miss is refused like any other."""
        found = self._people.get(text)
        if found is None:
            try:
                found = read_person(self.data, text, suggest=False).person
            except AmbiguousName as error:
                found = self._ambiguous("person", error)
            except UnknownName:
                found = self._unknown("person", text, lambda: read_person(self.data, text))
            _remember(self._people, text, found)
        return found

    def place(self, text: str) -> Place | Refused:
        """Read the name of a place; a near miss is refused like any other."""
        found = self._places.get(text)
        if found is None:
            try:
                found = find_place(self.data, text, suggest=False)
            except AmbiguousName as error:
                found = self._ambiguous("place", error)
            except UnknownName as error:
                known = self.data.named("place-refused", fold_place(text))
                found = (
                    self.refused(f"no state: {error.message}")
                    if known
                    else self._unknown("place", text, lambda: find_place(self.data, text))
                )
            _remember(self._places, text, found)
        return found

    def _unknown(self, what: str, text: str, again: Callable[[], object]) -> Refused:
        """Return the mark of a name that cannot be read, with a near one that can, if there is one."""
        if _is_undecoded(text):
            return self.refused("bad row: a cell is not UTF-8; give --encoding")
        with self._lock:
            self._sought[what] = sought = self._sought.get(what, 0) + 1
        near: tuple[str, ...] = ()
        if sought <= MOST_SUGGESTIONS and text.strip():
            try:
                again()
            except UnknownName as error:
                near = error.candidates
        return self.refused(f"unknown {what}", near[0] if near else None)

    def _ambiguous(self, what: str, error: AmbiguousName) -> Refused:
        meant = ", ".join(error.candidates)
        return self.refused(f"ambiguous {what}: {meant}", meant)

    def person_id(self, text: str) -> str:
        """Return the id of who is named; nothing if the name cannot be read."""
        found = self.person(text)
        return "" if isinstance(found, Refused) else found.id

    def on_used(self, text: str) -> str:
        """Return the day that a cell was read as, in ISO form; nothing if it cannot be read."""
        found = self.day(text)
        return "" if isinstance(found, Refused) else found.isoformat()

    def day(self, text: str) -> date | Refused:
        """Read a day, with or without a time, which does not matter; an empty cell means the day for all rows."""
        found = self._days.get(text)
        if found is None:
            try:
                found = self._parsed(text) or self._on
            except BadDate:
                found = self.refused(f"bad date: `on` {_WRITTEN}")
            else:
                if not FIRST_DAY <= found < LAST_DAY:
                    found = self.refused(f"bad date: `on` must lie between {FIRST_DAY} and {LAST_DAY - ONE_DAY}")
            _remember(self._days, text, found)
        return found

    def _parsed(self, text: str) -> date | None:
        """Read a day, with or without a time; None if the cell is empty.

        Raises:
            BadDate: it is no day.
        """
        text = text.strip()
        if len(text) > _DAY and _TIME.fullmatch(text, _DAY):
            text = text[:_DAY]
        return parse_day(text, self.today) if text else None

    def refused(self, why: str, suggestion: str | None = None) -> Refused:
        """Return the mark of a row that cannot be judged, and a name that may have been meant."""
        with self._lock:
            return Refused(self._number(Answer(error=why, suggestion=suggestion)))

    def _judged(self, person: Person, place: Place, on: date, known: str, assume: str) -> int:
        """Judge a row that names another day of knowledge, or another office, by the evaluator itself."""
        if assume and assume not in OFFICES:
            return self.refused(f"bad office: `assume` must be one of {', '.join(OFFICES)}").answer
        try:
            by = self._parsed(known)
        except BadDate:
            return self.refused(f"bad date: `known` {_WRITTEN}").answer
        if by and by > self.today:
            return self.refused("bad date: `known` must not lie in the future").answer
        clock = Clock.of(self.today, on, by)
        stale = self._too_old(person, place, clock)
        if stale and clock.known > stale[0]:
            return self.refused(stale[1].error or "").answer
        key = person.id, place.key, clock.on, clock.known, assume
        if key not in self._single:
            standing: Standing | None = assume or None
            decision = decide(self.data, person, Stop.at(place), clock, standing)
            with self._lock:
                _remember(self._single, key, self._number(Answer(place.code, decision)))
                return self._number(Answer(place.code, decision))
        return self._single[key]

    def _number(self, answer: Answer) -> int:
        if answer not in self._numbers:
            self.answers.append(answer)
            self._numbers[answer] = len(self.answers) - 1
        return self._numbers[answer]


def _is_undecoded(text: str) -> bool:
    """Say whether a cell holds bytes that were no UTF-8."""
    return not text.isascii() and any("\udc80" <= sign <= "\udcff" for sign in text)


def _remember(kept: dict[K, V], key: K, value: V) -> None:
    """Keep what was read, unless it is long: a file of many long cells must not fill the memory."""
    if isinstance(key, str) and len(key) > LONGEST_NAME:
        return
    if len(kept) >= MOST_NAMES:
        kept.clear()
    kept[key] = value
