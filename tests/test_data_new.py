"""`data new`: a record and its source are written to their places, all or nothing, and no other byte changes."""

from __future__ import annotations

import io
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import NOWHERE, TODAY, plain

from warrantcheck.authoring.addition import Addition, changed
from warrantcheck.authoring.yaml_insert import with_row
from warrantcheck.cli.app import run
from warrantcheck.cli.session import Session
from warrantcheck.errors import UsageError
from warrantcheck.whole_file import replace_all

SOURCE = ("id=made-press-2026-10-05", "title=A made page", "publisher=Made Press", "date=2026-10-05", "kind=press")
STATEMENT = (
    "state=mongolia", "about=putin", "date=2026-10-05", "speaker=foreign minister", "stance=pledge", "scope=standing",
    "summary=Would arrest him: so the minister said.", "reliability=reported", "sources=made-press-2026-10-05",
)  # fmt: skip
VISIT = (
    "person=vladimir-putin", "state=CN", "since=2026-10-01", "until=2026-10-02", "kind=visit", "public=2026-10-05",
    "outcome=completed", "warrant_status=public", "reliability=reported", "sources=made-press-2026-10-05",
)  # fmt: skip
WARRANT = (
    "person=vladimir-putin", "kind=warrant", "issued=2026-10-01", "public=2026-10-05", "situation=ukraine",
    "crimes=war-crimes, aggression", "reliability=reported", "sources=made-press-2026-10-05",
)  # fmt: skip
PERSON = ("person.name=Jane Made", "person.nationality=RU", "person.status=at-large",
          "person.status_text=Wanted by the Court.", "person.verified=2026-10-05")  # fmt: skip
ACT = ("date=2026-10-01", "sources=made-press-2026-10-05", "reliability=official")
ADDED: dict[str, tuple[str, tuple[str, ...], str, dict[str, Any]]] = {
    "a statement": ("statement", STATEMENT, "statements.yaml", {"id": "mn-putin-2026-10-05"}),
    "a visit": ("visit", VISIT, "visits.yaml", {"id": "putin-cn-2026-10-01"}),
    "a warrant": ("warrant", WARRANT, "warrants.yaml", {"id": "vladimir-putin-2026-10-01"}),
    "a warrant for somebody new": (
        "warrant", ("person=jane-made", *WARRANT[1:], *PERSON), "warrants.yaml", {"id": "jane-made-2026-10-01"},
    ),
    "a notice of withdrawal": (
        "act", ("state=MN", "act=withdrawal", *ACT), "states.yaml",
        {"act": "withdrawal", "effective": "2027-10-01"},
    ),
    "the first act of a state": (
        "act", ("state=CN", "act=accession", *ACT), "states.yaml",
        {"act": "accession", "in_force": "2026-12-01"},
    ),
}  # fmt: skip
"""What is added, by which values, into which file beside sources.yaml, and what stands in the new row."""


def options(values: tuple[str, ...], source: tuple[str, ...] = SOURCE) -> list[str]:
    return [part for option, texts in (("--set", values), ("--source", source)) for t in texts for part in (option, t)]


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.yaml"))}


def rows(value: Any) -> list[dict[str, Any]]:
    """Return every mapping within a value."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [*([value] if isinstance(value, dict) else ()), *(row for part in inner for row in rows(part))]


@pytest.mark.parametrize(
    "name", ["a statement", *(pytest.param(one, marks=pytest.mark.long) for one in ADDED if one != "a statement")]
)
def test_a_record_and_its_source_stand_in_their_places_and_nothing_else_changes(
    name: str, folder: Path, cli: Any
) -> None:
    kind, values, file, expected = ADDED[name]
    before = content(folder)
    done = cli("data", "new", kind, "--data", str(folder), *options(values), "-o", "json")
    assert done.status == 0, done.err
    after = content(folder)
    assert {name for name in after if after[name] != before[name]} == {file, "sources.yaml"}
    for touched in (file, "sources.yaml"):
        old, new = before[touched].splitlines(keepends=True), after[touched].splitlines(keepends=True)
        begin = next((i for i, line in enumerate(old) if line != new[i]), len(old))
        assert new[:begin] + new[begin + len(new) - len(old) :] == old, "lines were put in at one place"
    assert (
        expected.items() <= {k: str(v) for k, v in max(rows(plain(folder / file)), key=_fits(expected)).items()}.items()
    )
    assert [change["change"] for change in done.json["result"]["claims"]] == ["added"]
    assert f"{folder / file}, line " in done.err


def _fits(expected: dict[str, Any]) -> Any:
    return lambda row: sum(str(row.get(key)) == value for key, value in expected.items())


REFUSED: dict[str, tuple[str, list[str], str]] = {
    "something is missing": ("statement", options(STATEMENT[:6]), "summary=… --set reliability=…"),
    "an act nobody says is official": ("act", options(ADDED["a notice of withdrawal"][1][:-1]), "--set reliability=…"),
    "a field nobody knows": ("statement", options((*STATEMENT, "mood=good")), "'mood'"),
    "a field twice": ("statement", options((*STATEMENT, "scope=trip")), "twice"),
    "no value": ("statement", options((*STATEMENT, "public")), "FIELD=VALUE"),
    "no day": ("visit", options((*VISIT[:2], "since=2026-02-30", *VISIT[3:])), "since"),
    "no such word": ("visit", options((*VISIT, "cause=luck")), "cause"),
    "nobody": ("statement", options((*STATEMENT[:1], "about=Jane Roe", *STATEMENT[2:])), "Jane Roe"),
    "no state": (
        "act",
        options(("state=Ruritania", "act=accession", "date=2026-10-01", "reliability=official", "sources=x")),
        "Ruritania",
    ),
    "a source not described": ("statement", options(STATEMENT, ()), "made-press-2026-10-05"),
    "a source half described": ("statement", options(STATEMENT, SOURCE[:2]), "--source publisher=…"),
    "a record and its source": (
        "statement",
        options((*STATEMENT[:-2], STATEMENT[-1]), SOURCE[:2]),
        "reliability=…; A source",
    ),
    "a rule of the record": ("statement", options((*STATEMENT, "public=2026-10-01")), "public before it was said"),
    "a rule of the linter": ("visit", options((*VISIT, "host_said=no-such-statement")), "not a statement made before"),
    "an id that is taken": ("statement", options((*STATEMENT, "id=mn-putin-2024-08-30")), "used twice"),
    "somebody who has a row": ("warrant", options((*WARRANT, *PERSON)), "has a row"),
    "somebody new without a name": ("warrant", options(("person=jane-made", *WARRANT[1:])), "person.name=…"),
}


@pytest.fixture(scope="module")
def kept(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small data that no test changes, beside a cache of its compiled form."""
    return Path(shutil.copytree(small, tmp_path_factory.mktemp("kept") / "data"))


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_added_is_told_in_a_sentence_and_nothing_is_written(name: str, kept: Path, cli: Any) -> None:
    kind, given, told = REFUSED[name]
    before = content(kept)
    done = cli("data", "new", kind, "--data", str(kept), *given, environ={"XDG_CACHE_HOME": str(kept.parent)})
    assert done.status == 2
    assert told in done.err.splitlines()[-1]
    assert content(kept) == before


def test_a_dry_run_shows_the_answers_and_writes_nothing(kept: Path, cli: Any) -> None:
    before = content(kept)
    environ = {"XDG_CACHE_HOME": str(kept.parent)}
    done = cli("data", "new", "statement", "--data", str(kept), "--dry-run", *options(STATEMENT), environ=environ)
    assert done.status == 0
    assert "mn-putin-2026-10-05" in done.out
    assert content(kept) == before


class Terminal(io.StringIO):
    """What somebody types."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def typed(folder: Path, lines: str, *arguments: str) -> tuple[int, str]:
    err = io.StringIO()
    session = Session(Terminal(lines), io.StringIO(), err, {"WARRANTCHECK_TRACEBACK": "1"}, TODAY, NOWHERE)
    return int(run(["data", "new", "statement", "--data", str(folder), *arguments], session)), err.getvalue()


def test_on_a_terminal_what_is_missing_is_asked_for_until_it_is_right(folder: Path) -> None:
    given = options(tuple(text for text in STATEMENT if not text.startswith(("stance", "date"))), ())
    answers = ["", "next week", "2026-10-05", "2026-10-01", "threat", "pledge", "none"]  # body, date, public, stance
    source = ["A made page", "Made Press", "2026-10-05", "", "press", "", "", ""]
    status, said = typed(folder, "\n".join([*answers, "", *source]) + "\n", *given)
    assert status == 0, said
    (row,) = (row for row in plain(folder / "statements.yaml") if row["id"] == "mn-putin-2026-10-05")
    assert (row["stance"], row["notes"]) == ("pledge", "none")
    assert "public" not in row, "a day before the statement was asked for again, and left empty"


class FullDisk(io.StringIO):
    """A stream that takes nothing."""

    def write(self, _: str) -> int:
        """Fail as a full disk does."""
        raise OSError(28, "No space left on device")


def test_an_answer_that_cannot_be_written_is_no_success_and_what_was_written_is_told(folder: Path) -> None:
    err = io.StringIO()
    session = Session(io.StringIO(), FullDisk(), err, {"WARRANTCHECK_TRACEBACK": "1"}, TODAY, NOWHERE)
    assert run(["data", "new", "statement", "--data", str(folder), *options(STATEMENT)], session) == 8
    assert "mn-putin-2026-10-05" in (folder / "statements.yaml").read_text()
    assert f"written: {folder / 'statements.yaml'}, line " in err.getvalue()


def test_an_input_that_ends_writes_nothing(folder: Path) -> None:
    before = content(folder)
    status, said = typed(folder, "MN\n")
    assert (status, content(folder)) == (2, before)
    assert "nothing was written" in said


def test_what_was_typed_is_not_lost_if_the_linter_refuses_it(folder: Path) -> None:
    given = options((*STATEMENT[:-1], "id=mn-putin-2024-08-30"), SOURCE)
    status, said = typed(folder, "\n" * 3 + "made-press-2026-10-05\n\n", *given)
    assert status == 2
    assert "--set sources=made-press-2026-10-05" in said


def test_a_folder_laid_over_the_shipped_data_gets_the_files_it_needs(
    tmp_path: Path, small_shipped: Path, cli: Any
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "bodies.yaml").write_text("[]\n")
    done = cli("data", "new", "visit", "--data", str(own), *options(VISIT))
    assert done.status == 0, done.err
    assert [row["id"] for row in plain(own / "visits.yaml")["visits"]] == ["putin-cn-2026-10-01"]
    refused = cli("data", "new", "warrant", "--data", str(own), *options(WARRANT))
    assert refused.status == 2
    assert "whole row" in refused.err
    assert small_shipped.exists()


def test_without_the_package_that_writes_yaml_the_message_says_which(
    folder: Path, cli: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ruamel.yaml", None)
    done = cli("data", "new", "statement", "--data", str(folder), *options(STATEMENT))
    assert done.status == 2
    assert "warrantcheck[maintain]" in done.err


@pytest.mark.parametrize(
    "value", ["NO", "yes", "1_000", "2024-09", "null", "a: b", "# x", "- y", "'", "é\u2028z", "[x", "x" * 300]
)
def test_a_text_is_read_back_as_it_was_given(value: str) -> None:
    text, line = with_row("x.yaml", "# head\n\n- id: a\n  n: 1\n", (), {"id": "b", "text": value})
    assert (line, text.splitlines()[:4]) == (6, ["# head", "", "- id: a", "  n: 1"])


def test_a_row_keeps_the_comments_of_its_neighbours() -> None:
    text = "- id: a\n\n# of c\n- id: c\n  notes: |\n    # no comment\n\n# the end\n"
    found, _ = with_row("x.yaml", text, (), {"id": "b"}, "id")
    assert found == "- id: a\n\n- id: b\n\n# of c\n- id: c\n  notes: |\n    # no comment\n\n# the end\n"


def test_where_the_document_of_record_was_looked_for_stands_in_the_list(kept: Path, tmp_path: Path) -> None:
    for name in ("sources.yaml", "states.yaml"):
        shutil.copy(kept / name, tmp_path)
    (tmp_path / "records-missing.yaml").write_text("- claim: a\n  text: Nowhere.\n")
    row = {"act": "withdrawal", "date": date(2026, 10, 1), "sources": ["x"]}
    files = changed(tmp_path, Addition("act", row, "MN", looked="Looked for: nowhere."))
    assert [*files] == ["records-missing.yaml", "states.yaml"]
    assert files["records-missing.yaml"].new.endswith(
        "Nowhere.\n\n- claim: mn.withdrawal.2026-10-01\n  lacks: document\n  text: 'Looked for: nowhere.'\n"
    )


def test_several_files_are_replaced_together_or_not_at_all(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"1")
    two.write_bytes(b"2")
    with pytest.raises(UsageError, match="another program"):
        replace_all({one: (b"1", b"new"), two: (b"other", b"new")})
    assert (one.read_bytes(), two.read_bytes()) == (b"1", b"2")
    replace_all({one: (b"1", b"new"), tmp_path / "three": (None, b"3")})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "three", "two"]
    assert one.read_bytes() == b"new"
