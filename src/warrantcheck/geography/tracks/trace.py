"""The JSON of receivers and their networks whose rows have no names: readsb and tar1090, and OpenSky."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from warrantcheck.geography.tracks.columns import FOOT, AltitudeColumn, Columns, TimeColumn, columns_of
from warrantcheck.geography.tracks.fix import Recording
from warrantcheck.geography.tracks.moment import epoch
from warrantcheck.geography.tracks.table import NamedRow, read_table

_Pairs = Sequence[tuple[Mapping[str, Any], Any]]
"""Rows, each with the object that it stands in, which says when it was answered."""


def read_trace(value: Mapping[str, Any], name: str) -> Recording | None:
    """Read an object that is one of these forms; None if it is none.

    Raises:
        BadTrack: it is, and its rows are not sound.
    """
    for key, reader in _READERS.items():
        rows = value.get(key)
        if isinstance(rows, list) and (found := reader(value, rows, name)) is not None:
            return found
    return None


def read_snapshots(values: Sequence[Any], name: str) -> Recording | None:
    """Read a list of what a network or a receiver answered, time after time; None if it is no such list.

    Raises:
        BadTrack: it is, and its rows are not sound.
    """
    for key, reader in _SNAPSHOTS.items():
        if all(isinstance(value, dict) and isinstance(value.get(key, 0), (list, type(None))) for value in values):
            return reader([(value, row) for value in values for row in value[key] or ()], name)
    return None


def _trace(value: Mapping[str, Any], rows: Sequence[Any], name: str) -> Recording | None:
    """Read the trace of readsb, as tar1090 and the sites that use it store it: seconds after a time, feet, `ground`."""
    rows = [row for row in rows if isinstance(row, list)]
    if not rows:
        return None
    begin = _number(value.get("timestamp"))
    start = epoch(begin) if begin is not None else None
    craft = next((value[key] for key in ("icao", "hex", "r") if isinstance(value.get(key), str)), None)

    def cells(row: Sequence[Any]) -> list[Any]:
        after, lat, lon, baro = (*row, None, None, None, None)[:4]
        geometric = row[10] if len(row) > 10 else None
        seconds = _number(after)
        time = seconds if start is None or seconds is None else start.timestamp() + seconds
        ground = True if baro == "ground" else False if _number(baro) is not None else None
        return [time, lat, lon, None if ground else baro, None if ground else geometric, ground, craft]

    feet = tuple(AltitudeColumn(at, FOOT, sure=True) for at in (3, 4))
    columns = Columns((1, 2), (TimeColumn((0,), utc=True),), feet, ground=5, aircraft=(6,))
    return read_table(map(cells, rows), columns, name)


def _path(value: Mapping[str, Any], rows: Sequence[Any], name: str) -> Recording | None:
    """Read a track of OpenSky: time, latitude, longitude, metres, heading, on the ground."""
    rows = [row for row in rows if isinstance(row, list)]
    if not rows:
        return None
    craft = value.get("icao24") or value.get("callsign") or value.get("calllsign")  # so spelt in its documentation
    metres = (AltitudeColumn(3, 1.0, sure=False),)
    columns = Columns((1, 2), (TimeColumn((0,), utc=True),), metres, ground=5, aircraft=(6,))
    return read_table(([*(*row, *[None] * 6)[:6], craft] for row in rows), columns, name)


def _states(value: Mapping[str, Any], rows: Sequence[Any], name: str) -> Recording | None:
    """Read state vectors of OpenSky: address, callsign, country, two times, longitude, latitude and so on."""
    return _state_rows([(value, row) for row in rows], name)


def _state_rows(pairs: _Pairs, name: str) -> Recording | None:
    pairs = [(value, row) for value, row in pairs if isinstance(row, list)]
    if not pairs:
        return None

    def cells(pair: tuple[Mapping[str, Any], Any]) -> list[Any]:
        value, row = pair
        full = [*row, *[None] * 14]
        time = next((one for one in (full[3], full[4], value.get("time")) if one is not None), None)
        return [time, full[6], full[5], full[7], full[13], full[8], full[0], full[1]]

    metres = tuple(AltitudeColumn(at, 1.0, sure=False) for at in (3, 4))
    columns = Columns((1, 2), (TimeColumn((0,), utc=True),), metres, ground=5, aircraft=(6, 7))
    return read_table(map(cells, pairs), columns, name)


def _aircraft(value: Mapping[str, Any], rows: Sequence[Any], name: str) -> Recording | None:
    """Read the list of aircraft that readsb and its kin renew each second: each position is some seconds old."""
    return _aircraft_rows([(value, row) for row in rows], name)


def _aircraft_rows(pairs: _Pairs, name: str) -> Recording | None:
    pairs = [(value, row) for value, row in pairs if isinstance(row, dict)]
    header = list(dict.fromkeys(key for _, row in pairs for key in row if not isinstance(row[key], (dict, list))))
    columns = columns_of(header)
    if columns is None:
        return None

    def cells(pair: tuple[Mapping[str, Any], Any]) -> Sequence[Any]:
        value, row = pair
        now = _number(value.get("now"))
        now_at = epoch(now) if now is not None else None
        ago = _number(row.get("seen_pos")) or 0.0
        return NamedRow(header, row, [None if now_at is None else now_at.timestamp() - ago])

    named = Columns(
        columns.place, (TimeColumn((len(header),), utc=True),), columns.altitudes, columns.ground, columns.aircraft
    )
    return read_table(map(cells, pairs), named, name)


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    try:
        return float(value)
    except OverflowError:
        return None


_READERS: dict[str, Callable[[Mapping[str, Any], Sequence[Any], str], Recording | None]] = {
    "trace": _trace,
    "path": _path,
    "states": _states,
    "aircraft": _aircraft,
    "ac": _aircraft,
}
"""The name of the list that each form has."""

_SNAPSHOTS: dict[str, Callable[[_Pairs, str], Recording | None]] = {
    "states": _state_rows,
    "aircraft": _aircraft_rows,
    "ac": _aircraft_rows,
}
