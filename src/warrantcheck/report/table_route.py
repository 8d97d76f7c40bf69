"""The table of a route: stops, then whose airspace is crossed, in flown order."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from warrantcheck.answer.route_results import RouteResult, Unobserved
from warrantcheck.report.route_words import (
    CROSSING_HEADER,
    crossing_cells,
    hole_cells,
    in_flown_order,
    route_remarks,
    route_summary,
)
from warrantcheck.report.table_parts import Item, draw, grid, legs_table
from warrantcheck.report.words import DUTY_STYLES, LEVEL_STYLES


@draw.register
def _(result: RouteResult) -> Iterator[RenderableType]:
    yield Text(f"{result.name} ✈ {' → '.join(w.name for w in result.waypoints)}", style="bold")
    yield Text(f"on {result.on}, known on {result.known}; office: {result.office}", style="dim")
    yield Text(route_summary(result))
    if result.stops:
        yield Text("\nStops", style="bold")
        yield legs_table(result.stops)
    yield Text("\nAirspace crossed, in flown order", style="bold")
    table = grid(*CROSSING_HEADER)
    table.columns[0].justify = "right"
    table.columns[0].no_wrap = True
    for crossing in in_flown_order(result):
        if isinstance(crossing, Unobserved):
            table.add_row(*(Text(cell, style="magenta") for cell in hole_cells(crossing)))
            continue
        km, name, duty, risk, level = crossing_cells(crossing)
        table.add_row(
            Text(km),
            Text(name),
            Text(duty, style=DUTY_STYLES.get(crossing.duty, "")),
            Text(risk),
            Text(level, style=LEVEL_STYLES[crossing.level]),
        )
    yield table if result.crossed else Text("  none")
    for heading, lines in route_remarks(result):
        yield Text(f"\n{heading}" if heading == "Within 12 nautical miles, not crossed" else heading, style="bold")
        for line in lines:
            yield Item("·", Text(line))
    yield Text("")
