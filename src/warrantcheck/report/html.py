"""Documents as HTML: one self-contained page an answer, to send, to print or to put beside a story."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import escape
from typing import Any, NewType

from warrantcheck.document.kinds import document_of
from warrantcheck.document.parts import blocks as b
from warrantcheck.document.parts.words import plain_text
from warrantcheck.law.duty import BINDING
from warrantcheck.report.html_page import page
from warrantcheck.report.report import Page, Report

Html = NewType("Html", str)
"""Text that is already markup: only the functions of this module make it."""

_DAY = re.compile(r"(?<![\w.-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:[0-2]\d|3[01])(?![\w-]|\.\w)", re.ASCII)
"""A day that is no part of an id, such as `hu.withdrawal.2025-06-02`."""

_CLASSES = {"soft": "soft", "footer": "footer", "story": "story", "remark": "remark"}


def html_report(report: Report, page_: Page) -> str:  # noqa: ARG001 (every format takes a page)
    """Write one page: the answer, its sources, and what it is not."""
    found = document_of(report.result, report.data, report.warnings, report.view)
    *body, last = map(draw, found.blocks)
    heading = (
        written(found.heading) if found.heading[1:] else text(found.heading[0].text)
    )  # an id alone is no small print
    parts = [
        element("header", element("h1", heading)),
        *(element("p", text(warning), class_="warning", role="note") for warning in found.warnings),
        element("main", Html("\n" + "\n".join(body) + "\n")),
        element("footer", last),
    ]
    return page("".join(span.text for span in found.heading), "\n".join(parts))


def draw(block: b.Block) -> Html:
    """Return a block as HTML.

    Raises:
        KeyError: there is no drawing of such a block.
    """
    return DRAWN[type(block)](block)


def text(value: object) -> Html:
    """Escape a text; control characters are made visible, line breaks kept, and days marked, which no line parts."""
    marked = _DAY.sub(r"<time>\g<0></time>", escape(plain_text(str(value))))
    return Html(marked.replace("\n", "<br>"))


def element(name: str, *inside: Html, **attributes: str) -> Html:
    """Return an element; `class_` becomes `class`, `aria_label` becomes `aria-label`."""
    pairs = "".join(f' {k.rstrip("_").replace("_", "-")}="{escape(plain_text(v))}"' for k, v in attributes.items())
    return Html(f"<{name}{pairs}>{''.join(inside)}</{name}>")


def link(address: str | None, label: Html) -> Html:
    """Link to an address on the web; what is none stays text."""
    if not address or not address.startswith(("https://", "http://")):
        return label
    return element("a", label, href=address, rel="noreferrer noopener")


def written(spans: b.Text) -> Html:
    """Return a text with the elements of its roles."""
    return Html("".join(map(_span, spans)))


def _span(span: b.Span) -> Html:
    inside = text(span.text)
    if span.role == "plain" or not inside:
        return inside
    if span.role == "strong" or (span.role == "duty" and span.value in BINDING):
        return element("strong", inside)
    if span.role == "level":
        return element("span", inside, class_=f"level {span.value}")
    if span.role == "note":
        number = text(span.value)
        mark = element("a", number, href=f"#note-{span.value}", aria_label=f"Footnote {span.value}")
        return element("sup", mark)
    if span.role == "source":
        mark = element("a", text(span.text.strip()), href=f"#note-{span.value}", aria_label=f"Source {span.value}")
        return Html(f"{' ' if span.text[:1] == ' ' else ''}{mark}")
    if span.role == "link":
        return link(span.value, inside)
    return element("span", inside, class_=span.role)


def _title(block: b.Title) -> Html:
    return element(f"h{block.depth}", written(block.text))


def _facts(block: b.Facts) -> Html:
    rows = [Html(f"{element('dt', text(label))}{element('dd', written(value))}") for label, value in block.rows]
    return element("dl", *rows)


def _items(block: b.Items) -> Html:
    if all(item.mark == "·" for item in block.items):
        return element("ul", *(element("li", written(item.text)) for item in block.items))
    rows = (
        element("li", element("span", text(item.mark), class_="mark"), element("span", written(item.text)))
        for item in block.items
    )
    return element("ul", *rows, class_="marked")


def _grid(block: b.Grid) -> Html:
    return _table(block.caption, block.columns, block.rows)


def _table(caption: str, columns: Iterable[b.Column], rows: Iterable[Iterable[b.Text]]) -> Html:
    """Return a table; on a narrow screen each row becomes a card, whose cells carry the headings of their columns."""
    columns = tuple(columns)
    named = next((i for i, column in enumerate(columns) if column.role == "name"), 0)
    heads = [element("th", text(column.heading), scope="col", class_=f"col-{column.role}") for column in columns]
    body = []
    for row in rows:
        cells = []
        for i, (cell, column) in enumerate(zip(row, columns, strict=True)):
            inside = element("span", written(cell))
            if i == named:
                cells.append(element("th", inside, scope="row", class_=f"col-{column.role}", data_label=column.heading))
            else:
                cells.append(element("td", inside, class_=f"col-{column.role}", data_label=column.heading))
        body.append(element("tr", *cells))
    inside_ = [element("thead", element("tr", *heads)), element("tbody", Html("\n".join(body)))]
    titled = [element("caption", text(caption))] if caption else []
    return element("table", *titled, *inside_)


def _cross(block: b.Cross) -> Html:
    columns = (b.Column(block.kinds[0], "name"), *(b.Column(name) for name in block.columns))
    rows = ((b.said(name), *cells) for name, cells in zip(block.rows, block.cells, strict=True))
    return _table(block.caption, columns, rows)


def _paragraph(block: b.Paragraph) -> Html:
    return element("p", written(block.text), class_=_CLASSES[block.tone]) if block.tone in _CLASSES else element(
        "p", written(block.text)
    )  # fmt: skip


def _sources(block: b.Sources) -> Html:
    rows = []
    for source in block.entries:
        line = Html(f"{text(source.text)} {link(source.url, text(source.url)) if source.url else ''}")
        rows.append(element("li", line, id=f"note-{source.number}", value=str(source.number)))
    heading, listed = element("h2", text(block.heading)), element("ol", *rows, class_="sources")
    if not block.folded:
        return Html(f"{heading}{listed}")
    count = element("span", text(f" ({len(rows)})"))
    return element("details", element("summary", heading, count), listed)


def _code(block: b.Code) -> Html:
    return Html(f"{element('h2', text(block.heading))}{element('pre', Html(escape(plain_text(block.text))))}")


def _picture(block: b.Picture) -> Html:
    return element("figure", Html(block.svg), element("figcaption", text(block.description)))


DRAWN: dict[type[b.Block], Callable[[Any], Html]] = {
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
