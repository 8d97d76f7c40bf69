"""The routes of tests/routes.yaml by a second method: polygons, and geodesics of PROJ. Needs the group `polygons`.

Run it by name, `pytest tests/build`: pytest passes over folders called `build` by itself. It downloads by pip and npm
what WARRANTCHECK_SOURCES, or build/airspace, does not hold.
"""

from __future__ import annotations

from math import cos, radians
from typing import TYPE_CHECKING, Any

import pytest
from conftest import cases

pytest.importorskip("shapely")
pytest.importorskip("pyproj")

if TYPE_CHECKING:
    from comparison import Comparison

BASELINES = ("osm", "ne")
TOLERANCE = 5.0
"""Kilometres: two borders, each met on a row 2.2 km high at an angle, and a point every kilometre."""

ALONG_A_BORDER = {
    "Tehran to Beijing": 12.0,  # China and Mongolia
    "Tel Aviv to New York": 9.0,  # Croatia and Bosnia
    "Tel Aviv to Washington": 7.0,  # Greece and Turkey in the Aegean
}
"""Routes that follow a border for so long that a fraction of a row decides over kilometres."""

HALF_A_ROW = 0.0111
"""Degrees of latitude, a little more than half a row of the packed files; the same in kilometres for longitude."""

LENGTH = 0.01
EACH = pytest.mark.parametrize("route", cases("routes.yaml"))
BOTH = pytest.mark.parametrize("baseline", BASELINES)


@pytest.fixture(scope="session")
def comparison() -> Comparison:
    """Both methods' results."""
    from comparison import compare, folder

    return compare(folder())


@BOTH
@EACH
def test_both_methods_meet_the_same_zones_for_the_same_length(
    route: dict[str, Any], baseline: str, comparison: Comparison
) -> None:
    compared = comparison.routes[route["case"]]
    assert compared.first.long(baseline) == compared.second.long(baseline)
    tolerance = ALONG_A_BORDER.get(route["case"], TOLERANCE)
    assert {zone: km for zone, km in compared.differences(baseline).items() if abs(km) > tolerance} == {}


@EACH
def test_the_second_method_finds_the_states_of_the_table(route: dict[str, Any], comparison: Comparison) -> None:
    found = comparison.routes[route["case"]].second
    sure = [zone for zone in found.long("osm") if zone in found.long("ne") and zone[0] != "?"]
    assert sure == route["states"]


@EACH
def test_proj_finds_the_same_length_of_the_route(route: dict[str, Any], comparison: Comparison) -> None:
    compared = comparison.routes[route["case"]]
    assert compared.km == pytest.approx(compared.km_of_proj, abs=LENGTH)


@BOTH
def test_differences_are_small_and_on_no_side(baseline: str, comparison: Comparison) -> None:
    off = comparison.differences(baseline)
    assert len(off) > 150
    assert abs(off).mean() < 1.5
    assert sorted(abs(off))[int(0.95 * len(off))] < 4
    assert abs(off.mean()) < 0.3


def test_where_the_methods_differ_on_a_point_a_border_is_within_half_a_row(comparison: Comparison) -> None:
    from warrantcheck.geography.crossing import World

    world, far, points = World(), [], 0
    for lon, lat, zones in comparison.points():
        points += 1
        found = world.zones_at(lat, lon)
        for baseline, zone in zones.items():
            if found[baseline] == zone:
                continue
            wide = HALF_A_ROW / cos(radians(lat))
            around = {
                world.zones_at(lat + north * HALF_A_ROW, (lon + east * wide + 180) % 360 - 180)[baseline]
                for north in (-1, 0, 1)
                for east in (-1, 0, 1)
            }
            if zone not in around:
                far.append((lat, lon, baseline, found[baseline], zone))
    assert points > 175_000
    assert far == []
