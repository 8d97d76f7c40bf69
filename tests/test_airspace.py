"""Whose airspace lies where: named points, paths over 180 degrees and the pole, damaged files."""

from __future__ import annotations

from itertools import pairwise
from typing import Any
from zlib import crc32

import pytest
from conftest import ROOT, cases_of, plain
from geographiclib.geodesic import Geodesic
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import DataError
from warrantcheck.geography.airspace import BASELINES, FOLDER, MAGIC, Airspace
from warrantcheck.geography.crossing import World, walk
from warrantcheck.geography.path import Node, apart, on_line, shortest
from warrantcheck.geography.surroundings import Piece, Surroundings
from warrantcheck.lookup.find import place_of

WORLD = World()
SURROUNDINGS = Surroundings.shipped("surroundings")
LATITUDES = st.floats(-89, 89)
LONGITUDES = st.floats(-180, 180)


@pytest.mark.parametrize("point", cases_of("points.yaml", lambda case: str(case["place"])))
def test_a_point_lies_where_the_table_says(point: dict[str, Any]) -> None:
    expected = {name: point.get(name, point.get("zone")) for name in BASELINES}
    found = {name: zone or "none" for name, zone in WORLD.zones_at(point["lat"], point["lon"]).items()}
    assert found == expected


def test_every_zone_is_in_the_data_and_every_state_has_airspace(data: Dataset) -> None:
    for baseline in WORLD.baselines.values():
        zones = {zone for zone in baseline.zones if zone and not zone.startswith("?")}
        met = {place_of(data, zone).state.id for zone in zones}
        assert met == {state.id for state in data.states}
        codes = {t["code"] for t in _territories() if t.get("code")}
        assert codes == {code for zone in zones if zone[0] == "@" and (code := data.territory(zone[1:]).code)}


def test_what_no_state_has_is_explained() -> None:
    for baseline in WORLD.baselines.values():
        for zone in baseline.zones:
            assert not zone.startswith("?") or baseline.notes[zone]


def test_the_coarse_file_was_made_from_the_two_beside_it() -> None:
    beside = [crc32(FOLDER.joinpath(f"airspace-{name}.bin").read_bytes()) for name in BASELINES]
    assert SURROUNDINGS.header["made_from"] == beside, "run tools/make_airspace.py"


def test_the_derived_file_says_its_licence_and_credit() -> None:
    header = Airspace.shipped("osm").header
    assert header["licence"] == "ODbL-1.0"
    assert header["credit"] == "(c) OpenStreetMap contributors"
    assert "Open Database" in (FOLDER / "LICENSE").read_text(encoding="utf-8")


def test_the_territory_table_has_the_airports_that_lie_in_its_zones(data: Dataset) -> None:
    """Kerch airport is in Crimea, whatever the list of airports says."""
    wrong = []
    for line in (ROOT / "data" / "generated" / "airports.csv").read_text(encoding="utf-8").splitlines()[1:]:
        code, _, lat, lon, _ = line.split(",", 4)
        zone = WORLD.baselines["ne"].zone(float(lat), float(lon))
        meant = data.named("airport", code)
        if zone.startswith("@") and meant:
            there, here = place_of(data, zone), place_of(data, meant[0])
            drawn_together = {"crimea", "sevastopol"}
            if there.territory and here.state == there.state and here.territory != there.territory:
                if here.territory and {here.territory.id, there.territory.id} == drawn_together:
                    continue
                wrong.append((code, zone))
    assert wrong == []


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_a_walk_meets_the_zone_of_every_point_it_passes(lat1: float, lon1: float, lat2: float, lon2: float) -> None:
    """Walking row by row and asking point by point agree, up to what lies within a row or a step of a border."""
    line = Piece(Node(lat1, lon1, 0.0), Node(lat2, lon2, 1000.0))
    airspace = WORLD.baselines["ne"]
    parts = list(walk(airspace, [line]))
    assert all(begin < end for _, begin, end in parts)
    assert all(one[2] <= other[1] + 1e-6 for one, other in pairwise(parts))
    turn = (lon2 - lon1 + 180) % 360 - 180
    for share in (0.1, 0.35, 0.5, 0.77):
        km = 1000 * share
        if any(abs(km - edge) < 2 for _, *edges in parts for edge in edges):
            continue
        under = next((zone for zone, begin, end in parts if begin <= km <= end), "")
        assert under == airspace.zone(lat1 + share * (lat2 - lat1), (lon1 + share * turn + 180) % 360 - 180)


@given(LATITUDES, LONGITUDES, st.floats(-12, 12), st.floats(-40, 40))
def test_the_coarse_file_changes_nothing_that_is_crossed(lat: float, lon: float, north: float, east: float) -> None:
    begin = Node(lat, lon, 0.0)
    end = Node(max(-89.0, min(89.0, lat + north)), (lon + east + 180) % 360 - 180, 2000.0)
    pieces = list(SURROUNDINGS.pieces([begin, end]))
    assert (pieces[0].first, pieces[-1].second) == (begin, end)
    assert all(one.second == other.first for one, other in pairwise(pieces))
    for airspace in WORLD.baselines.values():
        spared = list(walk(airspace, pieces))
        whole = list(walk(airspace, [Piece(begin, end)]))
        long = [part for part in whole if part[2] - part[1] > 1e-6]
        assert [part[0] for part in spared if part[2] - part[1] > 1e-6] == [part[0] for part in long]
        assert sum(b - a for _, a, b in spared) == pytest.approx(sum(b - a for _, a, b in whole), abs=1e-5)


@given(LATITUDES, LONGITUDES, st.floats(0, 360), st.floats(0, 22.2))
def test_what_lies_within_twelve_miles_is_among_what_may_be_near(
    lat: float, lon: float, azimuth: float, km: float
) -> None:
    here, there = Node(lat, lon, 0.0), Node(lat, min(180.0, lon + 0.1), 10.0)
    near = {zone for piece in SURROUNDINGS.pieces([here, there]) for zone in piece.near}
    spot = Geodesic.WGS84.Direct(lat, lon, azimuth, km * 1000)
    if -60 < spot["lat2"] < 84 and -60 < lat < 84:
        assert set(WORLD.zones_at(spot["lat2"], spot["lon2"]).values()) <= near | {""}


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_nodes_are_close_enough_to_be_joined_by_straight_lines(
    lat1: float, lon1: float, lat2: float, lon2: float
) -> None:
    assume(abs(lat1) < 84 and abs(lat2) < 84)
    line = Geodesic.WGS84.InverseLine(lat1, lon1, lat2, lon2)
    nodes = shortest((lat1, lon1), (lat2, lon2))
    assert nodes[-1].km == pytest.approx(line.s13 / 1000)
    for first, second in pairwise(nodes):
        if max(abs(first.lat), abs(second.lat)) < 84:
            half = on_line(first, second, (first.km + second.km) / 2)
            true = line.Position(half.km * 1000)
            assert apart((half.lat, half.lon), (true["lat2"], true["lon2"])) < 0.12


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_the_way_back_crosses_the_same(lat1: float, lon1: float, lat2: float, lon2: float) -> None:
    assume(abs(abs(lon1 - lon2) - 180) > 1e-6)  # half-way round there are two ways
    there = Piece(Node(lat1, lon1, 0.0), Node(lat2, lon2, 1000.0))
    back = Piece(Node(lat2, lon2, 0.0), Node(lat1, lon1, 1000.0))
    airspace = WORLD.baselines["osm"]
    out = [(zone, begin, end) for zone, begin, end in walk(airspace, [there]) if end - begin > 1e-6]
    home = [(zone, 1000 - end, 1000 - begin) for zone, begin, end in walk(airspace, [back]) if end - begin > 1e-6]
    assert [zone for zone, *_ in out] == [zone for zone, *_ in reversed(home)]
    for (_, *one), (_, *other) in zip(out, reversed(home), strict=True):
        assert one == pytest.approx(other, abs=1e-5)


def test_a_path_over_180_degrees_is_short_and_stays_in_the_pacific() -> None:
    nodes = shortest((-17.755, 177.443), (-13.83, -172.008))
    assert nodes[-1].km == pytest.approx(1210, abs=2)
    assert {s.zone for s in WORLD.passage([nodes]).crossed} == {"FJ", "WS"}


def test_a_path_over_the_pole_has_no_state_there() -> None:
    nodes = shortest((70.0, 30.0), (70.0, -150.0))
    assert max(node.lat for node in nodes) == pytest.approx(90, abs=0.2)
    stretches = WORLD.passage([nodes]).crossed
    assert all(s.end < 1600 or s.begin > nodes[-1].km - 1600 for s in stretches)


def test_lengths_add_up_to_no_more_than_the_path() -> None:
    nodes = shortest((55.97, 37.41), (-26.14, 28.25))
    for name in BASELINES:
        covered = sum(s.ne_km if name == "ne" else s.osm_km for s in WORLD.passage([nodes]).crossed)
        assert 0.9 * nodes[-1].km < covered <= nodes[-1].km + 1e-6


@pytest.mark.parametrize("name", ["San Marino", "Vatican City"])
def test_a_microstate_passed_closely_is_near(name: str) -> None:
    lat, lon, zone = {"San Marino": (43.94, 12.30, "SM"), "Vatican City": (41.90, 12.25, "VA")}[name]
    assert zone in WORLD.passage([shortest((lat - 2, lon), (lat + 2, lon))]).near


@pytest.mark.parametrize(
    "content",
    [b"", b"nothing of the kind", FOLDER.joinpath("airspace-ne.bin").read_bytes()[:5000]],
    ids=["empty", "another file", "cut short"],
)
def test_a_damaged_file_is_one_sentence(content: bytes) -> None:
    with pytest.raises(DataError, match="airspace file"):
        Airspace(content)


@settings(max_examples=30)
@given(st.floats(0, 1, exclude_max=True), st.integers(1, 255))
def test_a_changed_byte_is_noticed_when_it_is_read(place: float, change: int) -> None:
    content = bytearray(FOLDER.joinpath("airspace-ne.bin").read_bytes())
    content[int(place * len(content))] ^= change
    with pytest.raises(DataError, match="airspace file"):
        Airspace(bytes(content)).zones_of([(-60 + (row + 0.5) * 0.02, 0.0) for row in range(7200)])


@pytest.mark.parametrize(
    "header",
    [b"no JSON", b"{}", b'{"zones":[],"lowest":0,"step":0,"rows":0}', b'{"zones":[],"lowest":0,"step":1,"rows":9}'],
)
def test_a_header_that_says_too_little_is_one_sentence(header: bytes) -> None:
    content = MAGIC + header + b"\n"
    with pytest.raises(DataError, match="cannot be read"):
        Airspace(content + crc32(content).to_bytes(4, "little"))


def _territories() -> Any:
    return plain(ROOT / "data" / "territories.yaml")
