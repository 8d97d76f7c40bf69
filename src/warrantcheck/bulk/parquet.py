"""Rows of Parquet, in batches: the columns as they came, and the answers beside them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from warrantcheck.bulk.columnar import EPOCH, in_order
from warrantcheck.bulk.columns import ANSWERED, Naming
from warrantcheck.bulk.judge import Judge
from warrantcheck.bulk.lookup import Lookup, Numbers, Read, counted
from warrantcheck.bulk.rows import answer_cells
from warrantcheck.clock import FIRST_DAY
from warrantcheck.errors import UsageError

BATCH = 1 << 17
"""Rows judged at once."""

Kinds = tuple[type[BaseException], ...]
_UNREADABLE: Kinds = (pa.ArrowException, OSError, UnicodeError, OverflowError)
_TEXT = pa.dictionary(pa.int32(), pa.string())
_FIGURES = dict.fromkeys(("risk", "arrest_low", "arrest_high"), pa.float64())
_KINDS = dict.fromkeys(ANSWERED, _TEXT) | _FIGURES | {"on_used": pa.date32()}


def run(
    judge: Judge,
    source: BinaryIO,
    sink: BinaryIO,
    counts: Counter[int],
    progress: Callable[[int], None] | None,
    naming: Naming | None = None,
) -> None:
    """Answer a Parquet file; `progress` is told of each batch as a share of the file's bytes.

    Raises:
        UsageError: it is no Parquet, or its columns cannot be used.
    """
    with _readable():
        file = parquet.ParquetFile(source)
        names = file.schema_arrow.names
        asked = (naming or Naming()).find(names)
        texts = [names[at] for at in asked.values() if pa.types.is_string(file.schema_arrow.field(at).type)]
        file = parquet.ParquetFile(source, read_dictionary=texts)
    lookup = Lookup(judge)
    answers = _Answers(judge, lookup)
    answered = pa.schema([pa.field(name, kind) for name, kind in _KINDS.items()])
    schema = pa.schema([*file.schema_arrow, *answered])
    coded = [field.name for field in schema if pa.types.is_dictionary(field.type)]
    plain = [field.name for field in schema if not pa.types.is_dictionary(field.type)]
    size = source.seek(0, os.SEEK_END)

    def work(batch: pa.RecordBatch) -> tuple[pa.RecordBatch, Counter[int]]:
        with _readable():
            read = lookup.answers({name: batch.column(at) for name, at in asked.items()})
            columns = [*batch.columns, *answers.of(read)]
            return pa.RecordBatch.from_arrays(columns, schema=schema), counted(read.numbers)

    with (
        _readable((pa.ArrowException,)),
        parquet.ParquetWriter(sink, schema, use_dictionary=coded, write_statistics=plain, store_schema=False) as writer,
    ):
        for batch, found in in_order(work, _batches(file)):
            writer.write_batch(batch, row_group_size=BATCH)
            counts.update(found)
            if progress:
                progress(batch.num_rows * size // max(1, file.metadata.num_rows))


_ROWS_OWN = frozenset({"person_id", "on_used"})
"""What does not follow from the answer but from the row."""


@contextmanager
def _readable(kinds: Kinds = _UNREADABLE) -> Iterator[None]:
    """Say in one sentence that the input is damaged. Of the output, an OSError says something else."""
    try:
        yield
    except kinds as error:
        why = " ".join(str(error).split())[:200]
        raise UsageError(f"The input is no Parquet that can be read: {why}.") from error


def _batches(file: parquet.ParquetFile) -> Iterator[pa.RecordBatch]:
    with _readable():
        yield from file.iter_batches(BATCH)


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
