"""What was publicly known about a host and a person on a day: the one place where evidence is filtered by the clock.

Nothing made public after `clock.known`, and no trip that begins on the day asked about or later, gets past here; so no
factor can know the future.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from warrantcheck.clock import Clock
from warrantcheck.dataset import claims
from warrantcheck.dataset.records import (
    TAKEN,
    Attribute,
    EvidenceTable,
    Finding,
    Head,
    Person,
    State,
    Statement,
    Visit,
)
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import first_day

_ENDS = ("surrendered", "released", "escaped")

SAME_TRIP = timedelta(days=4)
"""Trips of one person to one state that begin within so many days are taken for the same trip."""


class Stand(Struct, frozen=True):
    """Where a host stood by one table of votes, statements or memberships: its value, and the score of that value."""

    table: EvidenceTable
    value: str
    score: float

    @property
    def words(self) -> str:
        """What the value means."""
        return self.table.values[self.value]

    @property
    def short(self) -> str:
        """The name of the table in a list."""
        return self.table.affinity.short if self.table.affinity else self.table.id


class Tenure(Struct, frozen=True):
    """Somebody who directed the host's government, and the claim that says so."""

    head: Head
    claim: str


class Evidence(Struct, frozen=True):
    """Statements of the host about the person, trips to the host by anyone, findings on it, what is said of it.

    `calls` are statements of others that concern the host: of a body it belongs to, or addressed to it. `stands` are
    those of the host toward the person's state, by the tables of evidence that speak of it. `names` says how a sentence
    begins with a state that made such a call, and who the people are that made the trips. `tenures`: who directed its
    government, in order of time. `freed`: the ids of the trips that ended in an arrest, and the arrest in a release.
    """

    statements: tuple[Statement, ...] = ()
    calls: tuple[Statement, ...] = ()
    visits: tuple[Visit, ...] = ()
    findings: tuple[Finding, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    stands: tuple[Stand, ...] = ()
    names: dict[str, str] = {}
    tenures: tuple[Tenure, ...] = ()
    freed: frozenset[str] = frozenset()

    @property
    def taken(self) -> tuple[Visit, ...]:
        """Arrests and hand-overs, without what nobody could verify, and without those who were let go again."""
        return tuple(
            v for v in self.visits if v.outcome in TAKEN and v.reliability != "unverified" and v.id not in self.freed
        )


NO_EVIDENCE = Evidence()


def gather(data: Dataset, person: Person, state: State, clock: Clock) -> Evidence:
    """Collect what was known."""
    calls, visits = _calls(data, person, state, clock), data.visits_to(state.id)
    past = tuple(v for v in visits if _past(v, person, clock) and not _sealed(data, v, clock.known))
    return Evidence(
        statements=heard(data.statements_of(state.id), person.id, clock),
        calls=calls,
        visits=past,
        findings=tuple(f for f in data.findings_on(state.id) if f.published <= clock.known),
        attributes=tuple(
            a
            for a in state.attributes
            if a.since <= clock.on and a.published <= clock.known and not (a.until and a.until <= clock.seen)
        ),
        stands=tuple(_stands(data, person, state, clock)),
        names={v.person: data.person(v.person).name for v in past}
        | {s.state: data.state(s.state).opening for s in calls if s.state},
        tenures=tenures(data, state, clock),
        freed=frozenset(v.id for v in past if (day := freed_on(data.person(v.person), v)) and day <= clock.seen),
    )


def freed_on(person: Person, visit: Visit) -> date | None:
    """Return the day on which somebody arrested on a trip was let go, or fled, before the Court had him or her.

    None: the person was handed over, or is still held, by whomever.
    """
    if visit.outcome != "arrested":
        return None
    after = (e for e in person.custody if e.event in _ENDS and first_day(e.date) >= visit.since)
    last = next(after, None)
    return first_day(last.date) if last and last.event != "surrendered" else None


def tenures(data: Dataset, state: State, clock: Clock) -> tuple[Tenure, ...]:
    """Return who directed the government of a state up to the day, in order of time."""
    government = data.government(state.id)
    if government is None:
        return ()
    return tuple(
        Tenure(head, claims.of_head(government, head)) for head in government.heads if head.since <= clock.seen
    )


def _stands(data: Dataset, person: Person, state: State, clock: Clock) -> Iterator[Stand]:
    """Yield what each table that speaks of the person's state last held of the host, if that has a score."""
    affine, on, known = data.affine, clock.on, clock.known
    for own in person.nationality:
        facts = data.evidence_on(state.id, own)
        last = {fact.table: fact.value for fact in facts if fact.since <= on and fact.public <= known}
        for id_, value in last.items():
            table = affine.get(id_)
            score = table.affinity.scores.get(value) if table and table.affinity else None
            if table and score is not None:
                yield Stand(table, value, score)


def heard(statements: Iterable[Statement], person: str, clock: Clock) -> tuple[Statement, ...]:
    """Return the statements about a person, or about all who are wanted, that were public and had not lapsed."""
    return tuple(
        s
        for s in statements
        if (person in s.about or "all" in s.about)
        and s.published <= clock.known
        and s.date <= clock.on
        and not s.lapsed(clock.seen)
    )


def lapsed(statements: Iterable[Statement], person: str, clock: Clock) -> tuple[Statement, ...]:
    """Return the statements about a person, or about all who are wanted, that were public and no longer held."""
    return tuple(
        s
        for s in statements
        if s.lapsed(clock.seen)
        and (person in s.about or "all" in s.about)
        and s.published <= clock.known
        and s.date <= clock.on
        and s.reliability != "unverified"
    )


def _calls(data: Dataset, person: Person, state: State, clock: Clock) -> tuple[Statement, ...]:
    """Return what bodies said that the host belongs to, and what anyone said to the host, about the person."""
    said, bodies, addressed = _said(data, person.id, clock)
    own = {body.id for body in data.bodies if body.id in bodies and body.has(state.id, clock.seen)}
    if not own and state.id not in addressed:
        return ()
    return tuple(s for s in said if s.body in own or state.id in s.addressed)


@lru_cache(maxsize=8)
def _said(
    data: Dataset, person: str, clock: Clock
) -> tuple[tuple[Statement, ...], frozenset[str | None], frozenset[str]]:
    """Return what was said to states about a person, by which bodies, and to whom: the same for every state."""
    said = heard((*data.calls_about(person), *data.calls_about("all")), person, clock)
    return said, frozenset(one.body for one in said), frozenset(state for one in said for state in one.addressed)


def _sealed(data: Dataset, visit: Visit, known: date) -> bool:
    """An arrest under a sealed warrant is one of somebody wanted once a warrant or a summons is public."""
    if visit.outcome not in TAKEN or visit.warrant_status != "sealed":
        return False
    return all(warrant.public > known for warrant in data.person(visit.person).warrants)


def _past(visit: Visit, person: Person, clock: Clock) -> bool:
    """A visit counts as precedent once it began before the day asked about and its outcome was public by then."""
    same = visit.person == person.id and abs(visit.since - clock.on) <= SAME_TRIP
    return visit.since < clock.on and visit.published <= clock.known and not same
