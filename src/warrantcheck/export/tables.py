"""Records as flat tables: one that holds another becomes wider, one that holds several gets a table beside it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from msgspec import Struct, json
from msgspec import inspect as kinds
from msgspec.structs import fields

LIST_SEPARATOR = ";"


class Column(Struct, frozen=True):
    """A column: its name, its Data Package type, whether a value must stand there, and what may."""

    name: str
    type: str
    required: bool
    allowed: tuple[str, ...] = ()


class FlatTable(Struct, frozen=True):
    """A table: `parent` names the column that says to which row of the table of that name a row belongs."""

    name: str
    description: str
    columns: tuple[Column, ...]
    rows: list[tuple[str, ...]]
    parent: str | None = None


def flatten(name: str, cls: type[Struct], records: Iterable[Any], parent: str | None = None) -> list[FlatTable]:
    """Return the table of some records, and the tables of the lists of records that they hold.

    `records` are pairs of the parent's id and a record where there is a parent, else records.
    """
    pairs = [pair if parent else (None, pair) for pair in records]
    columns, children = _columns(cls)
    own = (Column(parent, "string", required=True),) if parent else ()
    rows = [
        (*([str(key)] if parent else []), *(cell_of(_reach(record, path)) for path, _ in columns))
        for key, record in pairs
    ]
    table = FlatTable(
        name, (cls.__doc__ or "").partition("\n\n")[0], (*own, *(column for _, column in columns)), rows, parent
    )
    below: list[FlatTable] = []
    for field, child in children:
        lines = [(record.id, item) for _, record in pairs for item in getattr(record, field)]
        below += flatten(f"{name}-{field}".replace("_", "-"), child, lines, parent=_singular(name))
    return [table, *below]


def cell_of(value: Any) -> str:
    """Write a value as a cell: nothing for None, lists with semicolons, objects as JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return LIST_SEPARATOR.join(cell_of(item) for item in value)
    if isinstance(value, dict):
        return json.encode(value).decode() if value else ""
    return value.isoformat() if isinstance(value, date) else str(value)


def _columns(cls: type[Struct]) -> tuple[list[tuple[tuple[str, ...], Column]], list[tuple[str, type[Struct]]]]:
    """Return the columns of a class, each with the path to its value, and the lists of records it holds."""
    columns: list[tuple[tuple[str, ...], Column]] = []
    children: list[tuple[str, type[Struct]]] = []
    for field in fields(cls):
        kind, optional = _bare(kinds.type_info(field.type))
        if isinstance(kind, kinds.StructType):
            for path, column in _columns(kind.cls)[0]:
                name = f"{field.name}_{column.name}"
                columns.append(((field.name, *path), Column(name, column.type, required=False, allowed=column.allowed)))
        elif isinstance(kind, kinds.VarTupleType) and isinstance(kind.item_type, kinds.StructType):
            children.append((field.name, kind.item_type.cls))
        else:
            needed = field.required and not optional and not isinstance(kind, kinds.VarTupleType)
            allowed = tuple(map(str, kind.values)) if isinstance(kind, kinds.LiteralType) else ()
            columns.append(
                ((field.name,), Column(field.encode_name, _TYPES.get(type(kind), "string"), needed, allowed))
            )
    return columns, children


_TYPES: dict[type[Any], str] = {
    kinds.DateType: "date",
    kinds.IntType: "integer",
    kinds.FloatType: "number",
    kinds.BoolType: "boolean",
    kinds.VarTupleType: "list",
    kinds.DictType: "object",
}


def _bare(kind: kinds.Type) -> tuple[kinds.Type, bool]:
    """Take None out of a union."""
    if not isinstance(kind, kinds.UnionType):
        return kind, False
    rest = [one for one in kind.types if not isinstance(one, kinds.NoneType)]
    return rest[0], len(rest) < len(kind.types)


def _reach(record: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        record = None if record is None else getattr(record, name)
    return record


def _singular(name: str) -> str:
    return {"people": "person", "bodies": "body"}.get(name, name.removesuffix("s"))
