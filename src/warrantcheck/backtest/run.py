"""The back-test: every past trip judged by weights that have seen neither its person nor anything later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from warrantcheck.answer.result import Result
from warrantcheck.backtest.fit import Row, Weights, fit, predict
from warrantcheck.backtest.homes import HomeRecord, homes
from warrantcheck.backtest.replay import BASE, Replay, replay
from warrantcheck.backtest.scores import Pairs, auc, brier, calibration, log_loss
from warrantcheck.backtest.trips import PastTrip, from_data
from warrantcheck.backtest.uncertainty import Uncertainty, uncertainty
from warrantcheck.dataset.records import DROPPED
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.duty import BINDING
from warrantcheck.risk.case import PROTECTED

SPREAD = 0.25
"""How far a weight may lie from its prior, as a standard deviation in log-odds."""

LARGE_MISS = 0.5
"""A trip is a miss if the probability given to what happened was less than this far from zero."""


class Miss(Struct, frozen=True):
    """A trip that went against the estimate, with the factors that misled it."""

    visit: str
    person: str
    state: str
    on: date
    predicted: float
    outcome: str
    reason: str


class Bin(Struct, frozen=True):
    """A level of the estimate against what happened: mean probability and share defeated, in per cent."""

    low: float
    high: float
    n: int
    predicted: float
    defeated: float


class BacktestResult(Result, frozen=True):
    """How well the estimate would have done. Probabilities in `misses` and `calibration` are in per cent.

    `homes`: the record of people under a public warrant in their own country. `uncertainty`: intervals of the scores
    and calibration by decile; null where there is no trip.
    """

    source: str
    n: int
    defeated: int
    scores: dict[str, Any]
    calibration: tuple[Bin, ...]
    misses: tuple[Miss, ...]
    homes: tuple[HomeRecord, ...] = ()
    uncertainty: Uncertainty | None = None


def backtest(data: Dataset, trips: Sequence[PastTrip] | None = None, source: str = "data") -> BacktestResult:
    """Replay trips (by default those of the data) and score the estimates.

    For each trip the weights are fitted to the trips of the data that were settled before it was judged, without
    those of the same person, starting from the shipped weights.
    """
    own = [replay(data, trip) for trip in from_data(data)]
    judged = own if trips is None else [replay(data, trip) for trip in trips]
    judged = [r for r in judged if r.duty != "not-wanted"]
    prior = {BASE: data.model.base.risk} | {name: w.risk for name, w in data.model.weights.items()}
    fitted = _expanding(judged, own, prior)
    outcome = [r.trip.defeated for r in judged]
    pairs = list(zip(fitted, outcome, strict=True))
    return BacktestResult(
        source=source,
        n=len(judged),
        defeated=sum(outcome),
        scores=_all_scores(judged, pairs, prior),
        calibration=tuple(
            Bin(round(100 * a), round(100 * b), n, round(100 * p, 1), round(100 * h, 1))
            for a, b, n, p, h in calibration(pairs, [level / 100 for level in data.model.levels.values()])
        ),
        misses=tuple(_misses(judged, fitted, prior)),
        homes=homes(data, date.fromisoformat(data.checked)),
        uncertainty=_uncertainty(judged, fitted) if judged else None,
    )


def _uncertainty(judged: Sequence[Replay], fitted: Sequence[float]) -> Uncertainty:
    trips = [(one.trip.person, p, one.trip.defeated) for one, p in zip(judged, fitted, strict=True)]
    return uncertainty(trips, [trip for trip, one in zip(trips, judged, strict=True) if one.duty == "arrest"])


def _expanding(judged: Sequence[Replay], own: Sequence[Replay], prior: Mapping[str, float]) -> list[float]:
    """Return the probability of defeat for each trip, from weights that know neither its person nor anything later."""
    seen: dict[tuple[str, int], Weights] = {}
    result = []
    for one in judged:
        past = [r for r in own if r.trip.settled <= one.trip.known and r.trip.person != one.trip.person]
        key = (one.trip.person, len(past))
        if key not in seen:
            rows: list[Row] = [(r.found, r.trip.defeated) for r in past if r.duty != "not-wanted"]
            seen[key] = fit(rows, prior, SPREAD)
        result.append(predict(seen[key], one.found))
    return result


def _all_scores(judged: Sequence[Replay], pairs: Pairs, prior: Mapping[str, float]) -> dict[str, Any]:
    binding = [r.duty in BINDING for r in judged]
    party = [r.duty == "arrest" for r in judged]
    outcome = [happened for _, happened in pairs]
    share = {flag: _share([o for o, b in zip(outcome, party, strict=True) if b is flag]) for flag in (True, False)}
    everywhere = _share(outcome)
    shipped = [(predict(prior, r.found), r.trip.defeated) for r in judged]
    return {
        "auc": _round(auc(pairs)),
        "brier": _round(brier(pairs)),
        "log_loss": _round(log_loss(pairs)),
        "without_overflights": _scored([p for p, r in zip(pairs, judged, strict=True) if r.trip.role != "overflight"]),
        "parties": _scored([p for p, b in zip(pairs, party, strict=True) if b]),
        "non_parties": _scored([p for p, b in zip(pairs, binding, strict=True) if not b]),
        "shipped_weights": _scored(shipped),
        "naive": {
            "party_means_defeated": _scored([(share[b], o) for b, o in zip(party, outcome, strict=True)]),
            "never": _scored([(0.0, o) for o in outcome]),
            "always_the_average": _scored([(everywhere, o) for o in outcome]),
        },
        "arrest_of_people_in_power": _arrests([r for r in judged if r.office in PROTECTED]),
        "arrest_of_others": _arrests([r for r in judged if r.office not in PROTECTED]),
    }


def _arrests(judged: Sequence[Replay]) -> dict[str, Any]:
    """Score the chance of arrest on trips that took place, by its central estimate, against `never`."""
    came = [r for r in judged if r.trip.outcome not in DROPPED]
    pairs = [(r.estimate.arrest_middle / 100, r.trip.arrested) for r in came]
    bound = [r for r in came if r.duty == "arrest" and r.trip.role != "overflight"]
    return {
        "n": len(came),
        "arrested": sum(happened for _, happened in pairs),
        "brier": _round(brier(pairs)) if pairs else None,
        "brier_of_never": _round(_share([happened for _, happened in pairs])) if pairs else None,
        "visits_to_parties": len(bound),
        "lowest_upper_bound_at_parties": min((r.estimate.arrest.high for r in bound), default=None),
    }


def _scored(pairs: Pairs) -> dict[str, Any]:
    if not pairs:
        return {"n": 0, "auc": None, "brier": None}
    return {"n": len(pairs), "auc": _round(auc(pairs)), "brier": _round(brier(pairs))}


def _misses(judged: Sequence[Replay], fitted: Sequence[float], prior: Mapping[str, float]) -> list[Miss]:
    found = []
    for one, p in zip(judged, fitted, strict=True):
        wrong = 1 - p if one.trip.defeated else p
        if wrong > LARGE_MISS:
            found.append((wrong, _miss(one, p, prior)))
    return [miss for _, miss in sorted(found, key=lambda m: -m[0])]


def _miss(one: Replay, p: float, prior: Mapping[str, float]) -> Miss:
    """Name the findings that pulled the estimate the wrong way, the strongest first."""
    sign = -1 if one.trip.defeated else 1
    pulls = sorted(((sign * prior[k] * t, k) for k, t in one.found.items() if k != BASE), reverse=True)
    misled = [key for pull, key in pulls[:3] if pull > 0]
    reason = f"misled by {', '.join(misled)}" if misled else "nothing known spoke for the outcome"
    trip = one.trip
    return Miss(trip.id, trip.person, trip.state, trip.day, round(100 * p, 1), trip.outcome, reason)


def _share(outcomes: Sequence[bool]) -> float:
    return sum(outcomes) / len(outcomes) if outcomes else 0.0


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
