"""The long answer: an answer with its grounds, what is not known, and what would change it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from warrantcheck.answer.explain.flip import Flip, flips
from warrantcheck.answer.result import Result
from warrantcheck.answer.status import OfficeDoubt, StatusResult, doubt_of, status_of_person
from warrantcheck.answer.trip.joint import joint_texts
from warrantcheck.answer.trip.results import Leg
from warrantcheck.answer.trip.trip import Stop, case_of, leg
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Person
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.office import assumed, office_held
from warrantcheck.risk.case import Case
from warrantcheck.risk.evidence import lapsed
from warrantcheck.vocabulary import Standing


class Precedent(Struct, frozen=True):
    """An earlier trip or statement, in one line."""

    id: str
    text: str


class ExplainResult(Result, frozen=True):
    """A leg explained.

    `said` is all that the host, and bodies that concern it, had said about the person and that still held; `lapsed`
    what the host had said and no longer held to; both in order of time; `joint` the texts it had joined that speak of
    the warrant, which move no estimate; `not_known` lists what would matter and is missing; `uncounted` what nobody
    could verify.
    """

    person: str
    name: str
    office: str
    on: str
    known: str
    leg: Leg
    enforcement: str
    said: tuple[Precedent, ...]
    precedents: tuple[Precedent, ...]
    not_known: tuple[str, ...]
    uncounted: tuple[Precedent, ...]
    flips: tuple[Flip, ...]
    status: StatusResult
    office_seen: date | None
    office_doubt: OfficeDoubt | None
    facts_to: date | None = None
    joint: tuple[Precedent, ...] = ()
    lapsed: tuple[Precedent, ...] = ()

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the sources it rests on, in the order of their first use."""
        return tuple(dict.fromkeys((*self.leg.cited, *self.status.sources)))


ENFORCEMENT = (
    "The Court has no police and cannot arrest anyone itself: states enforce its warrants, on its request "
    "(arts. 86 to 89). It may refer a state that does not to the Assembly of States Parties, or, where the Security "
    "Council referred the situation, to the Council (art. 87(7))."
)


def explain(data: Dataset, person: Person, stop: Stop, clock: Clock, assume: Standing | None = None) -> ExplainResult:
    """Explain what the trip of a person to one place would mean."""
    office = assumed(assume) if assume else office_held(person, clock)
    one = leg(data, person, office, stop, clock)
    case = case_of(data, person, office, stop, clock)
    joint = tuple(
        Precedent(table.id, f"{table.position.stance}, {fact.since}: {table.title}: {table.values[fact.value]}")
        for table, fact in joint_texts(data, case.state, person, clock)
        if table.position
    )
    ended = tuple(
        Precedent(s.id, f"{s.stance}, {data.claim(s.id).text}{s.ended(clock.seen)}")
        for s in sorted(lapsed(data.statements_of(case.state.id), person.id, clock), key=lambda s: s.date)
    )
    return ExplainResult(
        person=person.id,
        name=person.name,
        office=office.title,
        on=clock.on.isoformat(),
        known=clock.known.isoformat(),
        leg=one,
        enforcement=ENFORCEMENT,
        said=tuple(
            Precedent(s.id, f"{s.stance}, {data.claim(s.id).text}")
            for s in sorted((*case.evidence.statements, *case.evidence.calls), key=lambda s: s.date)
            if s.reliability != "unverified"
        ),
        precedents=tuple(Precedent(id_, data.claim(id_).text) for id_ in one.precedents),
        not_known=_not_known(case, "that still holds" if ended else "of its own" if joint else ""),
        uncounted=tuple(Precedent(id_, data.claim(id_).text) for id_ in _unverified(case)),
        flips=flips(data, person, office, stop, clock),
        status=status_of_person(data, person, clock),
        office_seen=office.seen,
        office_doubt=doubt_of(office),
        facts_to=one.facts_to,
        joint=joint,
        lapsed=ended,
    )


def _unverified(case: Case) -> tuple[str, ...]:
    said = (s.id for s in case.evidence.statements if s.reliability == "unverified")
    seen = (v.id for v in case.evidence.visits if v.reliability == "unverified")
    return (*said, *seen)


def _not_known(case: Case, which: str) -> tuple[str, ...]:
    """Name what an expert would ask for and the data does not have."""
    name, seen = case.state.in_text, case.evidence
    missing = []
    if not seen.statements:
        missing.append(
            f"What {name} would do about {case.person.name}: no statement {which}".rstrip() + " is in the data."
        )
    if case.question == "trip" and not any(v.person == case.person.id for v in seen.visits):
        under = "summons" if case.duty.value == "none-summons" else "warrant"
        missing.append(f"No earlier trip of {case.person.name} to {name} under the {under} is in the data.")
    if not any(v.person != case.person.id for v in seen.visits):
        missing.append(f"How {name} dealt with others who were wanted: no case is in the data.")
    kinds = {a.kind for a in seen.attributes}
    if case.duty.binds and not kinds & {"cooperation-law", "no-cooperation-law"}:
        missing.append(f"Whether {name} has a law on arrest and surrender to the Court.")
    if case.clock.on > case.clock.known:
        missing.append(f"Everything that becomes public between {case.clock.known} and {case.clock.on}.")
    return tuple(missing)
