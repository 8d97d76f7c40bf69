"""The document of the editions of the data."""

from __future__ import annotations

from warrantcheck.answer.data.editions import EditionsResult
from warrantcheck.document.parts.blocks import Column, Document, grid, said

COLUMNS = ("Edition", Column("Facts checked to", "date"), "In use", Column("MiB", "number"), "Fault")


def document(result: EditionsResult) -> Document:
    """Make a document of the editions that can be used."""
    rows = (
        (
            one.name if one.name == one.version else f"{one.name} ({one.version})",
            one.checked or "",
            "yes" if one.in_use else "",
            f"{one.size / (1 << 20):.1f}" if one.size else "",
            one.fault or "",
        )
        for one in result.editions
    )
    return Document(said("Editions of the data"), (grid("Editions", COLUMNS, rows),))
