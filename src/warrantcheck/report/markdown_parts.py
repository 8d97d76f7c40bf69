"""What Markdown answers are made of: escaped text, tables, the cells and the reasons of a leg."""

from __future__ import annotations

import re

from warrantcheck.answer.results import Leg
from warrantcheck.law.articles import spell_all
from warrantcheck.report.words import DUTY_WORDS, arrest_words, risk_words

HEADER = ["State", "Role", "Duty", "Risk", "Level", "Arrest on arrival", "Confidence"]
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def escape(text: str) -> str:
    """Keep text from being read as markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def table(header: list[str], rows: list[list[str]]) -> str:
    """Return a table with a header; cells are escaped."""
    lines = [header, ["---"] * len(header), *([escape(c) for c in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def leg_cells(leg: Leg) -> list[str]:
    """Return the cells of a leg under `HEADER`."""
    articles = f" ({spell_all(leg.articles)})" if leg.articles else ""
    arrest = arrest_words(leg.arrest.low, leg.arrest.high, leg.arrest.term)
    return [
        leg.name,
        leg.role,
        DUTY_WORDS[leg.duty] + articles,
        f"{risk_words(leg.risk)} of 100",
        leg.level,
        arrest,
        leg.confidence,
    ]


def leg_reasons(leg: Leg) -> str:
    """Return the legal reasoning, the factors with their points, the gap and the next change, as a list."""
    lines = [f"\n**{escape(leg.name)}**\n\n"]
    lines += [f"- {escape(leg.place_note)}\n"] if leg.place_note else []
    lines += [f"- {escape(reason.text)}\n" for reason in leg.reasoning]
    lines += [f"- {escape(f.text)} ({f.effect:+d} points)\n" for f in leg.factors if f.id != "duty"]
    lines += [f"- {escape(dispute.text)}\n" for dispute in leg.disputes]
    if leg.gap:
        lines.append(f"- Gap between law and practice: {escape(leg.gap)}.\n")
    if leg.next_change:
        lines.append(f"- Next known change: {leg.next_change.date}, {escape(leg.next_change.text)}.\n")
    return "".join(lines)
