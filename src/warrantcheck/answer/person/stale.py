"""What was last seen long ago, or may have changed since: of the people now wanted their offices, statuses and whole
records; notices of withdrawal, meetings without an outcome, governments."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, get_args

from msgspec import Struct

from warrantcheck.answer.result import Result
from warrantcheck.answer.status import StatusResult, status_of_person
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Event, Government, Person, State
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.office import STALE, OfficeHeld, office_held, seen_by
from warrantcheck.law.warrants import instruments

StaleKind = Literal[
    "office-in-doubt",
    "withdrawal-notice",
    "event-outcome",
    "term-ends-soon",
    "office-not-seen",
    "status-not-seen",
    "government-not-seen",
    "not-verified",
    "government-gap",
]

SOON = timedelta(days=90)
"""How long before its end a term is told."""


class StaleFact(Struct, frozen=True):
    """A fact that asks for a newer source: `seen` is the newest day on which one shows it, `since` when it came, or
    will come, into doubt. `person` is empty if it is about a `state` or an `event`, whose `name` it then bears."""

    person: str
    name: str
    kind: StaleKind
    fact: str
    seen: date | None
    since: date | None
    why: str
    state: str | None = None
    event: str | None = None


class StaleResult(Result, frozen=True):
    """The facts that are in doubt on a day, or were last seen more than `days` days before; `wanted` people."""

    on: date
    days: int
    wanted: int
    facts: tuple[StaleFact, ...]


def stale(data: Dataset, today: date) -> StaleResult:
    """List what is stale: what moves answers most first, by kind, and the oldest first."""
    clock = Clock.of(today)
    wanted = [person for person in data.people if instruments(person, clock).wanted]
    found = [fact for person in wanted for fact in _of_person(data, person, clock)]
    found += [fact for state in data.states for fact in _of_state(state, today)]
    found += [fact for event in data.events for fact in _of_event(data, event, today)]
    found += [fact for one in data.governments for fact in _of_government(one, data.state(one.id).name, clock)]
    found.sort(
        key=lambda fact: (_ORDER.index(fact.kind), fact.seen or fact.since or date.min, fact.person or fact.name)
    )
    return StaleResult(today, STALE.days, len(wanted), tuple(found))


_ORDER: tuple[StaleKind, ...] = get_args(StaleKind)


def _of_person(data: Dataset, person: Person, clock: Clock) -> Iterator[StaleFact]:
    office, status = office_held(person, clock), status_of_person(data, person, clock)
    yield from _of_office(person, office, clock)
    yield from _of_terms(person, clock)
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


def _of_terms(person: Person, clock: Clock) -> Iterator[StaleFact]:
    for office in person.offices:
        ends = office.term_ends
        if ends and not office.until and clock.on <= ends <= clock.on + SOON:
            why = f"The term ends on {ends}."
            yield StaleFact(person.id, person.name, "term-ends-soon", office.title, seen_by(office, clock), ends, why)


def _of_state(state: State, today: date) -> Iterator[StaleFact]:
    for act in state.rome_statute:
        if act.act != "withdrawal" or act.revoked or not act.effective or state.verified >= act.effective:
            continue
        when = "Took" if act.effective <= today else "Takes"
        why = f"{when} effect on {act.effective} unless it was revoked; last verified on {state.verified}."
        yield StaleFact(
            "", state.name, "withdrawal-notice", f"notice of withdrawal of {act.date}", state.verified, act.effective,
            why, state.id,
        )  # fmt: skip


def _of_event(data: Dataset, event: Event, today: date) -> Iterator[StaleFact]:
    if event.status == "planned" and event.until < today:
        who = ", ".join(data.person(id_).name for id_ in event.expected)
        why = f"Was due to end by {event.until}; its outcome is not recorded.{f' Expected: {who}.' if who else ''}"
        yield StaleFact(
            "", event.name, "event-outcome", "planned", None, event.until, why, event.host, event.id
        )  # fmt: skip


def _of_government(one: Government, name: str, clock: Clock) -> Iterator[StaleFact]:
    last = one.heads[-1] if one.heads else None
    fact, seen = f"{one.title}: {last.name}" if last else one.title, last.seen if last else None
    if seen and _old(seen, clock):
        why = f"Last shown on {seen}."
        yield StaleFact("", name, "government-not-seen", fact, seen, None, why, one.id)
    if one.gap:
        yield StaleFact("", name, "government-gap", fact, seen, None, one.gap, one.id)


def _of_status(person: Person, status: StatusResult, clock: Clock) -> Iterator[StaleFact]:
    if status.seen is None or _old(status.seen, clock):
        why = f"Last shown on {status.seen}." if status.seen else "No dated source shows it."
        yield StaleFact(person.id, person.name, "status-not-seen", status.text, status.seen, None, why)


def _old(seen: date, clock: Clock) -> bool:
    return clock.on - seen > STALE
