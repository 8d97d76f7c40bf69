"""Tables as text: comma, semicolon, tab or bar between the cells, and a header in one of the first lines."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import chain, islice

from warrantcheck.geography.tracks.columns import Columns, columns_of
from warrantcheck.geography.tracks.content import READ
from warrantcheck.geography.tracks.fix import BadTrack, Recording
from warrantcheck.geography.tracks.notes import printable
from warrantcheck.geography.tracks.table import read_table

_PREAMBLE = 200
"""Lines in which a header is looked for: some loggers begin with their settings."""

_WIDEST = 20_000
"""Characters of a header."""

_FOREIGN = {
    "$GP": "NMEA sentences of a receiver: convert them to GPX",
    "$GN": "NMEA sentences of a receiver: convert them to GPX",
    "MSG,": "a BaseStation log without a header: name its columns above, such as `date`, `time`, `hex`, `lat`",
}


def read_delimited(text: str, name: str) -> Recording:
    """Read a table of positions.

    Raises:
        BadTrack: no line names columns of latitude and longitude, or the table is not sound.
    """
    number, delimiter, header, columns = _header(text, name)
    lines = islice(StringIO(text, newline=None), number, None)
    rows = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)
    try:
        first = next(rows, None)
        if first and (units := _units_below(first, columns)):
            columns = columns_of(header, units) or columns
            first = None
        elif first and columns_of(first):
            first = None  # Garmin's G3X names its columns twice: long names with units, then short ones
        return read_table(_rows(first, rows, header, name), columns, name)
    except csv.Error as error:
        raise BadTrack(f"{name}: is not valid CSV: line {number + rows.line_num}: {printable(str(error))}.") from error


def _rows(first: list[str] | None, rows: Iterable[list[str]], header: Sequence[str], name: str) -> Iterator[list[str]]:
    """Yield the rows that are no comments and do not repeat the header, as files that were put together do.

    Raises:
        BadTrack: most rows have more numbers than the header has names, as commas within numbers make them.
    """
    number = wide = 0
    for row in rows if first is None else chain([first], rows):
        if not row or row[0].lstrip().startswith(("#", "//")) or [cell.strip() for cell in row] == header:
            continue
        number += 1
        wide += any(cell.strip().isdecimal() for cell in row[len(header) :])
        yield row
    if 2 * wide > number:
        raise BadTrack(
            f"{name}: its rows have more numbers than its header has names: are there commas within numbers?"
        )


def _header(text: str, name: str) -> tuple[int, str, list[str], Columns]:
    """Return how many lines to skip, what separates cells, the header, and the columns it names."""
    before: list[str] = []
    for number, line in enumerate(islice(StringIO(text, newline=None), _PREAMBLE), 1):
        if len(line) > _WIDEST:
            continue
        for delimiter in sorted(",;\t|", key=lambda one: -line.count(one)):
            header = _cells(line, delimiter)
            if len(header) < 2 or not any(cell and not cell[0].isdecimal() for cell in header):
                continue
            above = _cells(before[-1], delimiter) if before and before[-1].lstrip().startswith("#") else []
            units = above if len(above) == len(header) else []
            columns = columns_of(header, units)
            if columns:
                return number, delimiter, header, columns
        if line.strip():
            before.append(line)
    begin = text.lstrip()[:6]
    kind = next((kind for mark, kind in _FOREIGN.items() if begin.startswith(mark)), None)
    if "HFDTE" in text[:4000] and begin[:1] == "A":
        kind = "an IGC log of a glider: convert it to GPX"
    if kind:
        raise BadTrack(f"{name}: is {kind}; {READ}.")
    raise BadTrack(
        f"{name}: no line names its columns: a table needs a header with latitude and longitude, "
        f"such as `time,lat,lon,altitude_ft`; {READ}."
    )


def _units_below(row: Sequence[str], columns: Columns) -> Sequence[str] | None:
    """Return a row of units, as some tables have it below the header: words, and no number where the position is."""
    cells = [row[at].strip() if at < len(row) else "" for at in columns.place]
    words = {"deg", "degrees", "°", "[deg]", "(deg)", "degree", "decimal degrees"}
    return row if all(cell.casefold() in words for cell in cells) else None


def _cells(line: str, delimiter: str) -> list[str]:
    """Split one line; one that is not valid CSV is no header."""
    try:
        cells = next(csv.reader([line.strip("\r\n")], delimiter=delimiter, skipinitialspace=True), [])
    except csv.Error:
        return []
    return [cell.strip() for cell in cells]
