"""What a text might name: people and places whose names contain it."""

from __future__ import annotations

from msgspec import Struct

from warrantcheck.answer.result import Result
from warrantcheck.dataset.store import Dataset
from warrantcheck.lookup.find import search


class Hit(Struct, frozen=True):
    """A person (by id) or a place (by code) whose name contains the text."""

    kind: str
    id: str
    name: str


class SearchResult(Result, frozen=True):
    """What was found, the closest first."""

    text: str
    hits: tuple[Hit, ...]


def find(data: Dataset, text: str) -> SearchResult:
    """Search people and places."""
    shown = "".join(c if c.isprintable() else "?" for c in text)[:120]
    return SearchResult(shown, tuple(Hit(*hit) for hit in search(data, text)))
