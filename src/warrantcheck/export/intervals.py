"""The decision table: what holds for each person in each state, from which day to which."""

from __future__ import annotations

import csv
import io
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from warrantcheck.answer.trip.intervals import Table
from warrantcheck.answer.trip.trip import Stop
from warrantcheck.answer.world.decisions import shipped
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import UsageError
from warrantcheck.law.duty import DutyValue
from warrantcheck.vocabulary import Confidence, Level

COLUMNS = (
    "person", "state", "from", "to", "duty", "risk", "level", "confidence", "arrest_low", "arrest_high", "data_version",
)  # fmt: skip
"""The columns of the table; `from` and `to` are the first and the last day on which the row holds."""


_KINDS = {".csv": "csv", ".parquet": "parquet", ".sqlite": "sqlite", ".db": "sqlite"}


class IntervalRow(Struct, frozen=True):
    """A row of the decision table. Risk and the chance of arrest are in per cent."""

    person: str
    state: str
    since: date
    last: date
    duty: DutyValue
    risk: float
    level: Level
    confidence: Confidence
    arrest_low: float
    arrest_high: float
    data_version: str


def interval_rows(data: Dataset, today: date) -> Iterator[IntervalRow]:
    """Yield the table, ordered by person, state and day: by what was public on the earlier of the day and `today`."""
    made = shipped(data, today)
    table = Table(data, today)
    for person in data.people:
        for state in data.states:
            spans = made.of(person.id, state.id) if made else table.intervals(person, Stop(state))
            for span in spans:
                one = span.decision
                yield IntervalRow(
                    person.id, state.id, span.since, span.until - timedelta(days=1), one.duty, one.risk, one.level,
                    one.confidence, one.arrest_low, one.arrest_high, data.version,
                )  # fmt: skip


def kind_of(file: Path) -> str:
    """Return what a file is to be by its ending: `csv`, `parquet` or `sqlite`.

    Raises:
        UsageError: the ending says nothing.
    """
    kind = _KINDS.get(file.suffix.lower())
    if kind is None:
        raise UsageError(f"{file.name}: the name must end in .csv, .parquet or .sqlite.")
    return kind


def write_intervals(data: Dataset, today: date, kind: str, sink: BinaryIO) -> int:
    """Write the table as `csv`, `parquet` or `sqlite`, and return how many rows it has.

    Raises:
        UsageError: Parquet is asked for, and pyarrow is not installed.
    """
    rows = [tuple(getattr(row, name) for name in row.__struct_fields__) for row in interval_rows(data, today)]
    {"csv": _csv, "parquet": _parquet, "sqlite": _sqlite}[kind](rows, sink)
    return len(rows)


def _csv(rows: list[tuple[object, ...]], sink: BinaryIO) -> None:
    text = io.TextIOWrapper(sink, encoding="utf-8", newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    text.flush()
    text.detach()


def _parquet(rows: list[tuple[object, ...]], sink: BinaryIO) -> None:
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow, which is not installed: pip install 'warrantcheck[batch]'.") from error
    columns = dict(zip(COLUMNS, (list(column) for column in zip(*rows, strict=True)), strict=True))
    parquet.write_table(pa.table(columns), sink)


def _sqlite(rows: list[tuple[object, ...]], sink: BinaryIO) -> None:
    kinds = dict.fromkeys(("risk", "arrest_low", "arrest_high"), "REAL")
    columns = ", ".join(f'"{name}" {kinds.get(name, "TEXT")} NOT NULL' for name in COLUMNS)
    base = sqlite3.connect(":memory:")
    base.execute(f'CREATE TABLE intervals ({columns}, PRIMARY KEY (person, state, "from")) WITHOUT ROWID')
    marks = ", ".join("?" * len(COLUMNS))
    insert = f"INSERT INTO intervals VALUES ({marks})"  # noqa: S608 (question marks)
    with base:
        base.executemany(insert, ([plain(cell) for cell in row] for row in rows))
    sink.write(base.serialize())
    base.close()


def plain(cell: object) -> object:
    """Return a value as SQLite keeps it: a day as text."""
    return cell.isoformat() if isinstance(cell, date) else cell
