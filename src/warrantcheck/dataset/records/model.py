"""The numbers of the estimate, and which edition of the data this is."""

from collections.abc import Mapping
from typing import Literal

from warrantcheck.dataset.records.base import Day, Record


class Weight(Record, frozen=True, kw_only=True):
    """What one finding of a factor adds to the two log-odds, and why.

    `risk`: that the warrant defeats the trip. `arrest`: arrest or hand-over if the person arrives.
    """

    risk: float
    arrest: float = 0.0
    reason: str
    sources: tuple[str, ...] = ()


class Bound(Record, frozen=True, kw_only=True):
    """A chance in per cent, and the record from which it follows."""

    per_cent: float
    reason: str


class Share(Record, frozen=True, kw_only=True):
    """A share by which a finding counts, and why."""

    times: float
    reason: str


class Term(Record, frozen=True, kw_only=True):
    """A word of the ICD 203 scale and the highest chance, in per cent, for which it is used."""

    word: str
    up_to: float


class Model(Record, frozen=True, kw_only=True):
    """Everything numeric in the estimate: the base, the weights of the factors, the limits of the levels.

    `earlier_government`: the share by which a word counts that the host said under an earlier government; in full
    where there is none. `home`: the chance that the home state arrests or hands over within a year, by what that
    state does.
    """

    version: str
    base: Weight
    weights: Mapping[str, Weight]
    levels: Mapping[Literal["low", "moderate", "high", "severe"], float]
    terms: tuple[Term, ...]
    arrest_spread: Mapping[Literal["low", "moderate", "high"], float]
    arrest_bound: Bound
    home: Mapping[Literal[
        "arrested", "detained", "power", "searched", "sheltered", "out-of-reach", "unknown",
    ], Bound]  # fmt: skip
    earlier_government: Share | None = None
    notes: str | None = None


class Edition(Record, frozen=True, kw_only=True):
    """Which data this is: its version, and the day up to which the facts were verified (not the day of the build)."""

    version: str
    checked: Day
    notes: str | None = None
