"""The document of what happened around a person or at a state."""

from __future__ import annotations

from warrantcheck.answer.timeline import TimelineResult
from warrantcheck.document.blocks import Column, Document, Paragraph, grid, said


def document(result: TimelineResult) -> Document:
    """Make a document of a timeline."""
    tally = result.tally
    counts = (
        f"Trips: {tally.received} took place, {tally.dropped} dropped or refused, {tally.arrested} ended in arrest "
        f"or hand-over."
    )
    rows = (
        (event.date or "?", event.kind, event.text + ("" if event.reliability != "unverified" else " (unverified)"))
        for event in result.events
    )
    about = [Paragraph(said(f"{result.status.text}."), "soft")] if result.status else []
    table = grid("What happened, as far as it was public", (Column("Date", "date"), "Kind", "What"), rows)
    return Document(said(f"{result.name}, as known on {result.known}"), (*about, Paragraph(said(counts)), table))
