"""What tables are made of: the dispatch on the kind of result, and the pieces that several tables share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import singledispatch
from typing import Any, cast

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from warrantcheck.answer import results as r
from warrantcheck.law.articles import spell_all
from warrantcheck.report.words import DUTY_STYLES, DUTY_WORDS, LEVEL_STYLES, arrest_words, risk_words


class Item:
    """A paragraph with a mark before it, indented where it wraps."""

    def __init__(self, mark: str, text: Text, width: int = 3) -> None:
        """Give the mark so many cells."""
        self.mark = mark.rjust(width)
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Be drawn: as a table of one row would be, without the cost of a table."""
        start = f"{self.mark} "
        for line in self.text.wrap(console, options.max_width - len(start), overflow="fold"):
            line.rstrip()
            yield Text(start) + line
            start = " " * len(start)


@singledispatch
def draw(result: Any) -> Iterator[RenderableType]:
    """Yield what a result looks like; results without a form of their own become a plain table of their rows."""
    yield _list_table(result)


def leg_facts(leg: r.Leg) -> Table:
    """Return the facts of a leg: duty, risk, arrest, confidence, what is unclear, what changes."""
    table = facts()
    if leg.place_note:
        table.add_row("Place", Text(leg.place_note))
    articles = f" ({spell_all(leg.articles)})" if leg.articles else ""
    table.add_row("Duty", Text(DUTY_WORDS[leg.duty], style=DUTY_STYLES.get(leg.duty, "")) + Text(articles))
    if leg.duty == "not-wanted":
        return table
    level = Text(leg.level.upper(), style=LEVEL_STYLES[leg.level])
    chance = f"  {risk_words(leg.risk)} of 100 that the warrant defeats the trip"
    table.add_row("Risk", level + Text(chance, style="default"))
    arrest = arrest_words(leg.arrest.low, leg.arrest.high, leg.arrest.term)
    table.add_row("Arrest", Text(f"{arrest}, if the person arrives"))
    table.add_row("Confidence", Text(leg.confidence))
    for doubt in leg.doubts:
        table.add_row("Unclear", Text(doubt))
    if leg.gap:
        table.add_row("Gap", Text(leg.gap))
    if leg.next_change:
        table.add_row("Next change", Text(f"{leg.next_change.date}: {leg.next_change.text}"))
    return table


def leg_reasons(leg: r.Leg) -> Iterator[RenderableType]:
    """Yield the legal reasoning, the disputes, and the factors with their points."""
    yield Text("Law", style="bold")
    for reason in leg.reasoning:
        articles = f" [{spell_all(reason.articles)}]" if reason.articles else ""
        yield Item("·", Text(reason.text + articles))
    for dispute in leg.disputes:
        yield Item("?", Text(dispute.text))
    factors = [f for f in leg.factors if f.id != "duty"]
    if factors:
        yield Text("Practice", style="bold")
        for factor in factors:
            yield Item(f"{factor.effect:+d}", Text(factor.text))


def legs_table(legs: tuple[r.Leg, ...]) -> Table:
    """Return legs, a line each."""
    table = grid("State", "Duty", "Risk", "Level", "Arrest on arrival", "Confidence")
    for leg in legs:
        table.add_row(
            Text(leg.name),
            Text(DUTY_WORDS[leg.duty], style=DUTY_STYLES.get(leg.duty, "")),
            Text(risk_words(leg.risk)),
            Text(leg.level, style=LEVEL_STYLES[leg.level]),
            Text(leg.arrest.term),
            Text(leg.confidence),
        )
    return table


def grid(*headers: str) -> Table:
    """Return an empty table with headers."""
    table = _Grid(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="bold", expand=False)
    for header in headers:
        table.add_column(header, overflow="fold")
    return table


class _Grid(Table):
    """A table that is written row by row where every cell is one line and all of it fits: the same at a fifth of the
    cost."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Be drawn."""
        columns = [[Text(str(column.header), style="bold"), *column.cells] for column in self.columns]
        if all(isinstance(cell, Text) and "\n" not in cell.plain for cells in columns for cell in cells):
            texts = cast("list[list[Text]]", columns)
            widths = [max(cell.cell_len for cell in cells) for cells in texts]
            widths = [max(width, column.min_width or 0) for width, column in zip(widths, self.columns, strict=True)]
            if sum(widths) + 2 * len(widths) <= options.max_width:
                for row in zip(*texts, strict=True):
                    yield from self._line(row, widths).render(console, end="\n")
                return
        yield from super().__rich_console__(console, options)

    def _line(self, row: Sequence[Text], widths: Sequence[int]) -> Text:
        line = Text()
        for cell, column, width in zip(row, self.columns, widths, strict=True):
            gap = " " * (width - cell.cell_len)
            right = column.justify == "right"
            line.append(gap if right else "").append_text(cell).append("  " if right else f"{gap}  ")
        line.rstrip()
        return line


def facts() -> Table:
    """Return an empty table of labels and values."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    return table


def _list_table(result: Any) -> Table:
    from warrantcheck.report.rows import rows_of  # it knows every result

    rows = rows_of(result)
    table = grid(*rows.header)
    for cells in rows.cells():
        table.add_row(*map(Text, cells))
    return table
