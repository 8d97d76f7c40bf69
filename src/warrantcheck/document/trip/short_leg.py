"""One place in a few lines: what must and what will happen, and the two or three factors that decide it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil

from warrantcheck.answer.trip.results import FactorResult, Leg
from warrantcheck.document.parts.blocks import Block, Items, Title, said
from warrantcheck.document.parts.citations import Citations
from warrantcheck.document.parts.leg import factor_item, leg_facts

_LINES = 8
"""How many lines the factors may take, so that an answer fits a window of 24 lines of 80 columns."""

_LINE = 72
_LONGEST = 3 * _LINE
_YEAR = timedelta(days=366)
_END = re.compile(r"[a-z0-9)\]]{2}[.!?](?= [A-Z])")
"""Where a sentence ends; not after an initial."""


def leg_short(leg: Leg, on: date, cites: Citations) -> Iterator[Block]:
    """Yield the facts of a leg, with the next change only if it comes within a year, and what decides it."""
    soon = min(on, date.max - _YEAR) + _YEAR
    yield leg_facts(leg, cites, soon=soon)
    factors = _deciding(leg, changes=leg.next_change is not None and leg.next_change.date <= soon)
    if factors:
        yield Title(said("Why, in points of risk"))
        yield Items(tuple(factor_item(one, _short(one), cites) for one in factors))


def _deciding(leg: Leg, *, changes: bool) -> list[FactorResult]:
    """Return the factors with the largest effects, at most three: as many as there is room for, none that is worth less
    than a tenth of the first."""
    found = sorted((one for one in leg.factors if one.id != "duty"), key=lambda one: -abs(one.effect))
    found = [one for one in found[:3] if abs(one.effect) * 10 >= abs(found[0].effect)]
    more = (changes, leg.place_note, leg.office_doubt, not leg.own_evidence, *leg.doubts)
    room = _LINES - 2 * sum(map(bool, more))
    taken = [ceil((len(_short(one)) + len(" [1]")) / _LINE) for one in found]
    while len(found) > 1 and sum(taken[: len(found)]) > room:
        found.pop()
    return found


def _short(factor: FactorResult) -> str:
    """Return the brief text of a factor, or as many whole sentences as fit into three lines, at least one."""
    text = factor.brief or factor.text
    if len(text) <= _LONGEST:
        return text
    ends = [match.end() for match in _END.finditer(text)]
    return text[: max((end for end in ends if end <= _LONGEST), default=min(ends, default=len(text)))]
