"""The document of what happened around a person or at a state."""

from __future__ import annotations

from warrantcheck.answer.timeline import Event, TimelineResult
from warrantcheck.document.blocks import Column, Document, Paragraph, Span, grid, said
from warrantcheck.document.citations import Citations


def document(result: TimelineResult, cites: Citations) -> Document:
    """Make a document of a timeline."""
    tally = result.tally
    counts = (
        f"Trips: {tally.received} took place, {tally.dropped} dropped or refused, {tally.arrested} ended in arrest "
        f"or hand-over."
    )
    rows = (
        (event.date or "?", event.kind, (Span(event.text + _unverified(event)), *cites.of_claims((event.claim,))))
        for event in result.events
    )
    status = result.status
    about = [Paragraph((Span(f"{status.text}."), *cites.of(status.sources, newest=True)), "soft")] if status else []
    table = grid("What happened, as far as it was public", (Column("Date", "date"), "Kind", "What"), rows)
    return Document(said(f"{result.name}, as known on {result.known}"), (*about, Paragraph(said(counts)), table))


def _unverified(event: Event) -> str:
    return " (unverified)" if event.reliability == "unverified" else ""
