"""One claim with its sources: what an argument about a fact begins with."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from warrantcheck.dataset.store import Dataset
from warrantcheck.lookup.claim import find_claim


class SourceResult(Struct, frozen=True):
    """A source as cited."""

    id: str
    title: str
    publisher: str
    date: date | None
    url: str | None
    kind: str
    notes: str | None


class ClaimResult(Struct, frozen=True):
    """A claim: what it says, the day from which it holds, the day it became public, how reliable, on which sources.

    `own`: it comes from the user's own data, laid over the shipped one.
    """

    claim: str
    about: str
    text: str
    holds: date | None
    public: date | None
    reliability: str
    sources: tuple[SourceResult, ...]
    own: bool = False


def claim(data: Dataset, id_: str) -> ClaimResult:
    """Return a claim by its id.

    Raises:
        UnknownName: there is none; `candidates` begin alike.
    """
    found = find_claim(data, id_)
    sources = tuple(
        SourceResult(s.id, s.shown_title, s.publisher, s.date, s.url, s.kind, s.notes)
        for s in map(data.source, found.sources)
    )
    own = data.is_own((found.id,))
    return ClaimResult(found.id, found.about, found.text, found.holds, found.public, found.reliability, sources, own)
