"""Texts of a document in the terminal: the styles of their roles, and paragraphs with a mark or a label before them."""

from __future__ import annotations

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from warrantcheck.document.parts import blocks as b
from warrantcheck.document.parts.words import plain_text
from warrantcheck.law.duty import BINDING

LEVEL_STYLES = {
    "minimal": "green", "low": "green", "moderate": "yellow", "high": "red", "severe": "bold red", "unclear": "magenta",
}  # fmt: skip
_ROLES = {"strong": "bold", "soft": "dim", "link": "dim", "identifier": "dim"}


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


class Hanging:
    """A paragraph with a mark or a label before it, indented where it wraps."""

    def __init__(self, before: Text, text: Text) -> None:
        """Take what stands before the first line, with its gap."""
        self.before = before
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Be drawn: as a table of one row would be, without the cost of a table."""
        start, indent = self.before, Text(" " * self.before.cell_len)
        for line in self.text.wrap(console, options.max_width - start.cell_len, overflow="fold"):
            line.rstrip()
            yield from Text().append_text(start).append_text(line).render(console, end="\n")
            start = indent
