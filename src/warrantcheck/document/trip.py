"""The document of a trip."""

from __future__ import annotations

from collections.abc import Iterator

from warrantcheck.answer.results import TripResult
from warrantcheck.document.blocks import Block, Document, Paragraph, Title, said
from warrantcheck.document.leg import leg_facts, leg_reasons, legs_grid, when
from warrantcheck.document.words import ARROWS


def document(result: TripResult) -> Document:
    """Make a document of a trip: the stops a line each where there are several, then each at length."""
    names = ", ".join(f"{ARROWS[leg.role]} {leg.name}" for leg in result.legs)
    return Document(said(f"{result.name} {names}"), tuple(_blocks(result)))


def _blocks(result: TripResult) -> Iterator[Block]:
    yield Paragraph(said(when(result.on, result.known, result.office)), "soft")
    if len(result.legs) > 1:
        yield legs_grid("The stops of the trip", result.legs)
    for leg in result.legs:
        if len(result.legs) > 1:
            yield Title(said(f"{ARROWS[leg.role]} {leg.name} ({leg.role})"), 2)
        yield leg_facts(leg)
        yield from leg_reasons(leg, result.cited)
