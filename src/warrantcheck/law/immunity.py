"""Whether high office is a bar to arrest: art. 27(2), art. 98(1), and what the Court's chambers held, by date.

The rule: official capacity does not bar the Court (art. 27(2)). The exception argued: no request may make a state
breach the immunity of a third state's officials without that state's waiver (art. 98(1)). The answer of the chambers
has changed its ground over time, so an answer for a past day names only the decisions public on that day. Where the
person's own state is asked, or is itself a party, there is no third state whose immunity could stand in the way.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from msgspec import Struct

from warrantcheck.clock import Clock
from warrantcheck.vocabulary import Standing

PROTECTED: tuple[Standing, ...] = ("head", "minister")
"""Standings for which states have argued a personal immunity."""


class Ruling(Struct, frozen=True):
    """A decision on the immunity of a sitting head of state, in our words; `claim` is its id in the data."""

    day: date
    name: str
    held: str
    claim: str | None = None


JORDAN = Ruling(
    date(2019, 5, 6),
    "Appeals Chamber, Jordan",
    "customary international law gives a head of state no immunity before an international court, nor from arrest at "
    "its request (ICC-02/05-01/09-397)",
    "jordan-appeal-2019-05-06",
)
"""Judgment in the Jordan Referral re Al-Bashir Appeal (key findings, para. 1): the Court's leading authority."""

RULINGS = (
    Ruling(date(2011, 12, 12), "Pre-Trial Chamber I, Malawi", "no immunity before international courts"),
    Ruling(date(2014, 4, 9), "Pre-Trial Chamber II, DR Congo", "the Security Council implicitly waived the immunity"),
    Ruling(
        date(2017, 7, 6),
        "Pre-Trial Chamber II, South Africa",
        "the referral puts the referred state in the place of a party",
    ),
    JORDAN,
    Ruling(
        date(2024, 10, 24),
        "Pre-Trial Chamber II, Mongolia",
        "the same of a state that is not a party, without a referral by the Security Council; no waiver is needed",
    ),
)


@lru_cache(maxsize=64)
def dispute(standing: Standing, clock: Clock) -> str | None:
    """Say what was held about the immunity of a third state's office-holder, and that some object.

    Of the rulings public by then it names the last, and before it, once there is one, that of the Appeals Chamber.
    """
    if standing not in PROTECTED:
        return None
    subject = "Immunity of a third state's office-holder (arts. 27(2), 98(1))"
    public = [ruling for ruling in RULINGS if ruling.day <= clock.known]
    if not public:
        return f"{subject}: whether it bars arrest was disputed; no chamber had ruled on it by then."
    named = dict.fromkeys((JORDAN, public[-1]) if JORDAN in public else public[-1:])
    held = " ".join(f"{ruling.name} ({ruling.day}): {ruling.held}." for ruling in named)
    return (
        f"{subject}. {held} Some states and scholars disagree: in their view art. 98(1) protects those in office in a "
        f"state that is not a party, unless it waives their immunity."
    )
