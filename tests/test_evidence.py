"""The tables of evidence: complete, as recorded, compared with a second source, and without hindsight."""

from __future__ import annotations

import json
import runpy
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, plain
from jsonschema import Draft202012Validator

from warrantcheck.authoring import lint, lint_evidence
from warrantcheck.authoring.validate import EVIDENCE, DataFiles, load
from warrantcheck.authoring.yaml_source import Document
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import EvidenceRow, EvidenceTable
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.membership import membership

DATA = ROOT / "data"
Told = list[tuple[EvidenceTable, tuple[EvidenceRow, ...]]]
LINE = "{state},{value},2022-03-02,2022-03-02,{source}"


@pytest.fixture(scope="module")
def files() -> DataFiles:
    return load(DATA)


@pytest.fixture(scope="module")
def told(files: DataFiles) -> Told:
    return [(table, lint_evidence.rows(DATA, table)) for table in lint_evidence.tables(files)]


def value(told: Told, table: str, state: str, known: str) -> str | None:
    """What a table tells of a state to somebody who knows what was public on a day."""
    day = date.fromisoformat(known)
    (read,) = (read for one, read in told if one.id == table)
    return next((row.value for row in reversed(read) if row.state == state and row.public <= day), None)


def test_the_tables_fit_their_published_schema_and_name_it() -> None:
    text = (DATA / "schemas" / "tables.json").read_text(encoding="utf-8")
    made = runpy.run_path(str(ROOT / "tools" / "make_schemas.py"))["schema_text"](EVIDENCE)
    assert text == made, "run tools/make_schemas.py"
    file = DATA / EVIDENCE
    assert file.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=../schemas/tables.json\n")
    Draft202012Validator(json.loads(text)).validate(json.loads(json.dumps(Document.load(file).value, default=str)))


@pytest.mark.parametrize(
    ("table", "votes"),
    [
        ("un-res-67-19", (138, 9, 41, 5)),
        ("un-res-68-262", (100, 11, 58, 24)),
        ("un-es-10-19", (128, 9, 35, 21)),
        ("un-es-11-1", (141, 5, 35, 12)),
        ("un-es-11-2", (140, 5, 38, 10)),
        ("un-es-11-3", (93, 24, 58, 18)),
        ("un-es-11-4", (143, 5, 35, 10)),
        ("un-es-11-5", (94, 14, 73, 12)),
        ("un-res-77-229", (82, 14, 80, 17)),
        ("un-res-77-247", (87, 26, 53, 27)),
        ("un-es-11-6", (141, 7, 32, 13)),
        ("un-es-10-21", (120, 14, 45, 14)),
        ("un-res-78-6", (115, 6, 31, 41)),
        ("un-es-10-22", (153, 10, 23, 7)),
        ("un-res-78-221", (78, 15, 79, 21)),
        ("un-es-10-23", (143, 9, 25, 16)),
        ("un-res-78-316", (99, 9, 60, 25)),
        ("un-es-10-24", (124, 14, 43, 12)),
        ("un-res-79-6", (113, 10, 30, 40)),
        ("un-es-10-25", (159, 9, 11, 14)),
        ("un-es-10-26", (158, 9, 13, 13)),
        ("un-res-79-184", (81, 14, 80, 18)),
        ("un-res-79-232", (137, 12, 22, 22)),
        ("un-es-11-7", (93, 18, 65, 17)),
        ("un-es-11-8", (93, 8, 73, 19)),
        ("un-res-79-284", (105, 9, 33, 46)),
        ("un-es-10-27", (149, 12, 19, 13)),
        ("un-dec-80-506", (142, 10, 12, 29)),
        ("un-res-80-1", (145, 5, 6, 37)),
        ("un-res-80-116", (139, 12, 19, 23)),
    ],
)
def test_votes_add_up_to_the_record(table: str, votes: tuple[int, ...], told: Told) -> None:
    (read,) = (read for one, read in told if one.id == table)
    count = Counter(row.value for row in read)
    assert tuple(count[value] for value in ("for", "against", "abstain", "absent")) == votes
    assert count["not-a-member"] == 6


@pytest.mark.parametrize(
    ("table", "state", "known", "expected"),
    [
        ("un-es-11-1", "MN", "2022-03-02", "abstain"),
        ("un-es-11-4", "DJ", "2022-10-12", "absent"),
        ("un-es-11-4", "MN", "2022-10-12", "abstain"),
        ("un-es-11-6", "TZ", "2023-02-23", "absent"),
        ("un-es-11-7", "HU", "2025-02-24", "against"),
        ("un-es-11-7", "MN", "2025-02-24", "abstain"),
        ("un-es-11-7", "BO", "2025-02-24", "absent"),
        ("un-res-78-6", "TG", "2023-11-01", "against"),
        ("un-res-79-6", "MN", "2024-10-29", "for"),
        ("un-res-80-6", "PY", "2025-11-11", "against"),
        ("un-res-80-6", "ZA", "2025-11-11", "not-against"),
        ("un-es-10-27", "NR", "2025-06-12", "against"),
        ("icc-statement-2025-02-07", "HU", "2025-02-07", "not-signed"),
        ("icc-statement-2025-02-07", "MN", "2025-02-07", "signed"),
        ("icc-referral-ukraine", "JP", "2022-03-05", "not-referred"),
        ("icc-referral-ukraine", "JP", "2022-03-11", "referred"),
        ("eu-members", "GB", "2020-01-31", "member"),
        ("eu-members", "GB", "2020-02-01", "not-a-member"),
        ("eu-members", "HR", "2013-06-30", "not-a-member"),
        ("nato-members", "FI", "2023-04-03", "not-a-member"),
        ("nato-members", "FI", "2023-04-04", "member"),
        ("council-of-europe-members", "RU", "2022-03-15", "member"),
        ("council-of-europe-members", "RU", "2022-03-16", "not-a-member"),
        ("brics-members", "IR", "2023-12-31", "not-a-member"),
        ("brics-members", "SA", "2025-01-06", "invited"),
        ("palestine-recognition", "FR", "2025-09-21", "not-recognised"),
        ("palestine-recognition", "FR", "2025-09-22", "recognised"),
        ("russia-unfriendly-2022", "TW", "2022-03-07", "listed"),
        ("un-es-11-1", "XK", "2022-03-02", "not-a-member"),
        ("doha-communique-2025", "NG", "2025-09-15", "adopted"),
        ("hague-group-founders", "HN", "2026-03-04", "withdrew"),
        ("eu-justice-ministers-2023-03-20", "HU", "2023-03-20", "not-joined"),
        ("un-statement-children-2023-04-05", "HU", "2023-04-05", "joined"),
        ("vilnius-declaration-2024", "AM", "2024-09-07", "not-joined"),
    ],
)
def test_a_table_tells_what_was_public_on_the_day(
    table: str, state: str, known: str, expected: str, told: Told
) -> None:
    assert value(told, table, state, known) == expected


def test_nothing_of_a_vote_a_statement_or_a_referral_is_known_the_day_before(
    told: Told,
) -> None:
    for table, read in told:
        if table.kind in ("vote", "statement", "referral"):
            assert min(row.public for row in read) == min(row.since for row in read) == table.public == table.since


def test_a_table_that_counts_was_compared_and_says_with_what(
    told: Told,
) -> None:
    for table, _ in told:
        assert table.checked is bool(table.checks)
        for check in table.checks:
            assert check.differences <= 5 < check.rows or not check.differences
            assert check.text


def test_every_state_party_can_be_told_by_fifty_tables_that_count_or_by_twenty_outside_the_united_nations(
    told: Told, data: Dataset
) -> None:
    silent = ("unknown", "not-a-member")
    clock = Clock.of(date(2026, 11, 21), date(2026, 11, 21))
    parties = [state.id for state in data.states if membership(state, clock).status == "party"]
    tables = dict.fromkeys(parties, 0)
    for table, read in told:
        last = {row.state: row.value for row in read}
        for state in parties if table.checked else ():
            tables[state] += table.kind == "membership" or last[state] not in silent
    assert len(parties) == 125
    outside = {state: tables.pop(state) for state in ("CK", "PS")}
    assert min(outside.values()) >= 20
    assert min(tables.values()) >= 50, min(tables.items(), key=lambda item: item[1])


# --- what the lint finds -------------------------------------------------------------


@pytest.fixture
def table(folder: Path) -> Path:
    """The file of one sound table in a folder of small data."""
    states = plain(folder / "states.yaml")
    source, second = (row["id"] for row in plain(folder / "sources.yaml")[:2])
    (folder / "evidence").mkdir(exist_ok=True)
    file = folder / "evidence" / "a-vote.csv"
    lines = [
        LINE.format(state=row["id"], value="for" if row["kind"] == "un-member" else "not-a-member", source=source)
        for row in states
    ]
    file.write_text("\n".join((",".join(lint_evidence.COLUMNS), *lines)) + "\n", encoding="utf-8")
    members = sum(row["kind"] == "un-member" for row in states)
    description = {
        "id": "a-vote", "title": "A vote", "kind": "vote", "since": date(2022, 3, 2), "public": date(2022, 3, 2),
        "values": {"for": "in favour", "unknown": "not read", "not-a-member": "without a vote"},
        "totals": {"for": members}, "whole": True, "checked": True,
        "checks": [{"sources": [second], "rows": 5, "text": "Five."}], "sources": [source],
    }  # fmt: skip
    file.with_name("tables.yaml").write_text(yaml.safe_dump([description]), encoding="utf-8")
    return file


def complaints(file: Path) -> str:
    return "\n".join(map(str, lint.check(load(file.parents[1]))))


def test_a_sound_table_passes(table: Path) -> None:
    assert complaints(table) == ""


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("MN,for", "MN,perhaps", "'perhaps' is not one of the values"),
        ("MN,for", "XX,for", "not every state"),
        ("MN,for,2022-03-02,2022-03-02", "MN,for,2022-03-02,2022-03-01", "public before it holds"),
        ("MN,for,2022-03-02,2022-03-02", "MN,for,2022-03-02,2999-03-02", "after `checked`"),
        ("MN,for,2022-03-02", "MN,for,2022-03-03", "from 2022-03-02"),
        ("MN,for", "MN,unknown", "recorded"),
        ("MN,for", "MN,unknown", "not whole"),
        ("PS,not-a-member", "PS,for", "and nobody else"),
        ("MN,for,2022-03-02", "MN,for,2 March", "evidence/a-vote.csv:"),
        ("MN,for,", "MN,", "evidence/a-vote.csv:"),
        ("state,value", "state,vote", "the first line must be"),
    ],
)  # fmt: skip
def test_the_lint_finds_what_is_wrong_in_a_row(old: str, new: str, complaint: str, table: Path) -> None:
    text = table.read_text(encoding="utf-8")
    assert old in text
    table.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert complaint in complaints(table)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"sources": ["nobody"]}, "no source 'nobody'"),
        ({"sources": ["nobody"]}, "not one of the sources of the table"),
        ({"checks": []}, "not compared with a second source"),
        ({"whole": False}, "`gaps`"),
        ({"gaps": "Some."}, "`gaps`"),
        ({"id": "another"}, "cannot be read"),
        ({"id": "another"}, "described nowhere"),
        ({"kind": "rumour"}, "kind"),
        ({"colour": "red"}, "unknown field"),
        ({"position": {"of": ["nobody"], "values": ["for"], "stance": "names"}}, "people of warrants.yaml"),
        ({"position": {"of": ["vladimir-putin"], "values": ["perhaps"], "stance": "names"}}, "values of the table"),
        (
            {
                "position": {"of": ["vladimir-putin"], "values": ["for"], "stance": "names"},
                "checked": False,
                "checks": [],
            },
            "has a `position`, and was not compared",
        ),
    ],
)
def test_the_lint_finds_what_is_wrong_in_a_description(change: dict[str, object], complaint: str, table: Path) -> None:
    file = table.with_name("tables.yaml")
    (description,) = yaml.safe_load(file.read_text(encoding="utf-8"))
    file.write_text(yaml.safe_dump([description | change]), encoding="utf-8")
    assert complaint in complaints(table)


def test_a_folder_may_be_without_tables(folder: Path) -> None:
    assert lint.check(load(folder)) == []
