"""Factors of the trip itself: a stay, a stop on the way, or flying over."""

from __future__ import annotations

from warrantcheck.risk.case import Case, Effect


def role(case: Case) -> Effect | None:
    """A stop on the way or an overflight instead of a stay. The airspace is territory (Chicago Convention, art. 1), but
    the practical means are to refuse clearance or to require a landing; that has been rare."""
    if case.role == "destination" or not case.judged:
        return None
    if case.role == "transit":
        return Effect("role.transit", "A stop on the way: shorter than a visit, on the same territory.")
    text = (
        "Flying over: the airspace is territory, but a state can act only by refusing clearance or requiring a landing."
    )
    return Effect("role.overflight", text, ("Chicago Convention art. 1",))
