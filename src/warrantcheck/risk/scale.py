"""Words for numbers: levels of risk, terms for the chance of arrest, grades of confidence."""

from __future__ import annotations

from warrantcheck.dataset.records import Model
from warrantcheck.vocabulary import ORDER, THRESHOLDS, Level


def level_of(model: Model, risk: float) -> Level:
    """Return the level of a risk in per cent; the limits stand in data/model.yaml."""
    found: Level = "minimal"
    for level in THRESHOLDS[1:]:
        if risk >= model.levels[level]:  # type: ignore[index]
            found = level
    return found


def term_of(model: Model, chance: float) -> str:
    """Return the word of the ICD 203 scale for a chance in per cent."""
    return next((term.word for term in model.terms if chance <= term.up_to), model.terms[-1].word)


def worst(levels: list[Level]) -> Level:
    """Return the highest of several levels; of none, `minimal`."""
    return max(levels, key=ORDER.index, default="minimal")
