"""The user's own data added to the shipped data: rows added, replaced by id, or removed (`remove: true`).

A folder is an overlay if it has no edition.yaml. Each value keeps the place where it was written, so that problems are
shown with file, line and column, whichever of the two files they stand in.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from warrantcheck.authoring.yaml_source import Document, Path_
from warrantcheck.dataset.own_data import EDITION
from warrantcheck.errors import DataError, Problem

LISTS: dict[str, tuple[str, ...]] = {
    "sources.yaml": (),
    "states.yaml": (),
    "territories.yaml": (),
    "bodies.yaml": (),
    "statements.yaml": (),
    "law-notes.yaml": (),
    "warrants.yaml": ("situations", "people"),
    "visits.yaml": ("visits", "findings"),
}
"""The files that can be laid over, and the keys of their lists; without keys, the file is one list."""

WHOLE = ("model.yaml",)
"""Files that replace the shipped one as they are."""


class _Row(Struct, frozen=True):
    value: Any
    document: Document
    path: Path_


class LayeredDocument(Document):
    """Two documents as one; paths into it lead back to where a row was written."""

    def __init__(self, shipped: Document, own: Document, keys: tuple[str, ...]) -> None:
        """Lay the rows of `own` over those of `shipped`.

        Raises:
            DataError: `own` is not made like the shipped file, or removes what is not there.
        """
        self.name = own.name
        self._shipped = shipped
        self._own = own
        self._rows: dict[Path_, _Row] = {}
        self._problems: list[Problem] = []
        if keys:
            self._check_keys(keys)
            self.value = {key: self._layer((key,)) for key in keys}
        else:
            self.value = self._layer(())
        if self._problems:
            raise DataError.of(self._problems)

    def problem(self, path: Path_, message: str) -> Problem:
        """Say what is wrong at a path of the layered content, with the place in the file where it stands."""
        for length in (1, 2):
            row = self._rows.get(path[:length])
            if row:
                return row.document.problem((*row.path, *path[length:]), message)
        return self._own.problem(path, message)

    def _check_keys(self, keys: tuple[str, ...]) -> None:
        value = self._own.value
        if not isinstance(value, dict) or set(value) - set(keys):
            raise DataError.of([self._own.problem((), f"must have the keys {' or '.join(keys)}, and no others")])

    def _layer(self, prefix: Path_) -> list[Any]:
        rows = _rows(self._shipped, prefix)
        at = {row.value["id"]: i for i, row in enumerate(rows)}
        removed, added = set(), []
        for row in self._own_rows(prefix):
            id_ = row.value.get("id") if isinstance(row.value, dict) else None
            if isinstance(row.value, dict) and "remove" in row.value:
                if row.value != {"id": id_, "remove": True} or id_ not in at:
                    message = "removes nothing: write `id` of a shipped row and `remove: true`, and nothing else"
                    self._problems.append(row.document.problem(row.path, message))
                    continue
                removed.add(at[id_])
            elif isinstance(id_, str) and id_ in at and rows[at[id_]].document is self._shipped:
                rows[at[id_]] = row
            else:
                added.append(row)
        kept = [row for i, row in enumerate(rows) if i not in removed]
        for row in added:
            kept.insert(_place(kept, row), row)
        self._rows |= {(*prefix, i): row for i, row in enumerate(kept)}
        return [row.value for row in kept]

    def _own_rows(self, prefix: Path_) -> list[_Row]:
        value = self._own.value
        found = value.get(prefix[0]) if prefix and isinstance(value, dict) else value
        if found is not None and not isinstance(found, list):
            self._problems.append(self._own.problem(prefix, "must be a list of rows"))
            return []
        return _rows(self._own, prefix)


def layered(folder: Path, shipped: Path, files: list[str]) -> dict[str, Document]:
    """Return the documents of the shipped folder with those of an overlay laid over them.

    Raises:
        DataError: a file cannot be read, or has a name that no data file has.
    """
    own = sorted(path.name for path in folder.iterdir() if path.suffix in (".yaml", ".yml"))
    allowed = (*LISTS, *WHOLE)
    for name in own:
        if name not in allowed:
            raise DataError(
                f"{folder}/{name}: cannot be added to the shipped data; these files can: {', '.join(allowed)}."
            )
    if not own:
        raise DataError(f"{folder}: neither {EDITION}, to replace the shipped data, nor a file to add to it.")
    documents = {}
    for name in files:
        base = Document.load(shipped / name)
        if name in own:
            written = Document.load(folder / name, within=folder.name)
            documents[name] = written if name in WHOLE else LayeredDocument(base, written, LISTS[name])
        else:
            documents[name] = base
    return documents


def _rows(document: Document, prefix: Path_) -> list[_Row]:
    value = document.value
    for key in prefix:
        value = value.get(key) if isinstance(value, dict) else None
    return [_Row(row, document, (*prefix, i)) for i, row in enumerate(value or ())]


def _place(rows: list[_Row], new: _Row) -> int:
    """Return where a new row goes: in order of time where rows are dated, else at the end."""
    day = _day(new.value)
    if day is None:
        return len(rows)
    later = (i for i, row in enumerate(rows) if (other := _day(row.value)) is not None and other > day)
    return next(later, len(rows))


def _day(row: Any) -> date | None:
    found = (row.get("since") or row.get("date")) if isinstance(row, dict) else None
    return found if isinstance(found, date) else None
