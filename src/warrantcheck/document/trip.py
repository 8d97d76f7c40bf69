"""The document of a trip."""

from __future__ import annotations

from collections.abc import Iterator

from warrantcheck.answer.results import TripResult
from warrantcheck.document.blocks import Block, Document, Title, said
from warrantcheck.document.leg import leg_facts, leg_reasons, legs_grid
from warrantcheck.document.standing import head
from warrantcheck.document.words import ARROWS


def document(result: TripResult) -> Document:
    """Make a document of a trip: the stops a line each where there are several, then each at length."""
    names = ", ".join(f"{ARROWS[leg.role]} {leg.name}" for leg in result.legs)
    return Document(said(f"{result.name} {names}"), tuple(_blocks(result)))


def _blocks(result: TripResult) -> Iterator[Block]:
    abroad = any(leg.question == "trip" for leg in result.legs)
    yield from head(result.on, result.known, result.office, result.status, result.office_doubt, trip=abroad)
    if len(result.legs) > 1:
        yield legs_grid("The stops of the trip", result.legs)
    for leg in result.legs:
        if len(result.legs) > 1:
            yield Title(said(f"{ARROWS[leg.role]} {leg.name} ({leg.role})"), 2)
        yield leg_facts(leg)
        yield from leg_reasons(leg, result.cited)
