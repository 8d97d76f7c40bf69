"""Putting a new row into the text of a YAML file; every other byte stays as it was.

A library that reads and writes whole files would fold and quote the rows of others anew. So the place of the new row is
found in the parsed file, its lines are put there, and the result is read again: it must be the old content and the row.
"""

from __future__ import annotations

import re
from typing import Any

from warrantcheck.authoring.yaml_block import block
from warrantcheck.authoring.yaml_source import Document, Path_
from warrantcheck.errors import DataError

BEHIND = ("declarations", "apic", "attributes", "verified", "notes")
"""The keys of a state that stand behind its acts."""


def with_row(name: str, text: str, path: Path_, row: dict[str, Any], order: str | None = None) -> tuple[str, int]:
    """Return a file with a row more in the list at `path`, and the line of the row; a key that is not there is made.

    The row stands where it breaks the order by the field `order` the least, behind its equals; at the end without one.

    Raises:
        DataError: the file is not made like a data file.
    """
    document = Document.once(name, text)
    if document.value is None:
        head = f"{path[0]}:\n\n" if path else ""
        return _inserted(document, text, len(text.splitlines()), f"{head}{block(row, 2 if path else 0)}", path, row, 0)
    rows = _at(document.value, path)
    lines = text.splitlines()
    if not rows:
        return _first(document, text, path, row)
    index = _index([one.get(order) for one in rows], row.get(order)) if order else len(rows)
    starts = [document.problem((*path, i), "").line - 1 for i in range(len(rows))]
    indent = document.problem((*path, 0), "").column - 3
    short = lines[starts[0]].lstrip().startswith("- {")
    written = block(row, indent, on_one_line=short)
    apart = not any(isinstance(part, int) for part in path)  # rows of a file stand apart by an empty line
    if index == 0:
        return _inserted(document, text, starts[0], written + ("\n" if apart else ""), path, row, 0)
    end = _end(lines, starts[index - 1], indent)
    return _inserted(document, text, end, ("\n" if apart else "") + written, path, row, index)


def _first(document: Document, text: str, path: Path_, row: dict[str, Any]) -> tuple[str, int]:
    """Put in the first act of a state, with its key."""
    if len(path) != 2 or path[1] != "rome_statute":
        raise DataError(f"{document.name}: has no list at {path}, and it is not known where to add one.")
    lines = text.splitlines()
    start = document.problem(path[:1], "").line - 1
    end = _end(lines, start, 0)
    behind = re.compile(rf"  (?:{'|'.join(BEHIND)}):")
    at = next((i for i in range(start, end) if behind.match(lines[i])), end)
    written = f"  rome_statute:\n{block(row, 2, on_one_line=True)}"
    return _inserted(document, text, at, written, path, row, 0)


def _inserted(
    document: Document, text: str, line: int, new: str, path: Path_, row: dict[str, Any], index: int
) -> tuple[str, int]:
    """Put lines in before the line of that number, counted from 0, and read the result again."""
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n") and line == len(lines):
        new = f"\n{new}".removesuffix("\n")
    whole = "".join((*lines[:line], new, *lines[line:]))
    found = Document.once(document.name, whole)
    rows = _at(found.value, path)
    if [*rows[:index], *rows[index + 1 :]] != _at(document.value, path) or rows[index] != row:
        raise DataError(f"{document.name}: the row cannot be inserted without changing others; add it by hand.")
    return whole, found.problem((*path, index), "").line


def _at(value: Any, path: Path_) -> list[Any]:
    """Return the list at a path; an empty one if there is none."""
    for part in path:
        if value is None:
            break
        value = value.get(part) if isinstance(value, dict) else value[part]
    return value or []


def _index(keys: list[Any], key: Any) -> int:
    """Return the place at which a key is out of order with the fewest others; of several the last."""
    wrong = sum(1 for other in keys if str(other) < str(key))
    best, at = wrong, 0
    for i, other in enumerate(keys, 1):
        wrong += (str(other) > str(key)) - (str(other) < str(key))
        if wrong <= best:
            best, at = wrong, i
    return at


def _end(lines: list[str], start: int, indent: int) -> int:
    """Return the line behind a row that begins at `start`, without the empty lines and comments that follow it."""
    end = start + 1
    for i in range(start + 1, len(lines)):
        line = lines[i]
        if not line.strip():
            continue
        if len(line) - len(line.lstrip()) <= indent:
            break
        end = i + 1
    return end
