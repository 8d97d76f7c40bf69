"""Rows one by one, with nothing but the standard library and msgspec: CSV and JSON lines."""

from __future__ import annotations

import csv
import io
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import IO, Any, AnyStr, BinaryIO

from msgspec import DecodeError, json

from warrantcheck.bulk.judge import ANSWERED, ASKED, MOST_NAMES, Answer, Judge
from warrantcheck.errors import UsageError
from warrantcheck.lookup.text import LONGEST_NAME
from warrantcheck.safe_cell import safe_cell, unsafe

LONGEST_LINE = 1 << 24
"""A line or a cell of more characters than this ends the run: no data of this kind has one."""

DELIMITERS = ",;\t"


class CsvShape:
    """The header of a CSV file: its delimiter, its columns, and where the questions stand."""

    def __init__(self, header: str) -> None:
        """Read the header line.

        Raises:
            UsageError: it lacks a column that is needed, or has one that the answers need.
        """
        line = header.removeprefix("\ufeff").rstrip("\r\n")
        self.delimiter = max(DELIMITERS, key=line.count)
        csv.field_size_limit(LONGEST_LINE)
        try:
            self.columns = next(csv.reader([line], delimiter=self.delimiter), [])
        except csv.Error as error:
            raise UsageError(f"The first line of the input is no header of a CSV file: {error}.") from error
        self.asked = asked_columns(self.columns)

    def line(self, cells: Iterable[object]) -> str:
        """Write one line."""
        buffer = io.StringIO()
        csv.writer(buffer, delimiter=self.delimiter, lineterminator="\n").writerow(cells)
        return buffer.getvalue()


def asked_columns(columns: list[str]) -> dict[str, int]:
    """Return where the columns that ask stand.

    Raises:
        UsageError: `person` or `to` is missing, a column that asks stands twice, or an answer has its name.
    """
    for name in ASKED[:2]:
        if name not in columns:
            raise UsageError(f"The input has no column {name!r}; it needs `person` and `to`, and may have `on`, `known`"
                             f" and `assume`.")  # fmt: skip
    for name in ASKED:
        if columns.count(name) > 1:
            raise UsageError(f"The input has more than one column {name!r}.")
    taken = [name for name in ANSWERED if name in columns]
    if taken:
        raise UsageError(f"The input already has a column {taken[0]!r}, which is one of the answer's: rename it.")
    return {name: columns.index(name) for name in ASKED if name in columns}


def answer_cells(answer: Answer) -> tuple[object, ...]:
    """Return an answer as cells, in the order of `ANSWERED`."""
    found = answer.decision
    if found is None:
        return (*[None] * (len(ANSWERED) - 1), answer.error)
    return (
        answer.state, found.duty, found.risk, found.level, found.confidence, found.arrest_low, found.arrest_high, None,
    )  # fmt: skip


class CsvAnswers:
    """Lines of CSV with their answers behind them.

    A row with fewer cells than the header is filled up; cells beyond the header follow the answer. Cells that a
    spreadsheet would run are made text, as in every CSV of ours.
    """

    def __init__(self, judge: Judge, shape: CsvShape, counts: Counter[int]) -> None:
        """Begin with no pair known."""
        self._judge = judge
        self._shape = shape
        self._counts = counts
        self._tails: list[str] = []
        self._spans: dict[tuple[str, str], tuple[list[int], list[int]]] = {}
        self._single = [name for name in ("known", "assume") if name in shape.asked]

    def lines(self, lines: Iterator[str]) -> Iterator[str]:
        """Yield each line with its answer.

        Raises:
            UsageError: a cell is too long.
        """
        delimiter, width = self._shape.delimiter, len(self._shape.columns)
        plain = width - 1
        for line in lines:
            text = line.rstrip("\r\n")
            if '"' in line or text.count(delimiter) != plain:
                yield from self._odd(line, lines)
                continue
            row = text.split(delimiter)
            tail = self._tail(row)
            if unsafe(row):
                text = delimiter.join(map(safe_cell, row))
            yield f"{text}{tail}\n"

    def _odd(self, line: str, lines: Iterator[str]) -> Iterator[str]:
        """Answer a line with quotes, which may go on after its end, or with too few or too many cells."""
        parts = [line]
        open_quote, size = line.count('"') % 2, len(line)
        while open_quote and size < LONGEST_LINE and (more := next(lines, "")):
            parts.append(more)
            open_quote, size = (open_quote + more.count('"')) % 2, size + len(more)
        width = len(self._shape.columns)
        try:
            for row in csv.reader(parts, delimiter=self._shape.delimiter):
                if not row:
                    continue
                beyond = [safe_cell(cell) for cell in row[width:]]
                tail = self._tail(row)
                cells = [safe_cell(cell) for cell in (*row[:width], *[""] * (width - len(row)))]
                yield self._shape.line(cells)[:-1] + tail + self._shape.line(["", *beyond] if beyond else [])
        except csv.Error as error:
            raise UsageError(f"The input is no CSV that can be read: {error}.") from error

    def _tail(self, row: list[str]) -> str:
        """Return what follows a row."""
        number = self._number(row)
        self._counts[number] += 1
        while number >= len(self._tails):
            answer = self._judge.answers[len(self._tails)]
            self._tails.append(self._shape.line(["", *answer_cells(answer)])[:-1])
        return self._tails[number]

    def _number(self, row: list[str]) -> int:
        width, asked = len(self._shape.columns), self._shape.asked
        if len(row) != width:
            return self._judge.refused(f"bad row: it has not the {width} cells of the header").answer
        if self._single and any(row[asked[name]] for name in self._single):
            return self._judge.answer(**{name: row[at] for name, at in asked.items()})
        pair = row[asked["person"]], row[asked["to"]]
        spans = self._spans.get(pair)
        if spans is None:
            spans = self._judge.spans(*pair)
            if len(self._spans) >= MOST_NAMES:
                self._spans.clear()
            if max(map(len, pair)) <= LONGEST_NAME:
                self._spans[pair] = spans
        days, numbers = spans
        if len(days) == 1 and self._judge.answers[numbers[0]].error:
            return numbers[0]
        day = self._judge.day_number(row[asked["on"]] if "on" in asked else "")
        return numbers[bisect_right(days, day) - 1] if day >= 0 else -1 - day


def run_csv(judge: Judge, source: BinaryIO, sink: BinaryIO, counts: Counter[int]) -> None:
    """Answer a CSV file, row by row.

    Raises:
        UsageError: the header or a cell cannot be used.
    """
    text = io.TextIOWrapper(source, encoding="utf-8", errors="surrogateescape", newline="")
    lines = _lines(text)
    shape = CsvShape(next(lines, ""))
    out = io.TextIOWrapper(sink, encoding="utf-8", errors="surrogateescape", newline="", write_through=False)
    out.write(shape.line([*map(safe_cell, shape.columns), *ANSWERED]))
    out.writelines(CsvAnswers(judge, shape, counts).lines(lines))
    out.flush()
    out.detach()
    text.detach()


def run_jsonl(judge: Judge, source: BinaryIO, sink: BinaryIO, counts: Counter[int]) -> None:
    """Answer JSON lines: one object a line; blank lines are passed over."""
    decode, encode = json.Decoder(dict[str, Any]).decode, json.Encoder().encode
    for line in _lines(source):
        if not line.strip():
            continue
        try:
            row = decode(line)
        except (DecodeError, UnicodeDecodeError, RecursionError):
            row = {"input": line.decode(errors="backslashreplace").rstrip("\n")}
            number = judge.refused("bad row: it is no JSON object").answer
        else:
            number = _asked(judge, row)
        counts[number] += 1
        answer = dict(zip(ANSWERED, answer_cells(judge.answers[number]), strict=True))
        sink.write(encode(row | answer) + b"\n")


def _lines(source: IO[AnyStr]) -> Iterator[AnyStr]:
    while line := source.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise UsageError(f"The input has a line of more than {LONGEST_LINE:,} characters.")
        yield line


def _asked(judge: Judge, row: dict[str, Any]) -> int:
    if not row.keys().isdisjoint(ANSWERED):
        taken = next(name for name in ANSWERED if name in row)
        raise UsageError(f"A row of the input already has {taken!r}, which is one of the answer's names.")
    cells = {name: row.get(name) for name in ASKED}
    if any(not (cell is None or isinstance(cell, str)) for cell in cells.values()):
        return judge.refused("bad row: person, to, on, known and assume are texts").answer
    if cells["person"] is None or cells["to"] is None:
        return judge.refused("bad row: it needs person and to").answer
    return judge.answer(**{name: cell or "" for name, cell in cells.items()})
