"""What a document is made of: a small closed set of blocks, and spans of text with a role.

A format draws every block and every role, and knows no kind of answer; a kind of answer is made of these, and knows no
format. Where a text holds a line break, the format breaks the line.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

Role = Literal["plain", "strong", "soft", "duty", "level", "claim", "note", "source", "identifier", "link"]
"""What a span is: words; a duty or a level (its code in `value`); the mark of a claim, of a footnote or of a
source (its number in `value`); an identifier; a link (its address in `value`)."""

Tone = Literal["plain", "soft", "remark", "story", "footer"]
ColumnRole = Literal["text", "name", "duty", "risk", "level", "number", "date", "line", "source"]
"""What a column holds; `number`, `date`, `level` and `source` are never broken over lines. A `line` may be cut at the
end where it does not fit: what it says stands elsewhere in full."""


class Span(Struct, frozen=True):
    """Words with a role."""

    text: str
    role: Role = "plain"
    value: str = ""


Text = tuple[Span, ...]


class Title(Struct, frozen=True):
    """The heading of a part (depth 2), or of a part of it (depth 3)."""

    text: Text
    depth: Literal[2, 3] = 3


class Facts(Struct, frozen=True):
    """Labels with their values."""

    rows: tuple[tuple[str, Text], ...]


class Item(Struct, frozen=True):
    """A line of a list with the mark before it: a dot, a question mark for a doubt, the points of a factor."""

    text: Text
    mark: str = "·"


class Items(Struct, frozen=True):
    """A list; `wide`: its marks may take five characters."""

    items: tuple[Item, ...]


class Column(Struct, frozen=True):
    """A column of a grid: its heading, and what it holds."""

    heading: str
    role: ColumnRole = "text"


class Grid(Struct, frozen=True):
    """Rows and columns; the first column names the row."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]


class Cross(Struct, frozen=True):
    """Names against names, with a cell for each pair: `cells` row by row. `kinds`: what rows and columns are."""

    caption: str
    kinds: tuple[str, str]
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Text, ...], ...]


class Paragraph(Struct, frozen=True):
    """A paragraph; its tone says how it is meant."""

    text: Text
    tone: Tone = "plain"


class Source(Struct, frozen=True):
    """A source, or a footnote, with its number and its address; `short`: without its title."""

    number: int
    text: str
    url: str = ""
    short: str = ""


class Sources(Struct, frozen=True):
    """The sources of the answer, or the footnotes of a paragraph; `brief`: in a window, short and one after the
    other; `folded`: so many that a page keeps them closed until they are asked for."""

    heading: Literal["Sources", "Footnotes"]
    entries: tuple[Source, ...]
    brief: bool = False
    folded: bool = False


class Code(Struct, frozen=True):
    """Text for a program, never wrapped."""

    heading: str
    text: str
    language: str


class Picture(Struct, frozen=True):
    """A picture as SVG, and what it shows in words."""

    svg: str
    description: str


Block = Title | Facts | Items | Grid | Cross | Paragraph | Sources | Code | Picture
BLOCKS: tuple[type[Block], ...] = (Title, Facts, Items, Grid, Cross, Paragraph, Sources, Code, Picture)


class Document(Struct, frozen=True):
    """An answer for people: heading, what must be said before it, blocks in order; `brief`: so are its sources.

    `more`: how to see what it leaves out, which stands before the last line.
    """

    heading: Text
    blocks: tuple[Block, ...]
    warnings: tuple[str, ...] = ()
    brief: bool = False
    more: str = ""


def said(text: object, role: Role = "plain", value: str = "") -> Text:
    """Return a text of one span."""
    return (Span(str(text), role, value),)


def facts(*rows: tuple[str, Text | str | None]) -> Facts:
    """Return labels with their values, without those that have none."""
    return Facts(tuple((label, said(value) if isinstance(value, str) else value) for label, value in rows if value))


def items(lines: Iterable[Text | str], mark: str = "·") -> Items:
    """Return a list whose lines have the same mark."""
    return Items(tuple(Item(said(line) if isinstance(line, str) else line, mark) for line in lines))


def section(heading: str, lines: Iterable[Text | str], mark: str = "·") -> tuple[Block, ...]:
    """Return a heading with a list under it; nothing, if the list is empty."""
    found = items(lines, mark)
    return (Title(said(heading)), found) if found.items else ()


def grid(caption: str, columns: Iterable[str | Column], rows: Iterable[Iterable[Text | object]]) -> Grid:
    """Return a grid; cells that are no text yet become one, None an empty one."""
    heads = tuple(Column(column) if isinstance(column, str) else column for column in columns)
    return Grid(caption, heads, tuple(tuple(map(_cell, row)) for row in rows))


def _cell(value: Text | object) -> Text:
    if isinstance(value, tuple):
        return value
    return said("" if value is None else value)
