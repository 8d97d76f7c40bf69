"""The table of a plan that was held to its limits."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from warrantcheck.plan.results import CheckResult
from warrantcheck.report.table_parts import Item, draw, grid
from warrantcheck.report.words import (
    ARROWS,
    DUTY_STYLES,
    DUTY_WORDS,
    LEVEL_STYLES,
    plain_text,
    risk_words,
    verdict_words,
)

_MARKS = {"passed": "·", "accepted": "a", "unclear": "?", "at-or-above": "!"}
_STYLES = {"unclear": "magenta", "at-or-above": "bold red"}


@draw.register
def _(result: CheckResult) -> Iterator[RenderableType]:
    yield Text(f"{plain_text(result.plan)}: {verdict_words(result)}", style="bold")
    table = grid("", "Trip", "Person and place", "On", "Duty", "Risk", "Level")
    for column in table.columns:
        column.no_wrap = column.header in ("On", "Level")
    for trip in result.trips:
        table.add_row(
            Text(_MARKS[trip.verdict], style=_STYLES.get(trip.verdict, "")),
            Text(trip.id),
            Text(f"{trip.name} {ARROWS['destination']} {', '.join(trip.to)}"),
            Text(str(trip.on)),
            Text(DUTY_WORDS[trip.duty], style=DUTY_STYLES.get(trip.duty, "")),
            Text(risk_words(trip.risk)),
            Text(trip.level, style=LEVEL_STYLES[trip.level]),
        )
    yield table
    yield Text("")
    for trip in result.trips:
        if trip.reason:
            yield Item(_MARKS[trip.verdict], Text(f"{trip.id}: {trip.reason}"))
    for remark in result.remarks:
        yield Item("-", Text(plain_text(remark)))
    yield Text("")
