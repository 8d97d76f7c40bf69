"""The whole decision table: every person against every state, on every day.

It is worked out once, when the package is built, and shipped; an answer in bulk is then a look-up. It is used only if
it was made from this very data by this very program, and for a day that is today on which nothing new is known.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import ClassVar

from msgspec import DecodeError, Raw, Struct, json

from warrantcheck.answer.trip.intervals import Decision, Interval, Table, days_of
from warrantcheck.answer.trip.trip import Stop
from warrantcheck.clock import FIRST_DAY, LAST_DAY
from warrantcheck.dataset.records import Person, State
from warrantcheck.dataset.shipped import PACKAGE, beside
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import DataError
from warrantcheck.whole_file import whole_file

FILE = PACKAGE / "decisions.json"
_PROGRAM = (
    "clock.py", "days.py", "vocabulary.py", "law", "risk",
    "answer/trip/trip.py", "answer/trip/ground.py", "answer/trip/intervals.py",
)  # fmt: skip
"""What a decision depends on besides the data."""

_SPAN = (LAST_DAY - FIRST_DAY).days


class _Sealed(Struct, frozen=True):
    crc32: int
    table: Raw


class Decisions(Struct, frozen=True):
    """The table: `pairs` holds, person by person and state by state, days and decisions in turn.

    A day is counted from 1 July 2002, a decision is an index into `decisions`; it holds until the next day named.
    The table answers for every day that is today from `first_today` until before `last_today`.
    """

    digest: str
    program: str
    first_today: date
    last_today: date
    people: tuple[str, ...]
    states: tuple[str, ...]
    decisions: tuple[Decision, ...]
    pairs: tuple[tuple[int, ...], ...]

    def row(self, person: str, state: str) -> tuple[int, ...]:
        """Return the days and decisions of one pair, in turn.

        Raises:
            DataError: the table is damaged.
        """
        try:
            row = self.pairs[self.people.index(person) * len(self.states) + self.states.index(state)]
        except (ValueError, IndexError):
            row = ()
        days, numbers = row[::2], row[1::2]
        sound = row and not len(row) % 2 and days[0] == 0 and 0 <= min(numbers) <= max(numbers) < len(self.decisions)
        if not sound or days[-1] >= _SPAN or any(a >= b for a, b in pairwise(days)):
            raise DataError(f"{FILE.name} is damaged: run `warrantcheck data compile`.")
        return row

    def of(self, person: str, state: str) -> tuple[Interval, ...]:
        """Return the intervals of one pair, as `Table.intervals` would."""
        row = self.row(person, state)
        days = [*(FIRST_DAY + timedelta(days=n) for n in row[::2]), LAST_DAY]
        return tuple(
            Interval(since, until, self.decisions[which])
            for since, until, which in zip(days, days[1:], row[1::2], strict=False)
        )


def build(data: Dataset) -> Decisions:
    """Work the table out, for the day of the data's edition as today; takes some seconds."""
    today = date.fromisoformat(data.version.replace(".", "-"))
    table = Table(data, today)
    known: dict[Decision, int] = {}
    pairs = []
    for of_person in _everybody(table, data):
        pairs += [
            tuple(
                number
                for one in found
                for number in ((one.since - FIRST_DAY).days, known.setdefault(one.decision, len(known)))
            )
            for found in of_person
        ]
    return Decisions(
        digest=data.digest,
        program=_fingerprint(),
        first_today=today,
        last_today=_next_news(data, today),
        people=tuple(p.id for p in data.people),
        states=tuple(s.id for s in data.states),
        decisions=tuple(known),
        pairs=tuple(pairs),
    )


class _Work:
    """What the forks of this process work on: they hold all that it had read."""

    table: ClassVar[Table]
    states: ClassVar[Sequence[State]]


def _intervals(person: Person) -> list[tuple[Interval, ...]]:
    """Return the intervals of a person in every state."""
    return [_Work.table.intervals(person, Stop(state)) for state in _Work.states]


def _everybody(table: Table, data: Dataset) -> Iterator[list[tuple[Interval, ...]]]:
    """Yield the intervals of every person in turn, worked out on every core where processes can be forked."""
    from multiprocessing import get_all_start_methods, get_context

    _Work.table, _Work.states = table, data.states
    if "fork" not in get_all_start_methods():
        yield from map(_intervals, data.people)
        return
    with get_context("fork").Pool() as pool:
        yield from pool.imap(_intervals, data.people)


def write(table: Decisions, target: Path = FILE) -> None:
    """Write the table to where `shipped` reads it, whole or not at all.

    Raises:
        UsageError: it cannot be written.
    """
    with whole_file(target) as file:
        file.write(sealed(json.encode(table)))


def sealed(table: bytes) -> bytes:
    """Return a table under its checksum, as it is written."""
    return json.encode(_Sealed(zlib.crc32(table), Raw(table)))


def shipped(data: Dataset, today: date) -> Decisions | None:
    """Return the shipped table, or None if there is no sound one for this data, this program and this day."""
    try:
        table = _opened(beside(FILE).read_bytes())
    except (OSError, DecodeError, UnicodeDecodeError, RecursionError):
        return None
    if table is None:
        return None
    fits = table.digest == data.digest and not data.amended and table.program == _fingerprint()
    return table if fits and table.first_today <= today < table.last_today else None


@lru_cache(maxsize=1)
def _opened(content: bytes) -> Decisions | None:
    """Read a sealed table, the same one once; None if it is not what was sealed."""
    seal = json.decode(content, type=_Sealed)
    return json.decode(seal.table, type=Decisions) if zlib.crc32(seal.table) == seal.crc32 else None


def _next_news(data: Dataset, today: date) -> date:
    """Return the first day after `today` that stands in the data: from then on, more may be known than was."""
    records = (*data.people, *data.states, *data.visits, *data.statements, *data.findings, *data.situations)
    days = {day for record in records for day in days_of(record)}
    days |= {day for body in data.bodies for day in (*body.joined.values(), *body.left.values())}
    days |= {
        day
        for state in data.states
        for own in {own for person in data.people for own in person.nationality}
        for fact in data.evidence_on(state.id, own)
        for day in (fact.since, fact.public)
    }
    return min((day for day in days if day > today), default=LAST_DAY)


def _fingerprint() -> str:
    """Return a checksum of the code on which decisions depend."""
    crc = 0
    for name in _PROGRAM:
        path = PACKAGE / name
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            crc = zlib.crc32(file.read_bytes(), crc)
    return f"{crc:08x}"
