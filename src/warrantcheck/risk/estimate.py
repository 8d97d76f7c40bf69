"""Adding the factors up: log-odds in, two estimates out.

`risk` is the chance, in per cent, that the warrant defeats the trip: that it is called off, cut short, or ends in
arrest or hand-over; of somebody who lives there, that the home state arrests or hands over within a year. `arrest` is
the chance of arrest or hand-over if the person does arrive. They are separate sums: deterrence moves the first and
hardly the second.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from math import exp, log

from msgspec import Struct

from warrantcheck.dataset.records import Model, Weight
from warrantcheck.errors import DataError
from warrantcheck.risk.case import Case, Effect
from warrantcheck.risk.factors import FACTORS
from warrantcheck.risk.factors.legal import duty
from warrantcheck.risk.home import conduct
from warrantcheck.risk.scale import level_of, term_of
from warrantcheck.vocabulary import Confidence, Level, Question, RestsOn

_RESTS_ON: tuple[tuple[RestsOn, tuple[str, ...]], ...] = (
    ("own word", ("trip_word", "standing_word", "courts")),
    ("own record", ("same_guest", "same_guest_stayed_away", "own_country")),
    ("affinity", ("affinity",)),
)
"""What a figure rests on, by the factors that speak; the first that applies."""

NOTHING_KNOWN = "Nothing is known about this host that bears on the question; unknown is not safe."


class Counted(Struct, frozen=True):
    """An effect with its weight: what it adds to the log-odds of defeat, and how many points of risk it is worth."""

    factor: str
    effect: Effect
    weight: float
    points: int


class ArrestRange(Struct, frozen=True):
    """The chance of arrest or hand-over on arrival: bounds in per cent, and the ICD 203 word for their middle."""

    low: float
    high: float
    term: str


class Estimate(Struct, frozen=True):
    """Risk in per cent, its level and confidence, the chance of arrest, and the factors behind them.

    `arrest_middle` is the central estimate of arrest in per cent, which can lie low in the range.
    """

    risk: float
    level: Level
    confidence: Confidence
    arrest: ArrestRange
    arrest_middle: float
    factors: tuple[Counted, ...]
    doubts: tuple[str, ...] = ()
    question: Question = "trip"
    rests_on: RestsOn = "membership"

    @property
    def own_evidence(self) -> bool:
        """The figure rests on the host's own word or record about the person."""
        return self.rests_on in ("own word", "own record")


def estimate(case: Case, model: Model) -> Estimate:
    """Judge a case by every factor.

    Raises:
        DataError: a factor calls on a weight that data/model.yaml does not have.
    """
    if case.duty.value == "not-wanted":
        return Estimate(0.0, "minimal", "high", ArrestRange(0.0, 0.0, model.terms[0].word), 0.0, ())
    if case.question == "home":
        return _at_home(case, model)
    found = [(factor.__name__, effect) for factor in FACTORS if (effect := factor(case))]
    effects = [effect for _, effect in found]
    weights = [(weight_of(model, e), times_of(model, e)) for e in effects]
    odds = [model.base.risk, *(weight.risk * times for weight, times in weights)]
    total = sum(odds)
    risk = chance(total)
    counted = tuple(
        Counted(name, effect, round(odds[i + 1], 3), round(risk) - round(chance(total - odds[i + 1])))
        for i, (name, effect) in enumerate(found)
    )
    risk = round(risk, 1)
    level = level_of(model, risk)
    doubts = [e.doubt for e in effects if e.doubt]
    if level in ("minimal", "low") and not _speaks_for_safety(model, effects):
        doubts.append(NOTHING_KNOWN)
    confidence: Confidence = "low" if doubts else _lowered(_confidence(effects), case)
    arrest = model.base.arrest + sum(weight.arrest * times for weight, times in weights)
    return Estimate(
        risk=risk,
        level="unclear" if doubts else level,
        confidence=confidence,
        arrest=_arrest(model, case, arrest, confidence),
        arrest_middle=round(chance(arrest), 2),
        factors=tuple(sorted(counted, key=lambda c: -abs(c.weight))),
        doubts=tuple(doubts),
        rests_on=_rests_on({name for name, _ in found}),
    )


def _at_home(case: Case, model: Model) -> Estimate:
    """Estimate the risk at home from what the home state does and from the record of others at home."""
    key, effect = conduct(case)
    law = duty(case)
    doubts = tuple(one.doubt for one in (law, effect) if one and one.doubt)
    risk = model.home[key].per_cent
    level = level_of(model, risk)
    confidence: Confidence = "low" if doubts else _lowered("moderate", case)
    weight = log_odds(risk) - log_odds(model.home["unknown"].per_cent)
    points = round(risk) - round(model.home["unknown"].per_cent)
    counted = (Counted("duty", law, 0.0, 0),) if law else ()
    spread = model.arrest_spread[confidence]
    low, high = chance(log_odds(risk) - spread), chance(log_odds(risk) + spread)
    return Estimate(
        risk=risk,
        level="unclear" if doubts else level,
        confidence=confidence,
        arrest=ArrestRange(round(low, 1), round(high, 1), term_of(model, risk)),
        arrest_middle=risk,
        factors=(*counted, Counted("home", effect, round(weight, 3), points)),
        doubts=doubts,
        question="home",
        rests_on="membership" if key == "unknown" else "own record",
    )


def arrest_word(model: Model, arrest: ArrestRange) -> str | None:
    """Return the word of the ICD 203 scale for a range; of two neighbours the weaker; None where it spans more."""
    words = [term.word for term in model.terms]
    low, high, even = (words.index(term_of(model, chance)) for chance in (arrest.low, arrest.high, 50))
    if high - low > 1:
        return None
    return words[high if high <= even else low]


def _rests_on(spoke: AbstractSet[str]) -> RestsOn:
    """Say what a figure rests on, by the factors that spoke."""
    return next((what for what, factors in _RESTS_ON if not spoke.isdisjoint(factors)), "membership")


def weight_of(model: Model, effect: Effect) -> Weight:
    """Return the weight an effect calls on.

    Raises:
        DataError: the model has none of that name.
    """
    try:
        return model.weights[effect.key]
    except KeyError:
        raise DataError(f"model.yaml: no weight {effect.key!r}, which a factor needs.") from None


def times_of(model: Model, effect: Effect) -> float:
    """Return how often a weight counts: a word of an earlier government by the share that the model gives it."""
    share = model.earlier_government if effect.since_then else None
    return effect.times * share.times if share else effect.times


def chance(log_odds: float) -> float:
    """Turn log-odds into per cent."""
    return 100 / (1 + exp(-log_odds))


def log_odds(per_cent: float) -> float:
    """Turn per cent, above 0 and below 100, into log-odds."""
    return log(per_cent / (100 - per_cent))


def _speaks_for_safety(model: Model, effects: Iterable[Effect]) -> bool:
    """Say whether anything known of this host or this trip lowers the risk; unknown is never low."""
    return any(weight_of(model, e).risk < 0 and not e.key.startswith(("office.", "duty.", "affinity")) for e in effects)


def _arrest(model: Model, case: Case, middle: float, confidence: Confidence) -> ArrestRange:
    """Put a range around the middle, wider where confidence is lower; in log-odds, so that it stays within bounds.

    For somebody in power on a visit to a bound state, the upper end is never below what the record, in which no such
    visit ended in arrest, cannot exclude.
    """
    spread = model.arrest_spread[confidence]
    low, high = chance(middle - spread), chance(middle + spread)
    if case.duty.binds and case.protected and case.role != "overflight" and not case.at_home:
        high = max(high, model.arrest_bound.per_cent)
    return ArrestRange(round(low, 1), round(high, 1), term_of(model, (low + high) / 2))


def _lowered(confidence: Confidence, case: Case) -> Confidence:
    """Lower the confidence by one step where it is not known that the office is still held."""
    if case.office.doubt is None:
        return confidence
    return "moderate" if confidence == "high" else "low"


def _confidence(effects: Iterable[Effect]) -> Confidence:
    """Grade how much of the evidence is about this person in this state."""
    evidence = sum(e.evidence for e in effects)
    return "high" if evidence >= 6 else "moderate" if evidence >= 3 else "low"
