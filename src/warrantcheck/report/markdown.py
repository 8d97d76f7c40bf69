"""Documents as Markdown, for a story, a pull request or a step summary: whatever is not ours is escaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

from warrantcheck.document.kinds import document_of
from warrantcheck.document.parts import blocks as b
from warrantcheck.document.parts.words import plain_text
from warrantcheck.report.report import Page, Report

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~]|&(?=#?\w+;))")
_START = re.compile(r"^(\d+)?([-+.)=])(?=\s|$|[-=])")
"""What begins a list, a rule or a heading where it stands first on a line."""

_SAFE = "/:?#[]@!$&'()*+,;=%~-._"
"""What an address may hold as it is; all else is written in per cent, so that no address ends its brackets."""


def markdown_report(report: Report, page: Page) -> str:  # noqa: ARG001 (every format takes a page)
    """Write an answer as Markdown."""
    found = document_of(report.result, report.data, report.warnings, report.view)
    parts = [f"## {written(found.heading)}\n", *(f"**{escape(warning)}**\n" for warning in found.warnings)]
    return "\n".join((*parts, *(part for part in map(draw, found.blocks) if part)))


def draw(block: b.Block) -> str:
    """Return a block as Markdown.

    Raises:
        KeyError: there is no drawing of such a block.
    """
    return DRAWN[type(block)](block)


def escape(text: str) -> str:
    """Keep text from being read as markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(plain_text(text).split()))


def address(url: str) -> str:
    """Return an address in brackets; what is none of the web stays text."""
    if url.startswith(("https://", "http://")):
        return f" <{quote(url, safe=_SAFE)}>"
    return f" {escape(url)}" if url else ""


def written(text: b.Text) -> str:
    """Return a text with the marks of its roles."""
    return _START.sub(r"\1\\\2", " ".join("".join(map(_span, text)).split()))


def _span(span: b.Span) -> str:
    if span.role == "note":
        return f"[^{escape(span.value)}]"
    if span.role == "link":
        return address(span.value).strip() or escape(span.text)
    first = " " if span.text[:1].isspace() else ""
    last = " " if span.text[-1:].isspace() and span.text.strip() else ""
    inside = escape(span.text)
    return f"{first}**{inside}**{last}" if inside and span.role in ("strong", "level") else f"{first}{inside}{last}"


def _lines(text: b.Text) -> str:
    """Return the text of a cell; a line break becomes one of Markdown's tables."""
    parts: list[list[b.Span]] = [[]]
    for span in text:
        first, *more = span.text.split("\n")
        parts[-1].append(b.Span(first, span.role, span.value))
        parts += [[b.Span(line, span.role, span.value)] for line in more]
    return "<br>".join(written(tuple(part)) for part in parts)


def _title(block: b.Title) -> str:
    return f"### {written(block.text)}\n" if block.depth == 2 else f"**{written(block.text)}**\n"


def _facts(block: b.Facts) -> str:
    return "".join(f"- **{escape(label)}**: {written(value)}\n" if label else f"  {written(value)}\n"
                   for label, value in block.rows)  # fmt: skip


def _items(block: b.Items) -> str:
    return "".join(f"- {_mark(item.mark)}{written(item.text)}\n" for item in block.items)


def _mark(mark: str) -> str:
    return "" if mark == "·" else f"{escape(mark)} " if mark not in "+-~!" else f"\\{mark} "


def _grid(block: b.Grid) -> str:
    return _table([column.heading for column in block.columns], block.rows)


def _table(header: Iterable[str], rows: Iterable[Iterable[b.Text]]) -> str:
    heads = [escape(name) or " " for name in header]
    lines = [heads, ["---"] * len(heads), *([_lines(cell) for cell in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cross(block: b.Cross) -> str:
    rows = ((b.said(name), *cells) for name, cells in zip(block.rows, block.cells, strict=True))
    return _table((block.kinds[0], *block.columns), rows)


def _paragraph(block: b.Paragraph) -> str:
    text = written(block.text)
    return f"_{text}_\n" if block.tone in ("soft", "footer") else f"{text}\n"


def _sources(block: b.Sources) -> str:
    if block.heading == "Footnotes":
        return "".join(f"[^{s.number}]: {escape(s.text)}{address(s.url)}\n" for s in block.entries)
    lines = "".join(f"{source.number}. {escape(source.text)}{address(source.url)}\n" for source in block.entries)
    return f"### {block.heading}\n\n{lines}"


def _code(block: b.Code) -> str:
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", block.text) or [""]))
    return f"{fence}{block.language}\n{block.text.rstrip()}\n{fence}\n"


def _picture(block: b.Picture) -> str:
    return f"_{escape(block.description)}_\n"


DRAWN: dict[type[b.Block], Callable[[Any], str]] = {
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
