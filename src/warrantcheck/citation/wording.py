"""How a story writes days, states and lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

__all__ = [
    "Tense",
    "became_known",
    "dated",
    "day",
    "listed",
    "month",
    "months",
    "owned",
    "period",
    "sentence",
    "spelled",
]
_ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


class Tense:
    """Which tense the paragraph is written in: the past for a day that is over, else the present."""

    def __init__(self, *, past: bool) -> None:
        """Take whether the day asked about lies before the day of writing."""
        self.past = past

    def __call__(self, past: str, present: str) -> str:
        """Return the form that fits."""
        return past if self.past else present


def day(value: date) -> str:
    """Write `3 September 2024`."""
    return f"{value.day} {value:%B %Y}"


def became_known(made: date, public: date, verb: str = "as became known") -> str:
    """Write when something became public, if that was not its own day: `as became known on 5 January 2026`."""
    if public <= made:
        return ""
    return f"{verb} {'the next day' if (public - made).days == 1 else f'on {day(public)}'}"


def month(value: str) -> str:
    """Write `September 2024` of `2024-09`."""
    return f"{date.fromisoformat(f'{value}-01'):%B %Y}"


def period(since: date, until: date) -> str:
    """Write `on 2 and 3 September 2024`, `from 22 to 24 August 2023`, `from 31 August to 2 September 2023`."""
    if since == until:
        return f"on {day(since)}"
    first = day(since)
    if since.year == until.year:
        first = str(since.day) if since.month == until.month else f"{since.day} {since:%B}"
    return f"on {first} and {day(until)}" if (until - since).days == 1 else f"from {first} to {day(until)}"


def dated(value: str) -> str:
    """Write `on 3 February 2026` of a day, `in February 2021` of a month, `in 2012` of a year."""
    if value.count("-") == 2:
        return f"on {day(date.fromisoformat(value))}"
    return f"in {month(value)}" if "-" in value else f"in {value}"


def months(since: date, until: date) -> str:
    """Write `in February 2025`, `in August and September 2017`, `in December 2024 and January 2025`."""
    first, last = f"{since:%B %Y}", f"{until:%B %Y}"
    if first == last:
        return f"in {last}"
    return f"in {f'{since:%B}' if since.year == until.year else first} and {last}"


def spelled(text: str) -> str:
    """Write the ISO days of a text in words."""
    return _ISO.sub(lambda found: day(date.fromisoformat(found[0])), text)


def owned(name: str) -> str:
    """Write a name as an owner: `Mongolia's`, `the Philippines'`."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def listed(parts: Sequence[str]) -> str:
    """Write `a`, `a and b`, `a, b and c`."""
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def sentence(text: str) -> str:
    """Begin with a capital and end with one full stop."""
    text = " ".join(text.split())
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."
