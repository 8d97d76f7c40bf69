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
    """A decision on the immunity of a sitting head of state or government.

    `held` says in our words what it laid down, `told` what it did, from the verb on; `number` is that of the document,
    if it was seen; `claim` and `person` are ids in the data.
    """

    day: date
    name: str
    held: str
    told: str
    claim: str
    person: str = "omar-al-bashir"
    number: str | None = None

    @property
    def chamber(self) -> str:
        """Which chamber ruled."""
        return self.name.partition(",")[0]


JORDAN = Ruling(
    date(2019, 5, 6),
    "Appeals Chamber, Jordan",
    "customary international law gives a head of state no immunity before an international court, nor from arrest at "
    "its request",
    "held in the case of Omar al-Bashir, against Jordan's argument from art. 98(1), that a head of state had no "
    "immunity from arrest at the Court's request",
    "jordan-appeal-2019-05-06",
    number="ICC-02/05-01/09-397",
)
"""Judgment in the Jordan Referral re Al-Bashir Appeal (key findings, para. 1): the Court's leading authority."""

RULINGS = (
    Ruling(
        date(2011, 12, 12),
        "Pre-Trial Chamber I, Malawi",
        "no immunity before international courts",
        "held in the case of Omar al-Bashir that a head of state had no immunity before international courts",
        "malawi-2011-12-12",
        number="ICC-02/05-01/09-139",
    ),
    Ruling(
        date(2014, 4, 9),
        "Pre-Trial Chamber II, DR Congo",
        "the Security Council implicitly waived the immunity",
        "held in the case of Omar al-Bashir that the Security Council had implicitly waived his immunity",
        "drc-2014-04-09",
        number="ICC-02/05-01/09-195",
    ),
    Ruling(
        date(2017, 7, 6),
        "Pre-Trial Chamber II, South Africa",
        "the referral puts the referred state in the place of a party",
        "held in the case of Omar al-Bashir that the referral by the Security Council had put Sudan in the place of a "
        "party",
        "south-africa-2017-07-06",
        number="ICC-02/05-01/09-302",
    ),
    JORDAN,
    Ruling(
        date(2024, 10, 24),
        "Pre-Trial Chamber II, Mongolia",
        "personal immunity, including that of heads of state, cannot be invoked before the Court, also without a "
        "referral by the Security Council; no waiver is required",
        "reaffirmed, finding against Mongolia on the visit of Vladimir Putin, that personal immunity, including that "
        "of heads of state, could not be invoked before the Court, and that no waiver was required",
        "mongolia-2024-10-24",
        "vladimir-putin",
        "ICC-01/22-90",
    ),
    Ruling(
        date(2025, 7, 24),
        "Pre-Trial Chamber I, Hungary",
        "immunity did not apply in the case of Benjamin Netanyahu",
        "held, finding against Hungary on the visit of Benjamin Netanyahu, that immunity did not apply in that case",
        "hungary-2025-07-24",
        "benjamin-netanyahu",
    ),
)


def rulings(person: str | None, clock: Clock) -> tuple[Ruling, ...]:
    """Return the rulings to name on a day: once there is one, that of the Appeals Chamber; and the last, if there is
    one about this person the last of these, of those that follow the Appeals Chamber or were made before it."""
    public = [ruling for ruling in RULINGS if ruling.day <= clock.known]
    leading = [ruling for ruling in public if ruling is JORDAN]
    since = public[public.index(JORDAN) + 1 :] if leading else public
    own = [ruling for ruling in since if ruling.person == person]
    return (*leading, *(own or since)[-1:])


@lru_cache(maxsize=256)
def dispute(standing: Standing, clock: Clock, person: str | None = None) -> str | None:
    """Say what was held about the immunity of a third state's office-holder, and that some object."""
    if standing not in PROTECTED:
        return None
    subject = "Immunity of a third state's office-holder (arts. 27(2), 98(1))"
    named = rulings(person, clock)
    if not named:
        return f"{subject}: whether it bars arrest was disputed; no chamber had ruled on it by then."
    held = " ".join(f"{one.name} ({one.day}): {one.held}{f' ({one.number})' if one.number else ''}." for one in named)
    return (
        f"{subject}. {held} Some states and scholars disagree: in their view art. 98(1) protects those in office in a "
        f"state that is not a party, unless it waives their immunity."
    )
