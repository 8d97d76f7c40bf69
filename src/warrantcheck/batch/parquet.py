"""Rows of Parquet, in batches: the columns as they came, and the answers beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any, BinaryIO

import pyarrow as pa
from pyarrow import parquet

from warrantcheck.batch.columnar import counted, in_order
from warrantcheck.batch.judge import ANSWERED, Judge
from warrantcheck.batch.lookup import Lookup, Numbers
from warrantcheck.batch.rows import answer_cells, asked_columns
from warrantcheck.errors import UsageError

BATCH = 1 << 17
"""Rows judged at once."""

_TEXT = pa.dictionary(pa.int32(), pa.string())
_KINDS = dict.fromkeys(ANSWERED, _TEXT) | dict.fromkeys(("risk", "arrest_low", "arrest_high"), pa.float64())


def run(
    judge: Judge, source: BinaryIO, sink: BinaryIO, counts: Counter[int], progress: Callable[[int], None] | None
) -> None:
    """Answer a Parquet file; `progress` is told of each batch as a share of the file's bytes.

    Raises:
        UsageError: it is no Parquet, or its columns cannot be used.
    """
    try:
        file = parquet.ParquetFile(source)
        asked = asked_columns(file.schema_arrow.names)
        texts = [name for name in asked if pa.types.is_string(file.schema_arrow.field(name).type)]
        file = parquet.ParquetFile(source, read_dictionary=texts)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        raise UsageError(f"The input is no Parquet that can be read: {str(error)[:200]}.") from error
    lookup, answers = Lookup(judge), _Answers(judge)
    answered = pa.schema([pa.field(name, kind) for name, kind in _KINDS.items()])
    schema = pa.schema([*file.schema_arrow, *answered])
    coded = [field.name for field in schema if pa.types.is_dictionary(field.type)]
    share = file.metadata.serialized_size

    def work(batch: pa.RecordBatch) -> tuple[pa.RecordBatch, Counter[int]]:
        numbers = lookup.answers({name: batch.column(at) for name, at in asked.items()})
        return pa.RecordBatch.from_arrays([*batch.columns, *answers.of(numbers)], schema=schema), counted(numbers)

    with parquet.ParquetWriter(sink, schema, use_dictionary=coded, store_schema=False) as writer:
        for batch, found in in_order(work, file.iter_batches(BATCH)):
            writer.write_batch(batch, row_group_size=BATCH)
            counts.update(found)
            if progress:
                progress(batch.num_rows * share // max(1, file.metadata.num_rows))


class _Answers:
    """The answers as columns: each is a choice from what all answers so far have there."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._made: tuple[int, list[pa.Array]] = (0, [])

    def of(self, numbers: Numbers) -> list[pa.Array]:
        """Return the answering columns of some rows."""
        made, choices = self._made
        if made < len(self._judge.answers):
            cells = [answer_cells(answer) for answer in self._judge.answers[:]]
            columns = [list(column) for column in zip(*cells, strict=True)]
            choices = [_choice(column, kind) for column, kind in zip(columns, _KINDS.values(), strict=True)]
            self._made = len(cells), choices
        return [_chosen(choice, numbers) for choice in choices]


def _choice(column: list[Any], kind: pa.DataType) -> pa.Array:
    return pa.array(column, pa.string()).dictionary_encode() if kind == _TEXT else pa.array(column, kind)


def _chosen(choice: pa.Array, numbers: Numbers) -> pa.Array:
    """Take from a choice; of a dictionary only the codes are taken."""
    if not pa.types.is_dictionary(choice.type):
        return choice.take(pa.array(numbers))
    return pa.DictionaryArray.from_arrays(choice.indices.take(pa.array(numbers)), choice.dictionary)
