"""Who is wanted: of a situation, of a nationality, or all."""

from __future__ import annotations

from typing import Any

import pytest

from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import UnknownName
from warrantcheck.lookup.situation import find_situations


def listed(cli: Any, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = cli("people", *arguments, "-o", "json").json["result"]["people"]
    return found


@pytest.mark.parametrize("situation", ["ukraine", "UKRAINE", "UA", "Украина"])
@pytest.mark.parametrize("nationality", ["RU", "Russian Federation", "Россия"])
def test_the_filters_combine_and_take_any_spelling(situation: str, nationality: str, cli: Any) -> None:
    found = listed(cli, "--wanted", "--situation", situation, "--nationality", nationality)
    everyone = [
        person["person"]
        for person in listed(cli)
        if person["wanted"]
        and "RU" in person["nationality"]
        and any(warrant["situation"] == "ukraine" for warrant in person["warrants"])
    ]
    assert [person["person"] for person in found] == everyone
    assert "vladimir-putin" in everyone


def test_a_state_means_all_its_situations() -> None:
    found = find_situations(Dataset.shipped(), "Central African Republic")
    assert [situation.id for situation in found] == ["car-i", "car-ii"]
    with pytest.raises(UnknownName, match=r"There are: afghanistan, .*, ukraine\."):
        find_situations(Dataset.shipped(), "Atlantis")


def test_nobody_is_said_in_a_sentence(cli: Any) -> None:
    run = cli("people", "--wanted", "--situation", "ukraine", "--nationality", "US")
    assert run.status == 0
    text = " ".join(run.out.split())
    assert "Nobody wanted in the situation ukraine, nationals of the United States" in text
    assert "Leave out --wanted or --situation or --nationality" in text


@pytest.mark.parametrize("width", [80, 120])
def test_a_list_of_the_wanted_has_a_line_each(width: int, cli: Any) -> None:
    lines = cli("people", "--wanted", "--width", str(width)).out.splitlines()
    start = next(i for i, line in enumerate(lines) if line.startswith("Name"))
    end = next(i for i, line in enumerate(lines) if line.startswith("+ and later"))
    assert end - start - 1 == len(listed(cli, "--wanted"))
