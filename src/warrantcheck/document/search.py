"""The document of a search."""

from __future__ import annotations

from warrantcheck.answer.search import SearchResult
from warrantcheck.document.blocks import Column, Document, Paragraph, grid, said


def document(result: SearchResult) -> Document:
    """Make a document of the people and places whose names hold a text."""
    heading = said(f"{len(result.hits)} found for {result.text!r}")
    if not result.hits:
        return Document(heading, (Paragraph(said("No name of a person or a place holds this text.")),))
    rows = ((said(hit.id, "identifier"), hit.kind, hit.name) for hit in result.hits)
    return Document(heading, (grid("People and places", (Column("Id", "name"), "Kind", "Name"), rows),))
