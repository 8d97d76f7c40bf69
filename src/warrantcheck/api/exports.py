"""The data, and the table of answers, for other programs: files that are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from msgspec import json

from warrantcheck.api.arguments import Day
from warrantcheck.api.arguments import file as path_of
from warrantcheck.api.question import Question, opened, this_day
from warrantcheck.dataset.store import Dataset
from warrantcheck.whole_file import whole_file


def export_intervals(file: Path | str, *, data: Dataset | None = None) -> int:
    """Write what holds for every person in every state, from which day to which; return the number of rows.

    Args:
        file: ends in `.csv`, `.parquet` or `.sqlite`.
        data: the data to use; the shipped data if not given.

    Raises:
        UsageError: the ending is another one, pyarrow is not installed, or the file cannot be written.
    """
    from warrantcheck.export.intervals import kind_of, write_intervals

    source, path = opened(data), path_of("file", file)
    kind = kind_of(path)
    with whole_file(path) as sink:
        return write_intervals(source, this_day(), kind, sink)


def export_dataset(folder: Path | str, *, data: Dataset | None = None) -> int:
    """Write the data as CSV tables with `datapackage.json` and the schemas; return the number of tables.

    Raises:
        UsageError: the folder exists and is not empty, or cannot be written.
    """
    from warrantcheck.export.dataset import write_dataset

    return write_dataset(opened(data), path_of("folder", folder))


def export_sqlite(file: Path | str, *, data: Dataset | None = None) -> dict[str, int]:
    """Write the data and the table of answers as one SQLite database; return the number of rows by table.

    Raises:
        UsageError: the file cannot be written.
    """
    from warrantcheck.export.sqlite import write_sqlite

    source = opened(data)
    with whole_file(path_of("file", file)) as sink:
        return write_sqlite(source, this_day(), sink)


def export_ftm(out: Path | str, *, known: Day | None = None, data: Dataset | None = None) -> int:
    """Write people, cases, offices, trips, statements and findings as FollowTheMoney entities, as JSON lines.

    Args:
        out: the file to write.
        known: use only what was public on this day; today if not given.
        data: the data to use; the shipped data if not given.

    Returns:
        the number of entities.

    Raises:
        UsageError: the file cannot be written.
    """
    from warrantcheck.export.ftm import entities

    asked = Question("ftm", data)
    lines = [json.encode(entity) + b"\n" for entity in entities(asked.data, asked.clock(known, known))]
    with whole_file(path_of("out", out)) as file:
        file.writelines(lines)
    return len(lines)
