"""The data and the answers as tables: whole, described truly, and the same as what they are made from."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
import sqlite3
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from warrantcheck.answer.trip.intervals import decide
from warrantcheck.answer.trip.trip import Stop
from warrantcheck.clock import Clock
from warrantcheck.dataset.store import Dataset
from warrantcheck.export.dataset import tables_of
from warrantcheck.export.intervals import COLUMNS
from warrantcheck.export.sqlite import write_sqlite
from warrantcheck.safe_cell import csv_line, safe_cell

CASTS = {"date": date.fromisoformat, "integer": int, "number": float, "object": json.loads}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory, data: Dataset) -> Path:
    from warrantcheck.export.dataset import write_dataset

    folder = tmp_path_factory.mktemp("export") / "data"
    write_dataset(data, folder)
    return folder


@pytest.mark.long
def test_every_kind_of_file_holds_the_same_answers(cli: Any, tmp_path: Path) -> None:
    for ending in ("csv", "parquet", "sqlite"):
        assert cli("export", "intervals", str(tmp_path / f"answers.{ending}")).status == 0
    with (tmp_path / "answers.csv").open() as file:
        by_csv = [tuple(row) for row in csv.reader(file)]
    by_parquet = parquet.read_table(tmp_path / "answers.parquet")
    base = sqlite3.connect(tmp_path / "answers.sqlite")
    by_sqlite = base.execute('SELECT * FROM intervals ORDER BY person, state, "from"').fetchall()
    base.close()
    assert by_csv[0] == COLUMNS == tuple(by_parquet.column_names)
    assert by_csv[1:] == [tuple(map(str, row)) for row in by_sqlite]
    assert by_csv[1:] == [tuple(map(str, row.values())) for row in by_parquet.to_pylist()]


def test_the_table_has_no_gaps_and_holds_on_both_its_ends(cli: Any, tmp_path: Path, data: Dataset) -> None:
    cli("export", "intervals", str(tmp_path / "answers.parquet"))
    rows = parquet.read_table(tmp_path / "answers.parquet").to_pylist()
    assert {(r["person"], r["state"]) for r in rows} == {(p.id, s.id) for p in data.people for s in data.states}
    for before, after in pairwise(rows):
        if (before["person"], before["state"]) == (after["person"], after["state"]):
            assert before["to"] + timedelta(days=1) == after["from"]
    for row in rows[::701]:
        for day in (row["from"], row["to"]):
            found = decide(data, data.person(row["person"]), Stop(data.state(row["state"])), Clock.of(TODAY, day))
            assert [row[name] for name in ("duty", "risk", "level")] == [found.duty, found.risk, found.level]


def test_the_package_describes_its_tables_truly(package: Path) -> None:
    described = json.loads((package / "datapackage.json").read_text())
    ids: dict[str, set[str]] = {}
    for resource in described["resources"]:
        with (package / resource["path"]).open() as file:
            rows = list(csv.DictReader(file))
        fields = resource["schema"]["fields"]
        assert rows, resource["name"]
        assert list(rows[0]) == [field["name"] for field in fields]
        ids[resource["name"]] = {row["id"] for row in rows if "id" in row}
        for field in fields:
            cells = [row[field["name"]] for row in rows]
            limits = field.get("constraints", {})
            if limits.get("required"):
                assert all(cells), field
            for cell in filter(None, cells):
                CASTS.get(field["type"], str)(cell)
                assert cell in limits.get("enum", [cell])
        for key in resource["schema"].get("foreignKeys", []):
            assert {row[key["fields"][0]] for row in rows} <= ids[key["reference"]["resource"]]
        for key in resource["schema"].get("primaryKey", []):
            assert len({row[key] for row in rows}) == len(rows)


def test_no_item_of_a_list_holds_what_separates_items(data: Dataset) -> None:
    for table in tables_of(data):
        lists = [i for i, column in enumerate(table.columns) if column.type == "list"]
        assert all("; " not in row[i] for row in table.rows for i in lists), table.name


def test_every_record_is_in_the_package(package: Path, data: Dataset) -> None:
    counts = data.counts
    for name in ("people", "states", "visits", "findings", "statements", "sources", "territories"):
        with (package / f"{name}.csv").open() as file:
            assert len(list(csv.reader(file))) - 1 == counts[name], name


def test_a_folder_that_holds_something_is_left_alone(cli: Any, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    run = cli("export", "dataset", str(tmp_path))
    assert run.status == 2
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_an_unknown_ending_is_refused(cli: Any, tmp_path: Path) -> None:
    assert cli("export", "intervals", str(tmp_path / "answers.xlsx")).status == 2


@pytest.fixture(scope="module")
def base(data: Dataset) -> bytes:
    """The data as a SQLite file."""
    sink = io.BytesIO()
    write_sqlite(data, TODAY, sink)
    return sink.getvalue()


def test_the_keys_of_the_database_hold_and_its_rows_are_those_of_the_data(base: bytes, data: Dataset) -> None:
    with contextlib.closing(sqlite3.connect(":memory:")) as file:
        file.deserialize(base)
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for table in ("states", "people", "warrants", "visits", "statements", "sources", "intervals"):
            assert file.execute("SELECT count(*) FROM pragma_table_info(?) WHERE pk", (table,)).fetchone() > (0,), table
        assert file.execute("SELECT id FROM people ORDER BY id").fetchall() == sorted((p.id,) for p in data.people)
        cited = file.execute("SELECT visit, source FROM visits_sources").fetchall()
        assert set(cited) == {(visit.id, source) for visit in data.visits for source in visit.sources}
        duty = (
            "SELECT duty FROM intervals WHERE person = 'vladimir-putin' AND state = 'MN' "
            'AND \'2024-09-03\' BETWEEN "from" AND "to"'
        )
        assert file.execute(duty).fetchall() == [("arrest",)]
        assert "estimates, not legal advice" in dict(file.execute("SELECT key, value FROM about").fetchall())["note"]


def test_the_same_data_gives_the_same_database_whole_or_not_at_all(base: bytes, cli: Any, tmp_path: Path) -> None:
    assert cli("export", "sqlite", str(tmp_path / "again.db")).status == 0
    assert (tmp_path / "again.db").read_bytes() == base
    assert cli("export", "sqlite", str(tmp_path / "again.db" / "x.db")).status == 2
    assert [file.name for file in tmp_path.iterdir()] == ["again.db"]


@given(st.lists(st.text(alphabet='a;,"\t\n\r=+-1', max_size=8), min_size=2))
def test_a_line_of_csv_is_read_as_it_was_meant_wherever_a_spreadsheet_parts_cells(cells: list[str]) -> None:
    line = csv_line(cells)
    assert list(csv.reader(io.StringIO(line, newline=""))) == [[safe_cell(cell) for cell in cells]]
    assert not set(";\t") & set(re.sub('"[^"]*"', "", line))
