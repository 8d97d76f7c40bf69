"""What is watched, and what changed, in the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from warrantcheck.report.table_parts import Item, draw, grid
from warrantcheck.report.words import DUTY_WORDS, LEVEL_STYLES, risk_words
from warrantcheck.watch.plan import Remembered
from warrantcheck.watch.results import WatchList, WatchRun

_MARKS = {"added": "+", "removed": "-", "changed": "~"}


@draw.register
def _(result: WatchList) -> Iterator[RenderableType]:
    yield Text(f"{len(result.entries)} watched in {result.folder}", style="bold")
    table = grid("Name", "Person", "Place", "On", "Last answer", "As of")
    for one in result.entries:
        cells = [Text(one.name), Text(one.person), Text(one.place), Text(str(one.on or "each day"))]
        table.add_row(*cells, _short(one.answer), Text(str(one.answer.day)))
    if result.entries:
        yield table


@draw.register
def _(result: WatchRun) -> Iterator[RenderableType]:
    for change in result.changes:
        yield Text(f"{change.name}: {change.person_name} → {change.place} on {change.on}", style="bold")
        yield Text("  ") + _short(change.old) + Text(" → ") + _short(change.new)
        if not change.claims:
            yield Text(f"  {change.reason}")
        for moved in change.claims:
            yield Item(_MARKS[moved.change], Text(f"{moved.claim}: {moved.text}"))
    yield Text("")


def _short(answer: Remembered) -> Text:
    level = Text(answer.level, style=LEVEL_STYLES[answer.level])
    return Text(f"{DUTY_WORDS[answer.duty]}, ") + level + Text(f" ({risk_words(answer.risk)})")
