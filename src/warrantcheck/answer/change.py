"""When an answer changes next: every dated thing known in advance is tried, and the first that matters is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import TypeVar

from warrantcheck.answer.results import NextChange
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import CONSENT, State, Statement
from warrantcheck.risk.factors.word import FADED, FADING, ONE_TRIP

A = TypeVar("A")


def aging(statements: Iterable[Statement], clock: Clock) -> Iterator[tuple[date, str]]:
    """Yield the days on which statements grow old: a word on a trip lapses, a standing word fades, a call is past."""
    for said in statements:
        public = said.published
        who = said.state or said.body
        if said.until and clock.on < said.until.date and said.until.date > clock.known:
            yield said.until.date, f"what {who} said on {public} no longer holds: {said.until.text}"
        for age in (ONE_TRIP, FADING, FADED):
            day = public + age + timedelta(days=0 if age != ONE_TRIP else 1)
            if day > clock.on:
                yield day, f"what {who} said on {public} has grown old and counts for less"


def upcoming(state: State, clock: Clock) -> Iterator[tuple[date, str]]:
    """Yield the days after `clock.on` that are fixed in advance for a state, as far as was known, with the reason."""
    on, known = clock.on, clock.known
    for act in state.rome_statute:
        if act.date > known:
            continue
        if act.act in CONSENT and act.in_force and act.in_force > on:
            yield act.in_force, f"the Rome Statute enters into force for {state.name}"
        revoked = act.revoked is not None and act.revoked <= known
        if act.act == "withdrawal" and act.effective and act.effective > on and not revoked:
            yield act.effective, f"the withdrawal of {state.name} takes effect"
    for declaration in state.declarations:
        if declaration.lodged <= known and declaration.ended and declaration.ended > on:
            yield declaration.ended, f"a declaration of {state.name} ends"
    for attribute in state.attributes:
        if attribute.published <= known and attribute.since > on:
            yield attribute.since, f"what is said of {state.name} begins to hold: {attribute.text}"


def next_change(
    state: State, clock: Clock, answer: Callable[[date], A], statements: Iterable[Statement] = ()
) -> NextChange | None:
    """Return the first upcoming day on which `answer` differs from its value on `clock.on`, or None."""
    now = answer(clock.on)
    for day, text in sorted((*upcoming(state, clock), *aging(statements, clock))):
        if answer(day) != now:
            return NextChange(day, text)
    return None
