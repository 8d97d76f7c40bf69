"""Documents in the terminal, drawn by rich on a console of our own: width and colour are arguments."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.text import Text

from warrantcheck.document.kinds import document_of
from warrantcheck.document.parts import blocks as b
from warrantcheck.document.parts.words import plain_text
from warrantcheck.report.report import Page, Report
from warrantcheck.report.terminal_text import Hanging, styled

NARROWEST = 40
_TONES = {"soft": "dim", "footer": "dim"}


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
    found = document_of(report.result, report.data, view=report.view)
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


def _title(block: b.Title) -> Iterator[RenderableType]:
    if block.depth == 2:
        yield Text("")
    yield Text(style="bold").append_text(styled(block.text))


def _facts(block: b.Facts) -> Iterator[RenderableType]:
    width = max(len(label) for label, _ in block.rows) if block.rows else 0
    for label, value in block.rows:
        yield Hanging(Text(f"{label:<{width}}  ", style="dim"), styled(value))


def _items(block: b.Items) -> Iterator[RenderableType]:
    for item in block.items:
        yield Hanging(Text(f"{item.mark:>3} "), styled(item.text))


def _grid(block: b.Grid) -> Iterator[RenderableType]:
    from warrantcheck.report.terminal_grid import table  # most answers about a trip have none

    yield table(block)


def _cross(block: b.Cross) -> Iterator[RenderableType]:
    from warrantcheck.report.terminal_grid import Crossing

    yield Crossing(block)


def _paragraph(block: b.Paragraph) -> Iterator[RenderableType]:
    if block.tone in ("remark", "footer"):
        yield Text("")
    yield Text(style=_TONES.get(block.tone, "")).append_text(styled(block.text))


def _sources(block: b.Sources) -> Iterator[RenderableType]:
    if block.brief:
        listed = "; ".join(f"[{source.number}] {plain_text(source.short)}" for source in block.entries)
        yield Hanging(Text(f"{block.heading}  ", style="dim"), Text(listed))
        return
    yield Text(f"\n{block.heading}", style="bold")
    for source in block.entries:
        text = Text(f"{source.text} ").append(source.url, style="dim")
        yield Hanging(Text(f"{f'[{source.number}]':>4} "), text)


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
