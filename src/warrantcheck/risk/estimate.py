"""Adding the factors up: log-odds in, two estimates out.

`risk` is the chance, in per cent, that the warrant defeats the trip: that it is called off, cut short, or ends in
arrest or hand-over. `arrest` is the chance of arrest or hand-over if the person does arrive. They are separate sums:
deterrence moves the first and hardly the second.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log

from warrantcheck.dataset.records import Model, Weight
from warrantcheck.errors import DataError
from warrantcheck.risk.case import Case, Effect
from warrantcheck.risk.factors import FACTORS
from warrantcheck.risk.scale import Confidence, Level, level_of, term_of


@dataclass(frozen=True, slots=True)
class Counted:
    """An effect with its weight: what it adds to the log-odds of defeat, and how many points of risk it is worth."""

    factor: str
    effect: Effect
    weight: float
    points: int


@dataclass(frozen=True, slots=True)
class ArrestRange:
    """The chance of arrest or hand-over on arrival: bounds in per cent, and the ICD 203 word for their middle."""

    low: float
    high: float
    term: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """Risk in whole per cent, its level and confidence, the chance of arrest, and the factors behind them."""

    risk: int
    level: Level
    confidence: Confidence
    arrest: ArrestRange
    factors: tuple[Counted, ...]
    doubts: tuple[str, ...] = ()


def estimate(case: Case, model: Model) -> Estimate:
    """Judge a case by every factor.

    Raises:
        DataError: a factor calls on a weight that data/model.yaml does not have.
    """
    found = [(factor.__name__, effect) for factor in FACTORS if (effect := factor(case))]
    if case.duty.value == "not-wanted":
        return Estimate(0, "minimal", "high", ArrestRange(0, 0, model.terms[0].word), ())
    effects = [effect for _, effect in found]
    odds = [model.base.risk, *(weight_of(model, e).risk * e.times for e in effects)]
    total = sum(odds)
    risk = chance(total)
    counted = tuple(
        Counted(name, effect, round(odds[i + 1], 3), round(risk) - round(chance(total - odds[i + 1])))
        for i, (name, effect) in enumerate(found)
    )
    confidence = _confidence(effects)
    doubts = tuple(e.doubt for e in effects if e.doubt)
    return Estimate(
        risk=round(risk),
        level="unclear" if doubts else level_of(model, round(risk)),
        confidence="low" if doubts else confidence,
        arrest=_arrest(model, effects, confidence),
        factors=tuple(sorted(counted, key=lambda c: -abs(c.weight))),
        doubts=doubts,
    )


def weight_of(model: Model, effect: Effect) -> Weight:
    """Return the weight an effect calls on.

    Raises:
        DataError: the model has none of that name.
    """
    try:
        return model.weights[effect.key]
    except KeyError:
        raise DataError(f"model.yaml: no weight {effect.key!r}, which a factor needs.") from None


def chance(log_odds: float) -> float:
    """Turn log-odds into per cent."""
    return 100 / (1 + exp(-log_odds))


def log_odds(per_cent: float) -> float:
    """Turn per cent, above 0 and below 100, into log-odds."""
    return log(per_cent / (100 - per_cent))


def _arrest(model: Model, effects: Iterable[Effect], confidence: Confidence) -> ArrestRange:
    """Put a range around the middle, wider where confidence is lower; in log-odds, so that it stays within bounds."""
    middle = model.base.arrest + sum(weight_of(model, e).arrest * e.times for e in effects)
    spread = model.arrest_spread[confidence]
    low, high = chance(middle - spread), chance(middle + spread)
    return ArrestRange(round(low, 1), round(high, 1), term_of(model, chance(middle)))


def _confidence(effects: Iterable[Effect]) -> Confidence:
    """Grade how much of the evidence bears on this very pair of person and state."""
    evidence = sum(e.evidence for e in effects)
    return "high" if evidence >= 4 else "moderate" if evidence >= 2 else "low"
