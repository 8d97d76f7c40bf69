"""A day that opens a sentence is not written again in the next: `The same day, ...`."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec.structs import replace

from warrantcheck.citation.results import Sentence

_OPENS = re.compile(r"On \d{1,2} [A-Z][a-z]+ \d{4}, ")


def day_once(told: list[Sentence]) -> list[Sentence]:
    """Open with `The same day` what was said or done on the day with which the sentence before it opens."""
    days = [found[0] if (found := _OPENS.match(one.text)) else None for one in told]
    again = [False, *(day is not None and day == before for before, day in pairwise(days))]
    return [
        replace(one, text=f"The same day, {one.text[len(day) :]}") if day and same else one
        for one, day, same in zip(told, days, again, strict=True)
    ]
