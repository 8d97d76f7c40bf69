"""CSV that a spreadsheet opens as it is meant: no cell runs as a formula, none falls apart."""

from __future__ import annotations

from collections.abc import Iterable

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(text: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would take for a formula; plain numbers stay."""
    if text.startswith(_FORMULA) and not text[1:].replace(".", "", 1).isdigit():
        return f"'{text}"
    return text


def csv_line(cells: Iterable[str]) -> str:
    """Return a line of CSV (RFC 4180, but for its end, a line feed) whose cells are safe.

    What holds a semicolon or a tab is put in quotes, too: LibreOffice offers to part cells at commas, semicolons and
    tabs alike.
    """
    return ",".join(map(_quoted, map(safe_cell, cells))) + "\n"


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in ',;\t"\r\n') else cell


def unsafe(cells: Iterable[str]) -> bool:
    """Say whether a cell of a row may be taken for a formula."""
    return any(cell.startswith(_FORMULA) for cell in cells)
