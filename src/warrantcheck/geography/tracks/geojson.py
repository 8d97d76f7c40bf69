"""GeoJSON: lines with the times beside them, else points; longitude comes first (RFC 7946, 3.1.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from warrantcheck.geography.tracks.columns import AltitudeColumn, Columns, TimeColumn, columns_of
from warrantcheck.geography.tracks.fix import BadTrack, Recording
from warrantcheck.geography.tracks.moment import EARLIEST, epoch
from warrantcheck.geography.tracks.notes import MOST, counted, left_out, too_many
from warrantcheck.geography.tracks.points import Point, read_points
from warrantcheck.geography.tracks.table import NamedRow, read_table
from warrantcheck.geography.tracks.times import read_times

KINDS = frozenset({
    "FeatureCollection", "Feature", "GeometryCollection", "Point", "MultiPoint", "LineString", "MultiLineString",
    "Polygon", "MultiPolygon",
})  # fmt: skip
_DEEPEST = 40
_COLLECTIONS = {"FeatureCollection": "features", "GeometryCollection": "geometries"}
_LINES = {"LineString", "MultiPoint", "MultiLineString"}
_LISTS = ("times", "coordTimes", "timestamps", "time", "timestamp", "dateTimes", "datetimes", "when")
_LONE = ("time", "timestamp", "datetime", "when")
_AIRCRAFT = ("icao24", "hex", "icao", "registration", "reg", "callsign", "flight")


def read_geojson(value: Mapping[str, Any], name: str) -> Recording:
    """Read the lines of a GeoJSON value, or its points if there is no line.

    Raises:
        BadTrack: it breaks the rules of GeoJSON, or holds neither.
    """
    lines: list[Point] = []
    spots: list[tuple[Mapping[str, Any], Any]] = []
    uneven = lone = 0
    for kind, coordinates, properties in _geometries(value, {}, name, 0):
        if kind == "Point":
            spots.append((properties, coordinates))
            continue
        places = _places(kind, coordinates, name)
        times = _times(properties)
        if times and len(times) != len(places):
            uneven += 1
            times = []
        lone += not times and any(isinstance(properties.get(key), (str, int, float)) for key in _LONE)
        craft = next((str(properties[key])[:40] for key in _AIRCRAFT if isinstance(properties.get(key), str)), None)
        if len(lines) + len(places) > MOST:
            raise too_many(name)
        for at, place in enumerate(places):
            lines.append(_point(place, times[at] if times else None, craft))
    timed = any(point.time is not None for point in lines)
    notes = (
        [f"{counted(uneven, 'line')} with another number of times than of positions: no times there."] if uneven else []
    )
    if lone and not timed:
        notes.append(f"{counted(lone, 'line')} with one time for all positions: it was not used.")
    if lines and (timed or len(spots) < 3 or not _dated(spots)):
        if spots:
            notes.append(f"{counted(len(spots), 'point')} beside the lines {left_out(len(spots))}.")
        return read_points(lines, name, notes, utc=False)
    if spots:
        return _read_spots(spots, name)
    raise BadTrack(f"{name}: is GeoJSON without lines and points.")


def _geometries(
    value: Any, properties: Mapping[str, Any], name: str, depth: int
) -> Iterator[tuple[str, Any, Mapping[str, Any]]]:
    """Yield the kind, the coordinates and the properties of each geometry that can be part of a track."""
    kind = value.get("type") if isinstance(value, dict) else None
    if not isinstance(kind, str) or depth > _DEEPEST:
        raise BadTrack(f"{name}: is JSON, but not valid GeoJSON.")
    if kind in _COLLECTIONS:
        for part in _list(value.get(_COLLECTIONS[kind]), name):
            yield from _geometries(part, properties, name, depth + 1)
    elif kind == "Feature":
        own = value.get("properties")
        if value.get("geometry") is not None:
            yield from _geometries(value["geometry"], own if isinstance(own, dict) else {}, name, depth + 1)
    elif kind in _LINES or kind == "Point":
        yield kind, value.get("coordinates"), properties
    elif kind not in KINDS:
        raise BadTrack(f"{name}: is JSON, but no GeoJSON of lines or points.")


def _places(kind: str, coordinates: Any, name: str) -> list[Any]:
    parts = _list(coordinates, name)
    return [place for line in parts for place in _list(line, name)] if kind == "MultiLineString" else parts


def _times(properties: Mapping[str, Any]) -> list[Any]:
    """Return the times beside a line, as togeojson writes them since 2021 and before, one after the other."""
    nested = properties.get("coordinateProperties")
    for own in (nested if isinstance(nested, dict) else {}, properties):
        for key in _LISTS:
            times = own.get(key)
            if isinstance(times, list) and times:
                return [one for part in times for one in (part if isinstance(part, list) else [part])]
    return []


def _point(place: Any, time: Any, craft: str | None) -> Point:
    """Return a position; a fourth number, or a third that is no altitude, is its time if it can be one."""
    lon, lat, *more = place if isinstance(place, list) and len(place) > 1 else (None, None)
    altitude = more[0] if more else None
    measure = more[1] if len(more) > 1 else altitude
    if _is_time(measure):
        time = measure if time is None else time
        altitude = altitude if len(more) > 1 else None
    return Point(lat, lon, time, altitude, aircraft=craft)


def _is_time(value: Any) -> bool:
    return (
        isinstance(value, (int, float))
        and not isinstance(value, bool)
        and value >= EARLIEST
        and epoch(value) is not None
    )


def _dated(spots: list[tuple[Mapping[str, Any], Any]]) -> bool:
    header = list(dict.fromkeys(key for own, _ in spots for key in own))
    columns = columns_of([*header, "lat", "lon"])
    times = (
        [read_times([own.get(header[one.places[0]]) for own, _ in spots]) for one in columns.times] if columns else []
    )
    return any(one.sound > 1 for one in times)


def _read_spots(spots: list[tuple[Mapping[str, Any], Any]], name: str) -> Recording:
    """Read points as rows of a table whose columns are their properties."""
    header = list(dict.fromkeys(key for own, _ in spots for key in own if isinstance(key, str)))
    named = columns_of([*header, "lat", "lon"])
    at = len(header)
    rows = []
    for own, coordinates in spots:
        point = _point(coordinates, None, None)
        rows.append(NamedRow(header, own, [point.lat, point.lon, point.altitude, point.time]))
    times = named.times if named else ()
    altitudes = (*(named.altitudes if named else ()), AltitudeColumn(at + 2, 1.0, sure=True))
    if any(row[at + 3] is not None for row in rows):
        times = (*times, TimeColumn((at + 3,), utc=True))
    columns = Columns((at, at + 1), times, altitudes, named.ground if named else None, named.aircraft if named else ())
    return read_table(rows, columns, name)


def _list(value: Any, name: str) -> list[Any]:
    if not isinstance(value, list):
        raise BadTrack(f"{name}: is JSON, but not valid GeoJSON.")
    return value
