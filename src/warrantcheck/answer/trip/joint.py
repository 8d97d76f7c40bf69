"""Texts that several governments agreed and that speak of a person's warrant: which of them a state has joined."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from warrantcheck.clock import Clock
from warrantcheck.dataset.records import EvidenceFact, EvidenceTable, Person, State
from warrantcheck.dataset.store import Dataset


class Joined(Struct, frozen=True):
    """A state that joined a text, the day from which it had, and the day on which it left, if it did."""

    state: str
    name: str
    since: date
    left: date | None = None


def joined(data: Dataset, table: EvidenceTable) -> tuple[Joined, ...]:
    """Return the states that joined a text, in the order of their names; none if it speaks of no one's warrant."""
    if table.position is None:
        return ()
    found = []
    for state in sorted(data.states, key=lambda one: one.name):
        facts = [fact for fact in data.evidence_on(state.id, table.position.of[0]) if fact.table == table.id]
        since = [fact.since for fact in facts if fact.value in table.position.values]
        if since:
            last = max(facts, key=lambda fact: fact.since)
            left = None if last.value in table.position.values else last.since
            found.append(Joined(state.id, state.name, min(since), left))
    return tuple(found)


def joint_texts(
    data: Dataset, state: State, person: Person, clock: Clock
) -> tuple[tuple[EvidenceTable, EvidenceFact], ...]:
    """Return the texts that a state had joined and not left, as was known, in order of time."""
    last: dict[str, EvidenceFact] = {}
    for fact in data.evidence_on(state.id, person.id):
        if fact.since <= clock.on and fact.public <= clock.known:
            last[fact.table] = fact
    read = ((data.table(fact.table), fact) for fact in sorted(last.values(), key=lambda fact: fact.since))
    return tuple((table, fact) for table, fact in read if table.position and fact.value in table.position.values)
