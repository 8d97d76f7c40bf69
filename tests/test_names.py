"""What people type, in many scripts: all of it right, and never the wrong person or state."""

from __future__ import annotations

import csv
import unicodedata
from functools import cache
from typing import Any

import pytest
from conftest import ROOT, plain

from warrantcheck.dataset.names import fold, fold_person
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import AmbiguousName, UnknownName
from warrantcheck.lookup.find import airport_place, find_person, find_place, read_person, search


@cache
def queries() -> list[dict[str, Any]]:
    """What is asked for, and what is meant."""
    return list(plain(ROOT / "tests" / "names.yaml"))


def answer(data: Dataset, query: dict[str, Any]) -> tuple[str | None, tuple[str, ...]]:
    """Return what a query selects, or None and its candidates."""
    try:
        if query["kind"] == "person":
            return find_person(data, query["query"]).id, ()
        place = find_place(data, query["query"])
    except (UnknownName, AmbiguousName) as error:
        return None, error.candidates
    if "territory" in query:
        return place.territory.id if place.territory else None, ()
    return place.code, ()


def test_the_table_is_large_and_mixed() -> None:
    letters = {c for query in queries() for c in query["query"] if c.isalpha()}
    scripts = {unicodedata.name(c, "").split()[0] for c in letters}
    assert len(queries()) >= 400
    assert {"LATIN", "CYRILLIC", "ARABIC", "HEBREW", "CJK", "KATAKANA", "GEORGIAN", "GREEK", "HANGUL"} <= scripts
    assert len(scripts) >= 10


@pytest.fixture(scope="module")
def answers(data: Dataset) -> list[tuple[dict[str, Any], str | None, tuple[str, ...]]]:
    """Every query with what it selects, and its candidates."""
    return [(query, *answer(data, query)) for query in queries()]


def test_no_query_selects_a_wrong_person_or_state(answers: Any) -> None:
    wrong = []
    for query, selected, _ in answers:
        expected = query.get("territory", query.get("expect"))
        if selected is not None and selected != expected:
            wrong.append((query["query"], selected, expected))
    assert wrong == []


def test_every_query_is_answered_as_an_editor_would(answers: Any) -> None:
    missed = []
    for query, selected, candidates in answers:
        if "ambiguous" in query:
            right = selected is None and set(query["ambiguous"]) <= set(candidates)
        else:
            right = selected == query.get("territory", query.get("expect"))
            right = right and ("suggests" not in query or query["suggests"] in candidates)
        if not right:
            missed.append((query["query"], selected, candidates))
    assert missed == []


def test_a_bare_name_is_taken_for_the_one_who_is_meant_and_says_so(data: Dataset) -> None:
    assert "is taken to mean Vladimir Putin" in str(read_person(data, "putin").note)
    assert read_person(data, "Vladimir Putin").note is None


def test_the_note_stands_in_the_answer(cli: Any) -> None:
    assert cli("trip", "putin", "--to", "MN", "-o", "json").json["warnings"] == [
        "'putin' is taken to mean Vladimir Putin."
    ]
    assert "is taken to mean" in cli("trip", "putin", "--to", "MN").err


def test_every_name_in_the_data_selects_its_bearer_or_nobody(data: Dataset) -> None:
    names = plain(ROOT / "data" / "names.yaml")
    for entry in names["people"]:
        for several in entry.get("names", {}).values():
            for name in several:
                if " " in fold(name):
                    assert find_person(data, name).id == entry["id"], name
        for name in entry.get("shared", ()):
            with pytest.raises((AmbiguousName, UnknownName)):
                find_person(data, name)


@pytest.mark.parametrize(
    ("text", "state", "controls", "reach"),
    [
        ("Crimea", "UA", "RU", "the duties of Ukraine under the Rome Statute apply there"),
        ("Sevastopol", "UA", "RU", "the duties of Ukraine under the Rome Statute apply there"),
        ("Hong Kong", "CN", "CN", "no separate acceptance"),
        ("Northern Cyprus", "CY", "TR", "the duties of Cyprus under the Rome Statute apply there"),
        ("Golan Heights", "SY", "IL", "not a party, nor is Israel"),
        ("Greenland", "DK", "DK", "covered since 1 October 2004"),
        ("Akrotiri and Dhekelia", "GB", "GB", "extended its ratification to them on 11 March 2010"),
        ("Tokelau", "NZ", "NZ", "does not apply to Tokelau"),
    ],
)
def test_a_territory_says_who_is_responsible_and_who_controls(
    text: str, state: str, controls: str, reach: str, data: Dataset
) -> None:
    place = find_place(data, text)
    assert place.state.id == state
    assert place.territory is not None
    assert place.territory.controlled_by == controls
    assert reach in str(place.note)


def test_maps_and_airports_agree_about_disputed_places(data: Dataset) -> None:
    for airport, territory in (("SIP", "crimea"), ("ECN", "northern-cyprus"), ("EUN", "western-sahara")):
        place = find_place(data, airport)
        assert place.territory is not None
        assert place.territory.id == territory


def test_every_airport_of_the_list_is_a_place_of_its_own_state(data: Dataset) -> None:
    """By its key, without a look at names: FRA is in Germany, HND in Japan, ICC in Venezuela."""
    with (ROOT / "data" / "generated" / "airports.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    homes = {code: territory for territory in data.territories for code in territory.airports}
    codes = {territory.code: territory for territory in data.territories if territory.code}
    nowhere = []
    for row in rows:
        place = airport_place(data, row["iata"])
        if place is None:
            nowhere.append(row["country"])
            continue
        territory = homes.get(row["iata"]) or codes.get(row["country"])
        assert (place.territory, place.detail) == (territory, row["iata"])
        assert territory or place.state.id == row["country"]
    assert set(nowhere) == {"AQ"}
    assert airport_place(data, "France") is None


def test_in_occupied_land_the_law_is_of_one_state_and_the_practice_of_another(cli: Any) -> None:
    leg = cli("trip", "Vladimir Putin", "--to", "Crimea", "-o", "json").json["result"]["legs"][0]
    assert (leg["state"], leg["name"], leg["duty"]) == ("UA", "Crimea (Ukraine)", "arrest")
    assert leg["level"] == "minimal"
    assert "held and claimed by Russia" in leg["place_note"]
    assert any(factor["id"] == "own_country" for factor in leg["factors"])


def test_western_sahara_has_no_responsible_state(cli: Any) -> None:
    leg = cli("trip", "Vladimir Putin", "--to", "Western Sahara", "-o", "json").json["result"]["legs"][0]
    assert (leg["state"], leg["name"], leg["duty"]) == ("EH", "Western Sahara", "none")


def test_a_city_and_an_airport_mean_their_state(cli: Any) -> None:
    legs = cli("trip", "Vladimir Putin", "--to", "Tel Aviv", "--to", "SVO", "-o", "json").json["result"]["legs"]
    assert [(leg["state"], leg["name"]) for leg in legs] == [("IL", "Tel Aviv (Israel)"), ("RU", "SVO (Russia)")]


def test_search_lists_and_chooses_nothing(data: Dataset, cli: Any) -> None:
    assert {"muammar-gaddafi", "saif-al-islam-gaddafi"} <= {id_ for _, id_, _ in search(data, "gaddafi")}
    assert search(data, "\x1b[31m") == ()
    assert cli("search", "普京", "-o", "json").json["result"]["hits"][0]["id"] == "vladimir-putin"
    assert cli("search", "[red]x[/red]").status == 0


def test_order_articles_and_initials_do_not_matter() -> None:
    for text in ("Omar al-Bashir", "BASHIR, Omar", "omar el bashir", "Omar H. al-Bashir", "\u200fOmar al-Bashir\u200f"):
        assert fold_person(text) == "bashir omar"
    assert fold_person("Al Hassan") == "al hassan"


HOSTILE = [
    "x" * 10_000,
    "\x00",
    "\x1b]0;title\x07",
    "\u202eputin",
    "[bold red]putin",
    "=HYPERLINK()",
    "../../etc/passwd",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md"])
def test_hostile_names_are_refused_harmlessly(text: str, form: str, cli: Any) -> None:
    for arguments in (("trip", text, "--to", "MN"), ("trip", "putin", "--to", text), ("state", text), ("search", text)):
        run = cli(*arguments, "-o", form)
        assert run.status in (0, 2)
        shown = run.out + run.err
        assert "\x1b" not in shown
        assert "\x00" not in shown
        assert "\u202e" not in run.err
        assert len(run.err) < 1000


def test_completion_offers_people_and_places() -> None:
    from warrantcheck.cli.complete import people, places

    assert ("vladimir-putin", "Vladimir Putin") in people("vlad")
    assert people("puti") == [("putin", "Vladimir Putin")]
    assert [value for value, _ in places("mong")] == ["mongolia"]
    assert people("zzzz") == []


def answers_about(data: Dataset, text: str) -> str | None:
    """Return the code of ISO 3166-1 that a text selects, of a territory where it is one; None if it selects nothing."""
    try:
        place = find_place(data, text)
    except (UnknownName, AmbiguousName):
        return None
    return place.territory.code if place.territory and place.territory.code else place.code


def coded() -> list[dict[str, str]]:
    with (ROOT / "data" / "generated" / "codes.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_every_iso_code_selects_its_state_in_letters_digits_and_as_a_flag(data: Dataset) -> None:
    rows = [row for row in coded() if row["system"] in {"alpha-3", "numeric"}]
    assert len({row["state"] for row in rows}) == 249
    for row in rows:
        flag = "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in row["state"])
        for text in (row["state"], row["code"], flag):
            expected = None if row["state"] == "AQ" else row["state"]
            assert answers_about(data, text) == expected, text


def test_no_code_of_a_team_selects_another_state_unless_iso_gives_it_to_that_state(data: Dataset) -> None:
    iso = {row["code"]: row["state"] for row in coded() if row["system"] == "alpha-3"}
    teams = [row for row in coded() if row["system"] in {"ioc", "fifa"}]
    assert len(teams) > 400
    for row in teams:
        expected = iso.get(row["code"], row["state"])
        assert answers_about(data, row["code"]) in {expected, None}, row
    assert "team of Bahrain" in str(find_place(data, "BRN").reading)


def test_a_code_that_is_also_an_airports_says_so_everywhere(cli: Any) -> None:
    for call in (
        ["trip", "Vladimir Putin", "--to", "FRA"], ["explain", "Vladimir Putin", "FRA"], ["state", "FRA"],
        ["cite", "Vladimir Putin", "FRA"], ["matrix", "Vladimir Putin", "--to", "FRA"], ["record", "FRA"],
    ):  # fmt: skip
        run = cli(*call)
        assert run.status == 0
        assert "'FRA' is read as the code of France; it is also the code of an airport" in run.err, call


def test_names_on_the_lists_of_others_are_read_as_there(data: Dataset) -> None:
    with (ROOT / "data" / "generated" / "state-names.csv").open(encoding="utf-8", newline="") as lines:
        listed = [row for row in csv.DictReader(lines) if row["language"] in {"iso-3166", "natural-earth"}]
    unread = []
    for row in listed:
        found = answers_about(data, row["name"])
        assert found in {row["code"], None}, row
        unread += [row["name"]] if found is None else []
    assert len(listed) > 500
    assert sorted(unread) == ["Congo", "Virgin Islands"], "each is the name of two places"


@pytest.mark.parametrize("text", ["Assad", "Trump", "Zelensky", "Sara Netanyahu", "xyzzy"])
def test_who_is_not_in_the_data_is_told_that_no_warrant_is_known(text: str, cli: Any) -> None:
    run = cli("person", text)
    assert run.status == 2
    assert f"No public ICC warrant is known for '{text}'" in run.err


@pytest.mark.parametrize(
    ("text", "helps"), [("EU", "Belgium"), ("United Nations", "New York"), ("Antarctica", "no state")]
)
def test_what_is_no_state_is_told_what_to_name(text: str, helps: str, cli: Any) -> None:
    run = cli("trip", "putin", "--to", text)
    assert run.status == 2
    assert helps in run.err


def test_the_vowels_of_hindi_are_part_of_a_name() -> None:
    assert fold("पुतिन") != fold("पतन")
