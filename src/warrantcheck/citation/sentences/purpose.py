"""What a trip was for, as a clause of a story: `, for an official visit to Ulaanbaatar`.

The data notes a purpose in a few words, the place last (`official visit, Ulaanbaatar`); a sentence wants articles and
prepositions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from warrantcheck.citation.wording import listed

_NO_TRIP = re.compile(
    r"own country|in (?:hiding|custody|the bush)|residence|stay |long-term|armed group|private travel|gave himself|"
    r"United States embassy"
)
"""How or where the person lived, which is not what he or she came for."""
_WAY = re.compile(r"(?:stopover )?(?=on the way |with )")
_HEAD = re.compile(
    r"\b(?:summits?|visit|talks|meeting|conference|forum|assembly|council|opening|final|parade|show|house|ceremony|"
    r"hajj|umrah|agreement|treatment)\b",
    re.IGNORECASE,
)
_AND = re.compile(r",? and |, (?=[a-z])(?!moved |planned |coming )")
_VISIT_FIRST = re.compile(r"([^,]*\bvisit), (?=[A-Z].*\bsummits?\b)")
_BARE = re.compile(r"(?:\S+ )*(?:talks|events|treatment|condolences|Umrah)\b|independence day|(?:an?|the) ")
_ONE_OF_MANY = re.compile(
    r"[^A-Z]*\b(?:visit|meeting|conference|exhibition|gathering|match|appearance|forum|pilgrimage|celebration|show|"
    r"parade)\b(?! of)|(?:\S+ )*(?:tour|meeting|summit (?:on|with))\b"
)
_VOWEL = re.compile(r"(?!one-)[aeio]|African|IGAD|OIC")
_TO = re.compile(r"(?:visit|pilgrimage)$")


def purpose(text: str | None) -> str:
    """Return the clause with the comma before it; nothing if the text does not say what the person came for."""
    if not text or _NO_TRIP.match(text):
        return ""
    if way := _WAY.match(text):
        return f", {text[way.end() :]}"
    if text.startswith("arrival "):
        return f", on {text}"
    main, comma, place = text.rpartition(", ")
    if not comma or not place[0].isupper() or _HEAD.search(place) or (" in " in main and " and " in place):
        main, place = text, ""
    if main.endswith(" tour"):
        return f", on {_article(main)}{main}"
    visit = _VISIT_FIRST.match(main)
    parts = [visit[1], *_parts(main[visit.end() :])] if visit else list(_parts(main))
    where = f"{',' if ', ' in parts[-1] else ''} {'to' if _TO.search(parts[-1]) else 'in'} {place}" if place else ""
    return f", for {listed([_article(part) + part for part in parts])}{where}"


def _parts(main: str) -> Iterator[str]:
    """Divide what is several things: `state visit` and `CSTO summit`, but not `Arab and South American summit`."""
    begun = 0
    for joint in _AND.finditer(main):
        if _HEAD.search(main[begun : joint.start()]) and _HEAD.search(main[joint.end() :]):
            yield main[begun : joint.start()]
            begun = joint.end()
    yield main[begun:]


def _article(noun: str) -> str:
    if noun == "White House":
        return "talks at the "
    if _BARE.match(noun):
        return ""
    if _ONE_OF_MANY.match(noun):
        return "an " if _VOWEL.match(noun) else "a "
    return "the "
