"""Rules for the tables of evidence: complete, of closed values, with the totals as recorded, and without hindsight.

A folder of data may be without tables; an overlay has none of its own. Those that count are compiled.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import groupby

from warrantcheck.authoring.evidence_rows import COLUMNS, at, rows
from warrantcheck.authoring.validate import EVIDENCE, DataFiles, content_of
from warrantcheck.authoring.yaml_source import Document
from warrantcheck.dataset.records import EvidenceRow, EvidenceTable
from warrantcheck.errors import DataError, Problem

__all__ = ["COLUMNS", "RULES", "rows", "sources", "tables"]

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def tables(files: DataFiles) -> tuple[EvidenceTable, ...]:
    """Return the descriptions of the tables; none if the folder has none.

    Raises:
        DataError: they cannot be read, or do not have their shape.
    """
    document = _document(files)
    found: tuple[EvidenceTable, ...] = content_of(EVIDENCE, document) if document else ()
    return found


def sources(files: DataFiles) -> set[str]:
    """Return the sources that the tables rest on, and those they were compared with; none if they cannot be read."""
    try:
        return {name for table in tables(files) for name in _sources(table)}
    except DataError:
        return set()


def tables_can_be_read(files: DataFiles) -> Iterator[Problem]:
    """Each description has its file, each file its description, and both their shape."""
    if files.laid_over:
        return
    try:
        described = tables(files)
    except DataError as error:
        yield from error.problems
        return
    for file in sorted((files.folder / EVIDENCE).parent.glob("*.csv")):
        if file.stem not in {table.id for table in described}:
            yield Problem(f"evidence/{file.name}", 0, 0, "", "is described nowhere in evidence/tables.yaml")
    for table in described:
        try:
            rows(files.folder, table)
        except DataError as error:
            yield from error.problems


def descriptions_are_sound(files: DataFiles) -> Iterator[Problem]:
    """Ids stand once, sources exist, a table that counts was compared with another source, and gaps are told."""
    known = {source.id for source in files.sources}
    seen: set[str] = set()
    for table, _ in _readable(files):
        if table.id in seen or not _ID.fullmatch(table.id):
            yield at(table, 0, "its id must be small letters and digits with hyphens, and be used once")
        seen.add(table.id)
        for source in _sources(table):
            if source not in known:
                yield at(table, 0, f"no source {source!r} in sources.yaml")
        if not table.sources or any(check.rows < 1 for check in table.checks):
            yield at(table, 0, "a table needs a source, and a comparison at least one row")
        if table.checked and not (table.checks and len({*_sources(table)}) > 1):
            yield at(table, 0, "counts as checked, and was not compared with a second source")
        if table.whole is bool(table.gaps):
            yield at(table, 0, "`gaps` says what is missing if the table is not whole, and only then")


def rows_are_sound(files: DataFiles) -> Iterator[Problem]:
    """Values and sources are those of the table, no row is public before it holds, and every state is told of."""
    for table, read in _readable(files):
        for number, row in enumerate(read, 2):
            if row.value not in table.values:
                yield at(table, number, f"{row.value!r} is not one of the values of the table")
            if row.source not in table.sources:
                yield at(table, number, f"{row.source!r} is not one of the sources of the table")
            if not row.since <= row.public <= files.edition.checked:
                yield at(table, number, "public before it holds, or after `checked` in edition.yaml")
        told = [(state, [row.since for row in of]) for state, of in groupby(read, key=lambda row: row.state)]
        if [state for state, _ in told] != [state.id for state in files.states]:
            yield at(table, 0, "has not every state of states.yaml, in their order")
        for state, days in told:
            if days != sorted(set(days)) or days[0] > table.since:
                yield at(table, 0, f"the rows of {state} do not follow each other from {table.since} or earlier on")


def totals_are_as_recorded(files: DataFiles) -> Iterator[Problem]:
    """As many states have a value as the document says; members of the United Nations vote, and nobody else."""
    members = {state.id for state in files.states if state.kind == "un-member"}
    for table, read in _readable(files):
        last = {row.state: row.value for row in read}
        count = Counter(last.values())
        for value, total in table.totals.items():
            if count[value] != total:
                yield at(table, 0, f"{count[value]} states have the value {value!r}, and {total} are recorded")
        if table.whole and count["unknown"]:
            yield at(table, 0, "is not whole: the value of a state is unknown")
        if table.kind == "vote" and {state for state in last if last[state] != "not-a-member"} != members:
            yield at(table, 0, "the members of the United Nations vote, and nobody else")


def what_tables_say_is_sound(files: DataFiles) -> Iterator[Problem]:
    """What moves an estimate or speaks of warrants was compared, names states or people, and values of the table."""
    states, people = {state.id for state in files.states}, {person.id for person in files.people}
    for table, _ in _readable(files):
        if (table.affinity or table.position) and not table.checked:
            name = "an `affinity`" if table.affinity else "a `position`"
            yield at(table, 0, f"has {name}, and was not compared with a second source (`checked`)")
        if table.affinity:
            if not table.affinity.toward or not states.issuperset(table.affinity.toward):
                yield at(table, 0, "`toward` must name states of states.yaml")
            for value, score in table.affinity.scores.items():
                if value not in table.values or not -1 <= score <= 1 or not score:
                    yield at(table, 0, f"{value!r} must be a value of the table, its score from -1 to 1; 0 is left out")
        if table.position:
            if not table.position.of or not people.issuperset(table.position.of):
                yield at(table, 0, "`of` must name people of warrants.yaml")
            if not table.position.values or not set(table.values).issuperset(table.position.values):
                yield at(table, 0, "the `values` of a position must be values of the table")


RULES: tuple[Callable[[DataFiles], Iterator[Problem]], ...] = (
    tables_can_be_read,
    descriptions_are_sound,
    rows_are_sound,
    totals_are_as_recorded,
    what_tables_say_is_sound,
)


def _readable(files: DataFiles) -> Iterator[tuple[EvidenceTable, tuple[EvidenceRow, ...]]]:
    """Yield the tables with their rows; one that cannot be read is told by `tables_can_be_read`."""
    with suppress(DataError):
        for table in () if files.laid_over else tables(files):
            with suppress(DataError):
                yield table, rows(files.folder, table)


def _sources(table: EvidenceTable) -> tuple[str, ...]:
    return (*table.sources, *(name for check in table.checks for name in check.sources))


def _document(files: DataFiles) -> Document | None:
    file = files.folder / EVIDENCE
    return Document.load(file, within="evidence") if file.exists() else None
