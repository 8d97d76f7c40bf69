"""What still binds a state that has left the Statute (art. 127(2))."""

from __future__ import annotations

from datetime import date

from warrantcheck.clock import Clock
from warrantcheck.dataset import claims
from warrantcheck.dataset.records import Situation, State, Warrant
from warrantcheck.law.membership import Membership
from warrantcheck.law.obligation import Duty, Reason

_HELD_ON_DEPARTURE = ((date(2026, 4, 22), "the Appeals Chamber"), (date(2021, 9, 15), "Pre-Trial Chamber I"))
"""What chambers held about a departure during the examination, in the situation in the Philippines; the last first."""


def of_a_former_party(
    state: State, member: Membership, left: date, warrant: Warrant, situation: Situation, clock: Clock
) -> Duty:
    """Apply art. 127(2): duties go on in investigations and proceedings that began before the withdrawal took effect.

    For a situation on the state's own territory a matter under consideration is enough to keep the Court's
    jurisdiction; whether it keeps the duty to arrest is disputed where only the preliminary examination came first.
    """
    opened = min((d for d in (situation.investigation, warrant.issued) if d), default=warrant.issued)
    departure = Reason(f"{state.opening} left the Rome Statute on {left}.", ("127(1)",), member.leaving_claims)
    claim = (claims.of_situation(situation),)
    if opened < left:
        reason = Reason(
            f"The proceedings ({situation.name}) began on {opened}, before that day: its duty goes on.",
            ("127(2)",),
            claim,
        )
        dispute = Reason(
            "Whether a warrant issued after the withdrawal, in an investigation opened before it, still binds: "
            "the text speaks of investigations commenced before; the data has no ruling on this point.",
            ("127(2)",),
        )
        disputes = (dispute,) if warrant.issued >= left else ()
        return Duty("residual", ("127(2)", "86", "89(1)"), "Must still arrest: proceedings began before it left.",
                    (departure, reason), disputes)  # fmt: skip
    if state.id in situation.states and situation.examination and situation.examination < left:
        reason = Reason(
            f"The preliminary examination ({situation.name}) opened on {situation.examination}, before that day; "
            f"the investigation was authorised on {opened}, after it. The matter was under consideration by the Court.",
            ("127(2)",),
            claim,
        )
        dispute = Reason(
            f"Whether a preliminary examination opened before the withdrawal is enough to keep the duty to arrest when "
            f"the investigation came after it: {_what_was_held(clock)}.",
            ("127(2)",),
        )
        return Duty("residual", ("127(2)", "86", "89(1)"), "Must still arrest, which is disputed: the matter was "
                    "under consideration before it left.", (departure, reason), (dispute,))  # fmt: skip
    reason = Reason(
        f"The investigation ({situation.name}) began on {opened}, after that day: no duty remains.", ("127(2)",), claim
    )
    return Duty("none", ("87(5)",), "No duty: it left before the proceedings began; it may cooperate.",
                (departure, reason))  # fmt: skip


def held_on_departure(clock: Clock) -> tuple[date, str] | None:
    """Return the day of the last ruling on such a departure that was public, and which chamber ruled."""
    return next((held for held in _HELD_ON_DEPARTURE if held[0] <= clock.known), None)


def _what_was_held(clock: Clock) -> str:
    """Say what chambers had held about a departure during the examination (situation in the Philippines)."""
    held = held_on_departure(clock)
    if held is None:
        return "no chamber had ruled on it by then"
    day, who = held
    return f"{who} ({day}) held that the Court's jurisdiction goes on; the data has no ruling on the duty to arrest"
