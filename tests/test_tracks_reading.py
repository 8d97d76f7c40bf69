"""Reading files of positions: each form that trackers write gives the right place, time, altitude and aircraft."""

from __future__ import annotations

import gzip
import json
import os
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from io import BytesIO
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warrantcheck.exit_status import ExitStatus
from warrantcheck.geography.tracks import content as contents
from warrantcheck.geography.tracks import gpx, notes
from warrantcheck.geography.tracks.fix import BadTrack, Fix, Recording
from warrantcheck.geography.tracks.recording import read_recording

START = datetime(2025, 4, 2, 22, 0, tzinfo=UTC)
PLACES = [(32.0114, 34.8867), (33.5, 33.2), (38.25, 25.5), (47.4369, 19.2556)]
TIMES = [START + timedelta(minutes=50 * at) for at in range(4)]
FEET = [0, 36000, 38000, 4500]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Recording]:
    def read_it(content: bytes | str, name: str = "flight.x") -> Recording:
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_recording(file)

    return read_it


Read = Callable[..., Recording]


def table(header: str, row: Callable[[int], Sequence[object]], mark: str = ",") -> str:
    return "\n".join([header, *(mark.join(map(str, row(at))) for at in range(4))]) + "\n"


def timed(form: Callable[[datetime], object], header: str = "time") -> str:
    return table(f"{header},lat,lon", lambda at: [f'"{form(TIMES[at])}"', *PLACES[at]])


def moments(found: Recording) -> list[datetime | None]:
    return [fix.time for fix in found.fixes]


def altitudes(found: Recording) -> list[float | None]:
    return [None if fix.altitude is None else round(fix.altitude) for fix in found.fixes]


def places(found: Recording) -> list[tuple[float, float]]:
    return [(fix.lat, fix.lon) for fix in found.fixes]


IN_FEET = [round(feet * 0.3048) for feet in FEET]

# --- times ------------------------------------------------------------------------------

TIME_FORMS: dict[str, tuple[Callable[[datetime], object], str]] = {
    "seconds": (lambda t: int(t.timestamp()), "time"),
    "seconds with parts": (lambda t: f"{t.timestamp():.3f}", "timestamp"),
    "milliseconds": (lambda t: int(t.timestamp() * 1e3), "time"),
    "scientific": (lambda t: f"{t.timestamp():.12E}", "Timestamp"),
    "microseconds": (lambda t: int(t.timestamp() * 1e6), "Time"),
    "nanoseconds": (lambda t: int(t.timestamp()) * 10**9, "ts"),
    "ISO": (lambda t: t.isoformat(), "time"),
    "ISO with Z": (lambda t: f"{t:%Y-%m-%dT%H:%M:%SZ}", "time"),
    "ISO elsewhere": (lambda t: (t + timedelta(hours=3)).replace(tzinfo=None).isoformat() + "+03:00", "time"),
    "ISO with nanoseconds": (lambda t: f"{t:%Y-%m-%dT%H:%M:%S}.000000000Z", "time"),
    "UTC behind": (lambda t: f"{t:%Y-%m-%d %H:%M:%S} UTC", "time"),
    "UTC+0 behind": (lambda t: f"{t:%Y-%m-%d %H:%M:%S} UTC+0", "time"),
    "UTC+02:00 behind": (lambda t: f"{t + timedelta(hours=2):%Y-%m-%d %H:%M:%S} UTC+02:00", "time"),
    "an offset behind": (lambda t: f"{t - timedelta(hours=5):%Y-%m-%d %H:%M:%S} -0500", "time"),
    "no zone, UTC in the name": (lambda t: f"{t:%Y-%m-%d %H:%M:%S}.000", "datetime(utc)"),
    "slashes, year first": (lambda t: f"{t:%Y/%m/%d %H:%M:%S}Z", "Time_UTC"),
    "RFC 2822": (format_datetime, "date"),
    "RFC 1123": (lambda t: f"{t:%a, %d %b %Y %H:%M:%S} GMT", "last-seen"),
    "JavaScript": (lambda t: f"{t:%a %b %d %Y %H:%M:%S} GMT+0000 (Coordinated Universal Time)", "when"),
    "English": (lambda t: f"{t:%B %d, %Y %I:%M:%S %p} UTC", "time"),
    "a month in letters": (lambda t: f"{t:%d-%b-%Y %H:%M:%S} UTC", "time"),
    "digits alone": (lambda t: f"{t:%Y%m%d%H%M%S}", "utc"),
    "ISO in digits": (lambda t: f"{t:%Y%m%dT%H%M%SZ}", "utc"),
    "dots, day first": (lambda t: f"{t:%d.%m.%Y %H:%M:%S}", "utc"),
    "Flightradar24, granular": (lambda t: f"{t:%Y-%m-%d %H:%M:%S}Z.0", "network_time"),
    "a name of OpenSky": (lambda t: int(t.timestamp()), "time_position"),
    "a name of the database of OpenSky": (lambda t: int(t.timestamp()), "lastposupdate"),
    "days of a spreadsheet": (lambda t: round((t - datetime(1899, 12, 30, tzinfo=UTC)) / timedelta(days=1), 9), "time"),
}


@pytest.mark.parametrize(("form", "header"), TIME_FORMS.values(), ids=TIME_FORMS)
def test_a_time_is_read_however_it_is_written(form: Callable[[datetime], object], header: str, read: Read) -> None:
    found = read(timed(form, header))
    assert moments(found) == TIMES
    assert found.undated is None
    assert [note for note in found.notes if "zone" in note] == []


def test_a_column_with_a_few_times_does_not_replace_that_of_all(read: Read) -> None:
    rows = ["lat,lon,time,received", *["1,2,2025-04-02 22:00,"] * 3, "1,2,2025-04-02 22:00,2025-04-02T22:05:00Z"]
    found = read("\n".join(rows))
    assert moments(found) == [START] * 4


def test_days_of_a_spreadsheet_and_times_without_a_zone_are_told(read: Read) -> None:
    assert any("1899-12-30" in note for note in read(timed(*TIME_FORMS["days of a spreadsheet"])).notes)
    found = read(timed(lambda t: f"{t:%Y-%m-%d %H:%M}"))
    assert moments(found) == TIMES
    assert "The times name no zone; they were read as UTC." in found.notes
    local = read(timed(lambda t: f"{t:%Y-%m-%d %H:%M}", "Local Time"))
    assert any("local times" in note for note in local.notes)


AMBIGUOUS = {
    "slashes": ("%m/%d/%Y %I:%M %p", "2025-02-04", "2025-04-02"),
    "dashes": ("%d-%m-%Y %H:%M:%S", "2025-04-02", "2025-02-04"),
    "a year of two digits": ("%d/%m/%y %H:%M", "2025-04-02", "2025-02-04"),
}


@pytest.mark.parametrize(("form", "one", "other"), AMBIGUOUS.values(), ids=AMBIGUOUS)
def test_a_day_that_can_be_two_is_no_day(form: str, one: str, other: str, read: Read) -> None:
    found = read(timed(lambda t: f"{t:{form}}"))
    assert moments(found) == [None] * 4
    assert found.undated is not None
    assert f"{START:{form}}" in found.undated
    assert one in found.undated
    assert other in found.undated


@pytest.mark.parametrize("form", ["%m/%d/%Y %H:%M", "%d/%m/%Y %H:%M", "%m/%d/%y %H:%M", "%d.%m.%Y %H:%M"])
def test_another_row_says_which_number_is_the_day(form: str, read: Read) -> None:
    late = [datetime(2025, 4, 12, 23, 0, tzinfo=UTC), datetime(2025, 4, 13, 0, 30, tzinfo=UTC)]
    rows = "".join(f"{t:{form}},{lat},{lon}\n" for t, (lat, lon) in zip(late, PLACES, strict=False))
    if form == "%d/%m/%Y %H:%M":
        assert moments(read(f"utc,lat,lon\n{rows}")) == late
    found = read(f"utc,lat,lon\n{rows}")
    assert moments(found) == late
    assert found.undated is None


def test_a_day_whose_numbers_are_the_same_is_that_day(read: Read) -> None:
    found = read("utc,lat,lon\n04/04/2025 22:00,1,2\n04/04/2025 23:00,3,4\n")
    assert moments(found) == [datetime(2025, 4, 4, 22, tzinfo=UTC), datetime(2025, 4, 4, 23, tzinfo=UTC)]


def test_days_in_two_orders_are_no_days(read: Read) -> None:
    found = read("utc,lat,lon\n04/13/2025 22:00,1,2\n14/04/2025 23:00,3,4\n")
    assert moments(found) == [None, None]
    assert "more than one order" in str(found.undated)


@pytest.mark.parametrize("cell", ["22:00:00", "10:00 PM", "17 seconds", "12345", "0.5", "tomorrow", "1.74363E+12"])
def test_times_of_no_day_are_told(cell: str, read: Read) -> None:
    found = read(f"time,lat,lon\n{cell},1,2\n{cell},3,4\n")
    assert moments(found) == [None, None]
    assert cell in str(found.undated)


def test_a_bad_time_among_good_ones_is_counted(read: Read) -> None:
    found = read("time,lat,lon\n2025-04-02T22:00:00Z,1,2\nsoon,3,4\n,5,6\n2025-04-02T23:00:00Z,7,8\n")
    assert moments(found) == [TIMES[0], None, None, START + timedelta(hours=1)]
    assert "1 time could not be read, such as 'soon': no time is taken there." in found.notes
    assert "1 position has no time." in found.notes
    assert found.undated is None


COLUMNS = {
    "date and time": ("Date,Time", lambda t: [f"{t:%Y-%m-%d}", f"{t:%H:%M:%S}"]),
    "date with midnight, and time": ("Date,Time", lambda t: [f"{t:%Y-%m-%d} 00:00:00", f"{t:%H:%M:%S}"]),
    "date in digits, and time": ("UTC Date,UTC Time", lambda t: [f"{t:%Y%m%d}", f"{t:%H:%M:%S}"]),
    "local time with its offset": (
        "Lcl Date,Lcl Time,UTCOfst",
        lambda t: [f"{t - timedelta(hours=5):%Y-%m-%d}", f"{t - timedelta(hours=5):%H:%M:%S}", "-05:00"],
    ),
    "date and part of a day": ("Date,Time", lambda t: [f"{t:%Y-%m-%d}", round((t.hour + t.minute / 60) / 24, 6)]),
    "a spreadsheet's day and part of a day": (
        "Date,Time",
        lambda t: [(t.date() - date(1899, 12, 30)).days, round((t.hour + t.minute / 60) / 24, 6)],
    ),
    "an unsound number and a sound text": ("timestamp,UTC", lambda t: [0, f"{t:%Y-%m-%dT%H:%M:%SZ}"]),
    "a sound number and an unsound text": ("Timestamp,UTC", lambda t: [int(t.timestamp()), f"{t:%H:%M}"]),
    "local and UTC": (
        "Time,UTC",
        lambda t: [f"{t + timedelta(hours=3):%Y-%m-%d %H:%M}", f"{t:%Y-%m-%d %H:%M}"],
    ),
    "seconds since the start and a text": ("time(millisecond),datetime(utc)", lambda t: [(t - START).seconds, t]),
}


@pytest.mark.parametrize(("header", "cells"), COLUMNS.values(), ids=COLUMNS)
def test_of_several_columns_the_sound_one_is_taken(
    header: str, cells: Callable[[datetime], list[object]], read: Read
) -> None:
    found = read(table(f"{header},lat,lon", lambda at: [*cells(TIMES[at]), *PLACES[at]]))
    assert [moment and moment.replace(microsecond=0) for moment in moments(found)] == TIMES
    assert found.undated is None


# --- altitudes --------------------------------------------------------------------------

FEET_NAMES = [
    "alt_baro", "alt_geom", "Altitude (ft)", "altitude(feet)", "Altitude_ft", "altitude feet", "AltMSL", "altitudeFt",
    "AltB", "Altitude [ft]", "alt_ft", "GPS Altitude (ft)", "ALTITUDE_FEET", "altitude_above_seaLevel(feet)", "altft",
]  # fmt: skip
METRE_NAMES = ["altitude_m", "Altitude (m)", "baroaltitude", "geoaltitude", "baro_altitude", "ele", "alt [metres]"]


@pytest.mark.parametrize("name", FEET_NAMES)
def test_the_header_says_that_altitudes_are_feet(name: str, read: Read) -> None:
    found = read(table(f'lat,lon,"{name}",time', lambda at: [*PLACES[at], FEET[at] // 10, TIMES[at]]))
    assert altitudes(found) == [round(feet // 10 * 0.3048) for feet in FEET]
    assert found.notes == ()


@pytest.mark.parametrize("name", METRE_NAMES)
def test_the_header_says_that_altitudes_are_metres(name: str, read: Read) -> None:
    found = read(table(f'lat,lon,"{name}",time', lambda at: [*PLACES[at], 100 * at, TIMES[at]]))
    assert altitudes(found) == [0, 100, 200, 300]
    assert found.notes == ()


RULES = {
    "above what an airliner reaches in metres": ([0, 36000, 38000, 4500], 0.3048, "15,000"),
    "multiples of 25": ([0, 1025, 2450, 4475, 5000, 7525, 9000], 0.3048, "multiples of 25"),
    "neither": ([0, 3000, 11000, 400], 1.0, "no unit"),
}


@pytest.mark.parametrize(("values", "unit", "told"), RULES.values(), ids=RULES)
def test_altitudes_without_a_unit_follow_a_rule_and_say_so(
    values: list[int], unit: float, told: str, read: Read
) -> None:
    rows = "".join(f"{at}.5,{at}.5,{value},2025-04-02T22:0{at}:00Z\n" for at, value in enumerate(values))
    found = read(f"lat,lon,altitude,time\n{rows}")
    assert altitudes(found) == [round(value * unit) for value in values]
    assert len(found.notes) == 1
    assert told in found.notes[0]


def test_the_hundreds_of_feet_of_flightaware_are_told(read: Read) -> None:
    rows = each(lambda at: {"latitude": at, "longitude": at, "altitude": FEET[at] // 100, "altitude_change": "-"})
    found = read(json.dumps({"positions": rows}))
    assert altitudes(found) == IN_FEET
    assert any("hundreds of feet" in note for note in found.notes)


def test_metres_that_no_airliner_reaches_are_feet_if_they_are_many_and_else_told(read: Read) -> None:
    found = read(table("lat,lon,altitude_m,time", lambda at: [*PLACES[at], FEET[at], TIMES[at]]))
    assert altitudes(found) == [0, 10973, 11582, 1372]
    assert any("read as feet: many exceed 15,000 m" in note for note in found.notes)
    found = read("lat,lon,altitude_m\n" + "".join(f"{at},1,{16000 if at < 2 else 900 + at}\n" for at in range(30)))
    assert altitudes(found)[2] == 902
    assert "2 altitudes of more than 15,000 m are given, which no airliner reaches: are they feet?" in found.notes


CELLS = {
    "thousands": ('"38,000"', 11582),
    "thousands and a decimal": ('"38,000.0"', 11582),
    "a unit": ("38000 ft", 11582),
    "metres": ("11582 m", 11582),
    "a flight level": ("FL380", 11582),
    "spaces": ("38 000", 11582),
    "nothing": ("", None),
    "NaN": ("NaN", None),
    "words": ("unknown", None),
}


@pytest.mark.parametrize(("cell", "metres"), CELLS.values(), ids=CELLS)
def test_a_cell_of_altitude_is_read(cell: str, metres: int | None, read: Read) -> None:
    found = read(f"lat,lon,altitude_ft\n1,2,{cell}\n3,4,{cell}\n")
    assert altitudes(found) == [metres] * 2


def test_ground_is_an_altitude_and_columns_say_it_too(read: Read) -> None:
    found = read("hex,lat,lon,alt_baro\na,1,2,ground\na,3,4,36000\n")
    assert found.fixes[0] == Fix(1, 2, ground=True, aircraft="a")
    assert altitudes(found) == [None, 10973]
    for name in ("onground", "on_ground", "gnd", "isOnGround"):
        found = read(f"lat,lon,{name}\n1,2,True\n3,4,false\n5,6,0\n7,8,1\n9,9,\n")
        assert [fix.ground for fix in found.fixes] == [True, False, False, True, None]


def test_a_missing_barometric_altitude_is_taken_from_the_other(read: Read) -> None:
    found = read("lat,lon,geoaltitude,baroaltitude\n1,2,1100,1000\n3,4,2100,\n")
    assert altitudes(found) == [1000, 2100]
    assert altitudes(read("lat,lon\n1,2\n3,4\n")) == [None, None]


# --- tables -----------------------------------------------------------------------------

FR24 = "Timestamp,UTC,Callsign,Position,Altitude,Speed,Direction"


def fr24(at: int) -> list[object]:
    return [
        int(TIMES[at].timestamp()), f"{TIMES[at]:%Y-%m-%dT%H:%M:%SZ}", "TEST01",
        f'"{PLACES[at][0]},{PLACES[at][1]}"', FEET[at], 450, 300,
    ]  # fmt: skip


def plain(at: int) -> list[object]:
    return [f"{TIMES[at]:%Y-%m-%dT%H:%M:%SZ}", *PLACES[at], FEET[at]]


PLAIN = table("time,lat,lon,altitude_ft", plain)
GARMIN = """\
#airframe_info, log_version="1.00", airframe_name="Cessna 172S",
#yyy-mm-dd, hh:mm:ss,   hh:mm,  degrees,  degrees,  ft Baro, ft msl
  Lcl Date, Lcl Time, UTCOfst, Latitude, Longitude, AltB, AltMSL
          ,         ,        ,         ,          ,     ,
""" + "".join(
    f"{t + timedelta(hours=3):%Y-%m-%d, %H:%M:%S}, +03:00, {lat}, {lon}, {feet}, {feet + 100}\n"
    for t, (lat, lon), feet in zip(TIMES, PLACES, FEET, strict=True)
)
G3X = """\
#airframe_info,log_version="1.00",product="GDU 460",aircraft_ident="N1"
Date (yyyy-mm-dd),Time (hh:mm:ss),UTC Offset (hh:mm),Latitude (deg),Longitude (deg),Baro Altitude (ft)
Lcl Date,Lcl Time,UTCOfst,Latitude,Longitude,AltB
""" + "".join(
    f"{t - timedelta(hours=7):%Y-%m-%d,%H:%M:%S},-07:00,{lat:+},{lon:+},{feet}\n"
    for t, (lat, lon), feet in zip(TIMES, PLACES, FEET, strict=True)
)

TABLES: dict[str, str | bytes] = {
    "comma": PLAIN,
    "tab": PLAIN.replace(",", "\t"),
    "bar": PLAIN.replace(",", "|"),
    "semicolon with decimal comma": PLAIN.replace(",", ";").replace(".", ","),
    "carriage returns": PLAIN.replace("\n", "\r\n"),
    "carriage returns alone": PLAIN.replace("\n", "\r"),
    "blank lines": "\n\n" + PLAIN.replace("\n", "\n\n"),
    "comments": "# made by hand\n" + PLAIN.replace("altitude_ft\n", "altitude_ft\n// first\n# then\n"),
    "junk before the header": "Report of a flight\nTail: N1, Type: B772\n" + PLAIN,
    "a quoted header": '"time","lat","lon","altitude_ft"\n' + PLAIN.partition("\n")[2],
    "capitals and spaces": "TIME, LAT, LON, ALTITUDE_FT\n" + PLAIN.partition("\n")[2],
    "a header as a comment": "# " + PLAIN,
    "units in a row below": PLAIN.replace("altitude_ft\n", "altitude\nUTC,deg,deg,ft\n"),
    "a header that is repeated": PLAIN + PLAIN.partition("\n")[0] + "\n",
    "a byte order mark": b"\xef\xbb\xbf" + PLAIN.encode(),
    "UTF-16": PLAIN.encode("utf-16"),
    "UTF-16, big end first": b"\xfe\xff" + PLAIN.encode("utf-16-be"),
    "UTF-16 without a mark": PLAIN.encode("utf-16-le"),
    "Windows-1252": PLAIN.replace("\n", ",Orléans\n").encode("cp1252"),
    "German": PLAIN.replace("time,lat,lon,altitude_ft", "Zeit,Breitengrad,Längengrad,Höhe (ft)"),
    "letters of the sky": table(
        "time,latitude,longitude,altitude_ft",
        lambda at: [plain(at)[0], f"{PLACES[at][0]}N", f"E {PLACES[at][1]}°", FEET[at]],
    ),
    "Flightradar24": table(FR24, fr24),
    "Flightradar24 with a description above": 'Description,"x"\n\n' + table(FR24, fr24),
    "a column of pairs": table(
        "time;Position;altitude_ft",
        lambda at: [plain(at)[0], f'"({PLACES[at][0]}; {PLACES[at][1]})"', FEET[at]],
        ";",
    ),
    "well-known text": table(
        "time;coordinates;altitude_ft",
        lambda at: [plain(at)[0], f"POINT ({PLACES[at][1]} {PLACES[at][0]})", FEET[at]],
        ";",
    ),
    "pairs with a decimal comma": table(
        "time;position;altitude_ft",
        lambda at: [plain(at)[0], f"{PLACES[at][0]} {PLACES[at][1]}".replace(".", ","), FEET[at]],
        ";",
    ),
    "Garmin G1000": GARMIN,
    "Garmin G3X": G3X,
    "ForeFlight": "Pilot,Tail Number,Derived Origin,Start Latitude,Start Longitude,Start Time\n,N1,LLBG,32,34.8,1\n"
    + table(
        "Timestamp,Latitude,Longitude,Altitude,Course,Speed,Bank,Pitch,Horizontal Error,Vertical Error",
        lambda at: [f"{TIMES[at].timestamp():.12E}", *PLACES[at], FEET[at], -1, 95, 0, 1.5, 1.0, 1.5],
    ),
    "the Python library traffic": table(
        "timestamp,icao24,latitude,longitude,groundspeed,vertical_rate,altitude,geoaltitude",
        lambda at: [TIMES[at], "4bcc56", *PLACES[at], 379.0, 0.0, FEET[at], FEET[at] + 300],
    ),
    "Flightradar24, archived positions": table(
        "snapshot_id,altitude,heading,latitude,longitude,radar_id,speed",
        lambda at: [int(TIMES[at].timestamp()), FEET[at], 90, *PLACES[at], 1, 450],
    ),
}  # fmt: skip


@pytest.mark.parametrize("content", TABLES.values(), ids=TABLES)
def test_a_table_of_any_kind_gives_place_time_and_altitude(content: str | bytes, read: Read) -> None:
    found = read(content)
    assert places(found) == PLACES
    assert moments(found) == TIMES
    assert altitudes(found) == IN_FEET
    assert found.undated is None


@pytest.mark.parametrize(
    ("text", "lat"),
    {
        "32.5": 32.5, "-32.5": -32.5, "32.5S": -32.5, "S32.5": -32.5, "32,5 N": 32.5, "32°30'N": 32.5,
        "32°30'36\"S": -32.51, "32 30 36 N": 32.51, "\N{MINUS SIGN}32.5": -32.5,
    }.items(),
)  # fmt: skip
def test_an_angle_is_read_however_it_is_written(text: str, lat: float, read: Read) -> None:
    cell = text.replace('"', '""')
    assert read(f'lat;lon\n"{cell}";2\n"{cell}";3\n').fixes[0].lat == pytest.approx(lat)


@pytest.mark.parametrize("text", ["32.5E", "N32.5S", "-32.5S", "32°75'N", "1_0", "inf", "0x10", "true"])
def test_what_is_no_angle_is_left_out_and_counted(text: str, read: Read) -> None:
    found = read(f"lat,lon\n1,2\n{text},3\n4,5\n")
    assert places(found) == [(1, 2), (4, 5)]
    assert any(note.startswith("1 position that is not a number") for note in found.notes)


def test_rows_without_a_position_are_counted(read: Read) -> None:
    found = read("icao24,lat,lon\na,1,2\na,,\na,NaN,\na,3,4\n,,\n")
    assert places(found) == [(1, 2), (3, 4)]
    assert "2 rows without a position were left out." in found.notes


@pytest.mark.parametrize(
    ("header", "cells", "craft"),
    [
        ("icao24,callsign", "4bcc56,DLH1", "4bcc56"),
        ("callsign,hex", "DLH1,0xabc123", "0xabc123"),
        ("ICAO,flight", ",DLH1", "DLH1"),
        ("Registration,Callsign", "D-AIUP,DLH1", "D-AIUP"),
        ("squawk,type", "1000,A320", None),
    ],
)
def test_the_aircraft_is_told_apart(header: str, cells: str, craft: str | None, read: Read) -> None:
    found = read(f"{header},lat,lon\n{cells},1,2\n{cells},3,4\n")
    assert [fix.aircraft for fix in found.fixes] == [craft] * 2


# --- XML --------------------------------------------------------------------------------


def as_gpx(tag: str = "trkpt", wrap: str = "trk><trkseg") -> str:
    points = "".join(
        f'<{tag} lat="{lat}" lon="{lon}"><ele>{metres}</ele><time>{t:%Y-%m-%dT%H:%M:%SZ}</time></{tag}>'
        for (lat, lon), metres, t in zip(PLACES, IN_FEET, TIMES, strict=True)
    )
    close = "".join(f"</{part}>" for part in reversed(wrap.split("><"))) if wrap else ""
    begin = f"<{wrap}>" if wrap else ""
    return f'<?xml version="1.0"?><gpx xmlns="http://www.topografix.com/GPX/1/1">{begin}{points}{close}</gpx>'


def as_kml(inner: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2" '
        f'xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>{inner}</Document></kml>'
    )


WHENS = "".join(f"<when>{t:%Y-%m-%dT%H:%M:%SZ}</when>" for t in TIMES)
COORDS = "".join(f"<gx:coord>{lon} {lat} {m}</gx:coord>" for (lat, lon), m in zip(PLACES, IN_FEET, strict=True))
TRACK = f"<gx:Track><altitudeMode>absolute</altitudeMode>{WHENS}{COORDS}</gx:Track>"
AIRPORT = "<Placemark><name>LSZH Airport</name><Point><coordinates>8.549,47.46,0</coordinates></Point></Placemark>"
STAMPED = "".join(
    f"<Placemark><TimeStamp><when>{t.isoformat()}</when></TimeStamp><Point><altitudeMode>absolute</altitudeMode>"
    f"<coordinates>{lon},{lat},{m}</coordinates></Point></Placemark>"
    for t, (lat, lon), m in zip(TIMES, PLACES, IN_FEET, strict=True)
)
TRAIL = "".join(
    "<Placemark><MultiGeometry><LineString><altitudeMode>clampToGround</altitudeMode><coordinates>"
    f"{PLACES[at][1]},{PLACES[at][0]},0 {PLACES[at + 1][1]},{PLACES[at + 1][0]},0</coordinates></LineString>"
    "</MultiGeometry></Placemark>"
    for at in range(3)
)
HALVES = "".join(
    "<gx:Track>"
    + "".join(f"<when>{t.isoformat()}</when>" for t in TIMES[part])
    + "".join(
        f"<gx:coord>{lon} {lat} {m}</gx:coord>" for (lat, lon), m in zip(PLACES[part], IN_FEET[part], strict=True)
    )
    + "</gx:Track>"
    for part in (slice(0, 2), slice(2, 4))
)


def kmz(text: str, *others: str) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for other in others:
            archive.writestr(other, "x")
        archive.writestr("doc.kml", text)
    return packed.getvalue()


MARKUP: dict[str, str | bytes] = {
    "GPX track": as_gpx(),
    "GPX route": as_gpx("rtept", "rte"),
    "GPX way points": as_gpx("wpt", ""),
    "GPX with a prefix": as_gpx().replace("<gpx xmlns=", "<g:gpx xmlns:g=").replace("</gpx>", "</g:gpx>"),
    "GPX in UTF-16": as_gpx().replace('<?xml version="1.0"?>', "").encode("utf-16"),
    "GPX behind blanks": "\n  " + as_gpx(),
    "KML track": as_kml(f"<Placemark>{TRACK}</Placemark>"),
    "KML of FlightAware": as_kml(AIRPORT + AIRPORT + f"<Placemark>{TRACK}</Placemark>"),
    "KML of Flightradar24": as_kml(f"<Folder>{STAMPED}</Folder><Folder><name>Trail</name>{TRAIL}</Folder>"),
    "KML with spans of time": as_kml(STAMPED.replace("TimeStamp>", "TimeSpan>").replace("when>", "begin>")),
    "KML with commas in a track": as_kml(f"<Placemark>{TRACK}</Placemark>").replace(" 32.0114 ", ",32.0114,"),
    "KML tracks in one": as_kml(f"<Placemark><gx:MultiTrack>{HALVES}</gx:MultiTrack></Placemark>"),
    "KMZ": kmz(as_kml(f"<Placemark>{TRACK}</Placemark>"), "images/plane.png"),
}


@pytest.mark.parametrize("content", MARKUP.values(), ids=MARKUP)
def test_gpx_and_kml_give_place_time_and_altitude(content: str | bytes, read: Read) -> None:
    found = read(content)
    assert places(found) == PLACES
    assert moments(found) == TIMES
    assert altitudes(found)[1:] == IN_FEET[1:]
    assert found.undated is None


def test_what_stands_beside_a_gpx_track_is_told(read: Read) -> None:
    both = as_gpx().replace("</gpx>", '<wpt lat="1" lon="2"/></gpx>')
    assert places(read(both)) == PLACES
    assert "1 way point was left out." in read(both).notes
    assert any("no track" in note for note in read(MARKUP["GPX route"]).notes)


def test_a_line_of_kml_has_altitudes_only_if_it_is_not_laid_on_the_ground(read: Read) -> None:
    coordinates = "<coordinates>34.8,32.0,0 33.2, 33.5,0\n19.2,47.4,0</coordinates>"
    for mode in ("", "<altitudeMode>clampToGround</altitudeMode>"):
        found = read(as_kml(f"<Placemark><LineString>{mode}{coordinates}</LineString></Placemark>"))
        assert places(found) == [(32, 34.8), (33.5, 33.2), (47.4, 19.2)]
        assert altitudes(found) == [None] * 3
        assert notes.NO_TIMES in found.notes
    mode = "<altitudeMode>absolute</altitudeMode>"
    assert altitudes(read(as_kml(f"<Placemark><LineString>{mode}{coordinates}</LineString></Placemark>"))) == [0] * 3


def test_the_export_of_tar1090_names_the_aircraft_and_its_time_on_the_ground(read: Read) -> None:
    ground = "<gx:Track><when>2025-04-02T21:50:00.000Z</when><gx:coord>34.9 32 0</gx:coord></gx:Track>"
    tracks = f"<Placemark>{ground}</Placemark><Placemark>{TRACK}</Placemark>"
    found = read(as_kml(f"<Folder><name>A6-FDN track</name>{tracks}</Folder>"))
    assert found.fixes[0] == Fix(32, 34.9, datetime(2025, 4, 2, 21, 50, tzinfo=UTC), ground=True, aircraft="A6-FDN")
    assert found.fixes[1].ground is None
    assert found.fixes[1].aircraft == "A6-FDN"


def test_a_track_with_other_numbers_of_times_has_none(read: Read) -> None:
    found = read(
        as_kml(f"<Placemark><gx:Track>{WHENS}<when>2025-04-03T05:00:00Z</when>{COORDS}</gx:Track></Placemark>")
    )
    assert moments(found) == [None] * 4
    assert any(note.startswith("1 track with another number of times") for note in found.notes)


# --- JSON -------------------------------------------------------------------------------

ISO = [f"{t:%Y-%m-%dT%H:%M:%SZ}" for t in TIMES]
EPOCH = [int(t.timestamp()) for t in TIMES]
LINE = [[lon, lat, m] for (lat, lon), m in zip(PLACES, IN_FEET, strict=True)]


def feature(kind: str, coordinates: object, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": {"type": kind, "coordinates": coordinates}}


def collection(*features: object) -> dict[str, object]:
    return {"type": "FeatureCollection", "features": features}


def each(make: Callable[[int], object]) -> list[object]:
    return [make(at) for at in range(4)]


TRACE = {
    "icao": "3c66b0", "r": "D-AIUP", "timestamp": EPOCH[0] - 10.5,
    "trace": each(lambda at: [EPOCH[at] - EPOCH[0] + 10.5, *PLACES[at], FEET[at], 450, 300, 0, 0, None, "adsb_icao"]),
}  # fmt: skip
OBJECTS = each(lambda at: {"lat": PLACES[at][0], "lon": PLACES[at][1], "alt_baro": FEET[at], "time": ISO[at]})
JSON: dict[str, Any] = {
    "togeojson since 2021": collection(feature("LineString", LINE, coordinateProperties={"times": ISO})),
    "togeojson before": feature("LineString", LINE, coordTimes=ISO),
    "times beside": feature("LineString", LINE, times=EPOCH),
    "several lines, nested times": feature("MultiLineString", [LINE[:1], LINE[1:]], coordTimes=[ISO[:1], ISO[1:]]),
    "several lines, flat times": feature("MultiLineString", [LINE[:2], LINE[2:]], times=ISO),
    "points with milliseconds": collection(*each(lambda at: feature("Point", LINE[at], timestamp=EPOCH[at] * 1000))),
    "points with texts": collection(*each(lambda at: feature("Point", LINE[at], time=ISO[at], hex="a"))),
    "points with feet": collection(
        *each(lambda at: feature("Point", LINE[at][:2], time=ISO[at], altitude_ft=FEET[at]))
    ),
    "a fourth number": {"type": "LineString", "coordinates": each(lambda at: [*LINE[at], EPOCH[at]])},
    "a bare list of features": each(lambda at: feature("Point", LINE[at], time=ISO[at])),
    "a list for each column": {
        "flight": "x",
        "time": EPOCH,
        "lat": [lat for lat, _ in PLACES],
        "lon": [lon for _, lon in PLACES],
        "alt_baro": FEET,
    },
    "readsb trace": TRACE,
    "OpenSky track": {
        "icao24": "4bcc56", "callsign": "DLH1 ", "startTime": EPOCH[0], "endTime": EPOCH[3],
        "path": each(lambda at: [EPOCH[at], *PLACES[at], IN_FEET[at], 300, at == 0]),
    },
    "OpenSky states": {
        "time": EPOCH[0],
        "states": each(
            lambda at: ["4bcc56", "DLH1", "Germany", EPOCH[at], 1, *LINE[at][:2], IN_FEET[at], False, 225, 84, 9, None]
        ),
    },
    "objects": OBJECTS,
    "Flightradar24 trail": {
        "identification": {"id": "x"},
        "trail": each(
            lambda at: {"lat": PLACES[at][0], "lng": PLACES[at][1], "alt": FEET[at], "spd": 4, "ts": EPOCH[at], "hd": 3}
        ),
    },
    "Flightradar24 API": [{
        "fr24_id": "34242a02",
        "tracks": each(
            lambda at: {"timestamp": ISO[at], "lat": PLACES[at][0], "lon": PLACES[at][1], "alt": FEET[at], "gspeed": 45}
        ),
    }],
    "positions and altitudes in objects": {
        "flight": {"track": each(
            lambda at: {
                "position": {"lat": PLACES[at][0], "lon": PLACES[at][1]}, "timestamp": EPOCH[at],
                "altitude": {"feet": FEET[at], "meters": IN_FEET[at]},
            }
        )},
    },
}  # fmt: skip


@pytest.mark.parametrize("value", JSON.values(), ids=JSON)
def test_json_of_any_kind_gives_place_time_and_altitude(value: object, read: Read) -> None:
    found = read(json.dumps(value))
    assert places(found) == PLACES
    assert moments(found) == TIMES
    assert altitudes(found) == IN_FEET
    assert found.undated is None


def test_json_lines_are_read_and_broken_ones_counted(read: Read) -> None:
    lines = "\n".join(json.dumps(one) for one in OBJECTS)
    assert moments(read(lines)) == TIMES
    assert "1 line was left out: not valid JSON." in read(lines + '\n{"lat": 1, "lo').notes


def test_ground_in_a_trace_is_no_altitude(read: Read) -> None:
    rows = [[0.0, 32, 34, "ground", 5, 1, 0, 0, None, "adsb_icao", 300], [60.0, 33, 33, 1000], [70.0, 33, 34, None]]
    found = read(json.dumps({"icao": "abc123", "timestamp": EPOCH[0], "trace": rows}))
    assert [fix.ground for fix in found.fixes] == [True, False, None]
    assert altitudes(found) == [None, 305, None]
    assert {fix.aircraft for fix in found.fixes} == {"abc123"}


def test_a_trace_whose_beginning_is_not_given_has_no_day(read: Read) -> None:
    found = read(json.dumps({"icao": "abc123", "trace": [[0.0, 32, 34, 0], [60.0, 33, 33, 1000]]}))
    assert moments(found) == [None, None]
    assert "no known day" in str(found.undated)


@pytest.mark.parametrize("scale", [1, 1000])
def test_a_list_of_aircraft_is_as_old_as_its_positions(scale: int, read: Read) -> None:
    craft = [
        {"hex": "a", "lat": 1.0, "lon": 2.0, "alt_baro": "ground", "seen_pos": 10.0, "seen": 1},
        {"hex": "b", "lat": 3.0, "lon": 4.0, "alt_baro": 1000, "mlat": []},
        {"hex": "c"},
    ]
    found = read(json.dumps({"now": EPOCH[0] * scale, "aircraft": craft}))
    assert found.fixes[0] == Fix(1, 2, START - timedelta(seconds=10), None, ground=True, aircraft="a")
    assert found.fixes[1] == Fix(3, 4, START, 304.8, aircraft="b")
    assert "1 row without a position was left out." in found.notes


def test_points_beside_a_line_of_geojson_are_told(read: Read) -> None:
    found = read(json.dumps(collection(feature("LineString", LINE, times=ISO), feature("Point", [1, 2], name="start"))))
    assert places(found) == PLACES
    assert "1 point beside the lines was left out." in found.notes


def test_one_time_of_a_line_is_told_and_not_used(read: Read) -> None:
    found = read(json.dumps(feature("LineString", LINE, time=ISO[0])))
    assert moments(found) == [None] * 4
    assert "1 line with one time for all positions: it was not used." in found.notes


def test_times_of_another_number_are_told(read: Read) -> None:
    found = read(json.dumps(feature("LineString", LINE, times=ISO[1:])))
    assert moments(found) == [None] * 4
    assert any(note.startswith("1 line with another number of times") for note in found.notes)


# --- packed, hostile, foreign -----------------------------------------------------------


@pytest.mark.parametrize(
    "content", [PLAIN, as_gpx(), json.dumps(TRACE), MARKUP["KMZ"]], ids=["CSV", "GPX", "JSON", "KMZ"]
)
def test_gzip_is_read_whatever_the_name(content: str | bytes, read: Read) -> None:
    plain_bytes = content if isinstance(content, bytes) else content.encode()
    assert moments(read(gzip.compress(plain_bytes), "trace_full_3c66b0.json")) == TIMES


def zipped(**files: bytes) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return packed.getvalue()


def nameless(archive: bytes) -> bytes:
    """Count the name of the one file, five letters, as its comment."""
    at = archive.index(b"PK\x01\x02")
    return archive[: at + 28] + b"\x00\x00\x00\x00\x05\x00" + archive[at + 34 :]


REFUSED: dict[str, tuple[bytes, str]] = {
    "an entity bomb": (
        b'<?xml version="1.0"?><!DOCTYPE g [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><gpx>&b;</gpx>',
        "document type",
    ),
    "an external entity": (
        b'<!DOCTYPE g SYSTEM "file:///etc/passwd"><gpx><trkpt lat="1" lon="2"/></gpx>',
        "document type",
    ),
    "deep XML": (b"<gpx>" + b"<a>" * 5000, "nested"),
    "deep JSON": (b"[" * 200_000, "JSON"),
    "broken XML": (b'<gpx><trkpt lat="1" lon="2">', "XML"),
    "an unknown encoding": (b'<?xml version="1.0" encoding="klingon"?><gpx><trkpt lat="1" lon="2"/></gpx>', "XML"),
    "a GPX file without points": (b"<gpx></gpx>", "track points"),
    "a KML file without positions": (as_kml("").encode(), "tracks"),
    "a web page": (b"<!DOCTYPE html><html><body>Flight</body></html>", "web page"),
    "a web page without a type": (b"<html><body/></html>", "web page"),
    "TCX": (b"<TrainingCenterDatabase></TrainingCenterDatabase>", "TCX"),
    "other XML": (b"<plan/>", "neither GPX nor KML"),
    "a polygon": (b'{"type": "Polygon", "coordinates": []}', "lines and points"),
    "GeoJSON that is not sound": (b'{"type": "LineString", "coordinates": 5}', "GeoJSON"),
    "positions that are truth values": (
        b'{"type": "LineString", "coordinates": [[true, false], [true, 3]]}',
        "not numbers",
    ),
    "JSON of another kind": (b'{"flights": [{"id": 1}]}', "flights"),
    "a list of numbers": (b"[[1, 2], [3, 4]]", "a list"),
    "broken JSON": (b'{"lat": 1, "lon"', "JSON"),
    "mostly broken lines of JSON": (b'{"lat": 1, "lon": 2}\n{"a\n{"b\n', "JSON"),
    "nothing": (b"", "is empty"),
    "blank": (b" \n\n", "is empty"),
    "only a header": (b"lat,lon\n", "no positions"),
    "no header": (b"2025-04-02,32.1,34.8\n2025-04-02,33.1,35.8\n", "header"),
    "no such columns": (b"x,y\n1,2\n3,4\n", "header"),
    "positions that are not numbers": (b"lat,lon\nnorth,east\nup,down\n1,2\n", "'north east'"),
    "nothing but missing positions": (b"lat,lon,t\n,,1\n,,2\n", "no positions"),
    "an endless field": (b'lat,lon\n"' + b"1" * 200_000 + b"\n", "CSV"),
    "commas within numbers": (
        b"time,lat,lon\n22:00,32,0114,34,8867\n22:01,33,0114,35,8867\n",
        "commas within numbers",
    ),
    "an open quote": (b'lat,lon,n\n1,2,"a\n3,4,b\n', "CSV"),
    "a quote out of place between tabs": (b'lat\tlon\n1\t"2"x\n3\t4\n', "CSV"),
    "zero bytes": (b"lat,lon\n1,\x00\n", "binary"),
    "random bytes": (bytes(range(256)) * 4, "binary"),
    "IGC": (b"AXXXABC FLIGHT:1\r\nHFDTE020425\r\nB1101355206343N00006198WA0058700558\r\n", "IGC"),
    "NMEA": (b"$GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W*6A\n", "NMEA"),
    "BaseStation": (b"MSG,3,1,1,ABC123,1,2025/04/02,22:00:00.1,2025/04/02,22:00:00.1,,36000,,,32,34\n", "BaseStation"),
    "Excel": (zipped(xl__workbook_xml=b"<workbook/>", content_xml=b""), "save the table as CSV"),
    "an archive of several": (zipped(a_csv=b"lat,lon", b_csv=b"lat,lon"), "2 such files"),
    "an archive of a file without a name": (nameless(zipped(a_csv=b"lat,lon")), "0 such files"),
    "a damaged archive": (b"PK\x03\x04" + b"\x00" * 40, "archive"),
    "Parquet": (b"PAR1" + b"\x00" * 20, "Parquet"),
    "PDF": (b"%PDF-1.7 flight", "PDF"),
    "FIT": (b"\x0e\x10\x98\x00\x00\x00\x00\x00.FIT", "FIT"),
    "gzip cut off": (gzip.compress(PLAIN.encode())[:-20], "gzip"),
    "gzip of random bytes": (b"\x1f\x8b" + b"\x00" * 20, "gzip"),
}


@pytest.mark.parametrize(("content", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_refused_in_one_sentence(content: bytes, said: str, read: Read) -> None:
    with pytest.raises(BadTrack) as error:
        read(content, "flight.x")
    assert error.value.status is ExitStatus.USAGE
    assert error.value.code == "bad-track"
    assert error.value.message.startswith("flight.x: ")
    assert said in error.value.message
    assert error.value.message.isprintable()


def test_a_folder_or_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    for file in (tmp_path, tmp_path / "missing\n.gpx"):
        with pytest.raises(BadTrack, match=r"cannot be read") as error:
            read_recording(file)
        assert error.value.message.isprintable()


@pytest.mark.parametrize(
    "pack", [lambda c: c, gzip.compress, lambda c: zipped(flight_csv=c)], ids=["plain", "gzip", "zip"]
)
def test_a_file_that_is_too_large_is_not_read_whole(
    pack: Callable[[bytes], bytes], read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contents, "LARGEST", 1_000_000)
    with pytest.raises(BadTrack, match="more than the track of one flight"):
        read(pack(b"lat,lon\n" + b"1,2\n" * 300_000))


MANY = {
    "CSV": b"lat,lon\n" + b"1,2\n" * 11,
    "GPX": b"<gpx>" + b'<trkpt lat="1" lon="2"/>' * 11 + b"</gpx>",
    "KML": as_kml("<LineString><coordinates>" + "1,2 " * 11 + "</coordinates></LineString>").encode(),
    "KML track": as_kml("<gx:Track>" + "<gx:coord>1 2 3</gx:coord>" * 11 + "</gx:Track>").encode(),
    "GeoJSON": json.dumps({"type": "LineString", "coordinates": [[1, 2]] * 11}).encode(),
    "JSON": json.dumps([{"lat": 1, "lon": 2}] * 11).encode(),
}


@pytest.mark.parametrize("content", MANY.values(), ids=MANY)
def test_too_many_positions_are_refused(content: bytes, read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    from warrantcheck.geography.tracks import geojson, kml, points, table

    for module in (notes, gpx, kml, points, table, geojson):
        monkeypatch.setattr(module, "MOST", 10)
    with pytest.raises(BadTrack, match="more than 10 positions"):
        read(content)


# --- anything at all --------------------------------------------------------------------

SEEDS = [
    *(one if isinstance(one, bytes) else one.encode() for one in (*TABLES.values(), *MARKUP.values())),
    *(json.dumps(one).encode() for one in JSON.values()),
    gzip.compress(PLAIN.encode(), mtime=0),
]
WORDS = [
    "time", "date", "utc", "lat", "lon", "position", "altitude", "alt_baro", "ground", "hex", "type", "features",
    "geometry", "coordinates", "properties", "times", "trace", "timestamp", "path", "states", "aircraft", "now",
]  # fmt: skip
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6)
    | st.sampled_from(["Feature", "FeatureCollection", "LineString", "Point", "MultiLineString", "ground", *ISO])
    | st.sampled_from(EPOCH)
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=6),
    max_leaves=25,
)


def sound(content: bytes, folder: Path) -> None:
    """Read, and accept a recording that is sound or a refusal that is one sentence; anything else fails the test."""
    file = folder / "flight.x"
    file.write_bytes(content)
    try:
        found = read_recording(file)
    except BadTrack as error:
        refusal = error.message
    else:
        accepted(found)
        return
    assert refusal.startswith("flight.x: ")
    assert refusal.isprintable()


def accepted(found: Recording) -> None:
    assert found.fixes
    for fix in found.fixes:
        assert abs(fix.lat) + abs(fix.lon) + abs(fix.altitude or 0) < float("inf")
        assert fix.time is None or fix.time.utcoffset() == timedelta(0)
    assert all(note.isprintable() for note in (*found.notes, found.undated or ""))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any")


@given(content=st.binary(max_size=300))
def test_any_bytes_give_a_recording_or_a_sentence(content: bytes, folder: Path) -> None:
    sound(content, folder)


@given(text=st.text(max_size=200), header=st.lists(st.sampled_from(WORDS), min_size=2, max_size=6))
def test_any_text_below_a_header_gives_a_recording_or_a_sentence(text: str, header: list[str], folder: Path) -> None:
    sound(f"{','.join(header)}\n{text}".encode("utf-8", "replace"), folder)


CELL = (
    st.text(max_size=12) | SCALARS.map(str) | st.dates().map(str) | st.datetimes().map(lambda t: f"{t:%m/%d/%Y %H:%M}")
)


@given(rows=st.lists(st.tuples(CELL, CELL, CELL, CELL), max_size=6))
def test_any_cells_give_a_recording_or_a_sentence(rows: list[tuple[str, ...]], folder: Path) -> None:
    lines = [
        "\t".join(c.replace("\t", " ").replace("\n", " ").replace('"', "") for c in (*row, "1.5", "2")) for row in rows
    ]
    sound("\n".join(["time\tdate\taltitude\tonground\tlat\tlon", *lines]).encode("utf-8", "replace"), folder)


@given(value=VALUES)
def test_any_json_gives_a_recording_or_a_sentence(value: object, folder: Path) -> None:
    sound(json.dumps(value).encode(), folder)
    sound(json.dumps(collection(value)).encode(), folder)
    sound(json.dumps({"trace": [value], "timestamp": EPOCH[0]}).encode(), folder)
    sound(json.dumps([{"lat": 1, "lon": 2, "time": value}]).encode(), folder)


@given(data=st.data())
def test_a_damaged_file_gives_a_recording_or_a_sentence(data: st.DataObject, folder: Path) -> None:
    content = bytearray(data.draw(st.sampled_from(SEEDS)))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    sound(bytes(content), folder)


# --- what a receiver answered, time after time ------------------------------------


@pytest.mark.parametrize("as_lines", [True, False], ids=["a line each", "one list"])
def test_snapshots_of_a_receiver_or_a_network_are_joined(read: Read, as_lines: bool) -> None:
    def of(snapshots: list[dict[str, Any]]) -> Recording:
        return read("\n".join(map(json.dumps, snapshots)) if as_lines else json.dumps(snapshots))

    receiver = [
        {
            "now": time.timestamp() + 2,
            "aircraft": [{"hex": "a", "alt_baro": feet, "lat": lat, "lon": lon, "seen_pos": 2}],
        }
        for time, feet, (lat, lon) in zip(TIMES, FEET, PLACES, strict=True)
    ]
    found = of(receiver)
    assert (moments(found), places(found)) == (TIMES, PLACES)
    assert altitudes(found) == [0, 10973, 11582, 1372]
    network = [
        {"time": int(time.timestamp()), "states": [["a", "X1", "Israel", None, None, lon, lat, 900.0, False]]}
        for time, (lat, lon) in zip(TIMES, PLACES, strict=True)
    ]
    found = of([{"time": 1_743_631_100, "states": None}, *network])
    assert (moments(found), places(found)) == (TIMES, PLACES)
    assert {fix.aircraft for fix in found.fixes} == {"a"}


def test_a_named_pipe_to_which_nobody_writes_is_refused_at_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(BadTrack, match="is empty"):
        read_recording(pipe)


def test_a_pipe_to_which_somebody_writes_later_is_read_to_its_end(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    kept_open = os.open(pipe, os.O_RDWR)  # as the shell has the other end open before the program starts

    def write() -> None:
        sleep(0.1)
        os.write(kept_open, b"lat,lon\n1,2\n3,4\n")
        os.close(kept_open)

    writer = Thread(target=write)
    writer.start()
    assert places(read_recording(pipe)) == [(1, 2), (3, 4)]
    writer.join()


def test_a_date_and_a_time_that_are_called_local_make_one_local_time(read: Read) -> None:
    found = read(
        table(
            "Date (local),Time (local),lat,lon",
            lambda at: [f"{TIMES[at]:%Y-%m-%d}", f"{TIMES[at]:%H:%M:%S}", *PLACES[at]],
        )
    )
    assert moments(found) == TIMES
    assert any("local times without an offset" in note for note in found.notes)


@pytest.mark.parametrize("header", ["lat,N/S,lon,E/W", "Latitude,Latitude Ref,Longitude,Longitude Ref"])
def test_letters_in_columns_of_their_own_say_the_half_of_the_globe(read: Read, header: str) -> None:
    assert places(read(f"{header}\n12.5,S,77.25,W\n16.5,N,68.25,E\n")) == [(-12.5, -77.25), (16.5, 68.25)]


def test_points_in_well_known_text_are_read(read: Read) -> None:
    assert places(read('WKT,fid\n"POINT (34.9 32.0)",1\nPOINT (33.2 33.5),2\n')) == [(32.0, 34.9), (33.5, 33.2)]


def test_the_page_of_flightaware_as_copied_gives_feet_and_times_without_a_day(read: Read) -> None:
    found = read(
        "Time (IST)\tLatitude\tLongitude\tfeet\nWed 09:00:00 AM\t32\t34.9\t36,000\nWed 09:02 AM\t33\t34\t4,500\n"
    )
    assert altitudes(found) == [10973, 1372]
    assert found.undated == "Its times name no day, as in 'Wed 09:00:00 AM'."


def test_elevations_that_no_airliner_reaches_in_metres_are_feet(read: Read) -> None:
    given = enumerate((7625, 36000, 36000))
    points = "".join(f'<trkpt lat="{32 + at}" lon="34.9"><ele>{ele}</ele></trkpt>' for at, ele in given)
    found = read(f"<gpx><trk><trkseg>{points}</trkseg></trk></gpx>")
    assert altitudes(found) == [2324, 10973, 10973]
    assert any("read as feet" in note for note in found.notes)
