"""The document of what is watched."""

from __future__ import annotations

from warrantcheck.document.parts.blocks import Column, Document, Span, Text, grid, said
from warrantcheck.document.parts.leg import level
from warrantcheck.document.parts.words import DUTY_WORDS, risk_words
from warrantcheck.watch.plan import Remembered
from warrantcheck.watch.results import WatchList


def document(result: WatchList) -> Document:
    """Make a document of the entries, with the answers last given."""
    heading = said(f"{len(result.entries)} watched in {result.folder}")
    rows = (
        (one.name, one.person, one.place, one.on or "each day", short(one.answer), one.answer.day)
        for one in result.entries
    )
    columns = (Column("Name", "name"), "Person", "Place", "On", "Last answer", Column("As of", "date"))
    return Document(heading, (grid("What is watched", columns, rows),) if result.entries else ())


def short(answer: Remembered) -> Text:
    """Return an answer in a line: duty, level, risk."""
    return Span(f"{DUTY_WORDS[answer.duty]}, "), level(answer.level), Span(f" ({risk_words(answer.risk)})")
