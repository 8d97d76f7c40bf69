"""What SECURITY.md promises, where no other test shows it: hostile files, links, other people's data, no network."""

from __future__ import annotations

import ast
import io
import json
import os
import subprocess
import sys
import zlib
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pytest
from conftest import ROOT, TODAY
from pyarrow import parquet

from warrantcheck.answer.world import decisions
from warrantcheck.authoring import yaml_source
from warrantcheck.authoring.compiler import compile_to
from warrantcheck.authoring.name_index import airports, places
from warrantcheck.authoring.opening import opened
from warrantcheck.authoring.yaml_source import Document
from warrantcheck.backtest.trips import COLUMNS
from warrantcheck.bulk import columnar, rows
from warrantcheck.bulk.judge import MOST_NAMES, Judge
from warrantcheck.bulk.run import batch
from warrantcheck.dataset.compiled import Records, encode
from warrantcheck.dataset.records.names import PlaceNames
from warrantcheck.dataset.shipped import COMPILED
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import DataError, UsageError
from warrantcheck.lookup.text import LONGEST_NAME

DATA = Dataset.shipped()
TRIP = ("trip", "putin", "--to", "MN")

# --- rows ------------------------------------------------------------------------------


def test_a_json_line_that_is_no_utf_8_is_a_bad_row_and_the_run_goes_on() -> None:
    sink = io.BytesIO()
    result = batch(DATA, TODAY, io.BytesIO(b'{"person": "\xff"}\n{"person": "putin", "to": "MN"}\n'), sink, "jsonl")
    assert (result.rows, result.errors) == (2, {"bad row": 1})


def test_json_lines_nested_without_end_are_bad_rows() -> None:
    result = batch(DATA, TODAY, io.BytesIO(b'{"x": ' + b"[" * 100_000 + b"\n"), io.BytesIO(), "jsonl")
    assert result.errors == {"bad row": 1}


@pytest.mark.parametrize("engine", [columnar.run_csv, rows.run_csv])
def test_a_header_that_is_no_utf_8_does_no_harm(engine: Any) -> None:
    sink = io.BytesIO()
    engine(Judge(DATA, TODAY), io.BytesIO(b"person,to,\xff\xfe\nputin,MN,x\n"), sink, Counter())
    assert sink.getvalue().splitlines()[1].startswith(b"putin,MN,x,MN,")


def test_a_header_that_is_no_csv_is_refused() -> None:
    with pytest.raises(UsageError, match="not the header of a CSV file"):
        columnar.run_csv(Judge(DATA, TODAY), io.BytesIO(b"person,to\ra\rb,c\nputin,MN\n"), io.BytesIO(), Counter())


def as_parquet(**columns: Any) -> bytes:
    sink = io.BytesIO()
    parquet.write_table(pa.table({"person": ["putin"], "to": ["MN"]} | columns), sink)
    return sink.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        as_parquet(person=[["putin"]]),
        as_parquet(person=pa.array([b"\xff"], pa.binary())),
        as_parquet()[:4] + b"\xff" * 40 + as_parquet()[44:],
        as_parquet()[:-20] + as_parquet()[-8:],
        b"PAR1" + b"\x00" * 20 + b"PAR1",
    ],
    ids=["a list", "bytes", "a damaged page", "a damaged foot", "nothing within"],
)
def test_parquet_that_is_damaged_or_of_other_types_is_refused(content: bytes) -> None:
    with pytest.raises(UsageError, match="cannot be read as Parquet"):
        batch(DATA, TODAY, io.BytesIO(content), io.BytesIO(), "parquet")


def test_long_cells_are_not_remembered() -> None:
    judge = Judge(DATA, TODAY)
    assert judge.answers[judge.answer("x" * 10_000, "y" * 10_000, "z" * 10_000)].error
    assert LONGEST_NAME * MOST_NAMES < 1 << 28
    kept = [key for table in (judge._people, judge._places, judge._days) for key in table]  # noqa: SLF001
    assert max(map(len, kept), default=0) <= LONGEST_NAME


# --- data of others ---------------------------------------------------------------------


def compiled(change: Any) -> bytes:
    """Return the shipped data with its first line and the rest changed, under a checksum that fits."""
    head, _, body = COMPILED.read_bytes().partition(b"\n")
    header, body = change(json.loads(head), body)
    return json.dumps(header | {"crc32": zlib.crc32(body)}).encode() + b"\n" + body


def sections(header: Any, **changed: Any) -> Any:
    return header | {"sections": header["sections"] | changed}


DAMAGE = {
    "no sections": lambda h, b: ({k: v for k, v in h.items() if k != "sections"}, b),
    "sections of another kind": lambda h, b: (h | {"sections": [1]}, b),
    "a section beyond the end": lambda h, b: (sections(h, state=[0, len(b) + 5]), b),
    "a section that ends within a line": lambda h, b: (sections(h, state=[0, h["sections"]["state"][1] - 3]), b),
    "a section backwards": lambda h, b: (sections(h, state=[9, 3]), b),
    "a line without tabs": lambda h, b: (sections(h, state=[len(b), len(b) + 4]), b + b"xxx\n"),
    "a version that is a number": lambda h, b: (h | {"version": 5}, b),
    "a record that is none": lambda h, b: (h, b.replace(b'"alpha3":"AND"', b'"alpha3":[1,2]')),
    "a record that is not UTF-8": lambda h, b: (h, b.replace(b'"name":"Andorra"', b'"name":"And\xff\xffra"')),
    "a day far away": lambda h, b: (h, b.replace(b'"public":"2023-03-17"', b'"public":"9999-03-17"')),
}


@pytest.mark.parametrize("change", DAMAGE.values(), ids=DAMAGE)
def test_a_compiled_file_of_somebody_else_is_checked_whatever_its_checksum(change: Any, tmp_path: Path) -> None:
    file = tmp_path / "theirs.txt"
    file.write_bytes(compiled(change))
    with pytest.raises(DataError, match=r"theirs\.txt: The compiled data is (damaged|not sound)"):
        opened(str(file))


def test_reading_damaged_records_ends() -> None:
    records = Records(encode({}, [("state", "MN", 1)]))
    end = len(records._content) - 2  # noqa: SLF001
    records._sections["state"] = (0, end, zlib.crc32(records._content[:end]))  # noqa: SLF001
    with pytest.raises(DataError):
        list(records.keys("state"))


@pytest.mark.parametrize("content", [b"\xff", b"[" * 100_000, b"{}", b'{"digest": "\xff"}'])
def test_a_table_of_decisions_that_cannot_be_read_is_not_used(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decisions, "FILE", tmp_path / "decisions.json")
    (tmp_path / "decisions.json").write_bytes(content)
    assert decisions.shipped(DATA, TODAY) is None


@pytest.mark.parametrize("row", [(), (0,), (0, 9999), (0, -1), (5, 0), (0, 0, 0, 0), (0, 0, 99999, 0)])
def test_a_damaged_row_of_decisions_is_an_error_of_the_data(row: tuple[int, ...]) -> None:
    table = decisions.shipped(DATA, TODAY)
    assert table is not None
    damaged = msgspec.structs.replace(table, pairs=(row,))
    with pytest.raises(DataError, match="is damaged"):
        damaged.of(table.people[0], table.states[0])
    with pytest.raises(DataError, match="is damaged"):
        damaged.row("nobody", "MN")


LISTS = [
    ("airports.csv", b"iata,country\nAAA\n", "line 2: the column 'country' is missing"),
    ("cities.csv", b"country,name,population,capital,others\nMN,Hovd,many,no,\n", "not a number of people"),
    ("state-names.csv", b"code,name\nMN,\xff\n", "not UTF-8"),
    ("state-names.csv", b"name\nMN\n", "the column 'code' is missing"),
    ("codes.csv", b"state,code\nMN,496\n", "the column 'system' is missing"),
]


@pytest.mark.parametrize(("name", "content", "says"), LISTS, ids=[says for _, _, says in LISTS])
def test_a_damaged_list_of_places_is_named(name: str, content: bytes, says: str, tmp_path: Path) -> None:
    (tmp_path / "generated").mkdir()
    for list_, head in (
        ("airports.csv", "iata,country\n"),
        ("cities.csv", "country,name,population,capital,others\n"),
        ("state-names.csv", "code,name\n"),
        ("codes.csv", "state,system,code\n"),
    ):
        (tmp_path / "generated" / list_).write_text(head)
    (tmp_path / "generated" / name).write_bytes(content)
    with pytest.raises(DataError, match=says):
        _ = (
            airports(DATA.states, DATA.territories, tmp_path),
            places(
                DATA.states, DATA.territories, PlaceNames(states=(), territories=(), cities=(), shared=()), tmp_path
            ),
        )


PERSON = """people:
- id: somebody-else
  name: Somebody Else
  warrants:
  - {id: somebody-else-1, kind: warrant, issued: ISSUED, public: ISSUED, situation: ukraine, crimes: [], sources: [s-x]}
  offices:
  - {title: head, kind: head-of-state, state: MN, since: 'SINCE', sources: [s-x]}
  status: at-large
  status_text: wanted
  verified: 2026-10-01
  sources: [s-x]
"""


@pytest.mark.parametrize(
    ("issued", "since", "says"),
    [
        ("2024-01-01", "2012-13", "offices[0].since: "),
        ("2024-01-01", "9999", "offices[0].since: "),
        ("9999-12-31", "2012", "9999-12-31 lies outside 1900 to 2199"),
        ("0999-01-01", "2012", "0999-01-01 lies outside 1900 to 2199"),
    ],
)
@pytest.mark.usefixtures("small_shipped")
def test_a_day_that_cannot_be_is_refused_before_anything_is_computed_from_it(
    issued: str, since: str, says: str, tmp_path: Path, cli: Any
) -> None:
    (tmp_path / "warrants.yaml").write_text(PERSON.replace("ISSUED", issued).replace("SINCE", since))
    (tmp_path / "sources.yaml").write_text("- {id: s-x, title: X, publisher: X, date: 2024-01-01, kind: press}\n")
    run = cli("data", "lint", str(tmp_path), "--width", "300")
    assert run.status == 5
    assert says in run.out


def test_a_yaml_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_source, "MAX_BYTES", 1 << 20)
    (tmp_path / "x.yaml").write_text("a: " + "x" * (1 << 20))
    with pytest.raises(DataError, match="larger than 1 MiB"):
        Document.load(tmp_path / "x.yaml")


@pytest.mark.parametrize("text", [r"\e[31mX", r"X\u202e", r"X\a", r"\x9b2J"])
@pytest.mark.usefixtures("small_shipped")
def test_text_that_steers_a_terminal_is_refused_in_data(text: str, tmp_path: Path, cli: Any) -> None:
    source = f'- {{id: s-x, title: "{text}", publisher: X, date: 2026-11-20, kind: press}}\n'
    (tmp_path / "sources.yaml").write_text(source)
    run = cli("data", "lint", str(tmp_path), "--width", "300")
    assert run.status == 5
    assert "holds a control character" in run.out
    assert not {"\x1b", "\x07", "\x9b"} & set(run.out + run.err)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("id", r"s-x\ny", "make an id"),
        ("id", "s-{x}", "make an id"),
        ("id", "s<x>", "make an id"),
        ("id", " s", "make an id"),
        ("url", "javascript:alert(1)", "is not an http or https address"),
        ("url", "ftp://example.org/x", "is not an http or https address"),
        ("url", "https://example.org/a b", "is not an http or https address"),
        ("url", "https://example.org/<x>", "is not an http or https address"),
        ("url", r"https://example.org/x\n```", "is not an http or https address"),
        ("url", "https://", "is not an http or https address"),
        ("title", r"a\nb", "holds a line break or a tab"),
        ("publisher", r"a\tb", "holds a line break or a tab"),
    ],
)
@pytest.mark.usefixtures("small_shipped")
def test_what_would_break_a_line_or_a_link_is_refused_in_data(
    field: str, value: str, said: str, tmp_path: Path, cli: Any
) -> None:
    row = {"id": "s-x", "title": "X", "publisher": "X", "url": "https://example.org/ü?a=1#b"} | {field: value}
    cells = ", ".join(f'{key}: "{text}"' for key, text in row.items())
    (tmp_path / "sources.yaml").write_text(f"- {{{cells}, date: 2026-11-20, kind: press}}\n")
    run = cli("data", "lint", str(tmp_path), "--width", "300")
    assert run.status == 5
    assert said in run.out


@pytest.mark.parametrize("form", ["table", "md", "html"])
@pytest.mark.usefixtures("small_shipped")
def test_markup_in_data_of_ones_own_is_text(form: str, tmp_path: Path, cli: Any) -> None:
    (tmp_path / "sources.yaml").write_text(
        "- {id: s-x, title: '[red]X<script>', publisher: X, date: 2026-11-20, kind: press}\n"
    )
    (tmp_path / "statements.yaml").write_text(
        "- {id: mn-x, state: MN, about: [vladimir-putin], date: 2026-11-20, stance: pledge, scope: standing,\n"
        "   speaker: '[bold]us[/]', summary: '[red]<script>alert(1)</script>', reliability: reported, sources: [s-x]}\n"
    )
    run = cli("explain", "Vladimir Putin", "MN", "--data", str(tmp_path), "-o", form, "--width", "200")
    assert run.status == 0
    assert "mn-x" in run.out
    if form == "html":
        assert "<script>alert" not in run.out
    if form == "table":
        assert "[red]" in run.out


# --- files that are written --------------------------------------------------------------


def test_a_result_behind_a_link_stays_behind_it(tmp_path: Path, cli: Any) -> None:
    (tmp_path / "trips.csv").write_text("person,to\nputin,MN\n")
    (tmp_path / "real").mkdir()
    (tmp_path / "out.csv").symlink_to(tmp_path / "real" / "out.csv")
    assert cli("batch", str(tmp_path / "trips.csv"), "--out", str(tmp_path / "out.csv")).status == 0
    assert (tmp_path / "out.csv").is_symlink()
    assert "arrest" in (tmp_path / "real" / "out.csv").read_text()


def test_a_draft_never_follows_a_link_that_somebody_planted(tmp_path: Path, small: Path, cli: Any) -> None:
    victim = tmp_path / "victim"
    victim.write_text("theirs")
    (tmp_path / f".out.csv.{os.getpid()}.tmp").symlink_to(victim)
    (tmp_path / f".data.txt.{os.getpid()}.tmp").symlink_to(victim)
    (tmp_path / "trips.csv").write_text("person,to\nputin,MN\n")
    assert cli("batch", str(tmp_path / "trips.csv"), "--out", str(tmp_path / "out.csv")).status == 2
    with pytest.raises(UsageError, match="cannot be written"):
        compile_to(small, tmp_path / "data.txt")
    assert victim.read_text() == "theirs"


@pytest.mark.usefixtures("small_shipped")
def test_a_folder_that_is_none_is_named_by_whatever_writes(tmp_path: Path, cli: Any) -> None:
    (tmp_path / "file").write_text("person,to\nputin,MN\n")
    within = str(tmp_path / "file" / "out.csv")
    assert cli("batch", str(tmp_path / "file"), "--format", "csv", "--out", within).status == 2
    assert cli("data", "compile", "--to", within).status == 2


def test_past_trips_that_are_no_csv_are_refused(tmp_path: Path, cli: Any) -> None:
    (tmp_path / "trips.csv").write_text("x" * 200_000)
    run = cli("backtest", str(tmp_path / "trips.csv"))
    assert run.status == 5
    assert len(run.err.strip().splitlines()) == 1


def test_a_past_trip_with_too_few_cells_is_named(tmp_path: Path, cli: Any) -> None:
    (tmp_path / "trips.csv").write_text(",".join(reversed(COLUMNS)) + "\npublic,no,x,visit\n")
    run = cli("backtest", str(tmp_path / "trips.csv"))
    assert run.status == 5
    assert "line 2: the column 'person_slug' is missing" in run.err


# --- the network ---------------------------------------------------------------------------

NETWORK = {"socket", "ssl", "http", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "xmlrpc", "asyncio",
           "socketserver", "requests", "httpx", "urllib3", "aiohttp", "webbrowser"}  # fmt: skip


def imported(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def test_one_module_speaks_to_the_network_and_two_commands_import_it() -> None:
    fetching = ROOT / "src/warrantcheck/edition/fetch.py"
    modules = set((ROOT / "src").rglob("*.py")) - {fetching}
    assert len(modules) > 100
    assert "urllib3" in imported(fetching)
    importing = {module.name for module in modules if "warrantcheck.edition.fetch" in imported(module)}
    assert importing == {"editions.py"}, "but for `data install` and `data update` nothing can open a connection"
    for module in modules:
        names = imported(module)
        assert not {name.partition(".")[0] for name in names} & NETWORK, module
        assert not {name for name in names if name.startswith("urllib") and name != "urllib.parse"} - {
            "urllib.parse.quote", "urllib.parse.urlsplit", "urllib.parse.urlparse", "urllib.parse.urljoin",
        }, module  # fmt: skip


BLOCKED = """
import socket, sys
def refuse(*_, **__):
    raise AssertionError("the network was asked for")
socket.socket = socket.create_connection = socket.getaddrinfo = refuse
from warrantcheck.cli.app import run
sys.exit(run(sys.argv[1:]))
"""


@pytest.mark.parametrize(
    "arguments",
    [
        TRIP,
        ("explain", "putin", "MN", "-o", "html"),
        ("route", "netanyahu", "--from", "TLV", "--to", "GVA"),
        ("calendar", "Vladimir Putin", "-o", "ics"),
        ("cite", "Vladimir Putin", "MN", "--on", "2024-09-03"),
        ("batch", "-"),
        ("data", "lint", "SMALL"),
        ("data", "list"),
        ("data", "use", "shipped"),
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_a_run_without_network_answers(arguments: tuple[str, ...], small: Path) -> None:
    asked = [str(small) if argument == "SMALL" else argument for argument in arguments]
    run = subprocess.run(
        [sys.executable, "-c", BLOCKED, *asked], input=b"person,to\nputin,MN\n", capture_output=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout


def test_the_block_can_fail() -> None:
    code = BLOCKED.replace("sys.exit(", "socket.create_connection(('localhost', 9)); sys.exit(")
    run = subprocess.run([sys.executable, "-c", code, "people"], capture_output=True, check=False)
    assert b"the network was asked for" in run.stderr
