"""The recipes of docs/batch.md give what `batch` gives, row for row.

WARRANTCHECK_ROWS says on how many random trips; DuckDB and Spark are tried where they are installed.
"""

from __future__ import annotations

import os
import random
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from conftest import ROOT, TODAY
from pyarrow import parquet

from warrantcheck.bulk.run import batch
from warrantcheck.clock import FIRST_DAY
from warrantcheck.dataset.store import Dataset
from warrantcheck.export.intervals import write_intervals

pytestmark = pytest.mark.long

ROWS = int(os.environ.get("WARRANTCHECK_ROWS", "20000"))
ANSWER = ("state", "duty", "risk", "level", "confidence", "arrest_low", "arrest_high")


def recipe(name: str) -> str:
    text = (ROOT / "docs/batch.md").read_text()
    found = re.search(rf"<!-- recipe {name} -->\n```sql\n(.*?)```", text, re.DOTALL)
    assert found, name
    return found[1]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory, data: Dataset) -> Path:
    """Trips, the answers to them by `batch`, and the exported table."""
    folder = tmp_path_factory.mktemp("recipes")
    chance = random.Random(11)
    people, states = [*(p.id for p in data.people), "nobody"], [*(s.id for s in data.states), "ZZ"]
    trips = pa.table(
        {
            "n": pa.array(range(ROWS), pa.int64()),
            "person": chance.choices(people, k=ROWS),
            "to": chance.choices(states, k=ROWS),
            "on": [FIRST_DAY + timedelta(chance.randrange(10_000)) for _ in range(ROWS)],
        }
    )
    parquet.write_table(trips, folder / "trips.parquet")
    with (folder / "trips.parquet").open("rb") as source, (folder / "answered.parquet").open("wb") as sink:
        batch(data, TODAY, source, sink, "parquet")
    with (folder / "answers.parquet").open("wb") as sink:
        write_intervals(data, TODAY, "parquet", sink)
    return folder


def by_batch(folder: Path) -> pa.Table:
    return parquet.read_table(folder / "answered.parquet", columns=["n", *ANSWER])


def same(found: pa.Table, folder: Path) -> bool:
    expected = by_batch(folder)
    plain = pa.schema([pa.field("n", pa.int64()), *(pa.field(name, _kind(name)) for name in ANSWER)])
    return bool(found.select(["n", *ANSWER]).sort_by("n").cast(plain).equals(expected.cast(plain)))


def _kind(name: str) -> pa.DataType:
    return pa.float64() if name in ("risk", "arrest_low", "arrest_high") else pa.string()


def test_duckdb_gives_what_batch_gives(tables: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")
    query = recipe("duckdb").replace("'trips", f"'{tables}/trips").replace("'answers", f"'{tables}/answers")
    assert same(duckdb.sql(query).to_arrow_table(), tables)


def test_spark_gives_what_batch_gives(tables: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sql: Any = pytest.importorskip("pyspark.sql", reason="PySpark is not installed")
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    session = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        for name in ("trips", "answers"):
            session.read.parquet(str(tables / f"{name}.parquet")).createOrReplaceTempView(name)
        session.sql(recipe("spark")).coalesce(1).write.parquet(str(tmp_path / "spark"))
    finally:
        session.stop()
    assert same(parquet.read_table(tmp_path / "spark"), tables)


def test_the_comparison_can_fail(tables: Path) -> None:
    wrong = by_batch(tables)
    assert same(wrong, tables)
    assert not same(wrong.set_column(3, "risk", pa.array([0.5] * ROWS)), tables)
