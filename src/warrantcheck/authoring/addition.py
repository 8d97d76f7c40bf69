"""Adding a record to a folder of data: the files as they would be, a look at them in a copy, and writing them."""

from __future__ import annotations

import shutil
from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from warrantcheck.authoring.new_record import KINDS, PERSON, SOURCE, Kind
from warrantcheck.authoring.validate import MISSING_RECORDS
from warrantcheck.authoring.yaml_insert import with_row
from warrantcheck.authoring.yaml_source import Document, Path_
from warrantcheck.dataset.own_data import is_overlay
from warrantcheck.dataset.records.missing_record import Lack
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import DataError, UsageError
from warrantcheck.whole_file import replace_all

_MOST_TOLD = 5
HEAD = "# yaml-language-server: $schema=schemas/{}.json\n"


class Addition(Struct, frozen=True):
    """What is to be added: a record of a kind, its new sources, and, of somebody new, the rest of the person's row.

    `owner` is the id of the row that a warrant or an act becomes a part of. `looked` says where the document of record
    of the claim, or its number, whichever it `lacks`, was looked for in vain; it goes into the list of those without.
    """

    kind: str
    row: dict[str, Any]
    owner: str = ""
    sources: tuple[dict[str, Any], ...] = ()
    person: dict[str, Any] | None = None
    looked: str = ""
    lacks: Lack = "document"

    @property
    def claim(self) -> str:
        """The id of the new claim."""
        return f"{self.owner.lower()}.{self.row['act']}.{self.row['date']}" if self.kind == "act" else self.row["id"]


class Changed(Struct, frozen=True):
    """A file as it is (None: there is none), as it would be, and the line at which the last new row begins."""

    old: bytes | None
    new: str
    line: int


def changed(folder: Path, addition: Addition) -> dict[str, Changed]:
    """Return the files that change, sources first: a source without a claim does less harm than a claim without one.

    Raises:
        UsageError: the row that the record is a part of is not in this folder.
        DataError: a file cannot be read, or the row cannot be put in.
    """
    kind = KINDS[addition.kind]
    files: dict[str, Changed] = {}
    for source in addition.sources:
        _add(files, folder, SOURCE, (), source)
    if addition.looked:
        missing = Kind(SOURCE.record, MISSING_RECORDS, "")
        row = {"claim": addition.claim, "lacks": addition.lacks, "text": addition.looked}
        _add(files, folder, missing, (), row)
    if addition.person is not None:
        _add(files, folder, PERSON, ("people",), addition.person)
    elif kind.inside:
        rows: Path_ = (kind.list_,) if kind.list_ else ()
        index = _index(folder / kind.file, rows, addition.owner)
        _add(files, folder, kind, (*rows, index, kind.inside), addition.row)
    else:
        _add(files, folder, kind, (kind.list_,) if kind.list_ else (), addition.row)
    return files


@contextmanager
def tried(folder: Path, files: Mapping[str, Changed]) -> Iterator[Dataset]:
    """Open a copy of the folder with the changed files: read, linted and compiled as the folder itself would be.

    Raises:
        DataError: a rule is broken; `problems` say what and where.
    """
    from warrantcheck.authoring.opening import from_folder

    with TemporaryDirectory() as place:
        copy = Path(place) / (folder.resolve().name or "data")
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(".*"))
        for name, file in files.items():
            (copy / name).write_text(file.new, encoding="utf-8", newline="")
        yield from_folder(copy)


def write(folder: Path, files: Mapping[str, Changed]) -> None:
    """Write all of the files, or none.

    Raises:
        UsageError: one cannot be written, or was changed by somebody else since it was read.
    """
    replace_all({folder / name: (file.old, file.new.encode()) for name, file in files.items()})


def _add(files: dict[str, Changed], folder: Path, kind: Kind, path: Path_, row: dict[str, Any]) -> None:
    before = files.get(kind.file)
    old = before.old if before else _content(folder / kind.file)
    text = before.new if before else (old or b"").decode() or HEAD.format(Path(kind.file).stem)
    new, line = with_row(kind.file, text, path, row, kind.order or None)
    files[kind.file] = Changed(old, new, line)


def _content(file: Path) -> bytes | None:
    if not file.exists() and is_overlay(file.parent):
        return None  # a file that is laid over the shipped one may not be there yet
    Document.load(file)  # tells what cannot be read, in one sentence
    return file.read_bytes()


def _index(file: Path, path: Path_, id_: str) -> int:
    rows: Any = Document.load(file).value if file.exists() else None
    for part in path:
        rows = rows.get(part) if isinstance(rows, dict) else None
    found = [i for i, row in enumerate(rows or ()) if row.get("id") == id_]
    if not found:
        raise UsageError(
            f"{file}: has no row {id_!r}; added to the shipped data, it needs the whole row of a person or a state."
        )
    return found[0]


def refused(error: DataError, folder: Path, files: Container[str] = ()) -> UsageError:
    """Return what to say of a record that breaks rules of the linter; of `files`, which were not written, no line."""
    told = []
    for one in error.problems:
        name = Path(one.file).name
        told.append(str(replace(one, file=name, line=0) if name in files else one))
    first, more = told[:_MOST_TOLD] or [error.message], len(told) - _MOST_TOLD
    rest = f" (and {more} more)" if more > 0 else ""
    return UsageError(f"Nothing was written to {folder}: {'; '.join(first)}{rest}.")
