"""Rows in blocks, with pyarrow and numpy: what `warrantcheck[batch]` brings for large files.

A name, a place, a day is read once for all rows of a block that share it; the answer is then found by searching a
sorted array. A line of CSV is passed through as it came, with its answer behind it. Any block that is not plain (an odd
line, bytes that are no UTF-8, a cell that a spreadsheet would run) goes to `rows`, which defines what is right; and
so does all that follows a quote out of place, as only a look at every line tells where the next row begins.
"""

from __future__ import annotations

import io
import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from typing import Any, BinaryIO, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as pacsv

from warrantcheck.bulk import rows
from warrantcheck.bulk.columns import Naming
from warrantcheck.bulk.judge import Judge
from warrantcheck.bulk.lookup import Lookup, Numbers, Read, counted
from warrantcheck.clock import FIRST_DAY, LAST_DAY
from warrantcheck.errors import UsageError

BLOCK = 1 << 22
"""Bytes of CSV judged at once: enough to spread the cost of a call, few enough for memory."""

WORKERS = max(1, min(4, os.cpu_count() or 1))
EPOCH = date(1970, 1, 1)
_NEWLINE, _QUOTE = ord("\n"), ord('"')
_SIGNS = tuple(map(ord, "=+-@\t"))
Block = tuple[bytes, int]
Pieces = tuple[bytes | memoryview, ...]
T = TypeVar("T")
R = TypeVar("R")


def run_csv(judge: Judge, source: BinaryIO, sink: BinaryIO, counts: Counter[int], naming: Naming | None = None) -> None:
    """Answer a CSV file, block by block.

    Raises:
        UsageError: the header cannot be used, or a line is too long.
    """
    blocks = _Blocks(source)
    shape = rows.CsvShape.read(blocks.line, naming)
    blocks.delimiter = ord(shape.delimiter)
    sink.write(shape.header().encode(errors="surrogateescape"))
    lookup = Lookup(judge)
    tails = _Tails(judge, shape, lookup)

    def work(block: Block) -> tuple[Pieces, Counter[int]]:
        return _plain_block(lookup, tails, shape, block) or _odd_block(judge, shape, block)

    for pieces, found in in_order(work, blocks):
        sink.writelines(pieces)
        counts.update(found)
    if blocks.odd_from_here:
        rest = io.BufferedReader(blocks, BLOCK)
        lines = rows.lines_of(io.TextIOWrapper(rest, encoding="utf-8", errors="surrogateescape", newline=""))
        answered = rows.CsvAnswers(judge, shape, counts).lines(lines)
        sink.writelines(line.encode(errors="surrogateescape") for line in answered)


class _Blocks(io.RawIOBase):
    """A CSV stream cut at the ends of records; line ends are LF, and the last line has one.

    The blocks end early where a quote is out of place: the rest is then read as a stream.
    """

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._rest = b""
        self.delimiter = ord(",")
        self.odd_from_here = False

    def line(self) -> str:
        """Read a line of the header; nothing at the end."""
        while b"\n" not in self._rest and (more := self._more()):
            self._rest += more
        line, end, self._rest = self._rest.partition(b"\n")
        return (line + end).decode(errors="surrogateescape")

    def __iter__(self) -> Iterator[Block]:  # type: ignore[override]
        """Yield blocks of whole records: bytes, and how many of them belong to the block."""
        while more := self._more():
            text = self._rest + more
            cut = _end_of_records(text)
            self._rest = text
            if not self._closed(text, cut) or (not cut and len(text) > BLOCK and b"\n" in text):
                self.odd_from_here = True
                return
            self._rest = text[cut:]
            if cut:
                yield (text, cut) if text.find(b"\r", 0, cut) < 0 else _whole(text[:cut].replace(b"\r\n", b"\n"))
        if self._rest:
            last = self._rest.rstrip(b"\n").replace(b"\r\n", b"\n") + b"\n"
            if self._closed(last, len(last)):
                yield _whole(last)
            else:
                self.odd_from_here = True

    def _closed(self, text: bytes, size: int) -> bool:
        """Say whether every quote stands at an end of a cell, and every one that is opened is closed."""
        if text.find(b'"', 0, size) < 0:
            return True
        signs = np.frombuffer(text, np.uint8, size)
        quotes = np.flatnonzero(signs == _QUOTE)
        if len(quotes) % 2:
            return False
        ends = np.array([self.delimiter, _NEWLINE, ord("\r"), _QUOTE])
        before = signs[np.maximum(quotes[::2] - 1, 0)]
        after = signs[np.minimum(quotes[1::2] + 1, size - 1)]
        opens = np.isin(before, ends) | (quotes[::2] == 0)
        closes = np.isin(after, ends) | (quotes[1::2] == size - 1)
        return bool(opens.all() and closes.all())

    def readable(self) -> bool:
        """What is left can be read as a stream."""
        return True

    def readinto(self, into: Any) -> int:
        """Give what is left."""
        data = self._rest[: len(into)] or self._source.read(len(into))
        self._rest = self._rest[len(into) :]
        into[: len(data)] = data
        return len(data)

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


COMMON = "trip"
"""The question of nearly every row."""


class _Tails:
    """What follows a line of CSV: the cells of each answer, each person and each day, written once."""

    def __init__(self, judge: Judge, shape: rows.CsvShape, lookup: Lookup) -> None:
        self._judge = judge
        self._shape = shape
        self._lookup = lookup
        self._before: tuple[pa.BinaryArray, Numbers] = (pa.array([], pa.binary()), np.zeros(0, dtype=bool))
        days = np.arange((LAST_DAY - FIRST_DAY).days + 1, dtype=np.int32) + (FIRST_DAY - EPOCH).days
        self._days: list[str] = pa.array(days.astype(np.int32)).cast(pa.date32()).cast(pa.string()).to_pylist()
        end = shape.line(["", COMMON, None])[:-1]
        self._ends = pa.array([f"{shape.delimiter}{day}{end}".encode() for day in self._days], pa.binary())

    def of(self, read: Read) -> tuple[pa.BinaryArray, ...]:
        """Return the parts of the tail of each row: its answer, its person, and the rest."""
        before, odd = self._before
        answers = self._judge.answers[len(before) :]
        if answers:
            new = pa.array([self._shape.tails(answer)[0].encode() for answer in answers], pa.binary())
            before = pa.concat_arrays([before, new])
            odd = np.concatenate([odd, [answer.question != COMMON for answer in answers]])
            self._before = before, odd
        people = pa.array([b"", *map(str.encode, self._lookup.people())], pa.binary())
        who = np.maximum(read.who, -1) + 1
        return before.take(pa.array(read.numbers)), people.take(pa.array(who)), self._ends_of(read, odd)

    def _ends_of(self, read: Read, differs: Numbers) -> pa.BinaryArray:
        """Return what follows the person; few rows have no answer or another question, so each such end is written."""
        odd = np.flatnonzero(differs.take(read.numbers))
        if not len(odd):
            return self._ends.take(pa.array(read.when))
        pairs, which = np.unique(np.stack([read.numbers[odd], read.when[odd]]), axis=1, return_inverse=True)
        written = []
        for number, when in pairs.T.tolist():
            day = self._days[when] if when >= 0 else ""
            written.append(f"{self._shape.delimiter}{day}{self._shape.tails(self._judge.answers[number])[1]}".encode())
        at = read.when.copy()
        at[odd] = len(self._ends) + which.ravel()
        return pa.concat_arrays([self._ends, pa.array(written, pa.binary())]).take(pa.array(at))


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
    if len(quotes) and (np.searchsorted(quotes, ends) % 2).any():
        return None  # a cell of several lines
    buffer = pa.py_buffer(whole).slice(0, size)
    names = [str(at) for at in range(len(shape.columns))]  # their own names may be no UTF-8
    kinds = {names[at]: pa.dictionary(pa.int32(), pa.string()) for at in shape.asked.values()}
    if lookup.varied:
        kinds[names[shape.asked["person"]]] = pa.string()
    try:
        table = pacsv.read_csv(
            buffer,
            pacsv.ReadOptions(use_threads=False, block_size=size + 1, column_names=names),
            pacsv.ParseOptions(delimiter=shape.delimiter, newlines_in_values=False),
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
    read = lookup.answers({name: table.column(names[at]).combine_chunks() for name, at in shape.asked.items()})
    # Each piece begins with the newline that ends the one before: so the pieces are the block itself, uncopied.
    bounds = np.concatenate([np.zeros(1, np.int32), ends.astype(np.int32)])
    lines = pa.Array.from_buffers(pa.binary(), len(ends), [None, pa.py_buffer(bounds), buffer])
    joined = pc.binary_join_element_wise(lines, *tails.of(read), pa.scalar(b"", pa.binary()))
    return (_bytes_of(joined), b"\n"), counted(read.numbers)


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
