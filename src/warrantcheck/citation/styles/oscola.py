"""Footnotes after OSCOLA, 4th edition (Faculty of Law, University of Oxford; Hart 2012).

Newspapers (3.4.9): 'Title' Newspaper (day) <address> accessed day. Websites (3.4.8): Body, 'Title' (day) <address>
accessed day; the body that answers for a page stands for an author, and of what bears no day only the day of access is
given. International sources follow `OSCOLA 2006: citing international law sources`, to which the 4th edition refers.
Decisions of international criminal courts: Case (Decision) number (day). Documents of the UN: author, 'Title' (day)
number; of the Security Council: UNSC Res 1970 (26 February 2011) UN Doc S/RES/1970. Treaties: title (adopted day,
entered into force day) volume UNTS page. The rules were read in the guides of the universities of West London
(uwl.libguides.com/oscola), London SOAS and IALS, and Glasgow Caledonian.

Cases and newspapers are set in italics, which plain text cannot show.
"""

from __future__ import annotations

import re
from datetime import date

from warrantcheck.citation.results import Footnote, Page
from warrantcheck.citation.wording import day, month

STATUTE = (
    "Rome Statute of the International Criminal Court (adopted 17 July 1998, entered into force 1 July 2002) "
    "2187 UNTS 90"
)
_RESOLUTION = re.compile(r"S/RES/(\d+)")
_WHERE = {"copy": "reproduced in", "quoted": "quoted in"}
_NEWS = ("press", "agency")


def footnote(note: Footnote, case: str | None, accessed: date | None) -> str:
    """Write a footnote; `case` is the name of the case, `accessed` the day on which the pages had been read."""
    body = _record(note, case) if note.record or note.read else _page(note, news=note.class_ in _NEWS)
    if note.read_in and note.read:
        page = note.read_in
        inside = f"{page.publisher}, {_quoted(page.title)}{_dated(page)}"
        return f"{body}, {_WHERE[note.read]} {inside}{_online(page.url, accessed)}."
    return f"{body}{_online(note.url, accessed)}."


def _record(note: Footnote, case: str | None) -> str:
    resolution = _RESOLUTION.match(note.record or "")
    if resolution:
        return f"UNSC Res {resolution[1]}{_dated(note)} UN Doc {note.record}"
    if note.class_ == "depositary" and (note.record or "").startswith("XVIII-10"):
        return f"{STATUTE}; status in {note.publisher}, {_quoted(note.title)}{_dated(note)}"
    number = f" {note.record}" if note.record else ""
    if case:
        return f"{case} ({note.title}){number}{_dated(note)}"
    return f"{note.publisher}, {_quoted(note.title)}{_dated(note)}{number}"


def _page(note: Footnote, *, news: bool) -> str:
    if news:
        return f"{_quoted(note.title)} {note.publisher}{_dated(note)}"
    return f"{note.publisher}, {_quoted(note.title)}{_dated(note)}"


def _quoted(title: str) -> str:
    """Put a title between single quotation marks; a description of ours has brackets of its own."""
    inner = title.replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")
    return title if title.startswith("[") else f"\N{LEFT SINGLE QUOTATION MARK}{inner}\N{RIGHT SINGLE QUOTATION MARK}"


def _dated(page: Footnote | Page) -> str:
    when = day(page.date) if page.date else month(page.month) if page.month else ""
    return f" ({when})" if when else ""


def _online(url: str | None, accessed: date | None) -> str:
    seen = f" accessed {day(accessed)}" if accessed else ""
    return f" <{url}>{seen}" if url else ""
