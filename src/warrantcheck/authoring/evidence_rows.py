"""Reading the rows of a table of evidence from its CSV file."""

from __future__ import annotations

import csv
from pathlib import Path

from msgspec import ValidationError, convert

from warrantcheck.dataset.records import EvidenceRow, EvidenceTable
from warrantcheck.errors import DataError, Problem

FOLDER = "evidence"
COLUMNS = EvidenceRow.__struct_fields__


def rows(folder: Path, table: EvidenceTable) -> tuple[EvidenceRow, ...]:
    """Read the rows of a table from the folder that holds the data.

    Raises:
        DataError: the file cannot be read, or a row has not its shape; `problems` name the line.
    """
    file = folder / FOLDER / f"{table.id}.csv"
    try:
        lines = list(csv.reader(file.read_text(encoding="utf-8").splitlines(), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError.of([at(table, 0, f"cannot be read: {error}")]) from error
    if tuple(lines[:1] and lines[0]) != COLUMNS:
        raise DataError.of([at(table, 1, f"the first line must be {','.join(COLUMNS)}")])
    read = []
    for number, line in enumerate(lines[1:], 2):
        try:
            read.append(convert(dict(zip(COLUMNS, line, strict=True)), EvidenceRow))
        except (ValueError, ValidationError) as error:
            raise DataError.of([at(table, number, str(error))]) from error
    return tuple(read)


def at(table: EvidenceTable, line: int, message: str) -> Problem:
    """Say what is wrong in a line of a table; 0: in the whole of it."""
    return Problem(f"{FOLDER}/{table.id}.csv", line, 1 if line else 0, "", message)
