"""Whether high office is a bar to arrest: art. 27(2), art. 98(1), and what the Court's chambers held, by date.

The rule: official capacity does not bar the Court (art. 27(2)). The exception argued: no request may make a state
breach the immunity of a third state's officials without that state's waiver (art. 98(1)). The answer of the chambers
has changed its ground over time, so a past day is told with the decisions public on that day only.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from warrantcheck.clock import Clock
from warrantcheck.vocabulary import Standing

PROTECTED: tuple[Standing, ...] = ("head", "minister")
"""Standings for which states have argued a personal immunity."""


class Ruling(Struct, frozen=True):
    """A decision on the immunity of a sitting head of state, in our words."""

    day: date
    name: str
    held: str


RULINGS = (
    Ruling(date(2011, 12, 12), "Pre-Trial Chamber I, Malawi", "no immunity before international courts"),
    Ruling(date(2014, 4, 9), "Pre-Trial Chamber II, DR Congo", "the Security Council's referral removed the immunity"),
    Ruling(
        date(2017, 7, 6),
        "Pre-Trial Chamber II, South Africa",
        "the referral puts the referred state in the place of a party",
    ),
    Ruling(
        date(2019, 5, 6),
        "Appeals Chamber, Jordan",
        "custom knows no head-of-state immunity before an international court",
    ),
    Ruling(
        date(2024, 10, 24),
        "Pre-Trial Chamber II, Mongolia",
        "the head of a state that is not a party has no immunity from arrest on a warrant of the Court",
    ),
)


def dispute(standing: Standing, clock: Clock) -> str | None:
    """Say what is disputed about the immunity of an office-holder, with the last ruling public by then."""
    if standing not in PROTECTED:
        return None
    question = "Whether the immunity of a third state's office-holder bars arrest is disputed (arts. 27(2), 98(1))"
    last = max((r for r in RULINGS if r.day <= clock.known), key=lambda r: r.day, default=None)
    if last is None:
        return f"{question}; no chamber had ruled on it by then."
    return f"{question}. {last.name} ({last.day}): {last.held}. Some states and scholars disagree."
