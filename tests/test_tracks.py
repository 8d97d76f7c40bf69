"""Tracks: which positions count, where the aircraft stood, and for which day each stop is judged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from warrantcheck.answer.route.flight import Flight, along, between, day_of_flight
from warrantcheck.answer.route.route import route
from warrantcheck.clock import Clock
from warrantcheck.dataset.store import Dataset
from warrantcheck.geography.position import elevation
from warrantcheck.geography.tracks.cleaning import FASTEST, cleaned
from warrantcheck.geography.tracks.fix import BadTrack, Fix, Recording
from warrantcheck.geography.tracks.landing import ABOVE, CRUISE
from warrantcheck.geography.tracks.track import HOLE, Track, line_of, track_of

BEGIN = datetime(2025, 4, 2, 22, tzinfo=UTC)
TLV, BUD, FRA = (32.0114, 34.8867), (47.4369, 19.2556), (50.0264, 8.5431)
SVO, EVN, IKA = (55.9726, 37.4146), (40.1473, 44.3959), (35.4161, 51.1522)
PLACES = st.tuples(st.floats(-89, 89).map(lambda x: round(x, 5)), st.floats(-180, 180).map(lambda x: round(x, 5)))


def flown(*places: tuple[float, float], begin: datetime = BEGIN, minutes: int = 3, stand: float = 0.0) -> list[Fix]:
    """Positions of flights from place to place at 800 km/h, high but for the ends, with hours of standing between."""
    fixes: list[Fix] = []
    time = begin
    for one, other in pairwise(places):
        km = 111.2 * max(abs(one[0] - other[0]), 0.7 * abs(one[1] - other[1]))
        count = max(3, int(km / 800 * 60 / minutes))
        for i in range(count + 1):
            share = i / count
            high = 0.0 if i in (0, count) else 10_500.0
            lat, lon = (a + share * (b - a) for a, b in zip(one, other, strict=True))
            fixes.append(Fix(round(lat, 5), round(lon, 5), time, high))
            time += timedelta(minutes=minutes)
        time += timedelta(hours=stand)
    return fixes


def flight_of(data: Dataset, fixes: Sequence[Fix], aircraft: str | None = None) -> Flight:
    return along(data, track_of(Recording(tuple(fixes)), "flight.csv", aircraft))


def stops(flight: Flight) -> list[tuple[str, str]]:
    return [(halt.stop.state.id, halt.stop.role) for halt in flight.halts]


# --- which positions count -------------------------------------------------------


def test_positions_at_null_island_are_left_out_and_counted(data: Dataset) -> None:
    fixes = flown(TLV, BUD)
    flight = flight_of(data, [*fixes, *(Fix(0.0, 0.0, fixes[-1].time),) * 2])
    assert stops(flight) == [("HU", "destination")]
    assert any("2 positions at 0, 0" in note for note in flight.notes)


def test_positions_that_only_an_impossible_speed_reaches_are_left_out(data: Dataset) -> None:
    fixes = flown(TLV, BUD)
    for i in (20, 21, 35):
        fixes[i] = replace(fixes[i], lat=55.0, lon=25.0)
    flight = flight_of(data, fixes)
    assert max(node.lat for path in flight.paths for node in path) < 48
    assert any(note.startswith("Left out: 3 positions that only a speed above 1,400 km/h") for note in flight.notes)


def test_the_first_position_can_be_the_one_that_is_wrong(data: Dataset) -> None:
    fixes = flown(TLV, BUD)
    fixes[0] = replace(fixes[0], lat=-30.0, lon=140.0)
    assert stops(flight_of(data, fixes)) == [("HU", "destination")]


def test_a_position_without_a_time_far_off_the_line_is_left_out() -> None:
    fixes = [replace(fix, time=None) for fix in flown(TLV, BUD)]
    fixes[20] = replace(fixes[20], lat=60.0, lon=60.0)
    kept, notes = cleaned(fixes, "flight.csv")
    assert len(kept) == len(fixes) - 1
    assert notes == ["Left out: 1 position far off a line that continues where it left off."]


def test_years_from_the_others_are_no_time_of_the_flight() -> None:
    fixes = flown(TLV, BUD)
    fixes[0] = replace(fixes[0], time=datetime(2043, 1, 1, tzinfo=UTC))
    fixes[7] = replace(fixes[7], time=datetime(1970, 1, 1, tzinfo=UTC))
    track = track_of(Recording(tuple(fixes)), "flight.gpx")
    assert track.day == date(2025, 4, 2)
    assert "Left out: 2 positions dated a year or more from the others." in track.notes


def test_a_position_off_the_globe_is_left_out_and_many_are_refused() -> None:
    fixes = flown(TLV, BUD)
    one = [replace(fixes[0], lat=95.0), *fixes]
    assert len(track_of(Recording(tuple(one)), "x").fixes) == len(fixes)
    with pytest.raises(BadTrack, match="swapped"):
        track_of(Recording(tuple(replace(fix, lat=fix.lon + 80, lon=fix.lat) for fix in fixes)), "x")


def test_a_track_that_jumps_all_the_time_is_refused_with_the_reason() -> None:
    fixes = [Fix(10.0 + 40 * (i % 2), 10.0 + 90 * (i % 3), BEGIN + timedelta(seconds=i)) for i in range(50_000)]
    with pytest.raises(BadTrack, match="times faster than an aircraft flies"):
        track_of(Recording(tuple(fixes)), "x")
    with pytest.raises(BadTrack, match="jump about"):
        track_of(Recording(tuple(replace(fix, time=None) for fix in fixes)), "x")


def test_two_aircraft_are_named_and_one_is_taken_by_its_name(data: Dataset) -> None:
    fixes = [
        *(replace(fix, aircraft="738065") for fix in flown(TLV, BUD)),
        *(replace(fix, aircraft="3c6444") for fix in flown(SVO, EVN)),
    ]
    with pytest.raises(BadTrack, match=r"holds 2 aircraft: .*738065.*--aircraft"):
        flight_of(data, fixes)
    with pytest.raises(BadTrack, match="holds no aircraft 'abc'"):
        flight_of(data, fixes, "abc")
    assert stops(flight_of(data, fixes, "3C6444")) == [("AM", "destination")]


@pytest.mark.parametrize("backwards", [False, True])
def test_times_in_whole_minutes_lose_no_position_and_keep_the_order_of_the_file(data: Dataset, backwards: bool) -> None:
    fixes = flown(TLV, BUD, minutes=1)
    close = [
        replace(a, lat=a.lat + share * (b.lat - a.lat), lon=a.lon + share * (b.lon - a.lon))
        for a, b in pairwise(fixes)
        for share in (0.0, 0.25, 0.5, 0.75)
    ]
    close.append(fixes[-1])
    flight = flight_of(data, close[::-1] if backwards else close)
    assert stops(flight) == [("HU", "destination")]
    assert flight.km == pytest.approx(2173, abs=5)
    assert not any("Left out" in note for note in flight.notes)


def test_days_without_a_time_of_day_say_nothing_of_speeds(data: Dataset) -> None:
    day = datetime(2025, 4, 2, tzinfo=UTC)
    flight = flight_of(data, [replace(fix, time=day) for fix in flown(TLV, BUD)])
    assert (stops(flight), flight.day) == ([("HU", "destination")], day.date())
    night = [replace(fix, time=day + timedelta(days=i > 20)) for i, fix in enumerate(flown(TLV, BUD))]
    assert not any("landed in between" in note for note in flight_of(data, night).notes)


def test_metres_of_a_map_projection_are_refused_by_name() -> None:
    with pytest.raises(BadTrack, match="map projection"):
        cleaned([Fix(3_883_570.0 + i, 3_764_810.0) for i in range(5)], "flight.geojson")


def test_a_list_of_places_all_over_the_world_is_no_track() -> None:
    places = [(48.85, 2.35), (35.68, 139.69), (-12.04, -77.03), (30.04, 31.23)]
    with pytest.raises(BadTrack, match="list of places"):
        track_of(Recording(tuple(Fix(lat, lon) for lat, lon in places)), "cities.csv")


def test_positions_without_times_in_no_order_are_refused() -> None:
    fixes = [replace(fix, time=None) for fix in flown(TLV, BUD)]
    order = Random(1).sample(range(len(fixes)), len(fixes))
    with pytest.raises(BadTrack, match="in no order of a flight"):
        track_of(Recording(tuple(fixes[i] for i in order)), "points.geojson")


@given(st.lists(st.tuples(PLACES, st.integers(0, 10**6)), min_size=2, max_size=40))
def test_what_is_kept_can_be_flown(rows: list[tuple[tuple[float, float], int]]) -> None:
    fixes = [Fix(*place, BEGIN + timedelta(seconds=s)) for place, s in rows]
    try:
        kept, notes = cleaned(fixes, "x")
    except BadTrack:
        return
    assert sum(int(n.split()[2]) for n in notes if n.startswith("Left out")) == len(fixes) - len(kept)
    for a, b in pairwise(kept):
        assert a.time
        assert b.time
        assert a.time <= b.time
        hours = (b.time - a.time).total_seconds() / 3600
        assert 111.2 * abs(a.lat - b.lat) <= 2 * 10.0 + FASTEST * hours


@given(st.lists(PLACES, min_size=2, max_size=30))
def test_a_hole_is_never_part_of_a_path_and_nothing_is_lost(points: list[tuple[float, float]]) -> None:
    line = line_of([Fix(lat, lon) for lat, lon in points])
    missing = sum(end - begin for begin, end, _, _ in line.holes)
    assert all(end - begin > HOLE for begin, end, _, _ in line.holes)
    assert sum(path[-1].km - path[0].km for path in line.paths if path) + missing == pytest.approx(line.kilometres[-1])
    assert len(line.paths) == len(line.holes) + 1
    assert all(b.km - a.km <= HOLE for path in line.paths for a, b in pairwise(path))


# --- where it stood --------------------------------------------------------------


def test_a_landing_on_the_way_is_a_stop_and_no_overflight(data: Dataset) -> None:
    flight = flight_of(data, flown(SVO, EVN, IKA, begin=datetime(2026, 3, 1, 8, tzinfo=UTC), stand=2))
    assert stops(flight) == [("AM", "transit"), ("IR", "destination")]
    result = route(data, data.person("vladimir-putin"), flight, Clock.of(date(2026, 11, 1), date(2026, 3, 1)))
    assert {crossing.role for crossing in result.crossed if crossing.state == "AM"} == {"transit"}


def test_who_stays_for_the_night_is_a_visitor(data: Dataset) -> None:
    flight = flight_of(data, flown(SVO, EVN, IKA, begin=datetime(2026, 3, 1, 8, tzinfo=UTC), stand=14))
    assert stops(flight) == [("AM", "destination"), ("IR", "destination")]


@pytest.mark.parametrize(
    "change",
    [
        lambda fix: replace(fix, altitude=None),
        lambda fix: replace(fix, altitude=None, ground=fix.altitude == 0),
        lambda fix: replace(fix, time=None),
    ],
    ids=["by standing still", "by the flag of the file", "by its altitude alone"],
)
def test_each_sign_of_a_landing_is_enough(data: Dataset, change: object) -> None:
    fixes = [change(fix) for fix in flown(SVO, EVN, IKA, stand=2)]  # type: ignore[operator]
    assert [state for state, _ in stops(flight_of(data, fixes))] == ["AM", "IR"]


def test_an_aircraft_lost_low_near_an_airport_and_seen_again_hours_later_has_landed(data: Dataset) -> None:
    seen = [fix for fix in flown(SVO, EVN, IKA, stand=3) if fix.altitude]
    gap = next(
        i for i, (a, b) in enumerate(pairwise(seen)) if b.time and a.time and b.time - a.time > timedelta(hours=2)
    )
    low = replace(seen[gap], lat=EVN[0] + 0.2, lon=EVN[1], altitude=2600.0)
    flight = flight_of(data, [*seen[:gap], low, *seen[gap + 1 :]])
    assert ("AM", "transit") in stops(flight)
    assert any("lost from sight" in note for note in flight.notes)


def test_an_aircraft_lost_high_and_seen_again_hours_later_may_have_landed_and_that_is_told(data: Dataset) -> None:
    seen = [fix for fix in flown(SVO, EVN, IKA, stand=3) if fix.altitude]
    flight = flight_of(data, seen)
    assert ("AM", "transit") not in stops(flight)
    assert any("it may have landed in between" in note for note in flight.notes)


def test_an_aircraft_in_the_air_has_not_landed(data: Dataset) -> None:
    fixes = flown(TLV, (48.3538, 11.7861))
    fixes[-1] = replace(fixes[-1], altitude=11_582.0)
    flight = flight_of(data, fixes)
    assert stops(flight) == []
    assert any("ends at no known airport" in note for note in flight.notes)


LIM, LPB, VVI = (-12.0219, -77.1143, 34.0), (-16.5133, -68.1923, 4061.0), (-17.6448, -63.1354, 373.0)


def over_the_andes(*places: tuple[float, float, float]) -> list[Fix]:
    """Flights that stand an hour between, each end at the altitude of its airport."""
    fixes = flown(*((lat, lon) for lat, lon, _ in places), stand=1)
    known = {(lat, lon): high for lat, lon, high in places}
    return [replace(fix, altitude=known.get((fix.lat, fix.lon), fix.altitude)) for fix in fixes]


def test_a_landing_at_an_airport_above_4_000_m_is_a_stop_on_the_way_and_at_the_end(data: Dataset) -> None:
    assert stops(flight_of(data, over_the_andes(VVI, LPB, LIM))) == [("BO", "transit"), ("PE", "destination")]
    assert stops(flight_of(data, over_the_andes(LIM, LPB))) == [("BO", "destination")]
    dip = [replace(fix, time=None) for fix in over_the_andes(VVI, LPB, LIM)]
    assert ("BO", "transit") in stops(flight_of(data, dip))


@pytest.mark.parametrize("altitude", [5200.0, 5900.0, 10_500.0])
def test_an_aircraft_high_above_a_high_airport_has_not_landed(data: Dataset, altitude: float) -> None:
    fixes = over_the_andes(LIM, LPB)
    fixes[-1] = replace(fixes[-1], altitude=altitude)
    assert stops(flight_of(data, fixes)) == []


def test_no_airport_is_so_high_that_an_aircraft_at_cruise_is_low_there() -> None:
    heights = [elevation(code) for code in ("LPB", "DCY", "BPX")]
    assert max(heights) + ABOVE < CRUISE
    assert elevation("TLV") < 100


def test_one_altitude_throughout_is_not_taken_for_observed(data: Dataset) -> None:
    flight = flight_of(data, [replace(fix, altitude=11_000.0) for fix in flown(TLV, BUD)])
    assert stops(flight) == [("HU", "destination")]
    assert any("not counted as observed" in note for note in flight.notes)


def test_flight_levels_without_a_unit_are_not_taken_for_metres_of_a_landing(data: Dataset) -> None:
    fixes = [replace(fix, altitude=350.0 + i % 2) for i, fix in enumerate(flown(TLV, BUD))]
    flight = flight_of(data, fixes)
    assert any("their unit must be another" in note for note in flight.notes)
    assert any("is not certain (the file gives no altitude there)" in note for note in flight.notes)


def test_an_aircraft_seen_only_where_it_took_off_and_landed_keeps_its_altitudes(data: Dataset) -> None:
    fixes = [replace(fix, altitude=40.0 + i) for i, fix in enumerate(flown(TLV, BUD))]
    flight = flight_of(data, [*fixes[:2], *fixes[-2:]])
    assert not any("unit" in note for note in flight.notes)


def test_low_and_near_is_a_landing_that_is_told_as_inferred(data: Dataset) -> None:
    fixes = flown(TLV, BUD)[:-2]
    fixes.append(replace(fixes[-1], lat=47.60, lon=19.30, altitude=900.0, time=None))
    flight = flight_of(data, fixes)
    assert stops(flight) == [("HU", "destination")]
    assert any("is not certain (the last position is" in note for note in flight.notes)


def test_standing_where_no_airport_is_known_is_a_stop_in_the_state_below(data: Dataset) -> None:
    desert = (32.5, 54.9)
    fixes = flown(SVO, desert)
    fixes[-1] = replace(fixes[-1], ground=True)
    flight = flight_of(data, fixes)
    assert stops(flight) == [("IR", "destination")]
    assert any("at no known airport, in Iran" in note for note in flight.notes)


def test_an_airport_found_by_position_is_not_looked_up_as_a_state(data: Dataset) -> None:
    assert stops(flight_of(data, flown(TLV, FRA))) == [("DE", "destination")]


# --- for which day ---------------------------------------------------------------


def test_each_stop_is_judged_for_its_own_day_unless_a_day_is_asked_for(data: Dataset) -> None:
    flight = flight_of(data, flown(SVO, EVN, IKA, begin=datetime(2026, 3, 1, 20, tzinfo=UTC), stand=30))
    who, clock = data.person("vladimir-putin"), Clock.of(date(2026, 11, 1), date(2026, 3, 1))
    days = route(data, who, flight, clock, later=lambda day: Clock.of(date(2026, 11, 1), day)).stop_days
    assert days == (date(2026, 3, 1), date(2026, 3, 3))
    assert set(route(data, who, flight, clock).stop_days) == {clock.on}


@pytest.mark.parametrize(
    ("times", "undated", "says"),
    [
        (None, None, "The file gives no time"),
        (None, "Its times can be read in two ways", "Its times can be read in two ways"),
        (datetime(2043, 1, 1, tzinfo=UTC), None, "which has not come yet"),
        (datetime(1970, 1, 1, tzinfo=UTC), None, "lies before the Statute"),
    ],
)
def test_a_day_that_cannot_be_read_is_told_first(
    data: Dataset, times: datetime | None, undated: str | None, says: str
) -> None:
    fixes = tuple(
        replace(fix, time=times + (fix.time - BEGIN) if times and fix.time else None) for fix in flown(TLV, BUD)
    )
    flight = along(data, track_of(Recording(fixes, (), undated), "x"))
    day, note = day_of_flight(flight, date(2026, 11, 27))
    assert day is None
    assert note
    assert says in note
    assert "--on" in note


def test_a_day_that_is_asked_for_and_not_the_tracks_is_told(data: Dataset) -> None:
    flight, person = flight_of(data, flown(TLV, BUD)), data.person("benjamin-netanyahu")
    for asked, told in ((date(2025, 4, 2), False), (date(2025, 5, 1), True)):
        result = route(data, person, flight, Clock.of(date(2026, 11, 1), asked))
        assert ("The track is of 2025-04-02; it is judged for 2025-05-01, as asked." in result.notes) is told


def test_a_flight_between_places_says_nothing_of_its_day(data: Dataset) -> None:
    assert day_of_flight(between(data, "TLV", "BUD"), date(2026, 11, 27)) == (None, None)


def test_a_code_that_is_an_airports_and_a_states_means_the_airport_and_says_so(data: Dataset) -> None:
    flight = between(data, "TLV", "FRA")
    assert [halt.stop.state.id for halt in flight.halts] == ["DE"]
    assert flight.readings == ("'FRA' is read as the code of an airport, FRA (Germany); it is also a code of France.",)


def test_a_track_of_one_place_is_refused() -> None:
    with pytest.raises(BadTrack, match="fewer than two positions"):
        track_of(Recording((Fix(1, 2), Fix(1, 2))), "x")


def test_the_first_sound_time_gives_the_day() -> None:
    fixes = (Fix(1, 2), Fix(2, 2, BEGIN), Fix(3, 2))
    assert Track(fixes).day == date(2025, 4, 2)
