"""Which column of a table holds what, and in which unit, by the name in its header."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

FOOT = 0.3048
HUNDREDS = 100 * FOOT
"""Metres to a hundred feet, as flight levels count."""

_UNITS = {
    **dict.fromkeys(("ft", "feet", "foot", "fts"), FOOT),
    **dict.fromkeys(("m", "meter", "meters", "metre", "metres", "mtr"), 1.0),
    "km": 1000.0,
    **dict.fromkeys(("fl", "flightlevel"), HUNDREDS),
}
_LAT = {"lat", "latitude", "breite", "breitengrad", "latitud", "latitudine", "широта"}
_LON = {
    "lon", "lng", "long", "longitude", "länge", "laenge", "längengrad", "laengengrad", "longitud", "longitudine",
    "долгота",
}  # fmt: skip
_BOTH = {
    "position", "latlon", "latlng", "latlong", "coordinates", "coordinate", "coords", "location", "wkt", "geom",
    "geometry", "thegeom",
}  # fmt: skip
_NORTH, _EAST = [{"n", "s"}, {"ns"}, {"north", "south"}], [{"e", "w"}, {"ew"}, {"east", "west"}]
_HEMISPHERE = {"ref", "dir", "direction", "hemisphere", "hemi", "hem", "indicator", "ind"}
"""Words beside latitude or longitude of a column that holds N or S, E or W."""

_SPATIAL = {
    "gps", "position", "pos", "location", "loc", "aircraft", "plane", "current", "geo", "geography", "point",
    "coordinates", "deg", "degree", "degrees", "dd", "decimal", "wgs84", "wgs", "84", "n", "e",
}  # fmt: skip
"""Words that may stand beside latitude and longitude."""

_ALTITUDE = {
    "alt", "altitude", "ele", "elev", "elevation", "height", "hgt", "msl", "höhe", "hoehe", "altitud", "altura",
    "высота",
}  # fmt: skip
_NO_ALTITUDE = {
    "rate", "selected", "select", "mcp", "fms", "nav", "target", "assigned", "change", "agl", "takeoff", "sonar", "sel",
    "source", "mode", "type", "desired", "filed", "valid", "qnh", "ground", "terrain", "max", "min", "home", "diff",
}  # fmt: skip
_FEET_NAMES = {"altbaro", "altgeom", "feet"}  # readsb and its kin; FlightAware's page
_LEVELS = {"flightlevel", "fl", "level"}
_GARMIN_NAMES = {"AltB", "AltMSL", "AltGPS", "AltInd"}  # in feet, and so spelt
_METRE_NAMES = {"baroaltitude", "geoaltitude", "ele", "elev", "elevation"}
_GROUND = {"onground", "isonground", "gnd", "ground", "isground", "grounded", "airground"}
_AIRCRAFT = (
    {
        "icao24", "icao24address", "hex", "hexident", "icaohex", "hexcode", "modes", "modeshex", "modescode", "icao",
        "icaoaddress", "icaoaddr",
    },
    {"registration", "reg", "tail", "tailnumber", "tailno", "nnumber", "acreg", "aircraftident"},
    {"callsign", "flight", "ident", "callsigns", "flightid", "flightnumber", "cs"},
)  # fmt: skip
"""Names of the address, the registration and the callsign: the first that a file has tells its aircraft apart."""

_TIMES = (
    "timestamp", "time", "datetime", "utc", "timeutc", "timestamputc", "datetimeutc", "utctime", "utcdatetime",
    "utctimestamp", "networktime", "timeposition", "snapshotid", "positiontime", "ts", "epoch", "unixtime", "unix",
    "fixtime", "gpstime", "postime", "reportedatutc", "reportedat", "observedat", "eventtime", "lastposupdate",
    "lastpositionupdate", "lastposition", "receivertime", "lastcontact",
)  # fmt: skip
"""Names of columns of times, the likeliest first."""

_TEMPORAL = {
    "time", "timestamp", "datetime", "utc", "date", "epoch", "when", "unix", "seen", "received", "observed", "recorded",
    "captured", "zeit", "zeitstempel", "uhrzeit", "fecha", "hora", "heure", "horodatage", "дата", "время",
}  # fmt: skip
_NO_TIME = {
    "zone", "offset", "ofst", "elapsed", "duration", "remaining", "delta", "scheduled", "estimated", "eta", "etd",
    "departure", "arrival", "takeoff", "landing", "start", "end", "first", "since", "boot", "on", "hours", "age",
}  # fmt: skip
_AGES = {"seen", "seenpos"}  # seconds since then
_DATES = {
    "date", "lcldate", "utcdate", "dateutc", "localdate", "gpsdate", "dateyyyymmdd", "datelcl", "day", "datum", "fecha",
    "дата",
}  # fmt: skip
_CLOCKS = {
    "time", "lcltime", "utctime", "timeutc", "localtime", "gpstime", "timehhmmss", "utctimehhmmss", "timelcl", "utc",
    "uhrzeit", "zeit", "hora", "heure", "время",
}  # fmt: skip
_OFFSETS = {"utcofst", "utcoffset", "utcoffsethhmm", "tzoffset", "timezoneoffset"}
_LOCAL = {"lcl", "local", "lt", "lokal"}
_IN_FEET = (
    {"callsign", "position", "altitude"},  # Flightradar24, the file of a flight
    {"snapshotid"},  # Flightradar24, archived positions
    {"networktime"},  # Flightradar24, granular data
    {"gspeed"},  # Flightradar24, API
    {"spd", "ts", "hd"},  # Flightradar24, the trail of its map
    {"groundspeed", "verticalrate"},  # the Python library traffic
    {"hex", "squawk"},  # dump1090 and its kin
    {"fr24id"},
    {"course", "horizontalerror", "verticalerror"},  # ForeFlight, track log
)
"""Names of columns by which the programs are known that give an `altitude` without a unit in feet."""

_IN_HUNDREDS = {"fa_flight_id", "altitude_change"}  # FlightAware's AeroAPI


_MOST = 8
"""Columns of one meaning that are looked at."""


class TimeColumn(Struct, frozen=True):
    """A column of times, or a date and a time of day (and an offset from UTC) that make one."""

    places: tuple[int, ...]
    utc: bool = False
    local: bool = False


class AltitudeColumn(Struct, frozen=True):
    """A column of altitudes: metres to its unit, None if its name says none; `sure` if the header says it in words."""

    place: int
    unit: float | None
    sure: bool


class Columns(Struct, frozen=True):
    """Where in a row to look: `place` is (latitude, longitude) or one column; the others in order of preference.

    `halves` are the columns that say N or S and E or W, if latitude and longitude have no sign.
    """

    place: tuple[int, ...]
    times: tuple[TimeColumn, ...] = ()
    altitudes: tuple[AltitudeColumn, ...] = ()
    ground: int | None = None
    aircraft: tuple[int, ...] = ()
    halves: tuple[int, ...] = ()


def columns_of(header: Sequence[str], units: Sequence[str] = ()) -> Columns | None:
    """Find the columns of a table by its header and a row of units, if there is one; None if it has no position."""
    words = [_words(cell) for cell in header]
    keys = ["".join(one) for one in words]
    lat, lon = (_spatial(words, names) for names in (_LAT, _LON))
    both = next((at for at, key in enumerate(keys) if key in _BOTH), None)
    halves: tuple[int, ...] = ()
    if lat is not None and lon is not None:
        place: tuple[int, ...] = lat, lon
        found = [_half(words, *names) for names in ((_LAT, _NORTH), (_LON, _EAST))]
        halves = tuple(at for at in found if at is not None)
    elif both is not None:
        place = (both,)
    else:
        return None
    return Columns(
        place,
        times=tuple(_times(words, keys, place)),
        altitudes=tuple(_altitudes(header, words, keys, units)),
        ground=next((at for at, key in enumerate(keys) if key in _GROUND), None),
        aircraft=tuple(at for names in _AIRCRAFT for at, key in enumerate(keys) if key in names)[:_MOST],
        halves=halves if len(halves) == 2 else (),
    )


def _half(words: Sequence[Sequence[str]], names: set[str], letters: Sequence[set[str]]) -> int | None:
    """Return the column that says in which half of the globe a latitude or longitude lies: `N/S`, `GPSLatitudeRef`."""
    for at, one in enumerate(words):
        rest = set(one) - _SPATIAL
        if set(one) in letters or (rest & names and rest & _HEMISPHERE and rest <= names | _HEMISPHERE):
            return at
    return None


def _words(cell: str) -> list[str]:
    """Return the words of a name: `Altitude (ft)`, `altitude_ft` and `altitudeFt` have the same."""
    split = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", cell.strip().lstrip("#").strip())
    return re.findall(r"[^\W_]+", split.casefold())


def _spatial(words: Sequence[Sequence[str]], names: set[str]) -> int | None:
    """Return the column named so, alone if there is one, else with words such as `gps` or `deg` beside."""
    for at, one in enumerate(words):
        if len(one) == 1 and one[0] in names:
            return at
    return next(
        (at for at, one in enumerate(words) if names & set(one) and set(one) <= names | _SPATIAL),
        None,
    )


def _times(words: Sequence[Sequence[str]], keys: Sequence[str], place: Sequence[int]) -> list[TimeColumn]:
    found: list[tuple[int, TimeColumn]] = []
    offset = next((at for at, key in enumerate(keys) if key in _OFFSETS), None)
    bare = ["".join(word for word in one if word not in _LOCAL) for one in words]  # `Date (local)`
    dates = [at for at, key in enumerate(keys) if key in _DATES or bare[at] in _DATES]
    clocks = [at for at, key in enumerate(keys) if (key in _CLOCKS or bare[at] in _CLOCKS) and at not in dates]
    for day in dates[:2]:
        for clock in clocks[:3]:
            utc = any("utc" in words[at] for at in (day, clock))
            local = not utc and any(_LOCAL & set(words[at]) for at in (day, clock))
            if offset is not None and not utc:
                found.append((0, TimeColumn((day, clock, offset))))
            elif offset is None or utc:
                found.append((1, TimeColumn((day, clock), utc=utc, local=local)))
    for at, (one, key) in enumerate(zip(words, keys, strict=True)):
        named = [word for word in one if word in _TEMPORAL or word in _TIMES]
        if at in place or key in _AGES or not (named or key in _TIMES) or (_NO_TIME & set(one) and key not in _TIMES):
            continue
        rank = 2 + _TIMES.index(key) if key in _TIMES else 2 + len(_TIMES) + (one in (["date"], ["datum"], ["day"]))
        utc = bool({"utc", "gmt", "zulu"} & set(one)) or key in {"snapshotid", "timeposition", "lastposupdate"}
        found.append((rank, TimeColumn((at,), utc=utc, local=bool(_LOCAL & set(one)))))
    return [one for _, one in sorted(found, key=lambda ranked: ranked[0])][:_MOST]


def _altitudes(
    header: Sequence[str], words: Sequence[Sequence[str]], keys: Sequence[str], units: Sequence[str]
) -> list[AltitudeColumn]:
    found: list[tuple[int, AltitudeColumn]] = []
    known = set(keys)
    feet = any(names <= known for names in _IN_FEET)
    hundreds = bool(_IN_HUNDREDS & {cell.strip().casefold() for cell in header})
    for at, (cell, one, key) in enumerate(zip(header, words, keys, strict=True)):
        garmin = cell.strip() in _GARMIN_NAMES
        glued = re.fullmatch(r"(alt|altitude|ele|elevation)(ft|feet|m)", key)
        named = _ALTITUDE & set(one) or key in _FEET_NAMES | _METRE_NAMES | _LEVELS or glued
        if not named or _NO_ALTITUDE & set(one):
            continue
        beside = _words(units[at]) if at < len(units) else []
        unit = next(
            (_UNITS[word] for word in (*one[1:], *beside, *(glued.groups()[1:] if glued else ())) if word in _UNITS),
            None,
        )
        if key in _LEVELS:
            unit = _UNITS["fl"]
        sure = unit is not None
        if unit is None and (key in _FEET_NAMES or garmin or feet):
            unit, sure = FOOT, True
        elif unit is None and hundreds:
            unit = HUNDREDS
        elif unit is None and (key in {"ele", "elev", "elevation"} or (key in _METRE_NAMES and "altitude" not in keys)):
            unit = 1.0
        rank = next((rank for rank, part in enumerate(("baro", "altb", "msl", "alt")) if part in key), 4)
        if {"gps", "geo", "geom", "ellipsoid", "wgs84", "gnss"} & set(one) or "geo" in key:
            rank = 5
        found.append((rank, AltitudeColumn(at, unit, sure)))
    return [one for _, one in sorted(found, key=lambda ranked: ranked[0])][:_MOST]
