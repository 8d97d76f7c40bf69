"""Footnotes as a newsroom writes them: who, what, when; the document of record first, then where it was read."""

from __future__ import annotations

from warrantcheck.citation.results import Footnote, Page
from warrantcheck.citation.wording import day, month

READ = {"copy": "read in a copy at", "quoted": "not read, but as quoted at"}


def footnote(note: Footnote) -> str:
    """Write a footnote without its number, and without the last address, which a reader can follow."""
    late = " (published after the day of knowledge; no older source is at hand)" if note.later else ""
    number = f"{note.record}, " if note.record else ""
    text = f"{note.publisher}: {number}{note.title}, {_when(note)}{late}"
    if note.read_in and note.read:
        own = f", {note.url}" if note.url else ""
        return f"{text}{own}; {READ[note.read]} {note.read_in.publisher}"
    return f"{text} (weak: {note.weakness})" if note.weakness else text


def address(note: Footnote) -> str:
    """Return where the source was read."""
    return (note.read_in.url if note.read_in else note.url) or ""


def _when(page: Footnote | Page) -> str:
    return day(page.date) if page.date else month(page.month) if page.month else "undated"
