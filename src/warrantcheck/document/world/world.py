"""The document of one person against the world; the own country stands apart, as another question."""

from __future__ import annotations

from collections.abc import Iterator

from warrantcheck.answer.trip.results import Leg
from warrantcheck.answer.world.world import WorldResult
from warrantcheck.document.parts.blocks import Block, Document, Paragraph, Title, facts, said
from warrantcheck.document.parts.citations import Citations
from warrantcheck.document.parts.leg import legs_grid, not_own_legend
from warrantcheck.document.parts.standing import days, kept, person_text
from warrantcheck.document.parts.words import DUTY_WORDS, under_summons
from warrantcheck.document.trip.groups import group_lines, group_names
from warrantcheck.vocabulary import RISK_MEANS


def document(result: WorldResult, cites: Citations) -> Document:
    """Make a document of every state for one person."""
    only = f", only level {result.shown}" if result.shown else ""
    only += f", only duty: {DUTY_WORDS[result.duty]}" if result.duty else ""
    where = ", ".join(filter(None, (group_names(result.groups), result.region))) or "the world"
    return Document(said(f"{result.name} and {where}{only}"), tuple(_blocks(result, cites)))


def _blocks(result: WorldResult, cites: Citations) -> Iterator[Block]:
    doubt = result.office_doubt
    yield days(result.on, result.known, result.facts_to, cites)
    yield from kept(result.status, trip=True, cites=cites)
    yield facts(("Person", person_text(result.office, doubt, result.status, cites)))
    yield from group_lines(result.groups, cites)
    every = " (those not shown included)" if result.shown or result.duty else ""
    for name, counts in result.counts.items():
        if counts:
            yield Paragraph(said(f"{name}{every}: " + ", ".join(f"{key} {n}" for key, n in counts.items())))
    if not result.legs:
        yield Paragraph(said("No state matches."))
        return
    trips = [leg for leg in result.legs if leg.question == "trip"]
    homes = [leg for leg in result.legs if leg.question == "home"]
    yield from _trips(result, trips)
    if homes:
        yield Title(said("At home"))
        yield Paragraph(said(RISK_MEANS["home"]), "soft")
        yield legs_grid("The person's own country", homes)


def _trips(result: WorldResult, trips: list[Leg]) -> Iterator[Block]:
    if not trips:
        return
    out = ' "If out" is the level if the office is no longer held.' if result.office_doubt else ""
    means = under_summons(RISK_MEANS["trip"], (leg.duty for leg in trips))
    yield Paragraph(said(f"{means}{out}"), "soft")
    yield from not_own_legend(trips)
    yield legs_grid(f"{len(trips)} states", trips, mark=True)
