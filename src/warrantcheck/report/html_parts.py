"""What HTML answers are made of: escaped text, lists, facts, tables with captions and headers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import NewType

from warrantcheck.report.words import plain_text

Html = NewType("Html", str)
"""Text that is already markup: only the functions of this module make it."""

NONE = Html("")


def text(value: object) -> Html:
    """Escape a text; control characters are made visible."""
    return Html(escape(plain_text(str(value))))


def element(name: str, *inside: Html, **attributes: str) -> Html:
    """Return an element; `class_` becomes `class`, `aria_label` becomes `aria-label`."""
    pairs = "".join(f' {k.rstrip("_").replace("_", "-")}="{escape(plain_text(v))}"' for k, v in attributes.items())
    return Html(f"<{name}{pairs}>{''.join(inside)}</{name}>")


def joined(parts: Iterable[Html]) -> Html:
    """Put parts one after the other, a line each."""
    return Html("\n".join(part for part in parts if part))


def link(address: str | None, label: Html) -> Html:
    """Link to an address on the web; what is none stays text."""
    if not address or not address.startswith(("https://", "http://")):
        return label
    return element("a", label, href=address, rel="noreferrer noopener")


def items(lines: Iterable[Html], ordered: str | None = None) -> Html:
    """Return a list; `ordered` is the class of a numbered one."""
    rows = [element("li", line) for line in lines]
    if not rows:
        return NONE
    return element("ol", *rows, class_=ordered) if ordered else element("ul", *rows)


def section(heading: str, lines: Iterable[Html], level: str = "h2") -> Html:
    """Return a heading with a list under it; nothing, if the list is empty."""
    inside = items(lines)
    return Html(f"{element(level, text(heading))}{inside}") if inside else NONE


def facts(pairs: Iterable[tuple[str, Html]]) -> Html:
    """Return labels with their values; values that are empty are left out."""
    rows = [Html(f"{element('dt', text(k))}{element('dd', v)}") for k, v in pairs if v]
    return element("dl", *rows)


def table(caption: str, header: Sequence[str], rows: Iterable[Sequence[Html]], number: int | None = None) -> Html:
    """Return a table whose first column heads the rows; `number` is the column of figures.

    It scrolls sideways within its region, which the keyboard reaches, where the screen is narrow.
    """
    heads = [element("th", text(name.replace("_", " ")), scope="col") for name in header]
    body = []
    for row in rows:
        first = element("th", row[0], scope="row")
        rest = [
            element("td", cell, class_="number") if i == number else element("td", cell)
            for i, cell in enumerate(row[1:], 1)
        ]
        body.append(element("tr", first, *rest))
    inside = (
        element("caption", text(caption)),
        element("thead", element("tr", *heads)),
        element("tbody", joined(body)),
    )
    return element("div", element("table", *inside), class_="scroll", role="region", tabindex="0", aria_label=caption)
