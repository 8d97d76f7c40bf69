"""Whose word a source is: publishers as they name themselves, reduced to the voices that speak in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations

from warrantcheck.dataset.records import Source

COURT = "icc"
_NO_VOICE = "no-voice"
_PARTS = re.compile(r"[(),/]| and | copy | after ")
_COPIED = re.compile(r"^(copy|digest|text|in) (of|on|at|the)\b.*|^in [a-z]+$|^(copy|digest|organiser|document copy)$")
_ENDING = re.compile(r"\.(com|org|net|int|ru|ua|uk|info|news|co|dev|in|it|md|kz|az|am|ge|ph|za)\b.*")
_NAMELESS = re.compile(r"unnamed|not recorded|public repository")


def voices(publisher: str) -> frozenset[str]:
    """Return whom a publisher's name names: `Swissinfo (Reuters)` speaks with the voices of Swissinfo and of Reuters.

    Domains and names are folded (`sudantribune.com`, `Sudan Tribune`); copies of the Court's documents, and its press
    releases wherever they were printed, are the Court's own voice.
    """
    text = publisher.casefold()
    if _NAMELESS.search(text):
        return frozenset((_NO_VOICE,))
    return frozenset(voice for part in _PARTS.split(text) if (voice := _voice(part.strip())))


def independent(sources: Iterable[Source]) -> bool:
    """Say whether two of these sources are of different publishers that share no voice.

    What one publisher copied from another without naming it cannot be seen: this is the most that can be claimed.
    """
    spoken = [found for source in sources if (found := voices(source.publisher)) and _NO_VOICE not in found]
    return any(one.isdisjoint(other) for one, other in combinations(spoken, 2))


def _voice(part: str) -> str:
    words = re.findall(r"\w+", part)
    if "coalition" in words or "iccnow" in words:
        return "coalition-for-the-icc"
    if "icc" in words or "court record" in part or "court document" in part or "international criminal court" in part:
        return COURT
    if "wiki" in part:
        return "wikipedia"
    named = _ENDING.sub("", _COPIED.sub("", part))
    return "".join(re.findall(r"\w", named.removeprefix("www.").removeprefix("the ")))
