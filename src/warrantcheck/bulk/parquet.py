"""Rows of Parquet, in batches: the columns as they came, and the answers beside them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

import pyarrow as pa
from pyarrow import parquet

from warrantcheck.bulk.answering import BATCH, Answering
from warrantcheck.bulk.columnar import in_order
from warrantcheck.bulk.columns import Naming
from warrantcheck.bulk.judge import Judge
from warrantcheck.errors import UsageError

Kinds = tuple[type[BaseException], ...]
_UNREADABLE: Kinds = (pa.ArrowException, OSError, UnicodeError, OverflowError)


def run(
    judge: Judge,
    source: BinaryIO,
    sink: BinaryIO,
    counts: Counter[int],
    progress: Callable[[int], None] | None,
    naming: Naming | None = None,
) -> None:
    """Answer a Parquet file; `progress` is called after each batch with the share of the file's bytes.

    Raises:
        UsageError: it is no Parquet, or its columns cannot be used.
    """
    with _readable():
        file = parquet.ParquetFile(source)
        answering = Answering(judge, file.schema_arrow, naming)
        file = parquet.ParquetFile(source, read_dictionary=answering.texts)
    schema = answering.schema
    coded = [field.name for field in schema if pa.types.is_dictionary(field.type)]
    plain = [field.name for field in schema if not pa.types.is_dictionary(field.type)]
    size = source.seek(0, os.SEEK_END)

    def work(batch: pa.RecordBatch) -> tuple[pa.RecordBatch, Counter[int]]:
        with _readable():
            return answering.answered(batch)

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
        why = " ".join(str(error).split())[:200].rstrip(".")
        raise UsageError(f"The input cannot be read as Parquet: {why}.") from error


def _batches(file: parquet.ParquetFile) -> Iterator[pa.RecordBatch]:
    with _readable():
        yield from file.iter_batches(BATCH)
