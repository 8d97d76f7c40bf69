"""FollowTheMoney entities, as Aleph and OpenSanctions read them: people, cases, offices, trips, statements, findings.

Ids are made of those of the records, so they stay the same from edition to edition. `wanted` is a topic of those for
whom a public warrant of arrest is in force and who are not in the Court's custody; `crime.war` of those among them for
whom the warrant alleges war crimes. What nobody could verify is left out.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from warrantcheck.answer.person.deeds import STANCES, of_visit
from warrantcheck.clock import Clock
from warrantcheck.dataset.claims import body_name
from warrantcheck.dataset.records import DROPPED, TAKEN, Finding, Office, Person, Statement, Visit, Warrant
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import first_day
from warrantcheck.law.office import doubt_about, seen_by
from warrantcheck.law.warrants import instruments, status_of

PREFIX = "warrantcheck"
COURT = f"{PREFIX}-international-criminal-court"
PUBLIC = ("head-of-state", "head-of-government", "minister", "official", "military", "legislator")
"""Offices that are positions in the sense of the field; roles in armed groups are written on the person."""

_CASE_NUMBER = re.compile(r"ICC-\d\d/\d\d(?:-\d\d/\d\d)?")
_EMPTY = (None, "")


class Entity(Struct, frozen=True):
    """One entity: its id, its schema, and lists of values by property."""

    id: str
    schema: str
    properties: dict[str, list[str]]


def entities(data: Dataset, clock: Clock) -> Iterator[Entity]:
    """Yield every entity as far as it was public, each once, and after those it refers to."""
    yield _entity(COURT, "PublicBody", name=["International Criminal Court"], alias=["ICC"],
                  website=["https://www.icc-cpi.int/"])  # fmt: skip
    people = [p for p in data.people if any(w.public <= clock.known for w in p.warrants)]
    seen: set[str] = set()
    for person in people:
        for one in _about(data, person, clock):
            if one.id not in seen:
                seen.add(one.id)
                yield one
    yield from _conduct(data, clock, {person.id for person in people})


def _about(data: Dataset, person: Person, clock: Clock) -> Iterator[Entity]:
    yield _person(data, person, clock)
    for warrant in person.warrants:
        if warrant.public <= clock.known:
            yield from _case(data, person, warrant, clock)
    for office in person.offices:
        yield from _office(data, person, office, clock)


def _conduct(data: Dataset, clock: Clock, shown: set[str]) -> Iterator[Entity]:
    """Yield what was said and done, as far as somebody could verify it."""
    for visit in data.visits:
        if visit.published <= clock.known and visit.reliability != "unverified" and visit.person in shown:
            yield _visit(data, visit)
    for statement in data.statements:
        if statement.published <= clock.known and statement.reliability != "unverified":
            yield _statement(data, statement, shown)
    for finding in data.findings:
        if finding.published <= clock.known and finding.reliability != "unverified":
            yield _finding(data, finding, shown)


def topics(person: Person, clock: Clock) -> list[str]:
    """Return the topics of a person on a day: none for those whose warrants ended, or whom the Court holds."""
    against = instruments(person, clock)
    if not against.wanted:
        return []
    war = any("war-crimes" in warrant.crimes for warrant in against.warrants)
    return ["wanted", "crime.war"] if war else ["wanted"]


def _person(data: Dataset, person: Person, clock: Clock) -> Entity:
    against = instruments(person, clock)
    died = person.died if person.died and person.died.confirmed and person.died.public <= clock.known else None
    roles = [o.title for o in person.offices if o.kind not in PUBLIC and o.kind != "none" and _begun(o, clock)]
    aliases = [alias for alias in person.aliases if alias not in (person.name, person.full_name)]
    note = "Wanted or accused means alleged: only a judgment convicts. Estimates, not legal advice."
    return _entity(
        _id(person.id),
        "Person",
        name=[person.name, person.full_name],
        alias=[alias for alias in aliases if " " in alias],
        weakAlias=[alias for alias in aliases if " " not in alias],
        birthDate=[str(person.born) if person.born else None],
        deathDate=[died.date if died else None],
        nationality=[code.lower() for code in person.nationality],
        position=roles,
        topics=topics(person, clock),
        summary=[against.reason],
        notes=[note],
        sourceUrl=_addresses(data, (*person.sources, *(s for w in person.warrants for s in w.sources)), clock.known),
    )


def _case(data: Dataset, person: Person, warrant: Warrant, clock: Clock) -> Iterator[Entity]:
    situation = data.situation(warrant.situation)
    kind = "Warrant of arrest" if warrant.kind == "warrant" else "Summons to appear"
    ended = warrant.ended if status_of(warrant, clock) == "ended" else None
    urls = _addresses(data, (*warrant.sources, *(ended.sources if ended else ())), clock.known)
    yield _entity(
        f"{PREFIX}-case-{warrant.id}",
        "CourtCase",
        name=[f"{kind} for {person.name} ({warrant.issued})"],
        type=[kind.lower()],
        category=[f"Situation: {situation.name}"],
        court=["International Criminal Court"],
        caseNumber=_CASE_NUMBER.findall(warrant.case or ""),
        country=[code.lower() for code in situation.states],
        fileDate=[warrant.issued],
        closeDate=[ended.date if ended else None],
        status=[f"ended: {ended.how.replace('-', ' ')}" if ended else "in force"],
        summary=[warrant.text],
        keywords=[f"alleged: {crime.replace('-', ' ')}" for crime in warrant.crimes],
        sourceUrl=urls,
    )
    yield _entity(
        f"{PREFIX}-party-{warrant.id}",
        "CourtCaseParty",
        party=[_id(person.id)],
        case=[f"{PREFIX}-case-{warrant.id}"],
        role=["suspect or accused" if warrant.kind == "warrant" else "person summoned"],
        startDate=[warrant.public],
        endDate=[ended.date if ended else None],
        sourceUrl=urls,
    )


def _office(data: Dataset, person: Person, office: Office, clock: Clock) -> Iterator[Entity]:
    if office.kind not in PUBLIC or not _begun(office, clock):
        return
    position = f"{PREFIX}-position-{_digest(office.state or '', office.title)}"
    country = [office.state.lower()] if office.state else []
    yield _entity(position, "Position", name=[office.title], country=country)
    until = office.until if office.until and first_day(office.until) <= clock.known else None
    seen, doubt = seen_by(office, clock), doubt_about(office, clock)
    held = f"last seen {seen}; in doubt since {doubt.since}" if doubt else "current, as last seen"
    held += f" {seen}" if seen and not doubt else ""
    yield _entity(
        f"{PREFIX}-occupancy-{_digest(person.id, office.state or '', office.title, office.since or '')}",
        "Occupancy",
        holder=[_id(person.id)],
        post=[position],
        startDate=[office.since],
        endDate=[until],
        status=["ended" if until else held],
        sourceUrl=_addresses(data, office.sources, clock.known),
    )


def _visit(data: Dataset, visit: Visit) -> Entity:
    person, state = data.person(visit.person), data.state(visit.state)
    came = visit.outcome not in DROPPED and visit.kind != "domestic"
    taken = " and was arrested or handed over" if visit.outcome in TAKEN else ""
    if came:
        trip = f"{person.name} {'flew over' if visit.kind == 'overflight' else 'came to'} {state.in_text}"
        what = f"{trip}{taken}"
    elif visit.kind == "domestic":
        trip = f"{person.name} in {state.in_text}"
        what = f"{trip}: {of_visit(visit).text}"
    else:
        trip = f"Trip of {person.name} to {state.in_text}"
        what = f"{trip}, planned for {visit.when}: {'refused' if visit.outcome == 'refused' else 'called off'}"
    return _entity(
        f"{PREFIX}-visit-{visit.id}",
        "Trip" if came else "Event",
        name=[what],
        involved=[_id(person.id)],
        country=[state.id.lower()],
        location=[state.name],
        startDate=[visit.since if visit.outcome not in DROPPED else None],
        endDate=[visit.until if visit.outcome not in DROPPED else None],
        date=[visit.public if visit.outcome in DROPPED else None],
        summary=[f"{trip}{visit.aim(',')}" if visit.purpose else None, visit.circumstances],
        keywords=[visit.outcome, visit.kind],
        sourceUrl=_addresses(data, visit.sources, None),
    )


def _statement(data: Dataset, statement: Statement, shown: set[str]) -> Entity:
    who = data.state(statement.state).name if statement.state else body_name(statement.body or "")
    return _entity(
        f"{PREFIX}-statement-{statement.id}",
        "Event",
        name=[f"{who}, {statement.speaker}: {STANCES[statement.stance]} ({statement.published})"],
        date=[statement.published],
        involved=[_id(id_) for id_ in statement.about if id_ in shown],
        organizer=[COURT] if statement.body == "ICC" else [],
        country=[code.lower() for code in (statement.state, statement.within, *statement.addressed) if code],
        summary=[statement.told],
        keywords=[statement.stance, "statement"],
        sourceUrl=_addresses(data, statement.sources, None),
    )


def _finding(data: Dataset, finding: Finding, shown: set[str]) -> Entity:
    return _entity(
        f"{PREFIX}-finding-{finding.id}",
        "Event",
        name=[f"{finding.body} on {data.state(finding.state).name} ({finding.date}): {finding.kind}"],
        date=[finding.published],
        organizer=[COURT],
        involved=[_id(id_) for id_ in finding.people if id_ in shown],
        country=[finding.state.lower()],
        summary=[finding.outcome],
        keywords=[finding.kind, "finding"],
        sourceUrl=_addresses(data, finding.sources, None),
    )


def _entity(id_: str, schema: str, **properties: Sequence[object]) -> Entity:
    """Write values as text, each once; empty ones and empty properties are left out."""
    written = {
        name: list(dict.fromkeys(str(v) for v in values if v not in _EMPTY)) for name, values in properties.items()
    }
    return Entity(id_, schema, {name: values for name, values in written.items() if values})


def _id(person: str) -> str:
    return f"{PREFIX}-{person}"


def _digest(*parts: str) -> str:
    return hashlib.sha1("\0".join(parts).encode(), usedforsecurity=False).hexdigest()[:16]


def _begun(office: Office, clock: Clock) -> bool:
    return office.since is None or first_day(office.since) <= clock.known


def _addresses(data: Dataset, sources: Sequence[str], known: date | None) -> list[str]:
    found = map(data.source, dict.fromkeys(sources))
    return [s.url for s in found if s.url and not (known and s.published and s.published > known)]
