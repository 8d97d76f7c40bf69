"""The document of a search: what was found and why, and what to type next."""

from __future__ import annotations

from itertools import groupby

from warrantcheck.answer.data.search import Hit, SearchResult
from warrantcheck.answer.data.topics import NAME
from warrantcheck.document.parts.blocks import Block, Column, Document, Paragraph, Span, Text, Title, grid, said
from warrantcheck.document.parts.citations import Citations

SHOWN = 6
"""So many of a kind are shown where it is to be short."""

_KINDS = {
    "person": "People",
    "place": "Places",
    "situation": "Situations",
    "group": "Groups",
    "event": "Events",
    "statement": "Statements",
    "visit": "Trips and arrests",
    "joint-text": "Texts agreed with others",
    "evidence": "Votes, statements and lists of states",
}


def document(result: SearchResult, cites: Citations) -> Document:
    """Make a document of the hits, kind by kind; all of them, and uncut, where it is to be verbose."""
    heading = said(f"{len(result.hits)} found for {result.text!r}")
    if not result.hits:
        near = f" Similar spelling: {', '.join(result.near)}." if result.near else ""
        text = (
            "No name, office, charge, situation, note, group, event, statement, trip, text agreed with others or vote "
            "in the data holds these words."
        )
        return Document(heading, (Paragraph(said(text + near)),))
    order = list(_KINDS)
    blocks: list[Block] = []
    for kind, found in groupby(sorted(result.hits, key=lambda hit: order.index(hit.kind)), key=lambda hit: hit.kind):
        hits = list(found)
        shown = hits if cites.view.verbose else hits[:SHOWN]
        blocks.append(Title(said(f"{_KINDS[kind]}: {len(hits)}")))
        whole = cites.view.verbose or len(hits) <= SHOWN or all(hit.why == NAME for hit in shown)
        columns = ("After warrantcheck, type", Column("Found", "text" if whole else "line"))
        rows = ((said(hit.ask, "identifier"), _found(hit, uncut=cites.view.verbose)) for hit in shown)
        blocks.append(grid(_KINDS[kind], columns, rows))
        if len(hits) > len(shown):
            blocks.append(Paragraph(said(f"And {len(hits) - len(shown)} more: -v."), "soft"))
    return Document(heading, tuple(blocks))


def _found(hit: Hit, *, uncut: bool) -> Text:
    """Write what was found, and why if not by its name."""
    return (Span(hit.name, "strong"), *(() if hit.why == NAME else (Span(f"; {hit.text if uncut else hit.why}"),)))
