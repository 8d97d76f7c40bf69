"""The numbers of the estimate, and which edition of the data this is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from warrantcheck.dataset.records.base import Day, Record, record


@record
class Weight(Record):
    """What one finding of a factor adds to the two log-odds, and why.

    `risk`: that the warrant defeats the trip. `arrest`: arrest or hand-over if the person arrives.
    """

    risk: float
    arrest: float = 0.0
    reason: str
    sources: tuple[str, ...] = ()


@record
class Bound(Record):
    """What a record of trips without a single arrest cannot exclude: a chance in per cent, and from what it follows."""

    per_cent: float
    reason: str


@record
class Term(Record):
    """A word of the ICD 203 scale and the highest chance, in per cent, for which it is used."""

    word: str
    up_to: float


@record
class Model(Record):
    """Everything numeric in the estimate: the base, the weights of the factors, the limits of the levels."""

    version: str
    base: Weight
    weights: Mapping[str, Weight]
    levels: Mapping[Literal["low", "moderate", "high", "severe"], float]
    terms: tuple[Term, ...]
    arrest_spread: Mapping[Literal["low", "moderate", "high"], float]
    arrest_bound: Bound
    notes: str | None = None


@record
class Edition(Record):
    """Which data this is: its version, and the day up to which the facts were verified (not the day of the build)."""

    version: str
    checked: Day
    notes: str | None = None
