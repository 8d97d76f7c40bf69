"""What of the people now wanted was last seen long ago, or may have changed since: offices, statuses, whole records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

from warrantcheck.answer.result import Result
from warrantcheck.answer.status import StatusResult, status_of_person
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Person
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.office import STALE, OfficeHeld, office_held
from warrantcheck.law.warrants import instruments

StaleKind = Literal["office-in-doubt", "office-not-seen", "status-not-seen", "not-verified"]


class StaleFact(Struct, frozen=True):
    """A fact that asks for a newer source: `seen` is the newest day on which one shows it, `since` when it came into
    doubt."""

    person: str
    name: str
    kind: StaleKind
    fact: str
    seen: date | None
    since: date | None
    why: str


class StaleResult(Result, frozen=True):
    """The facts about people wanted on a day that are in doubt, or were last seen more than `days` days before."""

    on: date
    days: int
    wanted: int
    facts: tuple[StaleFact, ...]


def stale(data: Dataset, today: date) -> StaleResult:
    """List what is stale about the people who are wanted: offices in doubt first, then by kind and the oldest first."""
    clock = Clock.of(today)
    wanted = [person for person in data.people if instruments(person, clock).wanted]
    found = [fact for person in wanted for fact in _of_person(data, person, clock)]
    found.sort(key=lambda fact: (_ORDER.index(fact.kind), fact.seen or date.min, fact.person))
    return StaleResult(today, STALE.days, len(wanted), tuple(found))


_ORDER: tuple[StaleKind, ...] = ("office-in-doubt", "office-not-seen", "status-not-seen", "not-verified")


def _of_person(data: Dataset, person: Person, clock: Clock) -> Iterator[StaleFact]:
    office, status = office_held(person, clock), status_of_person(data, person, clock)
    yield from _of_office(person, office, clock)
    yield from _of_status(person, status, clock)
    if _old(person.verified, clock):
        why = f"The record was last verified on {person.verified}."
        yield StaleFact(person.id, person.name, "not-verified", person.status_text, person.verified, None, why)


def _of_office(person: Person, office: OfficeHeld, clock: Clock) -> Iterator[StaleFact]:
    if office.standing == "former" or not office.name:
        return
    if office.doubt:
        doubt = office.doubt
        yield StaleFact(person.id, person.name, "office-in-doubt", office.name, office.seen, doubt.since, doubt.text)
    elif office.seen is None or _old(office.seen, clock):
        why = f"Last shown on {office.seen}." if office.seen else "No dated source shows it held."
        yield StaleFact(person.id, person.name, "office-not-seen", office.name, office.seen, None, why)


def _of_status(person: Person, status: StatusResult, clock: Clock) -> Iterator[StaleFact]:
    if status.seen is None or _old(status.seen, clock):
        why = f"Last shown on {status.seen}." if status.seen else "No dated source shows it."
        yield StaleFact(person.id, person.name, "status-not-seen", status.text, status.seen, None, why)


def _old(seen: date, clock: Clock) -> bool:
    return clock.on - seen > STALE
