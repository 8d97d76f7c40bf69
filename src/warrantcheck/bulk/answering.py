"""Rows in columns of Arrow: the columns as they came, and the answers beside them."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pyarrow as pa

from warrantcheck.bulk.columnar import EPOCH
from warrantcheck.bulk.columns import ANSWERED, Naming
from warrantcheck.bulk.judge import Judge
from warrantcheck.bulk.lookup import Lookup, Numbers, Read, counted
from warrantcheck.bulk.rows import answer_cells
from warrantcheck.clock import FIRST_DAY
from warrantcheck.errors import UsageError

BATCH = 1 << 17
"""Rows judged at once."""

_TEXT = pa.dictionary(pa.int32(), pa.string())
_FIGURES = dict.fromkeys(("risk", "arrest_low", "arrest_high"), pa.float64())
_KINDS = dict.fromkeys(ANSWERED, _TEXT) | _FIGURES | {"on_used": pa.date32()}
_ROWS_OWN = frozenset({"person_id", "on_used"})
"""What does not follow from the answer but from the row."""


class Answering:
    """Answers batches of rows of one schema."""

    def __init__(self, judge: Judge, schema: pa.Schema, naming: Naming | None = None) -> None:
        """Find the columns that ask.

        Raises:
            UsageError: one is missing or stands twice, or an answer has its name.
        """
        self._asked = (naming or Naming()).find(schema.names)
        self.texts = [schema.names[at] for at in self._asked.values() if pa.types.is_string(schema.field(at).type)]
        self.schema = pa.schema([*schema, *(pa.field(name, kind) for name, kind in _KINDS.items())])
        self._lookup = Lookup(judge)
        self._answers = _Answers(judge, self._lookup)

    def answered(self, batch: pa.RecordBatch) -> tuple[pa.RecordBatch, Counter[int]]:
        """Return some rows with their answers, and how often each answer was given."""
        read = self._lookup.answers({name: batch.column(at) for name, at in self._asked.items()})
        columns = [*batch.columns, *self._answers.of(read)]
        return pa.RecordBatch.from_arrays(columns, schema=self.schema), counted(read.numbers)


def answered_table(judge: Judge, table: pa.Table, counts: Counter[int], naming: Naming | None = None) -> pa.Table:
    """Return a table with its answers, whose texts are plain ones.

    Raises:
        UsageError: its columns cannot be used.
    """
    answering = Answering(judge, table.schema, naming)
    batches = []
    for batch in table.to_batches(BATCH):
        try:
            made, found = answering.answered(batch)
        except pa.ArrowException as error:
            why = " ".join(str(error).split())[:200]
            raise UsageError(f"A column of the table cannot be read as texts or days: {why}.") from error
        counts.update(found)
        batches.append(made)
    first = len(table.schema)
    plain = [field.with_type(pa.string()) if field.type == _TEXT else field for field in [*answering.schema][first:]]
    schema = pa.schema([*[*answering.schema][:first], *plain])
    made = pa.Table.from_batches(batches, answering.schema).cast(schema)
    return made.replace_schema_metadata(table.schema.metadata)


class _Answers:
    """The answers as columns: each is a choice from what all answers so far have there."""

    def __init__(self, judge: Judge, lookup: Lookup) -> None:
        self._judge = judge
        self._lookup = lookup
        self._made: tuple[int, dict[str, _Choice]] = (0, {})

    def of(self, read: Read) -> list[pa.Array]:
        """Return the answering columns of some rows."""
        made, choices = self._made
        if made < len(self._judge.answers):
            cells = [(*answer_cells(a), None, None, a.question, a.suggestion) for a in self._judge.answers[:]]
            columns = zip(zip(*cells, strict=True), _KINDS.items(), strict=True)
            choices = {name: _Choice(column, kind) for column, (name, kind) in columns if name not in _ROWS_OWN}
            self._made = len(cells), choices
        found = {name: choice.of(read.numbers) for name, choice in choices.items()}
        who = np.maximum(read.who, -1) + 1
        found["person_id"] = _Choice((None, *self._lookup.people()), _TEXT).of(who)
        days = (read.when + (FIRST_DAY - EPOCH).days).astype(np.int32)
        found["on_used"] = pa.array(days, mask=read.when < 0).cast(pa.date32())
        return [found[name] for name in ANSWERED]


class _Choice:
    """A column of all answers, from which rows take theirs; of texts they take codes."""

    def __init__(self, column: tuple[Any, ...], kind: pa.DataType) -> None:
        values = list(dict.fromkeys(cell for cell in column if cell is not None)) if kind == _TEXT else None
        self._values = None if values is None else pa.array(values, pa.string())
        self._empty = np.array([cell is None for cell in column])
        if values is None:
            self._cells = np.array([cell or 0.0 for cell in column], dtype=np.float64)
        else:
            codes = {value: code for code, value in enumerate(values)}
            self._cells = np.array([codes.get(cell, 0) for cell in column], dtype=np.int32)

    def of(self, numbers: Numbers) -> pa.Array:
        """Return the cells of some rows."""
        empty = self._empty.take(numbers)
        cells = pa.array(self._cells.take(numbers), mask=empty if empty.any() else None)
        return cells if self._values is None else pa.DictionaryArray.from_arrays(cells, self._values, safe=False)
