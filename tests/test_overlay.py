"""One's own data laid over the shipped data: added, replaced, removed, said so, and checked like other data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from warrantcheck.authoring.opening import from_folder
from warrantcheck.dataset import shipped
from warrantcheck.dataset.compiled import Records
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import DataError

SOURCE = "- {id: our-interview, title: Interview, publisher: Our paper, date: 2026-11-20, kind: press}\n"
PLEDGE = """
- id: mn-putin-ours
  state: MN
  about: [vladimir-putin]
  date: 2026-11-20
  speaker: foreign minister
  stance: pledge
  scope: standing
  summary: Told us that the warrant would be carried out.
  reliability: reported
  sources: [our-interview]
"""
TRIP = ("trip", "Vladimir Putin", "--to", "MN")
pytestmark = pytest.mark.usefixtures("small_shipped")


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A folder with a source and a statement of one's own."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "sources.yaml").write_text(SOURCE)
    (folder / "statements.yaml").write_text(PLEDGE)
    (folder / "README.txt").write_text("ours")
    return folder


def test_a_row_is_added_and_every_answer_says_so(mine: Path, cli: Any) -> None:
    run = cli(*TRIP, "--data", str(mine), "-o", "json").json
    leg, plain = run["result"]["legs"][0], cli(*TRIP, "-o", "json").json["result"]["legs"][0]
    assert leg["risk"] > plain["risk"]
    assert run["data"]["version"].endswith("+own")
    assert run["warnings"] == [f"This answer uses your own data from {mine}: claims mn-putin-ours."]
    marked = [f for f in leg["factors"] if f["own"]]
    assert [f["claims"] for f in marked] == [["mn-putin-ours"]]
    assert marked[0]["text"].endswith("(your own data)")
    assert not any(f["own"] for f in plain["factors"])


@pytest.mark.parametrize("form", ["table", "md", "csv", "jsonl"])
def test_other_formats_say_so_beside_the_answer(form: str, mine: Path, cli: Any) -> None:
    run = cli(*TRIP, "--data", str(mine), "-o", form)
    assert f"uses your own data from {mine}: claims mn-putin-ours" in run.err
    assert "(your own data)" in " ".join(run.out.split())


def test_an_answer_that_names_none_of_the_claims_says_that(mine: Path, cli: Any) -> None:
    run = cli("trip", "Vladimir Putin", "--to", "FR", "--data", str(mine), "-o", "json").json
    assert run["warnings"] == [
        f"This answer uses your own data from {mine}: none of its claims is named in this answer."
    ]


def test_the_claim_is_marked(mine: Path, cli: Any) -> None:
    assert cli("claim", "mn-putin-ours", "--data", str(mine), "-o", "json").json["result"]["own"]
    assert "your own data" in cli("claim", "mn-putin-ours", "--data", str(mine)).out
    assert not cli("claim", "mn.ratification.2002-04-11", "--data", str(mine), "-o", "json").json["result"]["own"]


def test_a_row_with_a_known_id_replaces_the_shipped_one_in_its_place(mine: Path) -> None:
    (mine / "statements.yaml").write_text(PLEDGE.replace("mn-putin-ours", "mn-putin-2024-09-03"))
    laid = from_folder(mine)
    assert laid.statement("mn-putin-2024-09-03").stance == "pledge"
    assert [s.id for s in laid.statements] == [s.id for s in Dataset.shipped().statements]
    assert laid.overlay
    assert laid.overlay.claims == {"mn-putin-2024-09-03"}


def test_a_new_row_stands_in_order_of_time(mine: Path) -> None:
    (mine / "statements.yaml").write_text(PLEDGE.replace("2026-11-20", "2024-09-01"))
    laid = [s.id for s in from_folder(mine).statements_of("MN")]
    assert laid.index("mn-putin-2024-08-30") < laid.index("mn-putin-ours") < laid.index("mn-putin-2024-09-03")


def test_a_shipped_row_is_removed(mine: Path, cli: Any) -> None:
    (mine / "sources.yaml").unlink()
    (mine / "statements.yaml").write_text("- {id: mn-putin-2024-09-03, remove: true}\n")
    run = cli(*TRIP, "--on", "2024-09-04", "--data", str(mine), "-o", "json").json
    assert run["result"]
    assert "mn-putin-2024-09-03" not in str(run["result"])
    assert "removed from the shipped data: mn-putin-2024-09-03" in run["warnings"][0]
    assert cli("claim", "mn-putin-2024-09-03", "--data", str(mine)).status == 2


def test_files_with_several_lists_need_only_the_one_that_changes(mine: Path) -> None:
    (mine / "visits.yaml").write_text("visits:\n  - {id: putin-mn-2024-09-02, remove: true}\n")
    with pytest.raises(DataError, match=r"visits\.yaml.*nothing is called 'putin-mn-2024-09-02'"):
        from_folder(mine)
    (mine / "visits.yaml").write_text(
        "visits:\n  - {id: putin-mn-2024-09-02, remove: true}\nfindings:\n  - {id: mongolia-2024-10-24, remove: true}\n"
    )
    laid = from_folder(mine)
    assert "putin-mn-2024-09-02" not in [v.id for v in laid.visits]
    assert len(laid.visits) == len(Dataset.shipped().visits) - 1


FAULTS = [
    ("statements.yaml", PLEDGE.replace("stance: pledge", "stance: promise"), "mine/statements.yaml:7:11"),
    ("statements.yaml", PLEDGE.replace("[our-interview]", "[no-such]"), "mine/statements.yaml:11:13"),
    ("statements.yaml", PLEDGE.replace("state: MN", "state: ZZ"), "mine/statements.yaml:3:10"),
    ("statements.yaml", PLEDGE + PLEDGE, "is used twice"),
    ("statements.yaml", "- {id: no-such-row, remove: true}\n", "mine/statements.yaml:1:3"),
    ("statements.yaml", "- {id: mn-putin-2024-09-03, remove: false}\n", "removes nothing"),
    ("statements.yaml", "- {id: mn-putin-2024-09-03, remove: true, state: MN}\n", "removes nothing"),
    ("statements.yaml", "id: x\n", "must be a list of rows"),
    ("statements.yaml", "- just text\n", "mine/statements.yaml:1:3"),
    ("visits.yaml", "- {id: x}\n", "must have the keys visits or findings"),
    ("visits.yaml", "visit: []\n", "must have the keys visits or findings"),
    ("statement.yaml", PLEDGE, "statement.yaml: cannot be added to the shipped data"),
    ("sources.yaml", SOURCE + SOURCE.replace("our-interview", "left-over"), "mine/sources.yaml:2:3"),
]


@pytest.mark.parametrize(("name", "content", "says"), FAULTS, ids=[says for _, _, says in FAULTS])
def test_a_fault_is_named_with_its_place(name: str, content: str, says: str, mine: Path, cli: Any) -> None:
    (mine / name).write_text(content)
    run = cli(*TRIP, "--data", str(mine))
    assert run.status == 5
    assert len(run.err.strip().splitlines()) == 1
    linted = cli("data", "lint", str(mine), "--width", "200")
    assert linted.status == 5
    assert says in run.err + linted.out


def test_an_empty_folder_is_no_overlay(tmp_path: Path, cli: Any) -> None:
    run = cli(*TRIP, "--data", str(tmp_path))
    assert run.status == 5
    assert "neither edition.yaml" in run.err


def test_an_overlay_is_compiled_to_a_file_of_its_own_and_stays_marked(mine: Path, tmp_path: Path, cli: Any) -> None:
    before = shipped.COMPILED.read_bytes()
    refused = cli("data", "compile", "--data", str(mine))
    assert refused.status == 2
    assert "--to" in refused.err
    assert shipped.COMPILED.read_bytes() == before
    assert cli("data", "compile", "--data", str(mine), "--to", str(tmp_path / "laid.txt")).status == 0
    again = Dataset(Records((tmp_path / "laid.txt").read_bytes()))
    assert again.overlay
    assert again.overlay.claims == {"mn-putin-ours"}
    assert again.is_own(["mn-putin-ours"])


def test_the_digest_tells_overlays_apart(mine: Path, data: Dataset) -> None:
    first = from_folder(mine).digest
    (mine / "statements.yaml").write_text(PLEDGE.replace("foreign minister", "president"))
    assert len({data.digest, first, from_folder(mine).digest}) == 3
