"""A new record, from values as people type them: what it needs, what a field takes, what its model says of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from msgspec import NODEFAULT, Struct
from msgspec.structs import fields
from pydantic import ValidationError

from warrantcheck.authoring.models import model_of
from warrantcheck.authoring.record_rules import entry_into_force, one_year_after
from warrantcheck.authoring.validate import explain
from warrantcheck.dataset import records as r
from warrantcheck.errors import UsageError


class Kind(Struct, frozen=True):
    """A kind of record that can be added: where it goes, how its list is ordered, and what is asked first.

    `list_`: the list of the file that holds it, or holds the row it is a part of; `owner` is the field that names that
    row, and `inside` the list in it. `asked`: fields that may be empty, and are asked for all the same. `said`: fields
    that must be given although the record has a default, which would pass off a newspaper's word as that of a court.
    """

    record: type[r.Record]
    file: str
    order: str
    list_: str | None = None
    owner: str | None = None
    inside: str | None = None
    asked: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    def needs(self, field: Field) -> bool:
        """Say whether a field must be given: it is required, and not made from others."""
        return (field.required and field.name not in MADE) or field.name in self.said


KINDS: dict[str, Kind] = {
    "statement": Kind(r.Statement, "statements.yaml", "date", asked=("state", "body", "public", "setting", "notes")),
    "visit": Kind(r.Visit, "visits.yaml", "since", "visits", asked=("purpose", "cause", "notes")),
    "warrant": Kind(
        r.Warrant, "warrants.yaml", "issued", "people", "person", "warrants", ("text", "notes"), ("reliability",)
    ),
    "act": Kind(r.TreatyAct, "states.yaml", "date", None, "state", "rome_statute", ("text",), ("reliability",)),
}
SOURCE = Kind(r.Source, "sources.yaml", "id", asked=("date", "url", "class", "record", "read"))
PERSON = Kind(r.Person, "warrants.yaml", "", "people", asked=("nationality",))
"""Somebody who has no row yet; the fields are given as `person.name` and so on."""

MADE = frozenset({"id", "warrants", "in_force", "effective"})
"""Fields that are made from others unless they are given."""


class Field(Struct, frozen=True):
    """A field as it is typed: its name (`until.date` within another), whether it must be given, and what it takes."""

    name: str
    required: bool
    takes: str
    kind: Any


def fields_of(record: type[r.Record], within: str = "") -> Iterator[Field]:
    """Yield the fields of a record in the order of its file, those of a record within it by name."""
    hints = get_type_hints(record)
    for field in fields(record):
        kind = _inner(hints[field.name])
        name = f"{within}{field.encode_name}"
        required = field.default is NODEFAULT and field.default_factory is NODEFAULT
        if isinstance(kind, type) and issubclass(kind, r.Record):
            yield from () if within else fields_of(kind, f"{name}.")
        elif not _is_list_of_records(kind):
            yield Field(name, required and not within, _takes(name, kind), kind)


def row_of(record: type[r.Record], given: Mapping[str, str]) -> dict[str, Any]:
    """Return the row that values as typed make, in the order of the record; what is empty is left out.

    Raises:
        UsageError: there is no field of that name.
    """
    known = {field.name: field for field in fields_of(record)}
    unknown = [name for name in given if name not in known]
    if unknown:
        raise UsageError(f"There is no field {unknown[0][:40]!r}; there are: {', '.join(known)}.")
    row: dict[str, Any] = {}
    for name, field in known.items():
        text = given.get(name, "").strip()
        if text:
            outer, _, part = name.partition(".")
            (row.setdefault(outer, {}) if part else row)[part or outer] = _value(field.kind, text)
    return row


def faults_of(record: type[r.Record], row: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what the model of a record says of a row: the field, and what is wrong with it; `missing` is one."""
    try:
        model_of(record).model_validate_json(json.dumps(row, default=str), strict=True)
    except ValidationError as error:
        found = [explain(detail) for detail in error.errors()]
        return [(".".join(str(part) for part in path if not isinstance(part, int)), what) for path, what in found]
    return []


def completed(kind: str, row: dict[str, Any], owner: str) -> dict[str, Any]:
    """Return a row with what follows from the rest, if it is not given: an id, and days that the Statute fixes."""
    usual = {field.encode_name: field.default for field in fields(KINDS[kind].record)}
    made = {name: value for name, value in row.items() if name not in KINDS[kind].said or value != usual[name]}
    if kind == "act":
        day = row.get("date")
        if isinstance(day, date) and row.get("act") in r.CONSENT:
            made.setdefault("in_force", entry_into_force(day))
        elif isinstance(day, date) and row.get("act") == "withdrawal":
            made.setdefault("effective", one_year_after(day))
        return _in_order(r.TreatyAct, made)
    made.setdefault("id", _id(kind, row, owner))
    return _in_order(KINDS[kind].record, made)


def _id(kind: str, row: Mapping[str, Any], owner: str) -> str:
    if kind == "warrant":
        return f"{owner}-{row.get('issued', '')}"
    if kind == "visit":
        return f"{_surname(str(row.get('person', '')))}-{str(row.get('state', '')).lower()}-{row.get('since', '')}"
    about = row.get("about") or [""]
    return f"{str(row.get('state') or row.get('body', '')).lower()}-{_surname(str(about[0]))}-{row.get('date', '')}"


def _surname(person: str) -> str:
    return person.rpartition("-")[2]


def _in_order(record: type[r.Record], row: Mapping[str, Any]) -> dict[str, Any]:
    names = [field.encode_name for field in fields(record)]
    return {name: row[name] for name in sorted(row, key=names.index)}


def _value(kind: Any, text: str) -> Any:
    """Read a text as a value of a type; one that does not fit stays text, and the model says what is wrong with it."""
    if get_origin(kind) is tuple:
        inner = _inner(get_args(kind)[0])
        return [_value(inner, part.strip()) for part in text.split(",") if part.strip()]
    try:
        return _READERS[kind](text) if kind in _READERS else text
    except (ValueError, KeyError):
        return text


_READERS: dict[Any, Callable[[str], Any]] = {
    date: date.fromisoformat,
    int: int,
    bool: lambda text: {"yes": True, "true": True, "no": False, "false": False}[text.lower()],
}


def _takes(name: str, kind: Any) -> str:
    if get_origin(kind) is Literal:
        return ", ".join(str(one) for one in get_args(kind))
    if get_origin(kind) is tuple:
        inner = _takes(name, _inner(get_args(kind)[0]))
        return f"{inner}; several with commas" if inner else "several with commas"
    return {date: "YYYY-MM-DD", int: "a number", bool: "yes or no"}.get(kind, _SUCH_AS.get(name, ""))


_SUCH_AS = {"purpose": "such as: for an official visit to Ulaanbaatar"}
"""Texts that have a form."""


def _inner(kind: Any) -> Any:
    """Return a type without `| None`."""
    parts = [part for part in get_args(kind) if part is not NoneType]
    return parts[0] if NoneType in get_args(kind) and len(parts) == 1 else kind


def _is_list_of_records(kind: Any) -> bool:
    parts = get_args(kind) if get_origin(kind) is tuple else ()
    return bool(parts) and isinstance(parts[0], type) and issubclass(parts[0], r.Record)
