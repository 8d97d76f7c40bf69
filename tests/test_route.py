"""The question of a route: states in order, stops, tracks, and what every format must say."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import cases
from geographiclib.geodesic import Geodesic

import warrantcheck
from warrantcheck.answer.route.flight import between
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import UsageError
from warrantcheck.geography.crossing import World
from warrantcheck.lookup.find import find_place, place_of

WORLD = World()
LONG_ENOUGH = 25
NETANYAHU = ("route", "netanyahu", "--from", "TLV", "--to", "JFK", "--on", "2025-09-25")


@pytest.mark.parametrize("route", cases("routes.yaml"))
def test_a_route_meets_these_states_in_this_order(route: dict[str, Any], data: Dataset) -> None:
    flight = between(data, route["from"], route["to"])
    lengths: dict[str, list[float]] = {}
    for stretch in WORLD.passage(flight.paths).crossed:
        if not stretch.zone.startswith("?"):
            both = lengths.setdefault(stretch.zone, [0, 0])
            both[0] += stretch.ne_km
            both[1] += stretch.osm_km
    sure = [zone for zone, both in lengths.items() if min(both) >= LONG_ENOUGH]
    assert sure == route["states"]
    assert [zone for zone in lengths if zone not in sure] == route.get("also", [])
    assert round(flight.km) == route["km"]


def track_file(folder: Path, keep: Any) -> str:
    """Write positions of the shortest path from Tel Aviv to New York, those whose kilometre is to be kept."""
    line = Geodesic.WGS84.InverseLine(32.0114, 34.8867, 40.6399, -73.7787)
    nodes = [line.Position(line.s13 * i / 366) for i in range(367)]
    file = folder / "flight.csv"
    file.write_text("lat,lon\n" + "".join(f"{n['lat2']},{n['lon2']}\n" for n in nodes if keep(n["s12"] / 1000)))
    return str(file)


def test_the_contract(cli: Any) -> None:
    result = cli(*NETANYAHU, "-o", "json").json["result"]
    assert result["path"] == "shortest path, not the flight plan"
    assert [stop["role"] for stop in result["stops"]] == ["destination"]
    assert {"state", "km", "certain", "duty", "risk", "level"} <= set(result["crossed"][0])
    states = [crossed["state"] for crossed in result["crossed"]]
    assert states[0] == "IL"
    assert states[-1] == "US"
    assert states.index("GR") < states.index("CH") < states.index("FR") < states.index("CA")
    assert result["unobserved_km"] == 0
    assert not set(result["near"]) & set(states)


def test_overflight_is_judged_by_its_own_role_and_the_airport_by_the_stop(cli: Any) -> None:
    result = cli(*NETANYAHU, "-o", "json").json["result"]
    france = next(c for c in result["crossed"] if c["state"] == "FR")
    assert france["role"] == "overflight"
    assert france["duty"] == "arrest"
    assert any("airspace is territory" in reason for reason in france["reasons"])
    assert "netanyahu-fr-2025-07-06-overflight" in france["precedents"]
    last = result["crossed"][-1]
    assert last["role"] == "destination"
    assert (last["risk"], last["level"]) == (result["stops"][0]["risk"], result["stops"][0]["level"])
    assert result["risk"] == max(c["risk"] for c in result["crossed"])


def test_a_start_abroad_is_a_stop_too_and_a_start_at_home_is_not(cli: Any) -> None:
    abroad = cli("route", "netanyahu", "--from", "BUD", "--to", "IAD", "-o", "json").json["result"]
    assert [(stop["state"], stop["role"]) for stop in abroad["stops"]] == [("HU", "transit"), ("US", "destination")]
    assert abroad["crossed"][0]["role"] == "transit"


def test_a_landing_on_the_way_is_a_stop(cli: Any) -> None:
    result = cli("route", "bashir", "--from", "KRT", "--via", "Tehran", "--to", "PEK", "-o", "json").json["result"]
    assert [(stop["state"], stop["role"]) for stop in result["stops"]] == [("IR", "transit"), ("CN", "destination")]
    roles = [c["role"] for c in result["crossed"] if c["state"] == "IR"]
    assert roles == ["transit"]
    assert [w["name"] for w in result["waypoints"]][1] == "Tehran"


def test_disputed_ground_is_named_with_who_holds_it(cli: Any) -> None:
    result = cli("route", "putin", "--from", "VKO", "--to", "JNB", "-o", "json").json["result"]
    crimea = next(c for c in result["crossed"] if c["zone"] == "crimea")
    assert (crimea["state"], crimea["held_by"], crimea["duty"]) == ("UA", "RU", "arrest")
    assert "Crimea" in crimea["name"]
    north = next(c for c in result["crossed"] if c["zone"] == "northern-cyprus")
    assert (north["state"], north["held_by"]) == ("CY", "TR")
    sahara = cli("route", "putin", "--from", "CMN", "--to", "DSS", "-o", "json").json["result"]["crossed"][1]
    assert (sahara["state"], sahara["held_by"], sahara["level"]) == ("EH", "MA", sahara["level"])


def test_what_only_one_baseline_finds_is_not_certain(cli: Any) -> None:
    result = cli("route", "netanyahu", "--from", "TLV", "--to", "GVA", "-o", "json").json["result"]
    croatia = [c for c in result["crossed"] if c["state"] == "HR"]
    assert croatia
    assert all(not c["certain"] and c["ne_km"] == 0 for c in croatia)
    assert any("only one of the two ways" in note for note in result["notes"])


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md"])
def test_every_format_says_what_the_path_is_and_gives_the_credit(cli: Any, form: str) -> None:
    out = " ".join(cli(*NETANYAHU, "-o", form).out.split()).lower()
    assert "shortest path, not the flight plan" in out
    assert "(c) openstreetmap contributors" in out.replace("\\", "")


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md"])
def test_every_format_says_how_much_was_not_observed(cli: Any, form: str, tmp_path: Path) -> None:
    file = track_file(tmp_path, lambda km: not 3800 < km < 7000)
    out = " ".join(cli("route", "netanyahu", "--track", file, "-o", form).out.split())
    assert "3,220 km not observed" in out


def test_a_hole_is_shown_and_not_filled(cli: Any, tmp_path: Path) -> None:
    file = track_file(tmp_path, lambda km: not 3800 < km < 7000)
    result = cli("route", "netanyahu", "--track", file, "-o", "json").json["result"]
    assert result["unobserved_km"] == pytest.approx(3220, abs=5)
    assert len(result["unobserved"]) == 1
    hole = result["unobserved"][0]
    for crossed in result["crossed"]:
        assert crossed["end_km"] <= hole["begin_km"] + 1 or crossed["begin_km"] >= hole["end_km"] - 1
    assert "United Kingdom" not in [c["name"] for c in result["crossed"]]


def test_a_whole_track_gives_what_its_path_gives(cli: Any, tmp_path: Path) -> None:
    observed = cli("route", "netanyahu", "--track", track_file(tmp_path, lambda km: True), "-o", "json").json["result"]
    drawn = cli(*NETANYAHU[:-2], "-o", "json").json["result"]
    assert [c["state"] for c in observed["crossed"]] == [c["state"] for c in drawn["crossed"]]
    assert [s["state"] for s in observed["stops"]] == ["US"]
    assert observed["km"] == pytest.approx(drawn["km"], abs=1)


def test_a_track_that_ends_in_the_air_has_no_stop(cli: Any, tmp_path: Path) -> None:
    result = cli("route", "netanyahu", "--track", track_file(tmp_path, lambda km: km < 5000), "-o", "json").json[
        "result"
    ]
    assert result["stops"] == []
    assert any("ends at no known airport" in note for note in result["notes"])


def test_a_track_with_times_is_judged_on_its_day(cli: Any, tmp_path: Path) -> None:
    file = tmp_path / "flight.csv"
    file.write_text("time,lat,lon\n2024-09-02T10:00:00Z,55.59,37.27\n2024-09-02T10:05:00Z,55.7,37.8\n")
    assert cli("route", "putin", "--track", str(file), "-o", "json").json["result"]["on"] == "2024-09-02"
    later = cli("route", "putin", "--track", str(file), "--on", "2025-01-01", "-o", "json").json["result"]
    assert later["on"] == "2025-01-01"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--from", "TLV"), "needs --from and --to"),
        ((), "needs --from and --to"),
        (("--from", "TLV", "--to", "TLV"), "twice in a row"),
        (("--from", "TLV", "--to", "Camp David"), "position of Camp David"),
        (("--from", "TLV", "--to", "Nowhereland"), "No place"),
        (("--from", "TLV", "--to", "JFK", "--track", "x.csv"), "leave out --from"),
        (("--track", "missing.csv"), "missing.csv: cannot be read"),
    ],
)
def test_a_wrong_call_is_one_sentence(cli: Any, arguments: tuple[str, ...], sentence: str) -> None:
    run = cli("route", "netanyahu", *arguments)
    assert run.status == 2
    assert sentence in run.err
    assert run.out == ""


def test_a_state_stands_for_its_capital_and_says_so(cli: Any) -> None:
    result = cli("route", "putin", "--from", "Moscow", "--to", "MN", "-o", "json").json["result"]
    assert result["waypoints"][1]["kind"] == "capital"
    assert any("Mongolia: the path is drawn to Ulan Bator" in note for note in result["notes"])


@pytest.mark.parametrize(
    "name", ["Israel", "PS", "Palau", "Golan Heights", "Gaza", "East Jerusalem", "Kerch", "Crimea"]
)
def test_states_and_territories_have_a_point_of_their_own(name: str, data: Dataset) -> None:
    place = find_place(data, name)
    spot = between(data, "JNB", name).waypoints[-1]
    there = {place_of(data, zone).state.id for zone in WORLD.zones_at(spot.lat, spot.lon).values()}
    assert there == {place.state.id}


def test_every_state_can_be_flown_to(data: Dataset) -> None:
    for state in data.states:
        if state.id != "ZA":
            assert between(data, "JNB", state.id).km > 0


FLOWN = (
    ("omar-al-bashir", "2011-06-26", "THR", "PEK"),
    ("omar-al-bashir", "2013-08-04", "KRT", "THR"),
    ("benjamin-netanyahu", "2025-04-06", "BUD", "IAD"),
    ("benjamin-netanyahu", "2025-07-06", "TLV", "IAD"),
    ("benjamin-netanyahu", "2025-09-25", "TLV", "JFK"),
    ("benjamin-netanyahu", "2025-12-28", "TLV", "MIA"),
    ("benjamin-netanyahu", "2026-02-10", "TLV", "IAD"),
    ("benjamin-netanyahu", "2026-09-24", "TLV", "JFK"),
)


def test_most_overflights_on_record_lie_under_the_shortest_path(data: Dataset) -> None:
    """What docs/route.md says of real flights: 18 of 21 under it, one close by, two on another way."""
    days = {flight[:2] for flight in FLOWN}
    flown = (v for v in data.visits if v.kind == "overflight" and (v.person, str(v.since)) in days)
    record = {(v.person, str(v.since), v.state) for v in flown}
    under, close = set(), set()
    for person, day, begin, end in FLOWN:
        answer = warrantcheck.route(person, begin, end, on=day)
        under |= {(person, day, c.state) for c in answer.crossed} & record
        close |= {(person, day, state) for state in answer.near} & record
    assert len(record) == 21
    assert len(under) == 18
    assert close == {("omar-al-bashir", "2011-06-26", "TJ")}
    assert {state for _, day, state in record - under - close} == {"FR", "HR"}


def test_limits_count_stops_and_overflights(cli: Any) -> None:
    assert cli(*NETANYAHU, "--fail-on", "duty").status == 3
    assert cli(*NETANYAHU, "--fail-on", "severe").status == 0
    assert cli(*NETANYAHU, "--fail-on-unclear").status == 4  # Guernsey


def test_history_is_judged_without_hindsight(cli: Any) -> None:
    result = cli(*NETANYAHU, "-o", "json").json["result"]
    assert result["known"] == "2025-09-25"
    for crossed in result["crossed"]:
        assert "2026-" not in json.dumps(crossed["precedents"])


def test_rows_are_crossings(cli: Any) -> None:
    rows = list(csv.DictReader(io.StringIO(cli(*NETANYAHU, "-o", "csv").out)))
    lines = [json.loads(line) for line in cli(*NETANYAHU, "-o", "jsonl").out.splitlines()]
    assert [row["state"] for row in rows] == [line["state"] for line in lines]
    assert rows[0]["person"] == "benjamin-netanyahu"


def test_the_python_api_gives_the_same(cli: Any, tmp_path: Path) -> None:
    answer = warrantcheck.route("netanyahu", "TLV", "JFK", on="2025-09-25", known="2025-09-25")
    told = cli(*NETANYAHU, "-o", "json").json["result"]
    assert [c.state for c in answer.crossed] == [c["state"] for c in told["crossed"]]
    observed = warrantcheck.route("netanyahu", track=track_file(tmp_path, lambda km: km < 5000))
    assert observed.stops == ()
    with pytest.raises(UsageError):
        warrantcheck.route("netanyahu", "TLV")
    with pytest.raises(UsageError):
        warrantcheck.route("netanyahu", "TLV", "JFK", track="x.csv")


def test_a_trip_imports_and_reads_nothing_of_it() -> None:
    code = (
        "import sys; from warrantcheck.cli.app import run; run(['trip','putin','--to','MN','-o','json']);"
        "sys.exit(any('geograph' in name or 'route' in name for name in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert run.returncode == 0, sys.stderr


def test_no_answer_suggests_another_way(cli: Any) -> None:
    for form in ("table", "md", "json"):
        out = cli("route", "putin", "--from", "VKO", "--to", "BUD", "-o", form).out.casefold()
        assert not [word for word in ("avoid", "instead", "alternative", "safer", "detour") if word in out]
