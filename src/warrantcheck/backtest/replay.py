"""Judging a past trip as it could have been judged the day before."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from warrantcheck.answer.trip.trip import Stop, case_of
from warrantcheck.backtest.trips import PastTrip
from warrantcheck.clock import Clock
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.office import office_held
from warrantcheck.risk.estimate import Estimate, estimate, times_of
from warrantcheck.vocabulary import Standing

BASE = "base"


class Replay(Struct, frozen=True):
    """A past trip with the findings of the factors (weight name to how many times it counts) and the estimate."""

    trip: PastTrip
    duty: str
    office: Standing
    found: Mapping[str, float]
    estimate: Estimate


def replay(data: Dataset, trip: PastTrip) -> Replay:
    """Judge a trip by what was public on `trip.known`."""
    person, state = data.person(trip.person), data.state(trip.state)
    clock = Clock(trip.day, trip.known)
    office = office_held(person, clock)
    case = case_of(data, person, office, Stop(state, trip.role), clock)
    if trip.heard:
        heard = (*case.evidence.statements, *trip.heard)
        case = replace(case, evidence=replace(case.evidence, statements=heard))
    judged = estimate(case, data.model)
    found = {BASE: 1.0}
    for effect in (counted.effect for counted in judged.factors):
        found[effect.key] = found.get(effect.key, 0.0) + times_of(data.model, effect)
    return Replay(trip, case.duty.value, office.standing, found, judged)
