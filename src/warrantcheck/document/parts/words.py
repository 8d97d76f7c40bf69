"""The words, marks and colours for what results say in codes; colour never stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warrantcheck.vocabulary import DutyValue, RestsOn

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from warrantcheck.answer.trip.results import Leg
    from warrantcheck.citation.results import EstimateLine
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

NOT_OWN = "~"
"""The mark of a figure that rests on nothing that the host itself said or did about the person."""

NOT_OWN_WORDS = (
    f"{NOT_OWN} nothing is known that the host said or did about the person: judged by its duty and by what else is "
    "known of it, such as how it votes and whom it joins."
)

_NOTHING_OWN = "nothing known that this host said or did about the person, judged by"

RESTS_ON: dict[RestsOn, str] = {
    "affinity": f"{_NOTHING_OWN} how it votes, whom it joins and the like",
    "membership": f"{_NOTHING_OWN} its duty and the like",
}
"""What a figure rests on that does not rest on the host's own word or record."""

ARROWS = {"destination": "→", "transit": "⇢", "overflight": "✈"}


def number(value: float) -> str:
    """Write a number without a needless `.0`."""
    return f"{value:g}"


def arrest_words(low: float, high: float, word: str | None) -> str:
    """Write a chance: `very unlikely (1 to 12 %)`; without a word where none holds for the range, and without false
    precision near zero."""
    first, last = (number(round(chance, 1 if chance < 1 else 0)) for chance in (low, high))
    chance = "below 0.1 %" if high < 0.1 else f"{first} to {last} %"
    return f"{word} ({chance})" if word else chance


def arrest_sentence(low: float, high: float, word: str | None) -> str:
    """Write the chance of arrest as a sentence does: `arrest very unlikely (1 to 12 %)`."""
    if word is None:
        return f"the chance of arrest is {arrest_words(low, high, None)}"
    chance = arrest_words(low, high, "").strip("()")
    if word in ("almost no chance", "roughly even"):
        return f"{'a roughly even chance' if word == 'roughly even' else word} of arrest ({chance})"
    return f"arrest {word} ({chance})"


def arrest_cell(leg: Leg) -> str:
    """Write the chance of arrest for a cell: the word, or where none holds, the range."""
    return leg.arrest_word or arrest_words(leg.arrest.low, leg.arrest.high, None)


def risk_words(risk: float) -> str:
    """Write a risk for people: whole per cent, and no false precision near the ends."""
    if 0 < risk < 1:
        return "below 1"
    return "above 99" if 99 < risk < 100 else str(round(risk))


_LIMITS = (5, 20, 45, 80)
"""Where a level begins: what lies below is not rounded up to it."""


def risk_of(leg: Leg | EstimateLine) -> str:
    """Write the risk of a leg; `about 70` where the host itself said or did nothing about the person."""
    if leg.duty == "not-wanted" or leg.question == "home" or leg.own_evidence:
        return "below 1" if leg.risk < 1 and leg.duty != "not-wanted" else risk_words(leg.risk)
    near = 5 * round(leg.risk / 5)
    if near >= 100:
        return "above 95"
    return f"below {near or 5}" if near == 0 or (near in _LIMITS and near > leg.risk) else f"about {near}"


_EXPECTED = (
    (95, "would almost certainly {away}"),
    (80, "would very probably {away}"),
    (55, "would probably {away}"),
    (45, "might {away} or not: the chances are about even"),
    (20, "the warrant would probably not stop the trip"),
    (5, "the warrant would very probably not stop the trip"),
    (0, "the warrant would almost certainly not stop the trip"),
)


def under_summons(text: str, duties: Iterable[DutyValue]) -> str:
    """Say summons instead of warrant where a text speaks of nobody but people who are only summoned to appear."""
    return text.replace("the warrant", "the summons") if set(duties) == {"none-summons"} else text


def likely_words(leg: Leg) -> str:
    """Say in a sentence what is likely to happen."""
    low, high, word = leg.arrest.low, leg.arrest.high, leg.arrest_word
    if leg.question == "home":
        return f"arrest or hand-over by the home state within a year: {arrest_words(low, high, word)}"
    arrest = arrest_sentence(low, high, word)
    if leg.level == "unclear":
        return f"not settled by what is known; if the trip took place, {arrest}"
    away = "stay away" if leg.role == "destination" else "avoid this way"
    told = next(text for limit, text in _EXPECTED if leg.risk >= limit).format(away=away)
    told = under_summons(told, [leg.duty])
    return f"{told}; if {'it' if 'trip' in told else 'the trip'} took place, {arrest}"


def day_words(day: date) -> str:
    """Write `7 October 2026`."""
    return f"{day.day} {day:%B %Y}"


def own_mark(leg: Leg) -> str:
    """Return the mark of a figure that does not rest on the host's own word or record, or nothing."""
    return "" if leg.own_evidence or leg.duty == "not-wanted" else NOT_OWN


def level_words(leg: Leg) -> str:
    """Write risk and level for a cell: `12 low`, at home with a mark, and a dash for who is not wanted."""
    if leg.duty == "not-wanted":
        return "-"
    here = " (at home)" if leg.question == "home" else ""
    doubt = leg.office_doubt
    lost = doubt and doubt.level_if_former != leg.level
    out = f"; {risk_words(doubt.risk_if_former)} {doubt.level_if_former} if out of office" if doubt and lost else ""
    return f"{risk_of(leg)} {leg.level}{here}{out}"


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
