"""The document of one person against the world; the own country stands apart, as another question."""

from __future__ import annotations

from collections.abc import Iterator

from warrantcheck.answer.world import WorldResult
from warrantcheck.document.blocks import Block, Document, Paragraph, Title, said
from warrantcheck.document.leg import legs_grid
from warrantcheck.document.standing import head
from warrantcheck.vocabulary import QUESTIONS


def document(result: WorldResult) -> Document:
    """Make a document of every state for one person."""
    only = f", only level {result.shown}" if result.shown else ""
    return Document(said(f"{result.name} and {result.region or 'the world'}{only}"), tuple(_blocks(result)))


def _blocks(result: WorldResult) -> Iterator[Block]:
    yield from head(result.on, result.known, result.office, result.status, result.office_doubt, trip=True)
    for name, counts in result.counts.items():
        yield Paragraph(said(f"{name}: " + ", ".join(f"{key} {n}" for key, n in counts.items())))
    trips = [leg for leg in result.legs if leg.question == "trip"]
    homes = [leg for leg in result.legs if leg.question == "home"]
    out = ' "If out" is the level if the office is no longer held.' if result.office_doubt else ""
    yield Paragraph(said(f"Risk is the estimated chance {QUESTIONS['trip']}.{out}"), "soft")
    yield legs_grid(f"{len(trips)} states", trips)
    if homes:
        yield Title(said("At home"))
        yield Paragraph(said(f"Risk is the estimated chance {QUESTIONS['home']}."), "soft")
        yield legs_grid("The own country", homes)
