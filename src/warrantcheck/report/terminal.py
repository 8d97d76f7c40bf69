"""Documents in the terminal, drawn by rich on a console of our own: width and colour are arguments."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from warrantcheck.document import blocks as b
from warrantcheck.document.kinds import document_of
from warrantcheck.document.words import plain_text
from warrantcheck.law.duty import BINDING
from warrantcheck.report.report import Page, Report

NARROWEST = 40
LEVEL_STYLES = {
    "minimal": "green", "low": "green", "moderate": "yellow", "high": "red", "severe": "bold red", "unclear": "magenta",
}  # fmt: skip
_ROLES = {"strong": "bold", "soft": "dim", "link": "dim", "identifier": "dim"}
_TONES = {"soft": "dim", "footer": "dim"}
_KEPT = ("number", "date", "level")
"""Columns that are never broken over lines."""

COLUMN = 13
"""The least width at which a duty and a risk can be read in a column, its gap included."""

NAMES = 18
"""The least width for the names at the left."""


def terminal_report(report: Report, page: Page) -> str:
    """Draw an answer for a terminal of the page's width; code is never wrapped, it is for a file."""
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=max(page.width, NARROWEST),
        force_terminal=page.colour,
        no_color=not page.colour,
        color_system="standard" if page.colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        soft_wrap=False,
    )
    found = document_of(report.result, report.data)
    drawn = [part for block in found.blocks for part in draw(block)]
    heading = Text(style="bold").append_text(styled(found.heading))
    console.print(Group(heading, *drawn))
    text = buffer.getvalue()
    text = text if page.colour else "".join(f"{line.rstrip()}\n" for line in text.splitlines())
    codes = [block.text for block in found.blocks if isinstance(block, b.Code)]
    return "\n".join((text, *codes))


def draw(block: b.Block) -> Iterator[RenderableType]:
    """Yield what a block looks like.

    Raises:
        KeyError: there is no drawing of such a block.
    """
    return DRAWN[type(block)](block)


def styled(text: b.Text) -> Text:
    """Return a text with the styles of its roles."""
    found = Text()
    for span in text:
        found.append(plain_text(span.text), style=_style(span))
    return found


def _style(span: b.Span) -> str | None:
    if span.role == "level":
        return LEVEL_STYLES[span.value]
    if span.role == "duty":
        return "bold" if span.value in BINDING else None
    return _ROLES.get(span.role)


def _title(block: b.Title) -> Iterator[RenderableType]:
    if block.depth == 2:
        yield Text("")
    yield Text(style="bold").append_text(styled(block.text))


def _facts(block: b.Facts) -> Iterator[RenderableType]:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, value in block.rows:
        table.add_row(label, styled(value))
    yield table


def _items(block: b.Items) -> Iterator[RenderableType]:
    for item in block.items:
        yield Marked(item.mark, styled(item.text))


def _grid(block: b.Grid) -> Iterator[RenderableType]:
    table = Fitting(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="bold", expand=False)
    for column in block.columns:
        kept = column.role in _KEPT
        table.add_column(
            column.heading,
            overflow="fold",
            no_wrap=kept,
            justify="right" if column.role == "number" else "left",
            min_width=COLUMN if column.role == "name" else None,
        )
    for row in block.rows:
        table.add_row(*map(styled, row))
    yield table


def _cross(block: b.Cross) -> Iterator[RenderableType]:
    yield Crossing(block)


def _paragraph(block: b.Paragraph) -> Iterator[RenderableType]:
    if block.tone in ("remark", "footer"):
        yield Text("")
    yield Text(style=_TONES.get(block.tone, "")).append_text(styled(block.text))


def _sources(block: b.Sources) -> Iterator[RenderableType]:
    yield Text(f"\n{block.heading}", style="bold")
    for source in block.entries:
        text = Text(f"{source.text} ").append(source.url, style="dim")
        yield Marked(f"[{source.number}]", text, width=4)


def _code(_: b.Code) -> Iterator[RenderableType]:
    yield from ()  # stands below everything else, unwrapped


def _picture(block: b.Picture) -> Iterator[RenderableType]:
    yield Text(block.description, style="dim")


DRAWN: dict[type[b.Block], Callable[[Any], Iterator[RenderableType]]] = {
    b.Title: _title,
    b.Facts: _facts,
    b.Items: _items,
    b.Grid: _grid,
    b.Cross: _cross,
    b.Paragraph: _paragraph,
    b.Sources: _sources,
    b.Code: _code,
    b.Picture: _picture,
}


class Marked:
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


class Fitting(Table):
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


class Crossing:
    """Names against names: turned if that fits better, or a list of pairs if neither fits."""

    def __init__(self, block: b.Cross) -> None:
        """Take what is to be drawn."""
        self.block = block

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        """Be drawn."""
        block, fitting = self.block, (options.max_width - NAMES) // COLUMN
        if len(block.columns) <= fitting:
            yield from _grid(crossed(block.kinds[0], block.rows, block.columns, block.cells))
        elif len(block.rows) <= fitting:
            yield from _grid(crossed(block.kinds[1], block.columns, block.rows, tuple(zip(*block.cells, strict=True))))
        else:
            pairs = (
                (row, column, tuple(b.Span(s.text.replace("\n", ", "), s.role, s.value) for s in cell))
                for row, cells in zip(block.rows, block.cells, strict=True)
                for column, cell in zip(block.columns, cells, strict=True)
            )
            yield from _grid(b.grid(block.caption, (*block.kinds, "Duty and risk"), pairs))


def crossed(corner: str, rows: Sequence[str], columns: Sequence[str], cells: Sequence[Sequence[b.Text]]) -> b.Grid:
    """Return names against names as a grid."""
    lines = ((row, *line) for row, line in zip(rows, cells, strict=True))
    return b.grid("", (b.Column(corner, "name"), *columns), lines)
