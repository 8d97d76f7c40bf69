"""Files of rows as spreadsheets, databases and people write them: read rightly, or refused with the way out."""

from __future__ import annotations

import csv
import gzip
import io
import json
import random
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import TODAY
from pyarrow import parquet

from warrantcheck.bulk import columnar, run
from warrantcheck.bulk.columns import ANSWERED, Naming
from warrantcheck.bulk.judge import Judge
from warrantcheck.bulk.run import batch
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import UsageError
from warrantcheck.lookup import find

DATA = Dataset.shipped()
PLAIN = "person,to,on\nputin,MN,2024-09-03\nnetanyahu,HU,2025-04-03\n"
READ = [("vladimir-putin", "MN", "2024-09-03"), ("benjamin-netanyahu", "HU", "2025-04-03")]
ENGINES = ["blocks", "rows"]


@pytest.fixture(scope="module", autouse=True)
def _sought_once() -> Iterator[None]:
    """A name that cannot be read is compared with every other name once for all of these tests."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("_near_people", "_near_states"):
            patch.setattr(find, name, cache(getattr(find, name)))
        yield


def answered(content: bytes, engine: str, monkeypatch: pytest.MonkeyPatch, **settings: Any) -> str:
    """Return the output of `batch` in one of its two ways."""
    monkeypatch.setattr(run, "has_pyarrow", lambda: engine == "blocks")
    sink = io.BytesIO()
    batch(DATA, TODAY, io.BytesIO(content), sink, "csv", **settings)
    return sink.getvalue().decode()


def rows_of(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def how_read(text: str, delimiter: str = ",") -> list[tuple[str, str, str]]:
    return [(row["person_id"], row["state"], row["on_used"]) for row in rows_of(text, delimiter)]


WELL_READ = {
    "UTF-16, little end first": PLAIN.encode("utf-16"),
    "UTF-16, big end first": b"\xfe\xff" + PLAIN.encode("utf-16-be"),
    "UTF-8 with its mark": b"\xef\xbb\xbf" + PLAIN.encode(),
    "gzip": gzip.compress(PLAIN.encode(), mtime=0),
    "gzip of UTF-16": gzip.compress(PLAIN.encode("utf-16"), mtime=0),
    "carriage returns alone": PLAIN.replace("\n", "\r").encode(),
    "both line ends": PLAIN.replace("\n", "\r\n").encode(),
    "no line end at the end": PLAIN.encode().rstrip(),
    "capitals in the header": PLAIN.replace("person,to,on", "Person, TO ,On").encode(),
    "a header over two lines": b'person,to,on,"Notes\n(internal)"\nputin,MN,2024-09-03,x\nnetanyahu,HU,2025-04-03,y\n',
    "the same with both line ends": b'person,to,on,"N\r\nx"\r\nputin,MN,2024-09-03,x\r\nnetanyahu,HU,2025-04-03,\r\n',
    "times": b"person,to,on\nputin,MN,2024-09-03T00:00:00Z\nnetanyahu,HU,2025-04-03 14:30\n",
    "times with parts of a second and zones": b"person,to,on\nputin,MN,2024-09-03 00:00:00.000\n"
    b"netanyahu,HU,2025-04-03T23:59:59+02:00\n",
    "quoted cells": b'"person","to","on"\n"putin","MN","2024-09-03"\n"netanyahu","HU","2025-04-03"\n',
    "spaces around a day": b"person,to,on\nputin,MN, 2024-09-03 \nnetanyahu,HU,2025-04-03\n",
    "a quote within a cell": b'person,to,on,n\nputin,MN,2024-09-03,5" pipe\nnetanyahu,HU,2025-04-03,6" pipe\n',
    "a cell of two lines": b'person,to,on,n\nputin,MN,2024-09-03,"a\nb"\nnetanyahu,HU,2025-04-03,"c, ""d"""\n',
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", WELL_READ)
def test_a_file_is_read_however_it_was_written(name: str, engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert how_read(answered(WELL_READ[name], engine, monkeypatch)) == READ


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("sign", [";", "\t", "|"])
def test_the_line_that_tells_excel_the_separator_is_no_header(
    sign: str, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = f"sep={sign}\n{PLAIN.replace(',', sign)}".encode()
    assert how_read(answered(content, engine, monkeypatch), sign) == READ


@pytest.mark.parametrize("engine", ENGINES)
def test_columns_may_have_other_names(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = PLAIN.replace("person,to,on", "Full name,country,date").encode()
    naming = Naming({"person": "full name", "to": "Country", "on": "date"})
    assert how_read(answered(content, engine, monkeypatch, naming=naming)) == READ
    with pytest.raises(
        UsageError, match=r"It has: Full name, country, date\. If one of them is meant, name it: --person-column NAME"
    ):
        answered(content, engine, monkeypatch)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_day_under_another_name_than_on_is_refused(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"person,to,Travel-Date\nputin,MN,2024-09-03\n"
    with pytest.raises(UsageError, match="column 'Travel-Date' and no column `on`"):
        answered(content, engine, monkeypatch)
    given = {"naming": Naming(dated=True), "on": date(2024, 9, 3)}
    assert rows_of(answered(content, engine, monkeypatch, **given))[0]["on_used"] == "2024-09-03"
    assert rows_of(answered(b"person,to,date,on\nputin,MN,x,\n", engine, monkeypatch))[0]["on_used"] == str(TODAY)


def test_a_day_under_another_name_is_refused_in_json_lines_and_in_memory() -> None:
    import warrantcheck

    row = {"person": "putin", "to": "MN", "fecha": "2024-09-03"}
    with pytest.raises(UsageError, match="column 'fecha' and no column `on`"):
        batch(DATA, TODAY, io.BytesIO(json.dumps(row).encode()), io.BytesIO(), "jsonl")
    with pytest.raises(UsageError, match="rename it `on`"):
        warrantcheck.batch([row])
    assert warrantcheck.batch([row], on="2024-09-03")[0]["on_used"] == "2024-09-03"


@pytest.mark.parametrize("engine", ENGINES)
def test_windows_1252_is_named_and_read_when_it_is_said(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = "person,to,on\nputin,Türkiye,2024-09-03\nputin,Côte d\u2019Ivoire,2024-09-03\n".encode("cp1252")
    with pytest.raises(UsageError, match="line 2, 'putin,Türkiye,2024-09-03' if it is Windows-1252"):
        answered(content, engine, monkeypatch)
    found = rows_of(answered(content, engine, monkeypatch, encoding="cp1252"))
    assert [row["state"] for row in found] == ["TR", "CI"]
    assert found[0]["to"] == "Türkiye"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (PLAIN.encode("utf-16-le"), "UTF-16 without a mark"),
        (PLAIN.encode("utf-32"), "UTF-32"),
        (b"PK\x03\x04xxxx", "Excel workbook"),
        (b"\xd0\xcf\x11\xe0xxxx", "old Excel workbook"),
        (b"PAR1xxxx", "--format parquet"),
        (b"BZh91AY", "bzip2"),
        (gzip.compress(PLAIN.encode(), mtime=0)[:-9], "damaged|cannot be read"),
        (b'person,to,"on\nputin,MN,2024-09-03\n', "not the header of a CSV file"),
    ],
)
def test_what_cannot_be_read_is_named_in_one_sentence(content: bytes, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        batch(DATA, TODAY, io.BytesIO(content), io.BytesIO(), "csv")


@pytest.mark.parametrize("encoding", ["no-such", "base64", "rot13"])
def test_what_is_no_encoding_is_refused(encoding: str) -> None:
    with pytest.raises(UsageError, match="No encoding is called"):
        batch(DATA, TODAY, io.BytesIO(PLAIN.encode()), io.BytesIO(), "csv", encoding=encoding)


OPENED = [
    'putin,MN,2024-09-03,"open',
    'putin,MN,2024-09-03,"open" again"',
    '"putin,MN,2024-09-03,x',
]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("opened", OPENED)
@pytest.mark.parametrize("later", ["ok", '"quoted"', '"two\nlines"', '"closed by accident'])
def test_a_quote_that_is_not_closed_spoils_its_own_row_and_no_other(
    opened: str, later: str, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = f"netanyahu,HU,2025-04-03,{later}\n"
    text = f"person,to,on,note\nputin,MN,2024-09-03,a\n{opened}\nnetanyahu,HU,2025-04-03,b\n{good}"
    found = rows_of(answered(text.encode(), engine, monkeypatch))
    assert [row["person_id"] for row in found[:3]] == ["vladimir-putin", "", "benjamin-netanyahu"]
    assert found[1]["error"].startswith("bad row")
    assert len(found) == 4


def odd_lines(chance: random.Random, count: int) -> str:
    """Write lines of all kinds, well and badly quoted."""
    days = ["2024-09-03", "2024-09-03T00:00:00", "2024-09-03 25:00", "", "soon", "1999-01-01"]
    people = ["putin", "Vladmir Putin", "nobody", "gaddafi", '"putin"', "", "Нетаньяху", "=putin"]
    places = ["MN", "Mongolla", "EU", "MAD", "Congo", "496", '"Türkiye"', "Crimea"]
    notes = ["a", '"b, c"', '"two\nlines"', '"d ""e"""', '5" pipe', "", "=1+1"]
    notes += ['"open', 'x" y"', '"f"g'] if chance.random() < 0.3 else []
    lines = [
        ",".join(map(chance.choice, (people, places, days, notes))) + chance.choice(["", "", "", "", ",beyond"])
        for _ in range(count)
    ]
    return "person,to,on,note\n" + "\n".join(lines) + chance.choice(["", "\n"])


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("block", [1 << 22, 300])
def test_both_engines_write_the_same_bytes(seed: int, block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)
    content = odd_lines(chance, chance.randrange(1, 60)).encode()
    monkeypatch.setattr(columnar, "BLOCK", block)
    assert answered(content, "blocks", monkeypatch) == answered(content, "rows", monkeypatch)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_row_says_how_it_was_read(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "person,to,on\nputin,MN,\nVladmir Putin,MN,2024-09-03\nputin,Mongolla,2024-09-03\nputin,MN,soon\nxyzzy,EU,\n"
    text += "beina,MN,\n"
    found = rows_of(answered(text.encode(), engine, monkeypatch))
    told = [tuple(row[name] for name in ("person_id", "on_used", "question", "suggestion")) for row in found]
    assert told == [
        ("vladimir-putin", str(TODAY), "trip", ""),
        ("", "2024-09-03", "", "vladimir-putin"),
        ("vladimir-putin", "2024-09-03", "", "MN"),
        ("vladimir-putin", "", "", ""),
        ("", str(TODAY), "", ""),
        ("", str(TODAY), "", "edmond-beina"),
    ]
    assert found[3]["error"].startswith("bad date")
    assert list(found[0])[-len(ANSWERED) :] == list(ANSWERED)


def test_what_is_no_state_says_so_in_its_row() -> None:
    judge = Judge(DATA, TODAY)
    assert "Name the member" in str(judge.answers[judge.answer("putin", "European Union")].error)


def test_json_lines_may_have_a_mark_other_names_and_another_encoding() -> None:
    line = json.dumps({"Name": "putin", "to": "MN", "on": "2024-09-03T00:00:00"}) + "\n"
    for content in (b"\xef\xbb\xbf" + line.encode(), line.encode("utf-16"), gzip.compress(line.encode(), mtime=0)):
        sink = io.BytesIO()
        batch(DATA, TODAY, io.BytesIO(content), sink, "jsonl", naming=Naming({"person": "name"}))
        found = json.loads(sink.getvalue())
        assert (found["person_id"], found["on_used"], found["question"]) == ("vladimir-putin", "2024-09-03", "trip")
    with pytest.raises(UsageError, match="one JSON array"):
        batch(DATA, TODAY, io.BytesIO(b'[{"person": "putin"}]'), io.BytesIO(), "jsonl")
    with pytest.raises(UsageError, match="not UTF-8"):
        batch(DATA, TODAY, io.BytesIO(b'{"person": "\xe9"}\n'), io.BytesIO(), "jsonl")


def test_parquet_has_the_same_columns_behind_the_others(tmp_path: Path, cli: Any) -> None:
    import pyarrow as pa

    table = pa.table({"Who": ["putin", "Vladmir Putin"], "To": ["MN", "MN"], "on": ["2024-09-03T00:00:00", None]})
    parquet.write_table(table, tmp_path / "a.parquet")
    out = tmp_path / "b.parquet"
    assert cli("batch", str(tmp_path / "a.parquet"), "--out", str(out), "--person-column", "who").status == 0
    found = parquet.read_table(out).to_pylist()
    assert [str(row["on_used"]) for row in found] == ["2024-09-03", str(TODAY)]
    assert [(row["person_id"], row["question"], row["suggestion"]) for row in found] == [
        ("vladimir-putin", "trip", None), (None, None, "vladimir-putin"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("out", "says"),
    [("x.parquet", "says Parquet: end it in .csv"), ("x.jsonl", "says JSON lines"), ("x.csv.gz", "not compressed")],
)
def test_an_output_of_another_kind_is_refused_before_anything_is_written(
    out: str, says: str, tmp_path: Path, cli: Any
) -> None:
    import warrantcheck

    (tmp_path / "a.csv").write_text(PLAIN)
    refused = cli("batch", str(tmp_path / "a.csv"), "--out", str(tmp_path / out))
    assert refused.status == 2
    assert says in refused.err
    assert not (tmp_path / out).exists()
    with pytest.raises(UsageError, match=says):
        warrantcheck.batch(tmp_path / "a.csv", tmp_path / out)


def test_one_column_cannot_be_two_things_and_an_unknown_thing_is_told() -> None:
    with pytest.raises(UsageError, match="cannot serve twice"):
        Naming({"person": "x", "to": "X"})
    with pytest.raises(UsageError, match="`batch` reads no column 'persn'"):
        Naming({"persn": "x"})


def test_a_stream_that_cannot_be_wound_back_is_read_from_its_beginning() -> None:
    class Pipe(io.RawIOBase):
        def __init__(self, content: bytes) -> None:
            self.content = content

        def readable(self) -> bool:
            return True

        def readinto(self, into: Any) -> int:
            data, self.content = self.content[:7], self.content[7:]
            into[: len(data)] = data
            return len(data)

    for content in (PLAIN.encode(), PLAIN.encode("utf-16"), gzip.compress(PLAIN.encode(), mtime=0)):
        sink = io.BytesIO()
        source: Any = io.BufferedReader(Pipe(content))
        result = batch(DATA, TODAY, source, sink, "csv")
        assert result.failed == 0
        assert how_read(sink.getvalue().decode()) == READ


def test_the_counts_are_of_rows_however_they_were_read(monkeypatch: pytest.MonkeyPatch) -> None:
    content = odd_lines(random.Random(1), 50).encode()
    found = []
    for engine in ENGINES:
        monkeypatch.setattr(run, "has_pyarrow", lambda engine=engine: engine == "blocks")
        result = batch(DATA, TODAY, io.BytesIO(content), io.BytesIO(), "csv")
        found.append((result.rows, Counter(result.errors)))
    assert found[0] == found[1]
