"""The data as a Data Package: CSV tables with their description, and the JSON Schema of every record."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

from msgspec import json

from warrantcheck.dataset import records as r
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import UsageError
from warrantcheck.export.tables import LIST_SEPARATOR, Column, FlatTable, flatten
from warrantcheck.safe_cell import csv_line

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TABLE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}


def tables_of(data: Dataset) -> list[FlatTable]:
    """Return every record of the data, in tables, and the names by which people and places are found."""
    return [
        *flatten("states", r.State, data.states),
        *flatten("territories", r.Territory, data.territories),
        *flatten("people", r.Person, data.people),
        *flatten("situations", r.Situation, data.situations),
        *flatten("statements", r.Statement, data.statements),
        *flatten("visits", r.Visit, data.visits),
        *flatten("findings", r.Finding, data.findings),
        *flatten("events", r.Event, data.events),
        *flatten("law-notes", r.LawNote, data.law_notes),
        *flatten("governments", r.Government, data.governments),
        *flatten("bodies", r.Body, data.bodies),
        *flatten("sources", r.Source, data.sources),
        _names(data, "person-names", ("person-name", "person-short"), "person"),
        _names(data, "place-names", ("place",), "place"),
    ]


def write_dataset(data: Dataset, folder: Path) -> int:
    """Write the tables, `datapackage.json` and the schemas into a new folder; return how many tables there are.

    Raises:
        UsageError: the folder exists and is not empty, or cannot be written.
    """
    folder = Path(os.path.realpath(folder))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder.name}: already exists; name a new or an empty folder.")
    draft = folder.with_name(f".{folder.name}.{os.getpid()}.tmp")
    tables = tables_of(data)
    try:
        draft.mkdir(parents=True)
        for table in tables:
            (draft / f"{table.name}.csv").write_text(_csv(table), encoding="utf-8")
        (draft / "schemas").mkdir()
        for name, schema in _schemas().items():
            (draft / "schemas" / f"{name}.json").write_bytes(_json(schema))
        (draft / "datapackage.json").write_bytes(_json(_package(data, tables)))
        if folder.exists():
            folder.rmdir()
        draft.replace(folder)
    except OSError as error:
        raise UsageError(f"{folder.name}: cannot be written: {error.strerror or error}.") from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return len(tables)


def _names(data: Dataset, name: str, lists: tuple[str, ...], column: str) -> FlatTable:
    """List the names that select one person or place, folded: case, diacritics and the order of words are gone."""
    meanings = ((spelled, data.named(kind, spelled)) for kind in lists for spelled in data.names(kind))
    rows = {(spelled, meant[0]) for spelled, meant in meanings if len(meant) == 1}
    columns = (Column("name", "string", required=True), Column(column, "string", required=True))
    return FlatTable(name, (_names.__doc__ or "").strip(), columns, sorted(rows))


def _csv(table: FlatTable) -> str:
    return "".join(map(csv_line, ([column.name for column in table.columns], *table.rows)))


def _package(data: Dataset, tables: list[FlatTable]) -> dict[str, Any]:
    return {
        "$schema": PROFILE,
        "name": "warrantcheck",
        "title": "warrantcheck: people wanted by the International Criminal Court, and states",
        "description": f"Facts checked to {data.checked}. People are wanted or accused; only a judgment convicts.",
        "version": data.version,
        "licenses": [LICENCE],
        "resources": [_resource(table, {table.name for table in tables}) for table in tables],
    }


def _resource(table: FlatTable, known: set[str]) -> dict[str, Any]:
    keys = [column.name for column in table.columns if column.name == "id"] if table.parent is None else []
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if keys:
        schema["primaryKey"] = keys
    above = table.name.partition("-")[0]
    if table.parent and above in known:
        schema["foreignKeys"] = [{"fields": [table.parent], "reference": {"resource": above, "fields": ["id"]}}]
    return {
        "$schema": TABLE_PROFILE,
        "name": table.name,
        "description": table.description,
        "type": "table",
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.type}
    if column.type == "list":
        field["delimiter"] = LIST_SEPARATOR
    limits: dict[str, Any] = {"required": True} if column.required else {}
    if column.allowed:
        limits["enum"] = list(column.allowed)
    return field | ({"constraints": limits} if limits else {})


def _schemas() -> dict[str, Any]:
    kinds = (
        r.State,
        r.Territory,
        r.Person,
        r.Situation,
        r.Statement,
        r.Visit,
        r.Finding,
        r.Event,
        r.LawNote,
        r.Government,
        r.Body,
        r.Source,
        r.Model,
    )
    return {kind.__name__.lower(): json.schema(kind) for kind in kinds}


def _json(value: Any) -> bytes:
    return json.format(json.encode(value), indent=2) + b"\n"
