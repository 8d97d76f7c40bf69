"""How much is known of the hosts of a wanted leader: statements, visits received, and tables of evidence."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from warrantcheck.answer.trip.joint import joint_texts
from warrantcheck.answer.trip.trip import Stop, case_of
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Person
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.office import office_held
from warrantcheck.law.warrants import instruments
from warrantcheck.risk.case import Case

POSITIONS = ("pledge", "acknowledged", "assurance", "legal-opinion", "supports", "rejects")


class Coverage(Struct, frozen=True):
    """What the data holds of hosts for one wanted leader.

    `parties`: the States Parties, and of them those with `statement` (the government or a court has spoken of the
    person), `visit` (a trip of the person there is on record, made or dropped) or `table` (a table of votes, statements
    or memberships bears on the person's state), with `own_evidence` (one of the three), and with `word_or_visit` (one
    of the first two). Of all governments, `positions` have said what they would do, what they hold to be the law, or
    what they think of the warrant; `refusals` have been asked and have not said; `invitations` have only invited or
    welcomed the person, and said nothing of the warrant. `joint` are in none of the first two, and have joined a text
    with other governments that speaks of the warrant.
    """

    person: str
    name: str
    parties: int
    own_evidence: int
    word_or_visit: int
    statement: int
    visit: int
    table: int
    positions: int
    refusals: int
    invitations: int
    joint: int


class Voices(Struct, frozen=True):
    """Governments that have spoken of the warrant of at least one of the leaders counted.

    `own`: by a position of their own, or asked, without saying it; `joint`: only in a text with other governments.
    """

    own: int
    joint: int


def coverage(data: Dataset, clock: Clock) -> tuple[tuple[Coverage, ...], Voices]:
    """Count the hosts of which something is known, for each wanted leader whose state tables speak of, and for all."""
    toward = {state for table in data.affine.values() if table.affinity for state in table.affinity.toward}
    own: set[str] = set()
    joint: set[str] = set()
    found = []
    for person in data.people:
        if _leads(person, clock, toward):
            office = office_held(person, clock)
            cases = [case_of(data, person, office, Stop(state), clock) for state in data.states]
            texts = {case.state.id for case in cases if joint_texts(data, case.state, person, clock)}
            spoken = {case.state.id for case in cases if not {*POSITIONS, "evasive"}.isdisjoint(_stances(case))}
            found.append(_of(person, cases, len(texts - spoken)))
            own |= spoken
            joint |= texts
    return tuple(found), Voices(len(own), len(joint - own))


def _leads(person: Person, clock: Clock, toward: set[str]) -> bool:
    wanted = bool(instruments(person, clock).in_force)
    return wanted and not toward.isdisjoint(person.nationality) and office_held(person, clock).standing == "head"


def _of(person: Person, cases: list[Case], joint: int) -> Coverage:
    parties = [case for case in cases if case.member.status == "party"]
    spoken = {case.state.id for case in parties if any(_stances(case))}
    visited = {case.state.id for case in parties if any(v.person == person.id for v in case.evidence.visits)}
    told = {case.state.id for case in parties if case.evidence.stands}
    stances = [set(_stances(case)) for case in cases]
    positions = sum(not one.isdisjoint(POSITIONS) for one in stances)
    return Coverage(
        person=person.id,
        name=person.name,
        parties=len(parties),
        own_evidence=len(spoken | visited | told),
        word_or_visit=len(spoken | visited),
        statement=len(spoken),
        visit=len(visited),
        table=len(told),
        positions=positions,
        refusals=sum("evasive" in one and one.isdisjoint(POSITIONS) for one in stances),
        invitations=sum("invitation" in one and one.isdisjoint((*POSITIONS, "evasive")) for one in stances),
        joint=joint,
    )


def _stances(case: Case) -> Iterator[str]:
    """Yield the stances of a host's government and courts toward the person, without what nobody could verify."""
    for said in case.evidence.statements:
        if said.reliability != "unverified" and said.stance != "reminder":
            yield said.stance
