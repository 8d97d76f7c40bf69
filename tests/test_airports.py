"""Airports: where they lie and in which state, which of them a position belongs to, their ICAO codes."""

from __future__ import annotations

import csv
from functools import cache
from math import cos, radians, sin
from typing import Any

import pytest
from conftest import ROOT

from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import AmbiguousName
from warrantcheck.geography.crossing import World
from warrantcheck.geography.path import apart
from warrantcheck.geography.position import airport, airports_near
from warrantcheck.geography.tracks.landing import REACH
from warrantcheck.lookup.find import airport_place, find_place, place_of

WORLD = World()
ROW = 2.0
"""Kilometres: rows of airspace are 2.2 km high, and a border is drawn to half a row."""

BEYOND_A_BORDER = [
    "BKM", "CCH", "DAZ", "EAS", "ETM", "GOM", "KED", "LET", "ORJ", "OXP", "PIL", "SMZ", "TIJ", "WAR", "YOT",
]  # fmt: skip
"""Airports at a border that the lines of airspace put on its other side: their own row says the state."""


@cache
def rows() -> dict[str, dict[str, str]]:
    with (ROOT / "data" / "generated" / "airports.csv").open(encoding="utf-8", newline="") as lines:
        return {row["iata"]: row for row in csv.DictReader(lines)}


def table(name: str) -> list[dict[str, str]]:
    with (ROOT / "tools" / "airports" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def position(row: dict[str, str]) -> tuple[float, float]:
    return float(row["lat"]), float(row["lon"])


def nearest(row: dict[str, str]) -> str | None:
    return next((code for code, _, _ in airports_near(*position(row), REACH)), None)


def states_at(data: Dataset, lat: float, lon: float) -> set[str]:
    zones = WORLD.zones_at(lat, lon).values()
    return {place_of(data, zone).state.id for zone in zones if zone and not zone.startswith("?")}


def around(lat: float, lon: float, km: float) -> list[tuple[float, float]]:
    turns = [radians(22.5 * n) for n in range(16)]
    return [(lat + km / 111 * cos(turn), lon + km / 111 / cos(radians(lat)) * sin(turn)) for turn in turns]


def test_every_airport_given_as_a_position_is_found_as_itself_or_one_of_the_same_place(data: Dataset) -> None:
    wrong = []
    for iata, row in rows().items():
        found = nearest(row)
        if row["size"] == "unsettled":
            assert found != iata
        elif found is None or airport_place(data, found) != airport_place(data, iata):
            same = found and (here := airport_place(data, iata)) and (there := airport_place(data, found))
            if not same or (here.state, here.territory) != (there.state, there.territory):
                wrong.append((iata, found))
    assert wrong == []


def test_every_airport_lies_in_the_state_of_its_row_or_at_its_border(data: Dataset) -> None:
    beyond = []
    for iata, row in rows().items():
        place = airport_place(data, iata)
        if row["country"] == "AQ":
            assert place is None
        elif place is None or place.state.id not in states_at(data, *position(row)):
            beyond.append(iata)
            circles = [spot for km in (0.5, 1.0, 1.5, ROW) for spot in around(*position(row), km)]
            assert place is not None
            assert any(place.state.id in states_at(data, *spot) for spot in circles), iata
    assert sorted(beyond) == BEYOND_A_BORDER


@pytest.mark.parametrize(
    ("iata", "lat", "lon"),
    [
        ("BRU", 50.901, 4.484), ("LUX", 49.6233, 6.2044), ("KMG", 25.1019, 102.9292), ("NKC", 18.31, -15.9697),
        ("ZYI", 27.8112, 107.246), ("MBI", -8.9199, 33.2741), ("DLZ", 43.6089, 104.3675), ("ISG", 24.3964, 124.245),
        ("HZG", 33.1367, 107.2022), ("ZHA", 21.4817, 110.5903), ("MKM", 2.8819, 112.0433), ("PPE", 31.352, -113.3056),
        ("PHH", 28.1897, 84.0149), ("GPA", 38.1511, 21.4256),
    ],
)  # fmt: skip
def test_an_airport_lies_where_its_own_state_or_an_encyclopedia_says(iata: str, lat: float, lon: float) -> None:
    found = airport(iata)
    assert found is not None
    assert apart((found.lat, found.lon), (lat, lon)) < 2


def test_what_was_decided_of_the_lists_is_what_the_list_of_places_says() -> None:
    by_hand = {row["iata"]: row for row in table("checked.csv")}
    assert all(row["source"] and row["why"] for row in by_hand.values())
    for row in (*table("decided.csv"), *by_hand.values()):
        assert row["why"]
        listed = rows()[row["iata"]]
        assert (listed["country"], listed["lat"], listed["lon"]) == (row["country"], row["lat"], row["lon"])
        assert (listed["size"] == "unsettled") == (row["verdict"] == "unsettled")
    unsettled = {row["iata"] for row in table("decided.csv") if row["verdict"] == "unsettled"}
    assert {"LSG", "ZSP"} <= unsettled


@pytest.mark.parametrize(("near", "found"), [("NYS", "LGA"), ("AYM", "AUH"), ("WFD", "MAN"), ("TXG", "RMQ")])
def test_a_seaplane_base_or_a_closed_field_beside_an_airport_is_no_place_to_land(near: str, found: str) -> None:
    assert nearest(rows()[near]) == found


def test_a_closed_field_with_no_airport_near_is_still_a_place_of_its_state() -> None:
    assert nearest(rows()["DOK"]) == "DOK"


def test_a_large_airport_beyond_a_border_does_not_take_a_landing() -> None:
    """Goma and Gisenyi are 2.4 km apart, Tijuana and Brown Field 3.6 km, in different states."""
    for iata in ("GOM", "GYI", "TIJ", "SDM"):
        found = nearest(rows()[iata])
        assert found == iata


def test_icao_codes_are_read_where_a_place_is_meant(data: Dataset, cli: Any) -> None:
    for code, name in (("EFHK", "HEL (Finland)"), ("UUEE", "SVO (Russia)"), ("UKFF", "SIP (Crimea, Ukraine)")):
        place = find_place(data, code)
        assert place.name == name
        assert "ICAO code" in str(place.reading)
    run = cli("route", "putin", "--from", "UUEE", "--to", "EFHK", "-o", "json")
    assert [point["state"] for point in run.json["result"]["waypoints"]] == ["RU", "FI"]
    leg = cli("trip", "putin", "--to", "EFHK", "-o", "json").json["result"]["legs"][0]
    assert (leg["state"], leg["name"]) == ("FI", "HEL (Finland)")
    assert cli("trip", "putin", "--to", "efhk").status == 2


def test_an_icao_code_is_of_one_airport_and_never_goes_before_a_name(data: Dataset) -> None:
    codes = data.names("icao")
    assert len(codes) > 7000
    assert all(len(data.named("icao", code)) == 1 for code in codes)
    names = {name for kind in ("place", "place-shared") for name in data.names(kind)}
    both = [code for code in codes if code.casefold() in names]
    assert {"LIME", "KOBE", "URSS", "NIUE"} <= set(both)
    for code in both:
        assert meaning(data, code) == meaning(data, code.casefold())
    for code in both:
        if isinstance(named := meaning(data, code), str):
            elsewhere = place_of(data, data.named("icao", code)[0]).state.id != named.partition(" ")[0]
            assert ("it is also the ICAO code of an airport" in str(find_place(data, code).reading)) == elsewhere


def meaning(data: Dataset, text: str) -> str | tuple[str, ...]:
    """Return the state and the key of what a text means, or what it can mean."""
    try:
        place = find_place(data, text)
    except AmbiguousName as error:
        return error.candidates
    return f"{place.state.id} {place.key} {place.detail}"
