"""Which of several sources to name where one must do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from warrantcheck.dataset.records import Source

_OFFICIAL = ("court", "depositary", "official")


def best_source(sources: Iterable[Source], known: date) -> Source | None:
    """Return the best source that was public on the day `known`, or, if none was, the best of the others.

    Courts, the depositary and governments, also in a copy, come before agencies, newspapers and organisations, these
    before copies of them, then works of reference and what anybody may write, last what has no address; of equals the
    newest.
    """
    return min(sources, key=lambda source: _order(source, known), default=None)


def _order(source: Source, known: date) -> tuple[bool, int, bool, int]:
    copy = "copy" in (source.class_, source.read)
    if source.weakness in ("no address", "user-made", "reference"):
        rank = 4 if source.url is None else 3
    elif source.kind in _OFFICIAL:
        rank = 1 if source.read == "quoted" else 0
    else:
        rank = 2 if copy else 1
    later = source.published is not None and source.published > known
    return later, rank, copy, -(source.published.toordinal() if source.published else 0)
