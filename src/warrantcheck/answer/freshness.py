"""The day up to which the facts that decide an answer were looked up: on the person, the host, and both together.

It is shown if it lies before the day of knowledge. If the rows cover that day, nothing in the answer can be out of
date.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from msgspec import Struct, to_builtins

from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Person, State
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import StaleData
from warrantcheck.risk.case import Case

_NEWER = "`warrantcheck data update` fetches newer data, if there is any"


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


def too_old(person: Person, hosts: Iterable[State], today: date, max_age: int) -> Person | State | None:
    """Return the person or the host whose row was looked up longest ago, if that is more than `max_age` days back.

    An answer by what was known after that day rests on facts that are too old.
    """
    rows: tuple[Person | State, ...] = (person, *hosts)
    row = min(rows, key=lambda one: one.verified)
    return row if _aged(row.verified, today, max_age) else None


def before(day: date, clock: Clock) -> date | None:
    """Return the day of a row if it lies before the day of knowledge."""
    return day if day < clock.known else None


def oldest(days: Iterable[date | None]) -> date | None:
    """Return the oldest of some days, None if there is none."""
    return min((day for day in days if day), default=None)


def require_fresh(data: Dataset, today: date, max_age: int) -> None:
    """Refuse data whose facts were checked more than `max_age` days ago.

    Raises:
        StaleData: they were.
    """
    day = date.fromisoformat(data.checked)
    if _aged(day, today, max_age):
        raise StaleData(
            f"The facts of the data were checked up to {_age(day, today)}; --max-age allows {max_age}. "
            f"{_NEWER}, and --max-age {(today - day).days} allows these."
        )


def require_looked_up(result: Any, data: Dataset, today: date, max_age: int) -> None:
    """Refuse an answer whose facts reach to a day that lies more than `max_age` days back, or whose data does.

    Raises:
        StaleData: they do; an answer that rests on no row in particular is as old as its data.
    """
    day: date | None = getattr(result, "facts_to", None)
    if day is None or not _aged(day, today, max_age):
        require_fresh(data, today, max_age)
        return
    checked = date.fromisoformat(data.checked)
    whole = f" (those of the whole data up to {_age(checked, today)})" if _aged(checked, today, max_age) else ""
    names = list(dict.fromkeys(_reaching_to(day, data, to_builtins(result) | {"facts_to": str(day)})))
    others = f" and {len(names) - 3} others" if len(names) > 4 else ""
    about = f"on {', '.join(names[:3] if others else names)}{others}" if names else "of this answer"
    raise StaleData(
        f"The facts {about} were last looked up on {_age(day, today)}{whole}; --max-age allows {max_age}. "
        f"`warrantcheck data stale` lists the facts that need a newer source; {_NEWER}, and --max-age "
        f"{(today - day).days} allows these."
    )


def _aged(day: date, today: date, max_age: int) -> bool:
    return today - day > timedelta(days=max_age)


def _age(day: date, today: date) -> str:
    return f"{day}, {(today - day).days} days ago"


def _reaching_to(day: date, data: Dataset, part: Any, person: str | None = None) -> Iterator[str]:
    """Yield the names of the people and states in an answer whose rows were looked up to a day, and not further."""
    if isinstance(part, dict):
        person = part.get("person") or part.get("subject") or person
        if str(day) in (part.get("facts_to"), part.get("verified")):
            for id_ in (person, part.get("state") or part.get("subject")):
                for kind, read in (("person", data.person), ("state", data.state)):
                    if id_ and data.has(kind, id_) and (row := read(id_)).verified == day:
                        yield row.name
    for one in part.values() if isinstance(part, dict) else part if isinstance(part, (list, tuple)) else ():
        yield from _reaching_to(day, data, one, person)
