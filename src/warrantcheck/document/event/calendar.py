"""The document of the events to come for one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from warrantcheck.answer.event.attendance import FIRST
from warrantcheck.answer.event.calendar import CalendarResult, Entry
from warrantcheck.document.event.words import notes, place_words, remarks, span_words
from warrantcheck.document.parts.blocks import Block, Column, Document, Paragraph, Span, Text, Title, grid, said
from warrantcheck.document.parts.citations import Citations
from warrantcheck.document.parts.leg import judgement, risk_meanings
from warrantcheck.document.parts.standing import age_words, head


def document(result: CalendarResult, cites: Citations) -> Document:
    """Make a document of the fixed dates to come."""
    series = f", {result.series} only" if result.series else ""
    return Document(said(f"{result.name}: fixed dates to come{series}"), tuple(_blocks(result, cites)))


def _blocks(result: CalendarResult, cites: Citations) -> Iterator[Block]:
    age = age_words(result.facts_to, cites)
    yield from head(result.on, result.known, None, result.status, result.office_doubt, trip=True, age=age)
    yield Paragraph(said(f"from {result.on} to {result.until}, as announced and known on {result.known}"), "soft")
    if not result.events:
        yield Paragraph(said("No event in the data."))
        yield from _not_listed(result)
        return
    first = [entry for entry in result.events if entry.attends and entry.attends.reason in FIRST]
    others = [entry for entry in result.events if entry not in first]
    yield from risk_meanings(entry.leg for entry in result.events)
    if first:
        yield Title(said("Invited, or there before"))
        yield _table(first, result)
    if others:
        if first:
            yield Title(said("Others"))
        yield _table(others, result)
    yield from _not_listed(result)
    for note in (*notes(result.events), *([result.note] if result.note else [])):
        yield Paragraph(said(note))
    yield Paragraph(
        said("Duty and risk are those of the first day, by what is known. `warrantcheck event NAME` gives reasons.")
    )


def _table(entries: list[Entry], result: CalendarResult) -> Block:
    rows = (
        (
            span_words(entry.since, entry.until, entry.precision),
            _event(entry, result.person),
            entry.attends.text if entry.attends else "",
            judgement(entry.leg),
        )
        for entry in entries
    )
    return grid("Events", ("When", Column("Event and host", "name"), "Why", Column("Duty and risk", "duty")), rows)


def _not_listed(result: CalendarResult) -> Iterator[Block]:
    """Yield what has passed without news, and what is left out, by who meets."""
    if result.passed:
        names = "; ".join(f"{one.name} ({one.since})" for one in result.passed)
        yield Paragraph(said(f"Passed since the facts were checked, outcome not known: {names}."))
    if result.left_out:
        series = Counter(one.meets for one in result.left_out)
        names = ", ".join(f"{name} ({n} times)" if n > 1 else name for name, n in series.items())
        told = f"Left out, as nothing shows that the person or the person's state takes part: {names}."
        yield Paragraph(said(f"{told} --all lists them."))


def _event(entry: Entry, person: str) -> Text:
    lines = [Span(entry.name, "soft" if entry.off else "strong"), Span(f", {place_words(entry, entry.leg.name)}")]
    told = remarks(entry, None if entry.attends else person)
    return (*lines, *(Span(f"\n{line}", "soft") for line in told))
