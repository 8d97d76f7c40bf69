"""The factors: one small pure function each, all of them listed in one tuple.

A factor looks at a case and returns an effect, or None if it has nothing to say. Its docstring is its public
explanation; its weight stands in data/model.yaml. To add one: write the function, list it here, give it weights.
"""

from __future__ import annotations

from collections.abc import Callable

from warrantcheck.risk.case import Case, Effect
from warrantcheck.risk.factors.affinity import affinity
from warrantcheck.risk.factors.bond import own_country
from warrantcheck.risk.factors.host import adversary, alliance, capacity, cooperation_law, hostile, no_cooperation_law
from warrantcheck.risk.factors.legal import duty, stayed, summons_only, withdrawing
from warrantcheck.risk.factors.person import office
from warrantcheck.risk.factors.record import (
    arrests_made,
    findings,
    other_guests,
    same_guest,
    same_guest_stayed_away,
)
from warrantcheck.risk.factors.trip import role
from warrantcheck.risk.factors.word import courts, regional_word, reminded, standing_word, trip_word

Factor = Callable[[Case], Effect | None]

FACTORS: tuple[Factor, ...] = (
    duty,
    summons_only,
    office,
    own_country,
    trip_word,
    standing_word,
    courts,
    regional_word,
    reminded,
    same_guest,
    same_guest_stayed_away,
    other_guests,
    arrests_made,
    findings,
    affinity,
    alliance,
    adversary,
    hostile,
    withdrawing,
    stayed,
    cooperation_law,
    no_cooperation_law,
    capacity,
    role,
)
