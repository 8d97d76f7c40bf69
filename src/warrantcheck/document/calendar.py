"""The document of the events to come for one person."""

from __future__ import annotations

from collections.abc import Iterator

from warrantcheck.answer.calendar import CalendarResult, Entry
from warrantcheck.document.blocks import Block, Column, Document, Paragraph, Span, Text, grid, said
from warrantcheck.document.event_words import notes, place_words, remarks, span_words
from warrantcheck.document.leg import judgement
from warrantcheck.document.standing import head
from warrantcheck.vocabulary import RISK_MEANS


def document(result: CalendarResult) -> Document:
    """Make a document of the fixed dates to come."""
    series = f", {result.series} only" if result.series else ""
    return Document(said(f"{result.name}: fixed dates to come{series}"), tuple(_blocks(result)))


def _blocks(result: CalendarResult) -> Iterator[Block]:
    yield from head(result.on, result.known, None, result.status, result.office_doubt, trip=True)
    yield Paragraph(said(f"from {result.on} to {result.until}, as announced and known on {result.known}"), "soft")
    if not result.events:
        yield Paragraph(said("No event in the data."))
        return
    rows = (
        (span_words(entry.since, entry.until, entry.precision), _event(entry, result.person), judgement(entry.leg))
        for entry in result.events
    )
    yield Paragraph(said(RISK_MEANS["trip"]), "soft")
    yield grid("Events", ("When", Column("Event and host", "name"), Column("Duty and risk", "duty")), rows)
    for note in (*notes(result.events), *([result.note] if result.note else [])):
        yield Paragraph(said(note))
    yield Paragraph(
        said("Duty and risk are those of the first day, by what is known. `warrantcheck event NAME` gives reasons.")
    )


def _event(entry: Entry, person: str) -> Text:
    lines = [Span(entry.name, "soft" if entry.off else "strong"), Span(f"\n{place_words(entry, entry.leg.name)}")]
    return (*lines, *(Span(f"\n{line}", "soft") for line in remarks(entry, person)))
