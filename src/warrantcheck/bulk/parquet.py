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

from warrantcheck.bulk.columnar import in_order
from warrantcheck.bulk.judge import ANSWERED, Judge
from warrantcheck.bulk.lookup import Lookup, Numbers, counted
from warrantcheck.bulk.rows import answer_cells, asked_columns
from warrantcheck.errors import UsageError

BATCH = 1 << 17
"""Rows judged at once."""

Kinds = tuple[type[BaseException], ...]
_UNREADABLE: Kinds = (pa.ArrowException, OSError, UnicodeError, OverflowError)
_TEXT = pa.dictionary(pa.int32(), pa.string())
_KINDS = dict.fromkeys(ANSWERED, _TEXT) | dict.fromkeys(("risk", "arrest_low", "arrest_high"), pa.float64())


def run(
    judge: Judge, source: BinaryIO, sink: BinaryIO, counts: Counter[int], progress: Callable[[int], None] | None
) -> None:
    """Answer a Parquet file; `progress` is told of each batch as a share of the file's bytes.

    Raises:
        UsageError: it is no Parquet, or its columns cannot be used.
    """
    with _readable():
        file = parquet.ParquetFile(source)
        asked = asked_columns(file.schema_arrow.names)
        texts = [name for name in asked if pa.types.is_string(file.schema_arrow.field(name).type)]
        file = parquet.ParquetFile(source, read_dictionary=texts)
    lookup, answers = Lookup(judge), _Answers(judge)
    answered = pa.schema([pa.field(name, kind) for name, kind in _KINDS.items()])
    schema = pa.schema([*file.schema_arrow, *answered])
    coded = [field.name for field in schema if pa.types.is_dictionary(field.type)]
    plain = [field.name for field in schema if not pa.types.is_dictionary(field.type)]
    size = source.seek(0, os.SEEK_END)

    def work(batch: pa.RecordBatch) -> tuple[pa.RecordBatch, Counter[int]]:
        with _readable():
            numbers = lookup.answers({name: batch.column(at) for name, at in asked.items()})
            return pa.RecordBatch.from_arrays([*batch.columns, *answers.of(numbers)], schema=schema), counted(numbers)

    with (
        _readable((pa.ArrowException,)),
        parquet.ParquetWriter(sink, schema, use_dictionary=coded, write_statistics=plain, store_schema=False) as writer,
    ):
        for batch, found in in_order(work, _batches(file)):
            writer.write_batch(batch, row_group_size=BATCH)
            counts.update(found)
            if progress:
                progress(batch.num_rows * size // max(1, file.metadata.num_rows))


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

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._made: tuple[int, list[_Choice]] = (0, [])

    def of(self, numbers: Numbers) -> list[pa.Array]:
        """Return the answering columns of some rows."""
        made, choices = self._made
        if made < len(self._judge.answers):
            cells = [answer_cells(answer) for answer in self._judge.answers[:]]
            columns = zip(zip(*cells, strict=True), _KINDS.values(), strict=True)
            choices = [_Choice(column, kind) for column, kind in columns]
            self._made = len(cells), choices
        return [choice.of(numbers) for choice in choices]


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
