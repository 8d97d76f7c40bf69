"""Two versions of the data compared: which claims differ, and which answers."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from warrantcheck.dataset.grounds import grounds
from warrantcheck.dataset.store import Dataset
from warrantcheck.exit_status import ExitStatus

NOTICE = "hu.withdrawal.2025-06-02"


@pytest.fixture
def old(folder: Path, small_shipped: Path) -> Path:  # noqa: ARG001 (what it is compared with)
    """The small data as if Hungary had not taken back its notice, and Mongolia had pledged an arrest."""
    states = folder / "states.yaml"
    states.write_text(states.read_text().replace("    revoked: 2026-05-29\n", "", 1))
    statements = folder / "statements.yaml"
    before, after = statements.read_text().split("- id: mn-putin-2024-08-30\n")
    statements.write_text(
        f"{before}- id: mn-putin-2024-08-30\n{after.replace('stance: assurance', 'stance: pledge', 1)}"
    )
    return folder


def test_every_claim_has_a_record_and_every_record_a_claim(data: Dataset) -> None:
    assert grounds(data).keys() == set(data.names("claim"))


def test_the_same_data_differ_in_nothing(cli: Any) -> None:
    result = cli("diff", "shipped", "shipped", "-o", "json").json["result"]
    assert (result["claims"], result["answers"], result["shifted"]) == ([], [], 0)
    assert result["compared"] > 5000
    assert "Both are the same" in cli("diff", "shipped", "shipped").out


def test_claims_and_answers_that_differ_are_named(old: Path, cli: Any) -> None:
    result = cli("diff", str(old), "shipped", "-o", "json").json["result"]
    changes = {c["claim"]: c for c in result["claims"]}
    assert set(changes) == {NOTICE, f"{NOTICE}.revoked", "mn-putin-2024-08-30"}
    assert changes[f"{NOTICE}.revoked"]["change"] == "added"
    assert changes[NOTICE]["fields"] == ["revoked"]
    assert changes["mn-putin-2024-08-30"]["fields"] == ["stance"]
    moved = {(a["person"], a["state"]): a for a in result["answers"]}
    one = moved["benjamin-netanyahu", "HU"]
    assert (one["old"]["duty"], one["new"]["duty"]) == ("residual", "arrest")
    assert NOTICE in one["claims"]
    assert {state for _, state in moved} == {"HU"}
    assert not result["model_changed"]


def test_the_other_way_round_is_the_mirror_image(old: Path, cli: Any) -> None:
    there = cli("diff", str(old), "shipped", "-o", "json").json["result"]
    back = cli("diff", "shipped", str(old), "-o", "json").json["result"]
    assert {c["claim"] for c in there["claims"]} == {c["claim"] for c in back["claims"]}
    assert [c["change"] for c in back["claims"] if c["claim"].endswith(".revoked")] == ["removed"]
    swapped = [(a["person"], a["state"], a["new"], a["old"]) for a in back["answers"]]
    assert sorted(swapped, key=str) == sorted(
        ((a["person"], a["state"], a["old"], a["new"]) for a in there["answers"]), key=str
    )


def test_a_past_day_is_compared_as_it_was(old: Path, cli: Any) -> None:
    result = cli("diff", str(old), "shipped", "--on", "2024-09-02", "-o", "json").json["result"]
    assert [(a["person"], a["state"]) for a in result["answers"]] == [("vladimir-putin", "MN")]
    assert result["answers"][0]["claims"] == ["mn-putin-2024-08-30"]


def test_a_compiled_file_is_as_good_as_its_folder(old: Path, tmp_path: Path, cli: Any) -> None:
    file = tmp_path / "old.txt"
    assert cli("data", "compile", "--data", str(old), "--to", str(file)).status == 0
    by_file = cli("diff", str(file), "shipped", "-o", "json").json["result"]
    assert by_file == cli("diff", str(old), "shipped", "-o", "json").json["result"]


@pytest.mark.parametrize("form", ["table", "csv", "md", "html", "jsonl"])
def test_every_format_shows_claims_and_answers(form: str, old: Path, cli: Any) -> None:
    out = cli("diff", str(old), "shipped", "-o", form).out
    assert NOTICE in out
    assert "Netanyahu" in out or "netanyahu" in out
    if form == "csv":
        assert len({len(row) for row in csv.reader(io.StringIO(out))}) == 1


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_table_fits_the_width(width: int, old: Path, cli: Any) -> None:
    out = cli("diff", str(old), "shipped", "--width", str(width)).out
    assert max(map(len, out.splitlines())) <= width


def test_what_is_no_data_is_refused_in_one_sentence(tmp_path: Path, cli: Any) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "noise").write_bytes(b"\x00\xff\n")
    for place in ("no/such/place", str(tmp_path / "empty"), str(tmp_path / "noise")):
        run = cli("diff", place, "shipped")
        assert run.status == ExitStatus.DATA
        assert len(run.err.strip().splitlines()) == 1
