"""The words, marks and colours for what results say in codes; colour never stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warrantcheck.vocabulary import QUESTIONS, Question

if TYPE_CHECKING:
    from warrantcheck.answer.results import Leg
    from warrantcheck.plan.results import CheckResult

DUTY_WORDS = {
    "arrest": "must arrest",
    "residual": "must still arrest",
    "declared": "must arrest (art. 12(3))",
    "security-council": "must arrest (Security Council)",
    "none": "no duty",
    "none-summons": "no duty (summons only)",
    "not-wanted": "not wanted",
}

CHANGES = {"added": "+", "removed": "-", "changed": "~"}
"""The mark of a claim that was added, removed or changed."""

ARROWS = {"destination": "→", "transit": "⇢", "overflight": "✈"}


def number(value: float) -> str:
    """Write a number without a needless `.0`."""
    return f"{value:g}"


def arrest_words(low: float, high: float, term: str) -> str:
    """Write the chance of arrest: `very unlikely (1 to 12 %)`, without false precision near zero."""
    if high < 0.1:
        return f"{term} (below 0.1 %)"
    return f"{term} ({number(round(low, 1 if low < 1 else 0))} to {number(round(high, 1 if high < 1 else 0))} %)"


def risk_words(risk: float) -> str:
    """Write a risk for people: whole per cent, and no false precision near the ends."""
    if 0 < risk < 1:
        return "below 1"
    return "above 99" if 99 < risk < 100 else str(round(risk))


def chance_words(risk: float, question: Question) -> str:
    """Write a risk with what it answers: `12 of 100 that the warrant defeats the trip`."""
    return f"{risk_words(risk)} of 100 {QUESTIONS[question]}"


def level_words(leg: Leg) -> str:
    """Write risk and level for a cell: `12 low`, at home with a mark, and a dash for who is not wanted."""
    if leg.duty == "not-wanted":
        return "-"
    here = " (at home)" if leg.question == "home" else ""
    doubt = leg.office_doubt
    lost = doubt and doubt.level_if_former != leg.level
    out = f"; {risk_words(doubt.risk_if_former)} {doubt.level_if_former} if out of office" if doubt and lost else ""
    return f"{risk_words(leg.risk)} {leg.level}{here}{out}"


def verdict_words(result: CheckResult) -> str:
    """Sum a check up: `4 trips: 1 at or above high, 1 accepted, 2 passed`."""
    names = {
        "at-or-above": f"at or above {result.fail_on}" if result.fail_on != "duty" else "with a duty to arrest",
        "unclear": "unclear",
        "accepted": "accepted",
        "passed": "passed" if result.fail_on or result.fail_on_unclear else "without a limit",
    }
    parts = ", ".join(f"{result.counts[key]} {word}" for key, word in names.items() if result.counts[key])
    return f"{len(result.trips)} trip{'' if len(result.trips) == 1 else 's'}: {parts}"


def plain_text(value: str) -> str:
    """Make control characters visible and harmless."""
    if value.isprintable():
        return value
    return "".join(c if c.isprintable() or c == "\n" else f"\\x{ord(c):02x}" for c in value)
