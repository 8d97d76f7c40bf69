"""CSV cells that a spreadsheet would run as formulas are made text."""

from __future__ import annotations

from collections.abc import Iterable

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(text: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would take for a formula; plain numbers stay."""
    if text.startswith(_FORMULA) and not text[1:].replace(".", "", 1).isdigit():
        return f"'{text}"
    return text


def unsafe(cells: Iterable[str]) -> bool:
    """Say whether a cell of a row may be taken for a formula."""
    return any(cell.startswith(_FORMULA) for cell in cells)
