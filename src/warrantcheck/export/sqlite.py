"""The data and the table of answers as one SQLite file: keys, indices, and foreign keys that hold.

Lists are JSON arrays, days are ISO text, truth values 0 and 1. Which sources a row names stands in a table beside it,
such as `visits_sources`. The same data gives the same bytes with the same release of SQLite.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO

from msgspec import Struct, json

from warrantcheck.answer.trip.results import DISCLAIMER
from warrantcheck.dataset.store import Dataset
from warrantcheck.export.dataset import LICENCE, tables_of
from warrantcheck.export.intervals import COLUMNS, interval_rows, plain
from warrantcheck.export.tables import LIST_SEPARATOR, Column, FlatTable
from warrantcheck.version import VERSION

FORMAT = 1
"""`PRAGMA user_version`: tables and columns may be added to a format, never renamed or removed."""

SOURCES = "sources"
_REFERS = {
    "state": "states", "person": "people", "host": "states", "situation": "situations", "visit": "visits",
    "moved_to": "events", "territory": "territories",
}  # fmt: skip
"""The columns that hold the key of another table, wherever they stand."""

_LISTED = {("statements", "about"): "people", ("findings", "people"): "people", ("people", "nationality"): "states"}
"""Lists that get a table beside the row's, as sources do; a word that is no key, such as `all`, stands in the list
alone."""

_KINDS = {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}
_NUMBERS = frozenset({"risk", "arrest_low", "arrest_high"})


class Reference(Struct, frozen=True):
    """Columns that hold the key of another table."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...] = ("id",)


class Table(Struct, frozen=True):
    """A table to be made: its columns as SQL declares them, its primary key, what it refers to, and its rows.

    `compact`: it is stored by its key alone. Those with texts are not: an index for full-text search needs row numbers.
    """

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    refers: list[Reference]
    rows: list[tuple[object, ...]]
    compact: bool = False


def write_sqlite(data: Dataset, today: date, sink: BinaryIO) -> dict[str, int]:
    """Write the file, and return how many rows each table has."""
    tables = [*_tables(data), _intervals(data, today), _about(data)]
    base = sqlite3.connect(":memory:")
    try:
        base.execute(f"PRAGMA user_version = {FORMAT}")
        with base:
            for table in tables:
                base.execute(_declaration(table))
                marks = ", ".join("?" * len(table.columns))
                base.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', table.rows)  # noqa: S608 (our names)
                for one in table.refers:
                    if one.columns != table.key[: len(one.columns)]:
                        named = f"{table.name}_{'_'.join(one.columns)}"
                        base.execute(f'CREATE INDEX "by_{named}" ON "{table.name}" ({_quoted(one.columns)})')
        sink.write(base.serialize())
    finally:
        base.close()
    return {table.name: len(table.rows) for table in tables}


def _declaration(table: Table) -> str:
    lines = [*table.columns, f"PRIMARY KEY ({_quoted(table.key)})"]
    lines += [
        f'FOREIGN KEY ({_quoted(one.columns)}) REFERENCES "{one.table}" ({_quoted(one.key)})' for one in table.refers
    ]
    return (
        f'CREATE TABLE "{table.name}" (\n  ' + ",\n  ".join(lines) + ("\n) WITHOUT ROWID" if table.compact else "\n)")
    )


def _tables(data: Dataset) -> Iterator[Table]:
    flat = tables_of(data)
    keys = {table.name: {row[0] for row in table.rows} for table in flat if table.columns[0].name == "id"}
    for table in flat:
        made, links = _table(table, keys)
        yield made
        yield from links


def _table(flat: FlatTable, keys: dict[str, set[str]]) -> tuple[Table, list[Table]]:
    """Return a table, and those beside it that hold its lists of keys."""
    name = (flat.name.partition("-")[2] if flat.parent else flat.name).replace("-", "_")
    columns = [Column("territory" if c.name == "territorie" else c.name, c.type, c.required) for c in flat.columns]
    key: tuple[str, ...] = ("id",) if any(c.name == "id" for c in columns) else (columns[0].name,)
    numbered = flat.parent is not None and key != ("id",)  # the entries of one parent are counted from 1
    rows: list[tuple[object, ...]] = [tuple(map(_value, columns, row)) for row in flat.rows]
    declared = [_declared(column) for column in columns]
    if numbered:
        seen: Counter[object] = Counter()
        rows = [(row[0], _next(seen, row[0]), *row[1:]) for row in rows]
        declared.insert(1, '"nr" INTEGER NOT NULL')
        columns.insert(1, Column("nr", "integer", required=True))
        key = (key[0], "nr")
    refers = [Reference((c.name,), _REFERS[c.name]) for c in columns if c.name in _REFERS]
    made = Table(name, tuple(declared), key, refers, rows)
    links = [_links(made, columns, column, keys) for column in columns if column.name in _beside(name, columns)]
    return made, links


def _beside(table: str, columns: Iterable[Column]) -> set[str]:
    cited = {c.name for c in columns if c.name == SOURCES or c.name.endswith(f"_{SOURCES}")}
    return cited | {column for named, column in _LISTED if named == table}


def _links(table: Table, columns: list[Column], column: Column, keys: dict[str, set[str]]) -> Table:
    """Return the table that holds the keys in a list, a row each."""
    other = _LISTED.get((table.name, column.name), SOURCES)
    names = [one.name for one in columns]
    at = names.index(column.name)
    rows = [
        (*(row[names.index(part)] for part in table.key), value)
        for row in table.rows
        for value in dict.fromkeys(json.decode(str(row[at])))
        if value in keys[other]
    ]
    whose = tuple(_one_of(table.name) if part == "id" else part for part in table.key)
    key = (*whose, _one_of(other))
    declared = tuple(f'"{part}" {"INTEGER" if part == "nr" else "TEXT"} NOT NULL' for part in key)
    refers = [Reference(whose, table.name, table.key), Reference(key[-1:], other)]
    return Table(f"{table.name}_{column.name}", declared, key, refers, rows, compact=True)


def _one_of(table: str) -> str:
    """Return what a row of a table is called."""
    return {"people": "person", "bodies": "body", "territories": "territory"}.get(table, table.removesuffix("s"))


def _intervals(data: Dataset, today: date) -> Table:
    rows = [tuple(plain(getattr(row, name)) for name in row.__struct_fields__) for row in interval_rows(data, today)]
    declared = tuple(f'"{name}" {"REAL" if name in _NUMBERS else "TEXT"} NOT NULL' for name in COLUMNS)
    refers = [Reference(("person",), "people"), Reference(("state",), "states")]
    return Table("intervals", declared, ("person", "state", "from"), refers, rows, compact=True)


def _about(data: Dataset) -> Table:
    rows = {
        "tool": f"warrantcheck {VERSION}",
        "data": data.version,
        "facts_checked_to": data.checked,
        "digest": data.digest,
        "licence": str(LICENCE["name"]),
        "note": f"{DISCLAIMER}; people are wanted or accused, only a judgment convicts",
    }
    return Table("about", ('"key" TEXT NOT NULL', '"value" TEXT NOT NULL'), ("key",), [], [*rows.items()])


def _declared(column: Column) -> str:
    needed = " NOT NULL" if column.required or column.type == "list" else ""
    return f'"{column.name}" {_KINDS.get(column.type, "TEXT")}{needed}'


def _value(column: Column, cell: str) -> object:
    if column.type == "list":
        return json.encode(cell.split(LIST_SEPARATOR) if cell else []).decode()
    if not cell:
        return None
    if column.type == "boolean":
        return int(cell == "true")
    return {"integer": int, "number": float}.get(column.type, str)(cell)


def _next(seen: Counter[object], key: object) -> int:
    seen[key] += 1
    return seen[key]


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
