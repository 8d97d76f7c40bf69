"""Texts that several governments agreed and that speak of a person's warrant: which of them a state has joined."""

from __future__ import annotations

from warrantcheck.clock import Clock
from warrantcheck.dataset.records import EvidenceFact, EvidenceTable, Person, State
from warrantcheck.dataset.store import Dataset


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
