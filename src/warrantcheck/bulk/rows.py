"""Rows of CSV one by one, with nothing but the standard library: what is right in every case."""

from __future__ import annotations

import csv
import io
import re
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from typing import IO, AnyStr, BinaryIO

from warrantcheck.bulk.columns import ANSWERED, JUDGED, Naming
from warrantcheck.bulk.judge import MOST_NAMES, Answer, Judge
from warrantcheck.errors import UsageError
from warrantcheck.lookup.text import LONGEST_NAME
from warrantcheck.safe_cell import safe_cell, unsafe

LONGEST_LINE = 1 << 24
"""A line or a cell of more characters than this ends the run: no data of this kind has one."""

LONGEST_CELL = 1 << 20
"""A quoted cell that goes on for more characters than this is taken to be one whose quote was not closed."""

DELIMITERS = ",;\t"
_SEP = re.compile(r'"?sep=(.)"?', re.IGNORECASE)


class CsvShape:
    """The header of a CSV file: its delimiter, its columns, and where the questions stand."""

    def __init__(self, header: str, naming: Naming | None = None, delimiter: str | None = None) -> None:
        """Read the header, which may go over several lines; `delimiter` is known if a line before it said so.

        Raises:
            UsageError: it lacks a column that is needed, or has one that the answers need.
        """
        text = header.removeprefix("\ufeff").rstrip("\r\n")
        self.delimiter = delimiter or max(DELIMITERS, key=text.count)
        csv.field_size_limit(LONGEST_LINE)
        try:
            reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=self.delimiter, strict=True)
            self.columns = next(reader, [])
        except csv.Error as error:
            raise UsageError(f"The first line of the input is not the header of a CSV file: {error}.") from error
        self.asked = (naming or Naming()).find(self.columns)

    @classmethod
    def read(cls, line: Callable[[], str], naming: Naming | None = None) -> CsvShape:
        """Read the header from the first lines of a file: `sep=;` before it, and line breaks in quotes, are understood.

        Raises:
            UsageError: it cannot be used.
        """
        header = line()
        said = _SEP.fullmatch(header.removeprefix("\ufeff").strip("\r\n"))
        if said:
            header = line()
        while header.count('"') % 2 and len(header) < LONGEST_CELL and (more := line()):
            header += more
        return cls(header, naming, said[1] if said else None)

    def line(self, cells: Iterable[object]) -> str:
        """Write one line."""
        buffer = io.StringIO()
        csv.writer(buffer, delimiter=self.delimiter, lineterminator="\n").writerow(cells)
        return buffer.getvalue()

    def header(self) -> str:
        """Write the header of the answers."""
        return self.line([*map(safe_cell, self.columns), *ANSWERED])

    def tails(self, answer: Answer) -> tuple[str, str]:
        """Write what an answer puts before the person's id, and what behind the day used."""
        before = self.line(["", *answer_cells(answer), ""])[:-1]
        return before, self.line(["", answer.question, answer.suggestion])[:-1]


def answer_cells(answer: Answer) -> tuple[object, ...]:
    """Return an answer as cells, in the order of `JUDGED`."""
    found = answer.decision
    if found is None:
        return (*[None] * (len(JUDGED) - 1), answer.error)
    return (
        answer.state, found.duty, found.risk, found.level, found.confidence, found.arrest_low, found.arrest_high, None,
    )  # fmt: skip


class _Again:
    """Lines, of which some can be put back and are then read again."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self._waiting: deque[str] = deque()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        return self._waiting.popleft() if self._waiting else next(self._lines)

    def put_back(self, lines: list[str]) -> None:
        """Read these lines before those that were not read yet."""
        self._waiting.extendleft(reversed(lines))


class CsvAnswers:
    """Lines of CSV with their answers behind them.

    A row with fewer cells than the header is filled up; cells beyond the header stand in its last cell, so that every
    row has the columns of the header. Cells that a spreadsheet would run are made text, as in every CSV of ours. A
    quote that is opened and not closed spoils its own line and no other.
    """

    def __init__(self, judge: Judge, shape: CsvShape, counts: Counter[int]) -> None:
        """Begin with no pair known."""
        self._judge = judge
        self._shape = shape
        self._counts = counts
        self._tails: list[tuple[str, str]] = []
        self._spans: dict[tuple[str, str], tuple[list[int], list[int]]] = {}
        self._single = [name for name in ("known", "assume") if name in shape.asked]
        self._again = _Again(iter(()))

    def lines(self, lines: Iterator[str]) -> Iterator[str]:
        """Yield each line with its answer.

        Raises:
            UsageError: a line is too long.
        """
        delimiter, width = self._shape.delimiter, len(self._shape.columns)
        plain = width - 1
        lines = self._again = _Again(lines)
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
        row, why = self._record(line, lines), None
        if row is None:
            why = "bad row: a quote is opened and not closed"
            row = [cell.rstrip("\r\n") for cell in next(csv.reader([line], delimiter=self._shape.delimiter), [])]
        if not row:
            return
        width = len(self._shape.columns)
        tail = self._tail(row, why)
        last = [self._shape.delimiter.join(row[width - 1 :])] if len(row) > width else row[width - 1 : width]
        cells = [safe_cell(cell) for cell in (*row[: width - 1], *last, *[""] * (width - len(row)))]
        yield f"{self._shape.line(cells)[:-1]}{tail}\n"

    def _record(self, line: str, lines: Iterator[str]) -> list[str] | None:
        """Return the cells of the record that begins with a line; None if a quote in it is not closed.

        Lines that do not belong to it are put back.
        """
        taken: list[str] = []

        def whole() -> Iterator[str]:
            yield line
            size = len(line)
            for more in lines:
                taken.append(more)
                size += len(more)
                if size > LONGEST_CELL:
                    return
                yield more

        delimiter = self._shape.delimiter
        try:
            row = next(csv.reader(whole(), delimiter=delimiter, strict=True), [])
        except csv.Error:
            if not taken and line.count('"') % 2 == 0:  # a sign behind a quote: sloppy, but closed
                return next(csv.reader([line], delimiter=delimiter), [])
        else:
            if not any(map(self._is_row, taken)):
                return row
        self._again.put_back(taken)
        return None

    def _is_row(self, line: str) -> bool:
        """Say whether a line within a quoted cell looks like a row of its own: then the quote was not closed."""
        cells = line.rstrip("\r\n").split(self._shape.delimiter)
        if len(cells) != len(self._shape.columns):
            return False
        return bool(self._judge.person_id(cells[self._shape.asked["person"]].strip('"')))

    def _tail(self, row: list[str], why: str | None = None) -> str:
        """Return what follows a row."""
        asked = self._shape.asked
        if why is None and len(row) != len(self._shape.columns):
            why = f"bad row: it does not have the {len(self._shape.columns)} cells of the header"
        number = self._judge.refused(why).answer if why else self._number(row)
        self._counts[number] += 1
        while number >= len(self._tails):
            self._tails.append(self._shape.tails(self._judge.answers[len(self._tails)]))
        before, behind = self._tails[number]
        if why:
            return f"{before}{self._shape.delimiter}{behind}"
        on = self._judge.on_used(row[asked["on"]] if "on" in asked else "")
        return f"{before}{self._judge.person_id(row[asked['person']])}{self._shape.delimiter}{on}{behind}"

    def _number(self, row: list[str]) -> int:
        asked = self._shape.asked
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


def run_csv(judge: Judge, source: BinaryIO, sink: BinaryIO, counts: Counter[int], naming: Naming | None = None) -> None:
    """Answer a CSV file, row by row.

    Raises:
        UsageError: the header or a cell cannot be used.
    """
    text = io.TextIOWrapper(source, encoding="utf-8", errors="surrogateescape", newline="")
    lines = lines_of(text)
    shape = CsvShape.read(lambda: next(lines, ""), naming)
    out = io.TextIOWrapper(sink, encoding="utf-8", errors="surrogateescape", newline="", write_through=False)
    out.write(shape.header())
    out.writelines(CsvAnswers(judge, shape, counts).lines(lines))
    out.flush()
    out.detach()
    text.detach()


def lines_of(source: IO[AnyStr]) -> Iterator[AnyStr]:
    """Yield the lines of a stream.

    Raises:
        UsageError: one is too long.
    """
    while line := source.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE:
            raise UsageError(f"The input has a line of more than {LONGEST_LINE:,} characters.")
        yield line
