"""Reading tracks: three formats, hostile files, holes."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warrantcheck.exit_status import ExitStatus
from warrantcheck.geography.tracks import content as contents
from warrantcheck.geography.tracks.fix import BadTrack, Fix
from warrantcheck.geography.tracks.recording import recording_of
from warrantcheck.geography.tracks.track import read_track, track_of

PLACES = st.tuples(st.floats(-89, 89).map(lambda x: round(x, 5)), st.floats(-180, 180).map(lambda x: round(x, 5)))
LINES = st.lists(PLACES, min_size=2, max_size=30)
POINTS = [(32.0114, 34.8867), (33.0, 33.5), (34.5, 31.0), (36.5, 28.0)]


def as_csv(points: list[tuple[float, float]]) -> bytes:
    return ("lon,lat\n" + "".join(f"{lon},{lat}\n" for lat, lon in points)).encode()


def as_geojson(points: list[tuple[float, float]]) -> bytes:
    line = {"type": "LineString", "coordinates": [[lon, lat] for lat, lon in points]}
    return json.dumps(
        {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, "geometry": line}]}
    ).encode()


def as_gpx(points: list[tuple[float, float]]) -> bytes:
    inner = "".join(f'<trkpt lat="{lat}" lon="{lon}"/>' for lat, lon in points)
    head = '<?xml version="1.0"?><gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1"><trk><trkseg>'
    return f"{head}{inner}</trkseg></trk></gpx>".encode()


FORMATS = {"csv": as_csv, "geojson": as_geojson, "gpx": as_gpx}


@pytest.mark.parametrize("form", FORMATS)
@given(points=LINES)
def test_every_format_gives_the_positions_back(form: str, points: list[tuple[float, float]]) -> None:
    assert [(fix.lat, fix.lon) for fix in recording_of(FORMATS[form](points), "flight").fixes] == points


@given(content=st.binary(max_size=400))
def test_any_bytes_give_positions_or_one_sentence(content: bytes) -> None:
    refused(content)


@pytest.mark.parametrize("form", FORMATS)
@given(data=st.data())
def test_a_damaged_file_gives_positions_or_one_sentence(form: str, data: st.DataObject) -> None:
    content = bytearray(FORMATS[form](POINTS))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    refused(bytes(content))


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "features", "geometry", "coordinates", "properties", "times"]),
            inner | st.sampled_from(["FeatureCollection", "Feature", "LineString", "Point", "MultiLineString"]),
            max_size=5,
        )
    ),
    max_leaves=20,
)


@given(value=JSON)
def test_any_json_gives_positions_or_one_sentence(value: Any) -> None:
    refused(json.dumps({"type": "FeatureCollection", "features": [value]}).encode())
    refused(json.dumps(value).encode())


HOSTILE = {
    "an entity bomb": b'<?xml version="1.0"?><!DOCTYPE g [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><gpx>&b;</gpx>',
    "an external entity": b'<!DOCTYPE g SYSTEM "file:///etc/passwd"><gpx><trkpt lat="1" lon="2"/></gpx>',
    "deep XML": b"<gpx>" + b"<a>" * 5000,
    "deep JSON": b"[" * 200_000,
    "JSON of another kind": b'{"type": "Polygon", "coordinates": []}',
    "NaN": b'{"type": "LineString", "coordinates": [[NaN, 1], [2, 3]]}',
    "infinity": b"lat,lon\n1,inf\n2,3\n",
    "a number too large": b'{"type": "LineString", "coordinates": [[1e999, 1], [2, 3]]}',
    "truth values": b'{"type": "LineString", "coordinates": [[true, false], [2, 3]]}',
    "Latin-1": "lat,lon,name\n1,2,Orl\xe9ans\n".encode("latin-1"),
    "an unknown encoding": b'<?xml version="1.0" encoding="klingon"?><gpx><trkpt lat="1" lon="2"/></gpx>',
    "nothing": b"",
    "only a header": b"lat,lon\n",
    "one position": b"lat,lon\n1,2\n",
    "one place": b"lat,lon\n1,2\n1,2\n",
    "no such columns": b"x,y\n1,2\n3,4\n",
    "a missing cell": b"lat,lon\n1\n2,3\n",
    "an endless field": b'lat,lon\n"' + b"1" * 200_000 + b"\n",
    "zero bytes": b"lat,lon\n1,\x00\n",
    "latitude and longitude swapped, out of range": b"lat,lon\n-118.4,33.9\n-73.8,40.6\n",
    "latitude and longitude swapped, in range": b"lat,lon\n34.8867,32.0114\n20.0,39.0\n23.9445,37.9364\n",
    "a longitude of nowhere": b"lat,lon\n1,500\n2,3\n",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_in_one_sentence(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "flight.x"
    file.write_bytes(content)
    with pytest.raises(BadTrack) as error:
        read_track(file)
    assert error.value.status is ExitStatus.USAGE
    assert error.value.message.startswith("flight.x: ")
    assert "\n" not in error.value.message


def test_swapped_columns_are_named_as_such(tmp_path: Path) -> None:
    for name in ("out of range", "in range"):
        file = tmp_path / "flight.csv"
        file.write_bytes(HOSTILE[f"latitude and longitude swapped, {name}"])
        with pytest.raises(BadTrack, match="swapped"):
            read_track(file)


def test_a_file_that_is_too_large_is_not_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "LARGEST", 1_000_000)
    file = tmp_path / "flight.csv"
    file.write_bytes(b"lat,lon\n" + b"1,2\n" * 300_000)
    with pytest.raises(BadTrack, match="larger than 1 MB"):
        read_track(file)


def test_a_folder_or_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    for file in (tmp_path, tmp_path / "missing.gpx"):
        with pytest.raises(BadTrack, match="cannot be read"):
            read_track(file)


def test_times_order_the_positions_and_give_the_day() -> None:
    content = (
        b"timestamp,latitude,longitude,altitude_ft\n"
        b"2025-09-25T10:00:00Z,33.0,33.5,10000\n2025-09-25T08:00:00Z,32.0,34.9,0\n1758790800,34.5,31.0,30000\n"
    )
    track = track_of(recording_of(content, "flight.csv"), "flight.csv")
    assert [fix.lat for fix in track.fixes] == [32.0, 34.5, 33.0]
    assert track.day == date(2025, 9, 25)
    assert track.fixes[1].altitude == pytest.approx(9144)
    assert track.notes == ("The positions were not in order of time; they have been sorted.",)


def test_times_and_heights_of_the_other_formats_are_read() -> None:
    gpx = b'<gpx><trkpt lat="1" lon="2"><ele>100</ele><time>2025-01-02T03:04:05Z</time></trkpt></gpx>'
    point = {"type": "Point", "coordinates": [2, 1, 100]}
    feature = {"type": "Feature", "properties": {"time": "2025-01-02T03:04:05Z"}, "geometry": point}
    moment = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)
    for content in (gpx, json.dumps(feature).encode()):
        assert recording_of(content, "flight").fixes == (Fix(1, 2, moment, 100),)


def test_a_column_of_pairs_is_read() -> None:
    content = b'Timestamp,UTC,Callsign,Position,Altitude\n1,x,y,"32.01,34.88",0\n2,x,y,"33,33",0\n'
    assert [(fix.lat, fix.lon) for fix in recording_of(content, "flight").fixes] == [(32.01, 34.88), (33, 33)]


def refused(content: bytes) -> None:
    """Read, and accept a refusal that is one sentence; anything else fails the test."""
    try:
        track_of(recording_of(content, "flight"), "flight")
    except BadTrack as error:
        message = error.message
    else:
        return
    assert "\n" not in message
