"""Positions as GPX, GeoJSON and CSV write them. Files come from anywhere, so nothing in them is trusted."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from math import isfinite
from typing import Any, NoReturn

from warrantcheck.geography.fix import BadTrack, Fix

MOST = 500_000
"""Positions: one a second for five days."""

FOOT = 0.3048
_LAT = ("lat", "latitude")
_LON = ("lon", "lng", "long", "longitude")
_TIME = ("time", "timestamp", "datetime", "utc", "date")
_METRES = ("altitude_m", "alt_m", "ele", "elevation", "altitude", "alt", "baroaltitude", "geoaltitude")
_FEET = ("altitude_ft", "alt_ft")
_DEEPEST = 40
_COLLECTIONS = {"FeatureCollection": "features", "GeometryCollection": "geometries"}


def fixes_of(content: bytes, name: str) -> list[Fix]:
    """Return the positions of a file's content.

    Raises:
        BadTrack: it is none of the formats, or breaks its rules.
    """
    begin = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if begin == b"<" or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        found = _gpx(content, name)
    elif begin in (b"{", b"["):
        found = _geojson(_text(content, name), name)
    else:
        found = _csv(_text(content, name), name)
    fixes = []
    for fix in found:
        fixes.append(fix)
        if len(fixes) > MOST:
            raise BadTrack(f"{name}: more than {MOST} positions.")
    return fixes


def _text(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadTrack(f"{name}: is not UTF-8 text (byte {error.start}).") from error


def _csv(text: str, name: str) -> Iterator[Fix]:
    """Read a header with columns for latitude and longitude (or one `position`), in any order."""
    try:
        first = text.partition("\n")[0]
        rows = csv.reader(text.splitlines(), delimiter=";" if first.count(";") > first.count(",") else ",", strict=True)
        header = [cell.strip().casefold() for cell in next(rows, [])]
        lat, lon, time, metres, feet = (_column(header, names) for names in (_LAT, _LON, _TIME, _METRES, _FEET))
        both = _column(header, ("position",))
        if both is None and (lat is None or lon is None):
            raise BadTrack(f"{name}: no GPX, no GeoJSON, and no CSV with columns `lat` and `lon` in its first line.")
        for number, row in enumerate(rows, 2):
            if not any(cell.strip() for cell in row):
                continue
            where = f"line {number}"
            if lat is not None and lon is not None:
                north, east = _cell(row, lat), _cell(row, lon)
            else:
                north, _, east = _cell(row, both).partition(",")
            high = _optional(_cell(row, metres))
            if high is None and (in_feet := _optional(_cell(row, feet))) is not None:
                high = in_feet * FOOT
            yield Fix(_number(north, name, where), _number(east, name, where), _moment(_cell(row, time)), high)
    except csv.Error as error:
        raise BadTrack(f"{name}: is no sound CSV: {error}.") from error


def _geojson(text: str, name: str) -> Iterator[Fix]:
    """Read the lines and points of a GeoJSON value in their order; longitude comes first (RFC 7946, 3.1.1)."""
    try:
        value = json.loads(text, parse_constant=lambda word: _refuse(name, word))
    except (ValueError, RecursionError) as error:
        raise BadTrack(f"{name}: is no sound JSON.") from error
    count = 0
    for count, (place, moment) in enumerate(_places(value, name, 0), 1):
        if not isinstance(place, list) or len(place) < 2:
            raise BadTrack(f"{name}: position {count} is no pair of longitude and latitude.")
        lon, lat = (_number(part, name, f"position {count}") for part in place[:2])
        yield Fix(lat, lon, moment, _optional(place[2]) if len(place) > 2 else None)
    if not count:
        raise BadTrack(f"{name}: holds no GeoJSON line and no points.")


def _places(value: Any, name: str, depth: int) -> Iterator[tuple[Any, datetime | None]]:
    if not isinstance(value, dict) or not isinstance(value.get("type"), str) or depth > _DEEPEST:
        raise BadTrack(f"{name}: is JSON, but no GeoJSON.")
    kind = value.get("type")
    if kind in _COLLECTIONS:
        for part in _list(value.get(_COLLECTIONS[kind]), name):
            yield from _places(part, name, depth + 1)
    elif kind == "Feature" and value.get("geometry") is not None:
        inner = [place for place, _ in _places(value["geometry"], name, depth + 1)]
        yield from zip(inner, _times(value.get("properties"), len(inner)), strict=True)
    elif kind == "Point":
        yield value.get("coordinates"), None
    elif kind in ("LineString", "MultiPoint"):
        yield from ((place, None) for place in _list(value.get("coordinates"), name))
    elif kind == "MultiLineString":
        yield from ((p, None) for line in _list(value.get("coordinates"), name) for p in _list(line, name))
    elif kind != "Feature":
        raise BadTrack(f"{name}: is JSON, but no GeoJSON of lines or points.")


def _times(properties: Any, count: int) -> list[datetime | None]:
    """Return the times of a feature's positions: a list beside them, or one time for one position."""
    own = properties if isinstance(properties, dict) else {}
    times = own.get("times") or own.get("coordTimes")
    if isinstance(times, list) and len(times) == count:
        return [_moment(time) for time in times]
    single = next((own[key] for key in _TIME if key in own), None) if count == 1 else None
    return [_moment(single)] * count


def _gpx(content: bytes, name: str) -> Iterator[Fix]:
    """Read the track points, else the route points, of a GPX file; documents with a DTD are refused (entity bombs)."""
    from xml.parsers import expat

    points: dict[str, list[dict[str, str]]] = {"trkpt": [], "rtept": []}
    open_: list[str] = []

    def begin(tag: str, attributes: dict[str, str]) -> None:
        open_.append(tag.rpartition(":")[2])
        if len(open_) > _DEEPEST:
            raise BadTrack(f"{name}: its XML is nested too deep.")
        if open_[-1] in points:
            points[open_[-1]].append({"lat": attributes.get("lat", ""), "lon": attributes.get("lon", "")})

    def text(data: str) -> None:
        if len(open_) > 1 and open_[-1] in ("time", "ele") and open_[-2] in points:
            point = points[open_[-2]][-1]
            point[open_[-1]] = (point.get(open_[-1], "") + data)[:40]

    def refuse(*_: Any) -> None:
        raise BadTrack(f"{name}: its XML declares a document type, which no GPX file needs.")

    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    parser.EndElementHandler = lambda _: open_.pop()
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise BadTrack(f"{name}: is no sound XML: {error}.") from error
    if not any(points.values()):
        raise BadTrack(f"{name}: is XML, but holds no GPX track points.")
    for number, point in enumerate(points["trkpt"] or points["rtept"], 1):
        where = f"position {number}"
        lat, lon = (_number(point[key], name, where) for key in ("lat", "lon"))
        yield Fix(lat, lon, _moment(point.get("time")), _optional(point.get("ele")))


def _list(value: Any, name: str) -> list[Any]:
    if not isinstance(value, list):
        raise BadTrack(f"{name}: is JSON, but no sound GeoJSON.")
    return value


def _column(header: list[str], names: tuple[str, ...]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


def _cell(row: list[str], column: int | None) -> str:
    return row[column].strip() if column is not None and column < len(row) else ""


def _number(value: Any, name: str, where: str) -> float:
    try:
        number = float(value) if not isinstance(value, bool) else float("nan")
    except (TypeError, ValueError, OverflowError):
        number = float("nan")
    if not isfinite(number):
        raise BadTrack(f"{name}: {where}: {str(value)[:30]!r} is no number of degrees.")
    return number


def _optional(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if isfinite(number) else None


def _moment(value: Any) -> datetime | None:
    """Read an ISO 8601 time (UTC if it names no zone) or seconds since 1970; anything else is no time."""
    try:
        if isinstance(value, (int, float)) or str(value).strip().replace(".", "", 1).isdigit():
            return datetime.fromtimestamp(float(value), UTC)
        found = datetime.fromisoformat(str(value).strip())
    except (ValueError, OverflowError, OSError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _refuse(name: str, word: str) -> NoReturn:
    raise BadTrack(f"{name}: holds {word}, which is no number of degrees.")
