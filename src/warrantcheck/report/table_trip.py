"""Tables of a trip and of the world."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from warrantcheck.answer.results import TripResult
from warrantcheck.answer.world import WorldResult
from warrantcheck.report.table_parts import draw, leg_facts, leg_reasons, legs_table
from warrantcheck.report.words import ARROWS


@draw.register
def _(result: TripResult) -> Iterator[RenderableType]:
    names = ", ".join(f"{ARROWS[leg.role]} {leg.name}" for leg in result.legs)
    yield Text(f"{result.name} {names}", style="bold")
    yield Text(f"on {result.on}, known on {result.known}; office: {result.office}", style="dim")
    if len(result.legs) > 1:
        yield legs_table(result.legs)
    for leg in result.legs:
        if len(result.legs) > 1:
            yield Text(f"\n{ARROWS[leg.role]} {leg.name} ({leg.role})", style="bold")
        yield leg_facts(leg)
        yield from leg_reasons(leg)
    yield Text("")


@draw.register
def _(result: WorldResult) -> Iterator[RenderableType]:
    only = f", only level {result.shown}" if result.shown else ""
    yield Text(f"{result.name} and {result.region or 'the world'}{only}", style="bold")
    yield Text(f"on {result.on}, known on {result.known}; office: {result.office}", style="dim")
    for name, counts in result.counts.items():
        yield Text(f"{name}: " + ", ".join(f"{key} {n}" for key, n in counts.items()))
    yield legs_table(result.legs)
