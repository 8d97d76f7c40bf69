"""How well the claims are sourced: who counts as independent of whom, and what `data lint --sources` counts."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from conftest import linted

from warrantcheck.authoring.publisher import independent, voices
from warrantcheck.dataset.records import Source
from warrantcheck.document.data import lint
from warrantcheck.document.parts.blocks import Paragraph


def sources(*publishers: str) -> list[Source]:
    return [Source(id=str(i), title="t", publisher=name, kind="press") for i, name in enumerate(publishers)]


@pytest.mark.parametrize(
    "pair",
    [
        ("ICC", "International Criminal Court"),
        ("ICC", "ICC Office of the Prosecutor"),
        ("ICC", "ReliefWeb (copy of ICC press release)"),
        ("ICC / ReliefWeb", "Scribd (copy of Court document)"),
        ("sudantribune.com", "Sudan Tribune"),
        ("The Moscow Times", "Moscow Times (AFP)"),
        ("Swissinfo (Reuters)", "Asharq Al-Awsat (Reuters)"),
        ("Wikipedia", "Piglix (Wikipedia copy)"),
        ("TASS", "file in a public repository (address not recorded)"),
        ("unnamed GitHub repository", "TASS"),
        ("TASS", "TASS"),
        ("TASS", "?"),
    ],
)
def test_these_two_are_not_independent(pair: tuple[str, str]) -> None:
    assert not independent(sources(*pair))


@pytest.mark.parametrize(
    "pair",
    [
        ("ICC", "Coalition for the International Criminal Court"),
        ("TASS", "Reuters"),
        ("Swissinfo (Reuters)", "Swissinfo (EFE)", "TASS"),
        ("24.kg", "Kazinform"),
    ],
)
def test_among_these_two_are_independent(pair: tuple[str, ...]) -> None:
    assert independent(sources(*pair))


def test_one_source_is_not_two() -> None:
    assert not independent(sources("Reuters"))
    assert not independent([])


def test_every_publisher_of_the_data_has_a_voice(data: Any) -> None:
    assert [s.publisher for s in data.sources if not voices(s.publisher)] == []


def test_the_kinds_add_up_to_all_claims(data: Any) -> None:
    found = linted().sources
    assert found is not None
    ids = set(data._records.keys("claim"))  # noqa: SLF001 (nothing else lists all claims)
    assert found.all.claims == len(ids)
    for field in ("claims", "two_independent", "official", "reported", "unverified"):
        assert getattr(found.all, field) == sum(getattr(kind, field) for kind in found.kinds)
    for one in (found.all, *found.kinds):
        assert one.official + one.reported + one.unverified == one.claims
        assert one.two_independent_share == round(100 * one.two_independent / one.claims, 1)
    assert found.all.oldest_verification == min(k.oldest_verification for k in found.kinds if k.oldest_verification)
    unverified = next(kind.unverified for kind in found.kinds if kind.kind == "statement")
    assert unverified == sum(s.reliability == "unverified" for s in data.statements)


@pytest.mark.usefixtures("small_shipped")
def test_the_command_shows_the_figures_in_every_format(cli: Any) -> None:
    table = cli("data", "lint", "--sources")
    assert table.status == 0
    assert "sound" in table.out
    assert re.search(r"statement +\d+ +\d+ %", table.out)
    rows = cli("data", "lint", "--sources", "-o", "csv").out.splitlines()
    assert rows[0].startswith("kind,claims,two_independent,")
    assert rows[1].startswith("all,")
    answer = cli("data", "lint", "--sources", "-o", "json").json["result"]["sources"]
    assert len(answer["kinds"]) == len(rows) - 2
    assert len(cli("data", "lint", "--sources", "-o", "jsonl").out.splitlines()) == len(rows) - 1
    assert cli("data", "lint", "-o", "json").json["result"]["sources"] is None


@pytest.mark.usefixtures("small_shipped")
def test_unsound_data_is_not_counted(cli: Any, tmp_path: Path) -> None:
    (tmp_path / "statements.yaml").write_text("- {id: x}\n")
    run = cli("data", "lint", str(tmp_path), "--sources", "-o", "json")
    assert run.status == 5
    assert run.json["result"]["sources"] is None


@pytest.mark.usefixtures("small_shipped")
def test_own_data_is_counted_with_the_shipped(cli: Any, tmp_path: Path) -> None:
    (tmp_path / "statements.yaml").write_text(
        "- {id: zz-own, state: MN, about: [vladimir-putin], date: 2026-11-20, speaker: minister, stance: pledge, "
        "scope: standing, summary: Said so., reliability: unverified, sources: [mn-own]}\n"
    )
    (tmp_path / "sources.yaml").write_text(
        "- {id: mn-own, title: Talk, publisher: Us, date: 2026-11-20, kind: press}\n"
    )

    def statements(*folder: str) -> Any:
        kinds = cli("data", "lint", *folder, "--sources", "-o", "json").json["result"]["sources"]["kinds"]
        return next(kind for kind in kinds if kind["kind"] == "statement")

    before, after = statements(), statements(str(tmp_path))
    assert [after[f] - before[f] for f in ("claims", "unverified", "two_independent")] == [1, 1, 0]
    missing = cli("data", "lint", str(tmp_path), "--missing", "-o", "json").json
    assert (missing["result"]["missing"], missing["data"]["version"][-4:]) == ([], "+own")  # none of the shipped rows


@pytest.mark.usefixtures("small_shipped")
def test_columns_fit_a_terminal_of_80(cli: Any) -> None:
    lines = cli("data", "lint", "--sources", "--width", "80").out.splitlines()
    table = [line for line in lines if "%" in line]
    assert len(table) > 10
    assert all(a.split()[0] != b.split()[0] for a, b in pairwise(table))


def test_the_lint_says_which_claims_decide_answers_and_where_those_without_a_record_are_listed() -> None:
    texts = " ".join(
        span.text for block in lint.document(linted()).blocks if isinstance(block, Paragraph) for span in block.text
    )
    assert "Claims that decide answers are warrants, endings, findings" in texts
    assert str(Path("data", "records-missing.yaml")) in texts
