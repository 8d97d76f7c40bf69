"""When an answer changes next: every dated thing known in advance is tried, and the first that matters is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

from warrantcheck.answer.results import NextChange
from warrantcheck.dataset.records import CONSENT, State

A = TypeVar("A")


def upcoming(state: State, on: date, known: date) -> Iterator[tuple[date, str]]:
    """Yield the days after `on` that are fixed in advance for a state, by what was public on `known`, with the reason."""
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


def next_change(state: State, on: date, known: date, answer: Callable[[date], A]) -> NextChange | None:
    """Return the first upcoming day on which `answer` differs from its value on `on`, or None."""
    today = answer(on)
    for day, text in sorted(upcoming(state, on, known)):
        if answer(day) != today:
            return NextChange(day, text)
    return None
