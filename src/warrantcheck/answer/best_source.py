"""Which of several sources to name where one must do, and what is weak about a source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from warrantcheck.dataset.records import Source

_OFFICIAL = ("court", "depositary", "official")
_COPY = re.compile(r"\b(copy|copies|copied|mirror)\b|Wiki", re.IGNORECASE)


def best_source(sources: Iterable[Source], known: date) -> Source | None:
    """Return the best source that was public on the day `known`, or, if none was, the best of the others.

    Courts, the depositary and governments come before agencies, newspapers and organisations, these before works of
    reference, copies and what has no address; of equals the newest.
    """
    return min(sources, key=lambda source: _order(source, known), default=None)


def weakness(source: Source) -> str | None:
    """Say what is weak about a source, where its publisher and title do not say it; None if nothing is."""
    if source.read:
        return None
    if source.url is None:
        return "weak: no address"
    if _COPY.search(f"{source.publisher} {source.title}"):
        return None
    if _COPY.search(source.notes or ""):
        return "a copy"
    if source.class_ == "user-made":
        return "weak: user-made"
    return "weak: reference" if source.kind == "reference" else None


def _order(source: Source, known: date) -> tuple[bool, int, bool, int]:
    copy = bool(_COPY.search(f"{source.publisher} {source.title} {source.notes or ''}"))
    if source.read is None and (source.url is None or source.kind == "reference"):
        rank = 3
    elif source.kind in _OFFICIAL:
        rank = 1 if source.read == "quoted" else 0
    else:
        rank = 2 if copy else 1
    later = source.published is not None and source.published > known
    return later, rank, copy, -(source.published.toordinal() if source.published else 0)
