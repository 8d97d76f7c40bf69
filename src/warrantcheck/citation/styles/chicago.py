"""Footnotes after the notes of The Chicago Manual of Style, 17th edition, which the 18th keeps for these sources.

News and web pages: "Title," Publisher, Month day, year, address; a day of access only where no day of publication is
known (14.12). Of cases the manual follows American legal usage (The Bluebook, rule 21): Prosecutor v. Name, number,
Title (Month day, year). Documents of the UN bear the name of the body, the title and the number. The rules were read in
the guides of the libraries of Auckland, Simmons and Western Oregon universities (web pages, news, access) and of
Emory University (United Nations).

What the manual sets in italics, names of cases and newspapers, plain text cannot show.
"""

from __future__ import annotations

from datetime import date

from warrantcheck.citation.results import Footnote, Page
from warrantcheck.citation.wording import month

_WHERE = {"copy": "reproduced in", "quoted": "quoted in"}


def footnote(note: Footnote, case: str | None, accessed: date | None) -> str:
    """Write a footnote; `case` is the name of the case, `accessed` the day on which the pages had been read."""
    body = _record(note, case) if note.record or note.read else _page(note)
    last = note.read_in or note
    if note.read_in and note.read:
        body = f"{body}, {_WHERE[note.read]} {_page(note.read_in)}"
    unseen = not last.date and not last.month and last.url and accessed
    seen = f", accessed {_american(accessed)}" if unseen and accessed else ""
    return f"{body}{seen}{f', {last.url}' if last.url else ''}."


def _record(note: Footnote, case: str | None) -> str:
    number = f", {note.record}" if note.record else ""
    when = f" ({_when(note)})" if _when(note) else ""
    if case:
        return f"{case.replace(' v ', ' v. ')}{number}, {note.title}{when}"
    return f"{note.publisher}, {_quoted(note.title, note.record or '')}{when}"


def _page(page: Footnote | Page) -> str:
    when = f", {_when(page)}" if _when(page) else ""
    return f"{_quoted(page.title, page.publisher)}{when}"


def _quoted(title: str, then: str) -> str:
    """Put a title between quotation marks, with the comma that follows inside them."""
    inner = title.replace('"', "'")
    if title.startswith("["):
        return f"{title}, {then}" if then else title
    comma = "," if then and not inner.endswith(("?", "!")) else ""
    quoted = f"\N{LEFT DOUBLE QUOTATION MARK}{inner}{comma}\N{RIGHT DOUBLE QUOTATION MARK}"
    return f"{quoted} {then}" if then else quoted


def _when(page: Footnote | Page) -> str:
    return _american(page.date) if page.date else month(page.month) if page.month else ""


def _american(value: date) -> str:
    return f"{value:%B} {value.day}, {value.year}"
