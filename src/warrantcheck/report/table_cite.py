"""A cited paragraph in the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from warrantcheck.citation.results import CiteResult
from warrantcheck.report.cited import estimate_text, footnote_text, paragraph
from warrantcheck.report.table_parts import draw


@draw.register
def _(result: CiteResult) -> Iterator[RenderableType]:
    yield Text(paragraph(result, "[{}]".format))
    yield Text("")
    if result.remark:
        yield Text(result.remark)
        yield Text("")
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", width=4)
    table.add_column(overflow="fold")
    for note in result.footnotes:
        text = Text(f"{footnote_text(note)} ") + Text(note.url or "", style="dim")
        table.add_row(Text(f"[{note.number}]"), text)
    yield Padding(table, (0, 0, 1, 0))
    yield Text(estimate_text(result), style="dim")
