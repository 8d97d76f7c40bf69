"""The word that holds for a whole range of chances of arrest."""

from __future__ import annotations

from warrantcheck.dataset.records import Model
from warrantcheck.risk.estimate import ArrestRange
from warrantcheck.risk.scale import term_of


def arrest_word(model: Model, arrest: ArrestRange) -> str | None:
    """Return the word of the ICD 203 scale for a range; of two neighbours the weaker; None where it spans more."""
    words = [term.word for term in model.terms]
    low, high, even = (words.index(term_of(model, chance)) for chance in (arrest.low, arrest.high, 50))
    if high - low > 1:
        return None
    return words[high if high <= even else low]
