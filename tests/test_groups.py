"""Groups of states: who belonged to them on the day, and answers about their members."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import TODAY
from msgspec.structs import replace

from warrantcheck.authoring import groups
from warrantcheck.authoring.validate import load
from warrantcheck.clock import Clock
from warrantcheck.dataset.store import Dataset
from warrantcheck.lookup.group import find_group, members_of

DATA = Dataset.shipped()


@pytest.mark.parametrize(
    ("group", "state", "day", "member"),
    [
        ("EU", "GB", "2019-12-01", True),
        ("EU", "GB", "2021-12-01", False),
        ("otan", "FI", "2023-01-01", False),
        ("NATO", "FI", "2024-01-01", True),
        ("brics", "ET", "2023-12-31", False),
        ("BRICS", "ET", "2024-01-01", True),
        ("BRICS", "SA", "2026-01-01", False),
        ("Council of Europe", "RU", "2023-01-01", False),
        ("Shanghai Cooperation Organisation", "BY", "2024-07-03", False),
        ("SCO", "BY", "2024-07-04", True),
        ("ASEAN", "TL", "2025-10-26", True),
        ("african union", "MA", "2016-01-01", False),
        ("G20", "RU", "2026-12-14", True),
    ],
)
def test_members_are_those_of_the_day(group: str, state: str, day: str, member: bool) -> None:
    clock = Clock.of(TODAY, date.fromisoformat(day))
    assert (state in members_of(find_group(DATA, group), clock)) is member


def test_what_was_not_known_yet_counts_for_nothing() -> None:
    late = Clock(date(2024, 8, 1), date(2024, 7, 1))
    assert "BY" not in members_of(find_group(DATA, "SCO"), late)


def test_who_is_no_full_member_is_named(cli: Any) -> None:
    run = cli("world", "putin", "--group", "BRICS", "-o", "json").json["result"]
    (group,) = run["groups"]
    assert len(group["members"]) == 10 == sum(run["counts"]["duty"].values())
    assert group["beside"] == ["Saudi Arabia: invited from 2024 on; whether it has joined is disputed"]
    assert group["sources"][0] in {source["id"] for source in run["source_list"]}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("world", "putin", "--group", "Foo"), "There are: APEC, Arab League, ASEAN, AU, BRICS"),
        (("world", "putin", "--group", "NATO", "--on", "2015-01-01"), "are known from 2018-01-01 on"),
        (("matrix", "putin"), "--to PLACE, or --group GROUP"),
        (("trip", "putin"), "--to PLACE, --group GROUP"),
    ],
)
def test_a_group_that_cannot_be_answered_for_is_told_in_a_sentence(
    arguments: tuple[str, ...], message: str, cli: Any
) -> None:
    run = cli(*arguments)
    assert (run.status, run.out) == (2, "")
    assert message in run.err


def test_trip_and_matrix_go_to_every_member(cli: Any) -> None:
    members = set(members_of(find_group(DATA, "GCC"), Clock.of(TODAY)))
    legs = cli("trip", "putin", "--group", "GCC", "--to", "MN", "-o", "json").json["result"]["legs"]
    assert legs[0]["state"] == "MN"
    assert {leg["state"] for leg in legs} == members | {"MN"}
    cells = cli("matrix", "putin", "gallant", "--group", "GCC", "--to", "OM", "-o", "json").json["result"]["cells"]
    assert len(cells) == 2 * len(members)


def test_the_world_by_duty_shows_that_duty_and_counts_all(cli: Any) -> None:
    shown = cli("world", "putin", "--group", "BRICS", "--duty", "arrest", "-o", "json").json["result"]
    assert {leg["state"] for leg in shown["legs"]} == {"BR", "ZA"}
    assert shown["counts"]["duty"] == {"none": 8, "arrest": 2}
    none = cli("world", "putin", "--group", "EU", "--duty", "none")
    assert (none.status, "No state matches." in none.out) == (0, True)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"joined": {"FR": date(2017, 1, 31)}}, "FR is not one of the members"),
        ({"table": "no-such-table"}, "stands in place of members"),
        ({"aliases": ["League of Arab States"]}, "also means"),
        ({"series": ["Arab League"]}, "are meetings of"),
    ],
)
def test_the_lint_finds_what_is_wrong_with_a_body(change: dict[str, Any], message: str, small: Path) -> None:
    sound = load(small)
    assert not list(groups.bodies_are_sound(sound))
    first, *others = sound.bodies
    spoilt = replace(sound, bodies=(replace(first, **change), *others))
    assert any(message in problem.message for problem in groups.bodies_are_sound(spoilt))
