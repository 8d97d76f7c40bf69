"""What the watch finds, and the error of a page that is not what it was."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

Kind = Literal["new", "contradicted", "gone", "unread"]
MEANING: dict[Kind, str] = {
    "new": "the page has it, the data has not",
    "contradicted": "the page says something else than the data",
    "gone": "the data has it, the page has it no more",
    "unread": "it could not be read: look at the page",
}
LONGEST = 160
"""So many characters of a page's own text are shown."""


class Row(Struct, frozen=True):
    """What to write into a data file: which file, where in it, and the YAML."""

    file: str
    place: str
    yaml: str


class Finding(Struct, frozen=True):
    """One difference between a page and the data; `about` is an id of ours, or what the page calls it."""

    kind: Kind
    about: str
    text: str
    row: Row | None = None


class Changed(Exception):
    """A page that cannot be read: not there, too large, or not of the structure that its parser knows."""


def plain(text: str) -> str:
    """Return text of a page on one line, shortened, without what ends a span of code or a line."""
    text = " ".join("".join(c if c.isprintable() else " " for c in text.replace("`", "'")).split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def quoted(text: str) -> str:
    """Return text of a page as a span of code: no markup of its own, no mention, no link."""
    return f"`{plain(text) or ' '}`"


def scalar(text: str) -> str:
    """Return text of a page as a value in YAML, between quotes."""
    return "'" + plain(text).replace("'", "''") + "'"


def slug(text: str) -> str:
    """Return the letters and digits of a text in small, joined by hyphens, for an id."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
