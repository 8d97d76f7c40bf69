"""The factors as documentation: their docstrings, and their weights with reasons."""

from __future__ import annotations

from msgspec import Struct

from warrantcheck.answer.result import Result
from warrantcheck.dataset.records import Model
from warrantcheck.risk.factors import FACTORS


class WeightResult(Struct, frozen=True):
    """A weight: what it adds to the log-odds of defeat and of arrest, and why."""

    key: str
    risk: float
    arrest: float
    reason: str


class FactorDescription(Struct, frozen=True):
    """A factor: its id, its explanation, its weights."""

    factor: str
    explanation: str
    weights: tuple[WeightResult, ...]


class FactorsResult(Result, frozen=True):
    """All factors, in the order in which they are asked."""

    model: str
    base_risk: float
    base_arrest: float
    factors: tuple[FactorDescription, ...]


def factors(model: Model) -> FactorsResult:
    """Describe every factor."""
    described = []
    for factor in FACTORS:
        name = factor.__name__
        weights = tuple(
            WeightResult(key, w.risk, w.arrest, w.reason)
            for key, w in model.weights.items()
            if key == name or key.startswith(f"{name}.")
        )
        described.append(FactorDescription(name, " ".join((factor.__doc__ or "").split()), weights))
    return FactorsResult(model.version, model.base.risk, model.base.arrest, tuple(described))
