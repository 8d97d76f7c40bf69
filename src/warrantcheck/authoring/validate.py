"""From YAML to records: pydantic checks each file against the models of the records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.json import decode
from pydantic import TypeAdapter, ValidationError

from warrantcheck.authoring import evidence_rows, overlay
from warrantcheck.authoring.models import typed
from warrantcheck.authoring.yaml_source import Document, Path_
from warrantcheck.dataset import generated, shipped
from warrantcheck.dataset import records as r
from warrantcheck.dataset.own_data import is_overlay
from warrantcheck.dataset.records.missing_record import MissingRecord
from warrantcheck.dataset.records.names import PersonNames, PlaceNames
from warrantcheck.errors import DataError, Problem


class WarrantsFile(r.Record, frozen=True, kw_only=True):
    """The shape of data/warrants.yaml."""

    situations: tuple[r.Situation, ...]
    people: tuple[r.Person, ...]


class VisitsFile(r.Record, frozen=True, kw_only=True):
    """The shape of data/visits.yaml."""

    visits: tuple[r.Visit, ...]
    findings: tuple[r.Finding, ...]


class NamesFile(r.Record, frozen=True, kw_only=True):
    """The shape of data/names.yaml."""

    people: tuple[PersonNames, ...]
    places: PlaceNames


FILES: dict[str, Any] = {
    "edition.yaml": r.Edition,
    "sources.yaml": tuple[r.Source, ...],
    "states.yaml": tuple[r.State, ...],
    "territories.yaml": tuple[r.Territory, ...],
    "names.yaml": NamesFile,
    "warrants.yaml": WarrantsFile,
    "bodies.yaml": tuple[r.Body, ...],
    "statements.yaml": tuple[r.Statement, ...],
    "visits.yaml": VisitsFile,
    "events.yaml": tuple[r.Event, ...],
    "law-notes.yaml": tuple[r.LawNote, ...],
    "model.yaml": r.Model,
}
"""Every data file that is edited by hand, and the type of its content."""

EVIDENCE = "evidence/tables.yaml"
"""What the tables of evidence hold; a folder of data may be without them."""

GOVERNMENTS = "evidence/governments.yaml"
"""Who directs the government of each state; a folder of data may be without it."""

MISSING_RECORDS = "records-missing.yaml"
"""Claims without a document of record or its number; a folder of data that keeps this list is held to it."""

TYPES: dict[str, Any] = FILES | {
    EVIDENCE: tuple[r.EvidenceTable, ...],
    GOVERNMENTS: tuple[r.Government, ...],
    MISSING_RECORDS: tuple[MissingRecord, ...],
}

GENERATED = (
    "generated/state-names.csv", "generated/codes.csv", "generated/cities.csv", "generated/airports.csv",
)  # fmt: skip
"""Files made by tools/make_places.py; the sources stand there."""


class DataFiles(Struct, frozen=True):
    """All data files of one folder, read and validated, with the documents to look places up in.

    `evidence`: the tables of evidence that answers read, with their rows; `memberships`: those that were compared and
    say who belongs to a body.
    """

    edition: r.Edition
    sources: tuple[r.Source, ...]
    states: tuple[r.State, ...]
    territories: tuple[r.Territory, ...]
    person_names: tuple[PersonNames, ...]
    place_names: PlaceNames
    situations: tuple[r.Situation, ...]
    people: tuple[r.Person, ...]
    bodies: tuple[r.Body, ...]
    statements: tuple[r.Statement, ...]
    visits: tuple[r.Visit, ...]
    findings: tuple[r.Finding, ...]
    events: tuple[r.Event, ...]
    law_notes: tuple[r.LawNote, ...]
    model: r.Model
    folder: Path
    documents: dict[str, Document]
    evidence: tuple[tuple[r.EvidenceTable, tuple[r.EvidenceRow, ...]], ...] = ()
    governments: tuple[r.Government, ...] = ()
    missing_records: tuple[MissingRecord, ...] = ()
    memberships: tuple[tuple[r.EvidenceTable, tuple[r.EvidenceRow, ...]], ...] = ()
    laid_over: Path | None = None

    @property
    def tables(self) -> tuple[r.EvidenceTable, ...]:
        """The tables of evidence that count."""
        return tuple(table for table, _ in self.evidence)

    def problem(self, file: str, path: Path_, message: str) -> Problem:
        """Say what is wrong at a path of a file."""
        return self.documents[file].problem(path, message)


def load(folder: Path) -> DataFiles:
    """Read and validate every data file of a folder; an overlay is added to the shipped data first.

    The check is strict, and goes by way of JSON: a year is no day, a number is no text.

    Raises:
        DataError: a file is missing, is not acceptable YAML, or does not have the shape of its records.
    """
    if not folder.is_dir():
        raise DataError(f"{folder}: no such folder with data files.")
    documents = {}
    laid_over = folder if is_overlay(folder) else None
    if laid_over:
        folder = shipped.yaml_folder()
        generated.require(Path(name).name for name in GENERATED)
        documents = overlay.layered(laid_over, folder, list(FILES))
    else:
        documents = {name: Document.load(folder / name) for name in FILES}
    if (folder / GOVERNMENTS).exists():
        documents[GOVERNMENTS] = Document.load(folder / GOVERNMENTS, within=evidence_rows.FOLDER)
    if (folder / MISSING_RECORDS).exists():
        documents[MISSING_RECORDS] = Document.load(folder / MISSING_RECORDS)
    problems: list[Problem] = []
    content: dict[str, Any] = {}
    for name in documents:
        try:
            content[name] = content_of(name, documents[name])
        except DataError as error:
            problems += error.problems
    if problems:
        raise DataError.of(problems)
    evidence = tuple(_evidence(folder))
    return DataFiles(
        edition=content["edition.yaml"],
        sources=content["sources.yaml"],
        states=content["states.yaml"],
        territories=content["territories.yaml"],
        person_names=content["names.yaml"].people,
        place_names=content["names.yaml"].places,
        situations=content["warrants.yaml"].situations,
        people=content["warrants.yaml"].people,
        bodies=content["bodies.yaml"],
        statements=content["statements.yaml"],
        visits=content["visits.yaml"].visits,
        findings=content["visits.yaml"].findings,
        events=content["events.yaml"],
        law_notes=content["law-notes.yaml"],
        model=content["model.yaml"],
        folder=folder,
        documents=documents,
        evidence=tuple(one for one in evidence if one[0].answers),
        governments=content.get(GOVERNMENTS, ()),
        missing_records=content.get(MISSING_RECORDS, ()),
        memberships=tuple(one for one in evidence if one[0].kind == "membership"),
        laid_over=laid_over,
    )


def _evidence(folder: Path) -> Iterator[tuple[r.EvidenceTable, tuple[r.EvidenceRow, ...]]]:
    """Yield the tables that answers read or that speak of members; what cannot be read is told by `lint_evidence`."""
    if not (folder / EVIDENCE).exists():
        return
    with suppress(DataError):
        for table in content_of(EVIDENCE, Document.load(folder / EVIDENCE, within=evidence_rows.FOLDER)):
            with suppress(DataError):
                if table.answers or (table.checked and table.kind == "membership"):
                    yield table, evidence_rows.rows(folder, table)


@lru_cache(maxsize=32)
def content_of(name: str, document: Document) -> Any:
    """Return the content of the data file that is called `name`, checked against its models.

    Raises:
        DataError: it does not have that shape, or breaks a rule within one record; `problems` are all faults.
    """
    text = json.dumps(document.value, default=str)
    try:
        reader_of(name).validate_json(text, strict=True)
    except ValidationError as error:
        raise DataError.of([document.problem(*explain(detail)) for detail in error.errors()]) from error
    return decode(text, type=TYPES[name])


@cache
def reader_of(name: str) -> TypeAdapter[Any]:
    """Return what checks the data file that is called `name`; its JSON Schema is `json_schema()`."""
    return TypeAdapter(typed(TYPES[name]))


def explain(detail: Any) -> tuple[Path_, str]:
    """Turn one of pydantic's findings into a path and a sentence."""
    path: Path_ = tuple(detail["loc"])
    kind = detail["type"]
    if kind == "extra_forbidden":
        return path, "unknown field"
    if kind == "missing":
        return path, "missing"
    message = str(detail["msg"])
    return path, message[0].lower() + message[1:]
