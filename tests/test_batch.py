"""Many questions at once: each row answered as `trip` would, in order, whatever else is in the file."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from conftest import ROOT, TODAY
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from warrantcheck.answer.trip.intervals import Table, decide
from warrantcheck.answer.trip.trip import Stop, trip
from warrantcheck.answer.world import decisions
from warrantcheck.bulk import columnar, rows
from warrantcheck.bulk.columns import ANSWERED
from warrantcheck.bulk.judge import Judge
from warrantcheck.bulk.run import batch
from warrantcheck.clock import FIRST_DAY, LAST_DAY, Clock
from warrantcheck.dataset.store import Dataset

DATA = Dataset.shipped()
SHIPPED = decisions.shipped(DATA, TODAY)
PEOPLE = [p.id for p in DATA.people]
STATES = [s.id for s in DATA.states]
HEAD = ["person", "to", "on", "known", "assume", "note"]

days = st.dates(FIRST_DAY, date(2030, 12, 31))
people = st.sampled_from([*PEOPLE, "Putin", "Нетаньяху", "gaddafi", "nobody", "putin 7", "", "=putin", "O'Putin"])
places = st.sampled_from([*STATES, "Crimea", "Tel Aviv", "Türkiye", "Atlantis", "Congo", ""])
asked_days = st.one_of(days.map(str), st.sampled_from(["", "2024-13-01", "1999-01-01", "today", "2024"]))
knowns = st.sampled_from(["", "2024-09-01", "2026-01-01"])
trips = st.tuples(
    people,
    places,
    asked_days,
    st.sampled_from(["", "", "", "2024-09-01", "2999-01-01"]),
    st.sampled_from(["", "", "", "former", "king"]),
    st.sampled_from(["", "plain", 'with "quotes", and a comma', "two\nlines", "=1+1", "-5", "naïve"]),
)


def as_csv(lines: list[Any], newline: str = "\n") -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=newline)
    writer.writerow(HEAD)
    writer.writerows(lines)
    return text.getvalue().encode()


def answered(engine: Any, content: bytes, judge: Judge | None = None) -> list[dict[str, str]]:
    sink = io.BytesIO()
    engine(judge or Judge(DATA, TODAY), io.BytesIO(content), sink, Counter())
    return list(csv.DictReader(io.StringIO(sink.getvalue().decode(), newline="")))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(trips, max_size=40), st.sampled_from(["\n", "\r\n"]))
def test_blocks_and_rows_give_the_same_answers(lines: list[Any], newline: str) -> None:
    content = as_csv(lines, newline)
    assert answered(columnar.run_csv, content) == answered(rows.run_csv, content)


def test_blocks_and_rows_agree_on_a_file_of_many_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columnar, "BLOCK", 5000)
    chance = random.Random(7)
    lines = [
        (chance.choice([*PEOPLE, f"putin {n}"]), chance.choice(STATES), FIRST_DAY + timedelta(chance.randrange(9999)),
         "", "", 'a "quoted\nnote"' if n % 50 == 0 else n) for n in range(3000)
    ]  # fmt: skip
    content = as_csv(lines)
    found = answered(columnar.run_csv, content)
    assert found == answered(rows.run_csv, content)
    assert len(found) == len(lines)
    assert [row["person"] for row in found] == [line[0] for line in lines]


@settings(max_examples=150)
@given(
    st.sampled_from(PEOPLE), st.sampled_from(STATES), days, st.sampled_from(["", "2024-09-01", "2026-01-01"]), st.data()
)
def test_a_row_is_answered_as_a_trip_is(person: str, state: str, on: date, known: str, more: Any) -> None:
    assume = more.draw(st.sampled_from(["", "former", "head"]))
    judge = Judge(DATA, TODAY)
    found = judge.answers[judge.answer(person, state, str(on), known, assume)].decision
    clock = Clock.of(TODAY, on, date.fromisoformat(known) if known else None)
    assert found == decide(DATA, DATA.person(person), Stop(DATA.state(state)), clock, assume or None)


@settings(max_examples=300)
@given(st.sampled_from(PEOPLE), st.sampled_from(STATES), st.dates(FIRST_DAY, LAST_DAY - timedelta(1)))
@example("saif-al-islam-gaddafi", "LY", date(2012, 1, 1))  # an arrest is no news after a month
def test_the_table_says_what_the_evaluator_says_on_every_day(person: str, state: str, day: date) -> None:
    assert SHIPPED is not None, "`warrantcheck data compile` makes the table"
    spans = SHIPPED.of(person, state)
    assert next(s for s in spans if s.since <= day < s.until).decision == decide(
        DATA, DATA.person(person), Stop(DATA.state(state)), Clock.of(TODAY, day)
    )


def test_the_shipped_table_is_what_the_evaluator_makes() -> None:
    table = Table(DATA, TODAY)
    for person in ("vladimir-putin", "omar-al-bashir", "thomas-lubanga"):
        for state in ("MN", "ZA", "HU", "NE", "UA", "CD", "US"):
            assert SHIPPED is not None
            assert SHIPPED.of(person, state) == table.intervals(DATA.person(person), Stop(DATA.state(state)))


def test_the_table_is_not_used_for_other_data_nor_for_a_day_that_knows_more() -> None:
    assert SHIPPED is not None
    assert decisions.shipped(DATA.without(["mn-putin-2024-08-30"]), TODAY) is None
    assert decisions.shipped(DATA, SHIPPED.first_today - timedelta(1)) is None
    assert decisions.shipped(DATA, SHIPPED.last_today) is None


def test_what_cannot_be_judged_says_why_and_the_run_goes_on(cli: Any, tmp_path: Path) -> None:
    file, out = tmp_path / "trips.csv", tmp_path / "out.csv"
    file.write_text(
        "person,to,on\nputin,MN,2024-09-03\nnobody,MN,\nputin,Atlantis,\nputin,MN,soon\ngaddafi,MN,\nputin\n"
    )
    run = cli("batch", str(file), "--out", str(out))
    assert run.status == 0
    assert "6 rows, 5 could not be judged" in run.err
    found = list(csv.DictReader(out.read_text().splitlines()))
    assert [row["error"].partition(":")[0] for row in found] == [
        "", "unknown person", "unknown place", "bad date", "ambiguous person", "bad row",
    ]  # fmt: skip
    assert found[0]["duty"] == "arrest"
    assert found[0]["state"] == "MN"
    assert cli("batch", str(file), "--out", str(out), "--strict").status == 2


@pytest.mark.parametrize(
    ("on", "known"), [(TODAY, ""), (TODAY, "2024-09-04"), (date(2024, 9, 3), ""), (date(2030, 1, 1), "")]
)
@pytest.mark.parametrize("engine", [columnar.run_csv, rows.run_csv])
def test_a_row_is_refused_for_its_age_where_the_trip_would_be(engine: Any, on: date, known: str) -> None:
    person, state = DATA.person("vladimir-putin"), DATA.state("MN")
    limit = (TODAY - min(person.verified, state.verified)).days - 1
    clock = Clock.of(TODAY, on, date.fromisoformat(known) if known else None)
    day = trip(DATA, person, [Stop(state)], clock).facts_to
    sink = io.BytesIO()
    content = f"person,to,on,known\nputin,MN,{on},{known}\n".encode()
    engine(Judge(DATA, TODAY, max_age=limit), io.BytesIO(content), sink, Counter())
    (row,) = csv.DictReader(io.StringIO(sink.getvalue().decode()))
    assert row["error"].startswith("facts too old: on ") is bool(day and (TODAY - day).days > limit)


def test_limits_hold_over_all_rows(cli: Any, tmp_path: Path) -> None:
    file, out = tmp_path / "trips.csv", str(tmp_path / "out.csv")
    file.write_text("person,to,on\nputin,KP,2024-06-18\nputin,ZA,2023-08-22\n")
    assert cli("batch", str(file), "--out", out, "--fail-on", "high").status == 3
    assert cli("batch", str(file), "--out", out, "--fail-on", "duty").status == 3
    file.write_text("person,to,on\nputin,KP,2024-06-18\n")
    assert cli("batch", str(file), "--out", out, "--fail-on", "high").status == 0


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("name,to\nputin,MN\n", "no column 'person'"),
        ("person,to,to\nputin,MN,MN\n", "more than one column 'to'"),
        ("person,to,risk\nputin,MN,1\n", "already has a column 'risk'"),
        ("", "no column 'person'"),
        ("person,to\n" + "x" * (1 << 25), "more than 16,777,216 characters"),
    ],
)
@pytest.mark.parametrize("engine", [columnar.run_csv, rows.run_csv])
def test_an_input_that_cannot_be_used_is_refused_in_one_sentence(engine: Any, content: str, why: str) -> None:
    from warrantcheck.errors import UsageError

    with pytest.raises(UsageError, match=why):
        answered(engine, content.encode())


@pytest.mark.parametrize("engine", [columnar.run_csv, rows.run_csv])
def test_hostile_cells_are_passed_on_harmless(engine: Any) -> None:
    content = b'person,to,note\nputin,MN,=cmd()\nputin,MN,"@x"\nputin,\xff\xfe,\xff\nputin,MN,-5\nputin,MN,a,b\n'
    sink = io.BytesIO()
    engine(Judge(DATA, TODAY), io.BytesIO(content), sink, Counter())
    lines = list(csv.reader(io.StringIO(sink.getvalue().decode(errors="surrogateescape"))))
    assert [line[2] for line in lines[1:]] == ["'=cmd()", "'@x", "\udcff", "-5", "a,b"]
    assert {len(line) for line in lines} == {len(lines[0])}  # no row is wider than the header
    error = len(["person", "to", "note"]) + ANSWERED.index("error")
    assert lines[3][error] == "bad row: a cell is not UTF-8; give --encoding"
    assert lines[5][error] == "bad row: it does not have the 3 cells of the header"


def test_semicolons_and_a_byte_order_mark_are_understood() -> None:
    found = answered(columnar.run_csv, "\ufeffperson;to\nputin;MN\n".encode())
    assert list(found[0]) == [";".join(("person", "to", *ANSWERED))]


def test_json_lines_come_back_as_json_lines() -> None:
    lines = b'{"person": "putin", "to": "MN", "on": "2024-09-03", "x": [1]}\n\nnonsense\n{"person": 5, "to": "MN"}\n'
    sink = io.BytesIO()
    result = batch(DATA, TODAY, io.BytesIO(lines), sink, "jsonl")
    found = [json.loads(line) for line in sink.getvalue().splitlines()]
    assert (found[0]["x"], found[0]["duty"], found[0]["error"]) == ([1], "arrest", None)
    assert found[1] == {"input": "nonsense"} | dict.fromkeys(ANSWERED) | {"error": "bad row: it is not a JSON object"}
    assert result.rows == 3
    assert result.failed == 2


@pytest.mark.parametrize("kind", [pa.string(), pa.date32(), pa.timestamp("us"), pa.dictionary(pa.int32(), pa.string())])
def test_parquet_comes_back_as_parquet(kind: pa.DataType) -> None:
    on = pa.array(["2024-09-03", None, "2023-03-20"])
    on = on.dictionary_encode() if pa.types.is_dictionary(kind) else on.cast(kind)
    table = pa.table({"n": [1, 2, 3], "person": ["putin", None, "netanyahu"], "to": ["MN", "MN", "HU"], "on": on})
    source, sink = io.BytesIO(), io.BytesIO()
    parquet.write_table(table, source)
    batch(DATA, TODAY, source, sink, "parquet")
    found = parquet.read_table(sink).to_pylist()
    assert [row["n"] for row in found] == [1, 2, 3]
    assert [row["duty"] for row in found] == ["arrest", None, "not-wanted"]
    assert [row["error"] for row in found] == [None, "unknown person", None]
    assert found[0]["risk"] > 0


def test_what_is_no_parquet_is_refused(cli: Any, tmp_path: Path) -> None:
    (tmp_path / "x.parquet").write_text("person,to\n")
    run = cli("batch", str(tmp_path / "x.parquet"), "--out", str(tmp_path / "y.parquet"))
    assert run.status == 2
    assert "as Parquet" in run.err
    assert not (tmp_path / "y.parquet").exists()


# --- whole or nothing ---


@pytest.fixture(scope="module")
def long_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("batch") / "trips.csv"
    line = "vladimir-putin,MN,2024-09-03\n"
    file.write_text("person,to,on\n" + line * 400_000)
    return file


def start(*arguments: str, **settings: Any) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "warrantcheck", "batch", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, **settings)


@pytest.mark.long
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_killed_leaves_the_old_file_or_the_whole_new_one(
    how: signal.Signals, long_file: Path, tmp_path: Path
) -> None:
    chance = random.Random(3)
    out = tmp_path / "out.csv"
    for _ in range(6):
        out.write_text("old")
        process = start(str(long_file), "--out", str(out))
        time.sleep(chance.uniform(0.05, 1.2))
        process.send_signal(how)
        process.communicate()
        content = out.read_text()
        assert content == "old" or content.count("\n") == 400_001, content[:100]
        if how is signal.SIGINT:
            assert [f.name for f in tmp_path.iterdir()] == ["out.csv"]


def test_a_full_disk_leaves_the_old_file(long_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    out.write_text("old")
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))  # noqa: E731
    process = start(str(long_file), "--out", str(out), preexec_fn=limit)
    _, err = process.communicate()
    assert process.returncode == 2
    assert b"cannot be written" in err
    assert out.read_text() == "old"
    assert [f.name for f in tmp_path.iterdir()] == ["out.csv"]


def test_a_closed_pipe_ends_the_run_quietly(long_file: Path) -> None:
    process = start(str(long_file))
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline().startswith(b"person,to,on,state")
    process.stdout.close()
    with process.stderr as err:
        assert err.read() == b""
    assert process.wait() == 0


def test_standard_input_is_read_for_a_dash() -> None:
    process = start("-", stdin=subprocess.PIPE, env=os.environ | {"PYTHONIOENCODING": "ascii"})
    out, _ = process.communicate("person,to,note\nputin,MN,é\n".encode())
    assert out.decode().splitlines()[1].startswith("putin,MN,é,MN,arrest,")


def test_python_can_do_the_same(tmp_path: Path) -> None:
    import warrantcheck

    (tmp_path / "trips.csv").write_text("person,to,on\nputin,MN,2024-09-03\nnobody,MN,\n")
    result = warrantcheck.batch(tmp_path / "trips.csv", tmp_path / "out.csv")
    assert (result.rows, result.errors) == (2, {"unknown person": 1})
    first = next(row for row in warrantcheck.intervals() if row.person == "vladimir-putin" and row.state == "MN")
    assert (first.since, first.duty) == (FIRST_DAY, "not-wanted")


@cache
def _sieve() -> Any:
    from warrantcheck.bulk.vocabulary import Vocabulary

    return Judge(DATA, TODAY), Vocabulary(DATA)


@settings(max_examples=200)
@given(st.lists(st.one_of(people, st.text(max_size=12), st.builds("{} {}".format, people, st.integers(0, 10**7)))))
def test_the_sieve_of_names_stops_nobody_who_can_be_read(names: list[str]) -> None:
    from warrantcheck.bulk.judge import Refused

    judge, vocabulary = _sieve()
    names = [name for name in names if name.isprintable()]
    for name, may in zip(names, vocabulary.may_name(pa.array(names, pa.string())), strict=True):
        found = judge.person(name)
        assert may or (isinstance(found, Refused) and judge.answers[found.answer].error == "unknown person"), name
