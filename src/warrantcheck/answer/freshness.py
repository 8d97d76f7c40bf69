"""The day up to which the facts that decide an answer were looked up: on the person, the host, and both together.

It is shown if it lies before the day of knowledge. If the rows cover that day, nothing in the answer can be out of
date.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from msgspec import Struct

from warrantcheck.clock import Clock
from warrantcheck.dataset.records import State
from warrantcheck.errors import StaleData
from warrantcheck.risk.case import Case


class FactsTo(Struct, frozen=True):
    """The newest day of what confirms the row of the person, and that of the host; `pair` is that of what was said,
    done or found of this person and this host, None if there is nothing."""

    person: date
    host: date
    pair: date | None

    @property
    def oldest(self) -> date:
        """The day up to which the answer is known to hold: the person's or the host's, whichever is older."""
        return min(self.person, self.host)


def facts_to(case: Case, responsible: State) -> FactsTo | None:
    """Return the days of a case; of a territory, the older of whoever is responsible and whoever is in control.

    None if neither lies before the day of knowledge.
    """
    person, evidence, known = case.person, case.evidence, case.clock.known
    row, host = min(person.verified, known), min(responsible.verified, case.state.verified, known)
    if row == host == known:
        return None
    days = [said.published for said in evidence.statements if person.id in said.about]
    days += [visit.public for visit in evidence.visits if visit.person == person.id]
    days += [finding.published for finding in evidence.findings if person.id in finding.people]
    return FactsTo(row, host, max(days, default=None))


def before(day: date, clock: Clock) -> date | None:
    """Return the day of a row if it lies before the day of knowledge."""
    return day if day < clock.known else None


def oldest(days: Iterable[date | None]) -> date | None:
    """Return the oldest of some days, None if there is none."""
    return min((day for day in days if day), default=None)


def require_looked_up(result: Any, today: date, max_age: int) -> None:
    """Refuse an answer whose facts reach to a day that lies more than `max_age` days back.

    Raises:
        StaleData: they do; an answer that rests on no row in particular is not refused.
    """
    day: date | None = getattr(result, "facts_to", None)
    if day is not None and today - day > timedelta(days=max_age):
        raise StaleData(
            f"The facts of this answer were last looked up on {day}, {(today - day).days} days ago; --max-age allows "
            f"{max_age}. `warrantcheck data stale` lists the facts that need a newer source."
        )
