"""Rows in blocks, with pyarrow and numpy: what `warrantcheck[batch]` brings for large files.

A name, a place, a day is read once for all rows of a block that share it; the answer is then found by searching a
sorted array. A line of CSV is passed through as it came, with its answer behind it. Any block that is not plain (an odd
line, bytes that are no UTF-8, a cell that a spreadsheet would run) goes to `rows`, which defines what is right.
"""

from __future__ import annotations

import io
import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import BinaryIO, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as pacsv

from warrantcheck.bulk import rows
from warrantcheck.bulk.judge import ANSWERED, Judge
from warrantcheck.bulk.lookup import Lookup, Numbers, counted
from warrantcheck.errors import UsageError
from warrantcheck.safe_cell import safe_cell

BLOCK = 1 << 22
"""Bytes of CSV judged at once: enough to spread the cost of a call, few enough for memory."""

WORKERS = max(1, min(4, os.cpu_count() or 1))
_NEWLINE, _QUOTE = ord("\n"), ord('"')
_SIGNS = tuple(map(ord, "=+-@\t"))
Block = tuple[bytes, int]
Pieces = tuple[bytes | memoryview, ...]
T = TypeVar("T")
R = TypeVar("R")


def run_csv(judge: Judge, source: BinaryIO, sink: BinaryIO, counts: Counter[int]) -> None:
    """Answer a CSV file, block by block.

    Raises:
        UsageError: the header cannot be used, or a line is too long.
    """
    blocks = _Blocks(source)
    shape = rows.CsvShape(blocks.header())
    header = shape.line([*map(safe_cell, shape.columns), *ANSWERED])
    sink.write(header.encode(errors="surrogateescape"))
    lookup, tails = Lookup(judge), _Tails(judge, shape)

    def work(block: Block) -> tuple[Pieces, Counter[int]]:
        return _plain_block(lookup, tails, shape, block) or _odd_block(judge, shape, block)

    for pieces, found in in_order(work, blocks):
        sink.writelines(pieces)
        counts.update(found)


class _Blocks:
    """A CSV stream cut at the ends of records; line ends are LF, and the last line has one."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._rest = b""

    def header(self) -> str:
        """Read the first line."""
        while b"\n" not in self._rest and (more := self._more()):
            self._rest += more
        line, _, self._rest = self._rest.partition(b"\n")
        return line.decode(errors="surrogateescape")

    def __iter__(self) -> Iterator[Block]:
        """Yield blocks of whole records: bytes, and how many of them belong to the block."""
        while more := self._more():
            text = self._rest + more
            cut = _end_of_records(text)
            self._rest = text[cut:]
            if cut:
                yield (text, cut) if text.find(b"\r", 0, cut) < 0 else _whole(text[:cut].replace(b"\r\n", b"\n"))
        if self._rest:
            yield _whole(self._rest.rstrip(b"\n").replace(b"\r\n", b"\n") + b"\n")

    def _more(self) -> bytes:
        if len(self._rest) > rows.LONGEST_LINE + BLOCK:
            raise UsageError(f"The input has a line of more than {rows.LONGEST_LINE:,} characters.")
        return self._source.read(BLOCK)


def _whole(text: bytes) -> Block:
    return text, len(text)


def _end_of_records(text: bytes) -> int:
    """Return where the last whole record ends: after a newline that is not within quotes."""
    cut = text.rfind(b"\n") + 1
    quotes = text.count(b'"', 0, cut)
    while quotes % 2 and cut:
        shorter = text.rfind(b"\n", 0, cut - 1) + 1
        quotes -= text.count(b'"', shorter, cut)
        cut = shorter
    return cut


class _Tails:
    """What follows a line of CSV: the cells of each answer, written once."""

    def __init__(self, judge: Judge, shape: rows.CsvShape) -> None:
        self._judge = judge
        self._shape = shape
        self._texts: pa.BinaryArray = pa.array([], pa.binary())

    def of(self, numbers: Numbers) -> pa.BinaryArray:
        """Return the tail of each row."""
        answers = self._judge.answers
        texts = self._texts
        if len(answers) > len(texts):
            new = [self._shape.line(["", *rows.answer_cells(a)])[:-1].encode() for a in answers[len(texts) :]]
            self._texts = texts = pa.concat_arrays([texts, pa.array(new, pa.binary())])
        return texts.take(pa.array(numbers))


def _plain_block(
    lookup: Lookup, tails: _Tails, shape: rows.CsvShape, block: Block
) -> tuple[Pieces, Counter[int]] | None:
    """Answer a block of plain lines by arrays; None if it is not so plain."""
    whole, size = block
    text = np.frombuffer(whole, np.uint8, size)
    if whole.find(b"\r", 0, size) >= 0 or _may_hold_formula(whole, text, ord(shape.delimiter)):
        return None
    ends = np.flatnonzero(text == _NEWLINE)
    quotes = np.flatnonzero(text == _QUOTE) if whole.find(b'"', 0, size) >= 0 else ends[:0]
    if len(quotes):
        ends = ends[np.searchsorted(quotes, ends) % 2 == 0]
    buffer = pa.py_buffer(whole).slice(0, size)
    names = [str(at) for at in range(len(shape.columns))]  # their own names may be no UTF-8
    kinds = {names[at]: pa.dictionary(pa.int32(), pa.string()) for at in shape.asked.values()}
    if lookup.varied:
        kinds[names[shape.asked["person"]]] = pa.string()
    try:
        table = pacsv.read_csv(
            buffer,
            pacsv.ReadOptions(use_threads=False, block_size=size + 1, column_names=names),
            pacsv.ParseOptions(delimiter=shape.delimiter, newlines_in_values=len(quotes) > 0),
            pacsv.ConvertOptions(
                include_columns=list(kinds),
                column_types=kinds,
                strings_can_be_null=False,
            ),
        )
    except pa.ArrowInvalid:
        return None
    if table.num_rows != len(ends):
        return None
    numbers = lookup.answers({name: table.column(names[at]).combine_chunks() for name, at in shape.asked.items()})
    # Each piece begins with the newline that ends the one before: so the pieces are the block itself, uncopied.
    bounds = np.concatenate([np.zeros(1, np.int32), ends.astype(np.int32)])
    lines = pa.Array.from_buffers(pa.binary(), len(ends), [None, pa.py_buffer(bounds), buffer])
    joined = pc.binary_join_element_wise(lines, tails.of(numbers), pa.scalar(b"", pa.binary()))
    return (_bytes_of(joined), b"\n"), counted(numbers)


def _bytes_of(texts: pa.BinaryArray) -> memoryview:
    """Return the texts of an array one after the other, uncopied."""
    size = np.frombuffer(texts.buffers()[1], np.int32)[texts.offset + len(texts)]
    return memoryview(texts.buffers()[2])[:size]


def _may_hold_formula(whole: bytes, text: Numbers, delimiter: int) -> bool:
    """Say whether a cell may begin with a sign that a spreadsheet takes for the beginning of a formula."""
    signs = [sign for sign in _SIGNS if sign != delimiter and whole.find(sign, 0, len(text)) >= 0]
    if whole[0] in signs:
        return True
    return any(
        ((text[1:] == sign) & (text[:-1] == before)).any()
        for sign in signs
        for before in (delimiter, _NEWLINE, _QUOTE)
        if before != _QUOTE or whole.find(_QUOTE, 0, len(text)) >= 0
    )


def _odd_block(judge: Judge, shape: rows.CsvShape, block: Block) -> tuple[Pieces, Counter[int]]:
    """Answer a block row by row."""
    counts: Counter[int] = Counter()
    whole, size = block
    lines = io.StringIO(whole[:size].decode(errors="surrogateescape"), newline="")
    text = "".join(rows.CsvAnswers(judge, shape, counts).lines(iter(lines)))
    return (text.encode(errors="surrogateescape"),), counts


def in_order(work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
    """Work on a few items at a time, while the next one is read, and yield the results in the order of the items."""
    end = object()
    with ThreadPoolExecutor(1) as reader, ThreadPoolExecutor(WORKERS) as workers:
        source = iter(items)
        ahead = reader.submit(next, source, end)
        waiting: deque[Future[R]] = deque()
        try:
            while (item := ahead.result()) is not end:
                ahead = reader.submit(next, source, end)
                waiting.append(workers.submit(work, item))  # type: ignore[arg-type]
                if len(waiting) > WORKERS:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
