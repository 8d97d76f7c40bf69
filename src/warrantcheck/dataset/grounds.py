"""The record behind each claim: what a claim's line does not say, such as the stance of a statement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from warrantcheck.dataset import claims
from warrantcheck.dataset.records import (
    Event,
    EvidenceTable,
    Finding,
    Government,
    Person,
    Record,
    Situation,
    State,
    Statement,
    Visit,
)


class AllRecords(Protocol):
    """What holds all records: an opened dataset, or the files it is made from."""

    @property
    def states(self) -> tuple[State, ...]: ...  # noqa: D102
    @property
    def people(self) -> tuple[Person, ...]: ...  # noqa: D102
    @property
    def situations(self) -> tuple[Situation, ...]: ...  # noqa: D102
    @property
    def statements(self) -> tuple[Statement, ...]: ...  # noqa: D102
    @property
    def visits(self) -> tuple[Visit, ...]: ...  # noqa: D102
    @property
    def findings(self) -> tuple[Finding, ...]: ...  # noqa: D102
    @property
    def tables(self) -> tuple[EvidenceTable, ...]: ...  # noqa: D102
    @property
    def governments(self) -> tuple[Government, ...]: ...  # noqa: D102
    @property
    def events(self) -> tuple[Event, ...]: ...  # noqa: D102


def grounds(data: AllRecords) -> dict[str, Record]:
    """Return every claim's record, or part of a record, by the id of the claim."""
    return dict(_grounds(data))


def _grounds(data: AllRecords) -> Iterator[tuple[str, Record]]:
    for state in data.states:
        yield from _of_state(state)
    for person in data.people:
        yield from _of_person(person)
    for situation in data.situations:
        yield claims.of_situation(situation), situation
        if situation.resolution:
            yield claims.of_resolution(situation.resolution), situation.resolution
    yield from ((statement.id, statement) for statement in data.statements)
    yield from ((visit.id, visit) for visit in data.visits)
    yield from ((finding.id, finding) for finding in data.findings)
    yield from ((event.id, event) for event in data.events)
    yield from ((table.id, table) for table in data.tables)
    for government in data.governments:
        yield from ((claims.of_head(government, head), head) for head in government.heads)


def _of_state(state: State) -> Iterator[tuple[str, Record]]:
    for act in state.rome_statute:
        yield claims.of_act(state, act), act
        if act.revoked:
            yield claims.of_revocation(state, act), act
    yield from ((claims.of_declaration(state, d), d) for d in state.declarations)
    yield from ((claims.of_attribute(state, a), a) for a in state.attributes)
    if state.apic:
        yield claims.of_apic(state), state.apic


def _of_person(person: Person) -> Iterator[tuple[str, Record]]:
    yield from ((claims.of_office(person, o), o) for o in person.offices)
    yield from ((claims.of_custody(person, e), e) for e in person.custody)
    yield from ((claims.of_step(person, s), s) for s in person.proceedings)
    yield from ((claims.of_home(person, h), h) for h in person.home)
    for warrant in person.warrants:
        yield warrant.id, warrant
        if warrant.ended:
            yield claims.of_ending(warrant), warrant.ended
    if person.died:
        yield claims.of_death(person), person.died
        if person.died.reported:
            yield claims.of_death_report(person), person.died.reported
