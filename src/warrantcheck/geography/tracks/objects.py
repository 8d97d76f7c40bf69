"""JSON: GeoJSON, the forms of readsb and OpenSky, and any list of objects that have latitude and longitude."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from warrantcheck.geography.tracks.columns import Columns, columns_of
from warrantcheck.geography.tracks.content import READ
from warrantcheck.geography.tracks.fix import BadTrack, Recording
from warrantcheck.geography.tracks.geojson import KINDS, read_geojson
from warrantcheck.geography.tracks.notes import counted, left_out, printable
from warrantcheck.geography.tracks.table import NamedRow, read_table
from warrantcheck.geography.tracks.trace import read_snapshots, read_trace

_DEEPEST = 12
_SAMPLE = 1000
"""Objects whose names are gathered: later ones have no names of their own in what programs write."""


def read_objects(text: str, name: str) -> Recording:
    """Read JSON or JSON lines.

    Raises:
        BadTrack: it is not sound, or holds no positions in a form that is known.
    """
    notes: list[str] = []
    try:
        value = json.loads(text, parse_constant=lambda _: None)
    except (ValueError, RecursionError) as error:
        lines = _lines(text, name, notes)
        if lines is None:
            where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
            raise BadTrack(f"{name}: is not valid JSON{where}.") from error
        value = lines
    if (
        isinstance(value, list)
        and value
        and all(isinstance(one, dict) and one.get("type") == "Feature" for one in value)
    ):
        value = {"type": "FeatureCollection", "features": value}
    if isinstance(value, list) and value and (found := read_snapshots(value, name)) is not None:
        return replace(found, notes=(*notes, *found.notes))
    if isinstance(value, dict):
        if isinstance(value.get("type"), str) and value["type"] in KINDS:
            return read_geojson(value, name)
        if (found := read_trace(value, name)) is not None:
            return found
    return _read_lists(value, name, notes)


def _lines(text: str, name: str, notes: list[str]) -> list[Any] | None:
    """Read an object a line; None if the text is not of that kind."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2 or not lines[0].lstrip().startswith("{") or not lines[0].rstrip().endswith("}"):
        return None
    objects, odd = [], 0
    for line in lines:
        try:
            objects.append(json.loads(line, parse_constant=lambda _: None))
        except (ValueError, RecursionError):
            odd += 1
    if 2 * odd > len(lines):
        raise BadTrack(f"{name}: {counted(odd, 'line')} of {len(lines):,} are not valid JSON.")
    if odd:
        notes.append(f"{counted(odd, 'line')} {left_out(odd)}: not valid JSON.")
    return objects


def _read_lists(value: Any, name: str, notes: Sequence[str]) -> Recording:
    """Read the longest list of objects with positions; Flightradar24 and FlightAware have them at various depths."""
    found = list(_lists(value, 0))
    if not found:
        kind = f"an object with {_named(value)}" if isinstance(value, dict) else "a list"
        raise BadTrack(f"{name}: is JSON ({kind}), but of no form that holds positions; {READ}.")
    rows, header, columns = max(found, key=lambda one: len(one[0]))
    others = sum(len(one[0]) for one in found) - len(rows)
    told = [*notes, f"{counted(others, 'position')} in other lists {left_out(others)}."] if others else notes
    return read_table((NamedRow(header, _flat(row)) for row in rows), columns, name, told)


def _named(value: Mapping[str, Any]) -> str:
    names = ", ".join(printable(key[:20]) for key in list(value)[:5])
    return f"the names {names}" if names else "no names"


def _lists(value: Any, depth: int) -> Iterator[tuple[list[dict[str, Any]], list[str], Columns]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        if by_column := _columns(value):
            yield by_column
        for inner in value.values():
            if isinstance(inner, (dict, list)):
                yield from _lists(inner, depth + 1)
    elif isinstance(value, list):
        rows = [one for one in value if isinstance(one, dict)]
        header = list(dict.fromkeys(key for row in rows[:_SAMPLE] for key in _flat(row)))
        columns = columns_of(header) if header else None
        if columns:
            yield rows, header, columns
        else:
            for inner in value:
                if isinstance(inner, (dict, list)):
                    yield from _lists(inner, depth + 1)


def _columns(value: Mapping[str, Any]) -> tuple[list[dict[str, Any]], list[str], Columns] | None:
    """Return the rows of an object that holds a list for each column."""
    lists = {key: one for key, one in value.items() if isinstance(one, list)}
    header = list(lists)
    columns = columns_of(header) if len(header) > 1 else None
    if columns is None or len(columns.place) < 2:
        return None
    length = len(lists[header[columns.place[0]]])
    even = [key for key in header if len(lists[key]) == length]
    return [{key: lists[key][at] for key in even} for at in range(length)], header, columns


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return an object with the names of what is nested in it in front: `altitude feet`, `position lat`."""
    flat: dict[str, Any] = {}
    for key, value in row.items():
        if isinstance(value, dict):
            flat |= {f"{key} {inner}": one for inner, one in value.items() if not isinstance(one, (dict, list))}
        elif not isinstance(value, list):
            flat[key] = value
    return flat
