"""When a result reaches the limit that a caller has set: a level, or any duty to arrest."""

from __future__ import annotations

from warrantcheck.law.duty import BINDING, DutyValue
from warrantcheck.vocabulary import ORDER, Level


def reached_by_level(level: Level, limit: str | None) -> bool:
    """Say whether a level is at or above the limit; `unclear` is a question of its own."""
    return limit in ORDER and level != "unclear" and ORDER.index(level) >= ORDER.index(limit)


def reached_by_duty(duty: DutyValue, limit: str | None) -> bool:
    """Say whether the limit is any duty to arrest, and this is one."""
    return limit == "duty" and duty in BINDING
