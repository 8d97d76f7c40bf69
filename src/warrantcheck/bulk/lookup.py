"""The judge's answers as arrays: a pair of person and place becomes a number, a day a position among its intervals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from threading import Lock
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from msgspec import Struct

from warrantcheck.bulk.judge import MOST_NAMES, Judge, Refused
from warrantcheck.bulk.vocabulary import Vocabulary
from warrantcheck.clock import FIRST_DAY, LAST_DAY
from warrantcheck.dataset.records import Person
from warrantcheck.lookup.place import Place

Numbers = np.ndarray[Any, np.dtype[Any]]

_SPAN = 1 << 16
"""Days to a pair in the sorted array; the data speaks about fewer."""

_BUCKET = 9
"""Days are sought from the beginning of their stretch of 512 days."""

_STRETCHES = ((LAST_DAY - FIRST_DAY).days >> _BUCKET) + 1
_PLACES = 1 << 10
VARIED, FEW = 4, 1000
_MOST_BYTES = 1 << 26  # of different cells remembered
_NEVER = np.iinfo(np.int64).max


class Read(Struct, frozen=True):
    """How the rows of a block were read: the numbers of their answers, who is meant (an index into the people named so
    far) and when (days from 1 July 2002); both are negative where they could not be read."""

    numbers: Numbers
    who: Numbers
    when: Numbers


class Lookup:
    """Answers for columns of cells; `varied` once nearly every person's name was another."""

    def __init__(self, judge: Judge) -> None:
        """Begin with no pair known; each is asked of the judge once."""
        self.varied = False
        self._judge = judge
        self._lock = Lock()
        self._vocabulary = Vocabulary(judge.data)
        self._people: dict[str, int] = {}
        self._places: dict[str, int] = {}
        self._named: list[Person] = []
        self._sites: list[Place] = []
        self._seen: dict[str, tuple[pa.Array, Numbers]] = {}
        self._slots = np.full(len(judge.data.people) * _PLACES, -1, dtype=np.int32)
        self._arrays = (np.array([_NEVER]), np.zeros(0, np.int32), np.zeros(0, np.int32))

    def people(self) -> list[str]:
        """Return the ids of the people named so far."""
        return [person.id for person in self._named]

    def answers(self, columns: dict[str, pa.Array]) -> Read:
        """Return the answer to each row, from the columns that ask."""
        who = self._people_of(columns["person"])
        where = self._read(columns["to"], self._place)
        if "on" in columns:
            when = self._read(columns["on"], self._judge.day_number)
        else:
            when = np.full(len(who), self._judge.day_number(""), dtype=np.int64)
        refused = np.where(who < 0, who, np.where(where < 0, where, np.where(when < 0, when, 0)))
        if refused.any():
            good = np.flatnonzero(refused == 0)
            numbers = -1 - refused
            numbers[good] = self._found(who[good], where[good], when[good])
        else:
            numbers = self._found(who, where, when)
        if {"known", "assume"} & columns.keys():
            numbers = self._single(columns, numbers, refused)
        return Read(numbers, who, when)

    def _found(self, who: Numbers, where: Numbers, when: Numbers) -> Numbers:
        """Return the answers of good rows."""
        pairs = who * _PLACES + where
        slots = self._slots.take(pairs)
        if len(slots) and slots.min() < 0:
            self._meet(np.unique(pairs[slots < 0]))
            slots = self._slots.take(pairs)
        keys, numbers, begins = self._arrays
        wanted = slots.astype(np.int64) * _SPAN + when
        at = begins.take(slots * _STRETCHES + (when >> _BUCKET))
        moving = np.flatnonzero(keys.take(at + 1) <= wanted)
        while len(moving):
            at[moving] += 1
            moving = moving[keys.take(at[moving] + 1) <= wanted[moving]]
        return numbers.take(at)

    def _meet(self, pairs: Numbers) -> None:
        """Ask the judge about pairs that no row had before."""
        with self._lock:
            new = pairs[self._slots.take(pairs) < 0]
            keys, numbers, begins = self._arrays
            first = len(begins) // _STRETCHES
            starts, found = [], numbers.tolist()
            for slot, pair in enumerate(new.tolist(), first):
                days, answers = self._judge.pair(self._named[pair // _PLACES], self._sites[pair % _PLACES])
                starts += [slot * _SPAN + day for day in days]
                found += answers
            keys = np.concatenate([keys[:-1], np.array(starts, dtype=np.int64), [_NEVER]])
            slots = np.arange(first, first + len(new))
            edges = (slots[:, None] * _SPAN + (np.arange(_STRETCHES) << _BUCKET)).ravel()
            stretches = (np.searchsorted(keys, edges, side="right") - 1).astype(np.int32)
            self._arrays = keys, np.array(found, dtype=np.int32), np.concatenate([begins, stretches])
            self._slots[new] = slots

    def _people_of(self, column: pa.Array) -> Numbers:
        """Return who stands in each row. Where nearly every name is another, most are sifted out unread."""
        if not self.varied:
            column = _coded(column)
            if len(column.dictionary) * VARIED < len(column) or len(column) < FEW:
                return self._read(column, self._person)
            self.varied = True
        cells = as_text(column).fill_null("")
        meant = np.full(len(cells), self._person("\0"), dtype=np.int64)
        likely = np.flatnonzero(self._vocabulary.may_name(cells))
        meant[likely] = self._read(cells.take(pa.array(likely)), self._person)
        return meant

    def _read(self, column: pa.Array, read: Callable[[str], int]) -> Numbers:
        """Return what stands in each row of a column, reading each different cell once."""
        column = _coded(column)
        meant, codes = self._meanings(column.dictionary, read), column.indices
        if codes.null_count:
            meant = np.append(meant, read(""))
            codes = pc.fill_null(codes, len(column.dictionary))
        return np.asarray(meant.take(codes.to_numpy()))

    def _meanings(self, cells: pa.Array, read: Callable[[str], int]) -> Numbers:
        """Return what each cell means; what earlier blocks had need not be read again."""
        texts, known = self._seen.get(read.__name__, (pa.array([], pa.string()), np.zeros(0, np.int64)))
        at = pc.index_in(cells, texts)
        new = np.flatnonzero(pc.is_null(at).to_numpy(zero_copy_only=False))
        if not len(new):
            return np.asarray(known.take(at.to_numpy()))
        met = cells.take(pa.array(new))
        read_now = np.fromiter((read(text or "") for text in met.to_pylist()), np.int64, len(new))
        meant = np.empty(len(cells), dtype=np.int64)
        meant[new] = read_now
        old = np.flatnonzero(pc.is_valid(at).to_numpy(zero_copy_only=False))
        meant[old] = known.take(at.take(pa.array(old)).to_numpy())
        if len(known) < MOST_NAMES and texts.nbytes + met.nbytes < _MOST_BYTES:
            self._seen[read.__name__] = (pa.concat_arrays([texts, met]), np.concatenate([known, read_now]))
        return meant

    def _person(self, text: str) -> int:
        found = self._judge.person(text)
        if isinstance(found, Refused):
            return -1 - found.answer
        return self._numbered(found.id, found, self._people, self._named)

    def _place(self, text: str) -> int:
        found = self._judge.place(text)
        if isinstance(found, Refused):
            return -1 - found.answer
        return self._numbered(found.key, found, self._places, self._sites)

    def _numbered(self, key: str, value: Any, numbers: dict[str, int], values: list[Any]) -> int:
        if key not in numbers:
            with self._lock:
                if key not in numbers:
                    values.append(value)
                    numbers[key] = len(values) - 1
        return numbers[key]

    def _single(self, columns: dict[str, pa.Array], numbers: Numbers, refused: Numbers) -> Numbers:
        """Answer the rows that name another day of knowledge, or another office, one by one."""
        texts = {name: as_text(column) for name, column in columns.items()}
        special = refused < 0
        for name in {"known", "assume"} & texts.keys():
            special |= pc.fill_null(pc.not_equal(texts[name], ""), False).to_numpy(zero_copy_only=False)
        for row in np.flatnonzero(special & (refused == 0)).tolist():
            numbers[row] = self._judge.answer(**{name: cells[row].as_py() or "" for name, cells in texts.items()})
        return numbers


def _coded(column: pa.Array) -> pa.Array:
    return column if pa.types.is_dictionary(column.type) else as_text(column).dictionary_encode()


def as_text(column: pa.Array) -> pa.Array:
    """Return a column as text, days in ISO form."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        return as_text(column.dictionary_decode())
    if pa.types.is_timestamp(kind):
        column = column.cast(pa.date32(), safe=False)
    return column if pa.types.is_string(kind) else column.cast(pa.string())


def counted(numbers: Numbers) -> Counter[int]:
    """Count how often each answer was given."""
    found = np.bincount(numbers)
    return Counter({int(n): int(found[n]) for n in np.flatnonzero(found)})
