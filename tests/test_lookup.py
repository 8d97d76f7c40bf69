"""Names select exactly, or not at all."""

from __future__ import annotations

import pytest

from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import AmbiguousName, UnknownName
from warrantcheck.lookup.find import find_person, find_state


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("MN", "MN"), ("mng", "MN"), ("mongolia", "MN"), ("NO", "NO"), ("no", "NO"), ("NA", "NA"), ("Norway", "NO"),
        ("Niger", "NE"), ("Nigeria", "NG"), ("Kosovo", "XK"), ("Serbia", "RS"), ("Dominica", "DM"), ("GE", "GE"),
        ("Dominican Republic", "DO"), ("Guinea", "GN"), ("guinea-bissau", "GW"), ("Côte d'Ivoire", "CI"),
        ("cote d\u2019ivoire", "CI"), ("Ivory Coast", "CI"), ("UK", "GB"), ("USA", "US"), ("DRC", "CD"),
        ("Burma", "MM"),
        ("Swaziland", "SZ"), ("Holland", "NL"), ("South Korea", "KR"), ("North Korea", "KP"), ("Holy See", "VA"),
    ],
)  # fmt: skip
def test_a_name_or_code_selects_one_state(text: str, code: str, data: Dataset) -> None:
    assert find_state(data, text).id == code


@pytest.mark.parametrize("text", ["Congo", "Korea"])
def test_an_ambiguous_place_lists_its_candidates(text: str, data: Dataset) -> None:
    with pytest.raises(AmbiguousName) as error:
        find_state(data, text)
    assert len(error.value.candidates) == 2


@pytest.mark.parametrize(
    ("text", "suggests"), [("Nigera", "NG"), ("Hungry", "HU"), ("Mongolla", "MN"), ("Kosvo", "XK"), ("Germny", "DE")]
)
def test_a_near_miss_only_suggests(text: str, suggests: str, data: Dataset) -> None:
    with pytest.raises(UnknownName) as error:
        find_state(data, text)
    assert suggests in error.value.candidates


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("putin", "vladimir-putin"), ("Vladimir Putin", "vladimir-putin"), ("VLADIMIR-PUTIN", "vladimir-putin"),
        ("President Putin", "vladimir-putin"), ("netanyahu", "benjamin-netanyahu"),
        ("omar al-bashir", "omar-al-bashir"),
        ("Omar Al Bashir", "omar-al-bashir"), ("duterte", "rodrigo-duterte"), ("Kony", "joseph-kony"),
    ],
)  # fmt: skip
def test_a_name_selects_one_person(text: str, person: str, data: Dataset) -> None:
    assert find_person(data, text).id == person


def test_a_shared_family_name_lists_all_who_bear_it(data: Dataset) -> None:
    with pytest.raises(AmbiguousName) as error:
        find_person(data, "gaddafi")
    assert set(error.value.candidates) == {"muammar-gaddafi", "saif-al-islam-gaddafi"}


def test_the_last_word_of_a_name_never_means_nobody(data: Dataset) -> None:
    for person in data.people:
        for name in (person.name, *person.aliases):
            last = name.split()[-1]
            bare = last.removeprefix("al-")
            for text in (last, bare, f"el-{bare}"):
                try:
                    meant: tuple[str, ...] = (find_person(data, text).id,)
                except AmbiguousName as error:
                    meant = error.candidates
                assert person.id in meant, text


@pytest.mark.parametrize("text", ["", " ", "-", "Sara Netanyahu", "x" * 10_000, "\x1b[31mputin\x07", "putin; rm"])
def test_what_names_nobody_selects_nobody(text: str, data: Dataset) -> None:
    with pytest.raises(UnknownName):
        find_person(data, text)


def test_every_id_name_and_code_selects_its_bearer(data: Dataset) -> None:
    for state in data.states:
        assert find_state(data, state.id) == find_state(data, state.alpha3) == find_state(data, state.name) == state
    for person in data.people:
        assert find_person(data, person.id) == person
        assert find_person(data, person.name) == person
