"""Footnotes as a newsroom writes them: who, what, when; the document of record first, then where it was read."""

from __future__ import annotations

from datetime import date

from warrantcheck.citation.results import Footnote, Page
from warrantcheck.citation.wording import day, month

READ = {"copy": "read in a copy at", "quoted": "not read, but as quoted at"}


def footnote(note: Footnote, known: date, checked: date) -> str:
    """Write a footnote without its number, and without the last address, which a reader can follow.

    Of a page without a day it says that it is, or may be, later than the day of knowledge, if that lies before
    `checked`, when all pages had been read.
    """
    late = ""
    if note.tells_of:
        late = f" (later than the day of knowledge, as it tells of {day(note.tells_of)}; no older source is at hand)"
    elif note.later:
        late = " (published after the day of knowledge; no older source is at hand)"
        if not note.date and note.month == f"{known:%Y-%m}":
            late = " (on which day is not known)"
    elif not note.date and not note.month and known < checked:
        late = " (perhaps after the day of knowledge)"
    number = f"{note.record}, " if note.record else ""
    text = f"{note.publisher}: {number}{note.title}, {_when(note)}{late}"
    if note.read_in and note.read:
        own = f", {note.url}" if note.url else ""
        page = note.read_in
        newer = " (after the day of knowledge)" if page.date and page.date > known else ""
        when = f", {_when(page)}" if page.date or page.month else ""
        return f"{text}{own}; {READ[note.read]} {page.publisher}{when}{newer}"
    return f"{text} (weak: {note.weakness})" if note.weakness else text


def address(note: Footnote) -> str:
    """Return where the source was read."""
    return (note.read_in.url if note.read_in else note.url) or ""


def _when(page: Footnote | Page) -> str:
    return day(page.date) if page.date else month(page.month) if page.month else "undated"
