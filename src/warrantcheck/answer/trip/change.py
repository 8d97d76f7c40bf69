"""When an answer changes next: every dated fact that could affect it is tried, and the first that changes it is named.

What is known stays the same while the day of travel moves on. Where more is known than that day shows (`known` is
later than `on`), the past between the two is tried as well: warrants made public, offices, custody, trips.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import TypeVar

from warrantcheck.answer.trip.results import NextChange
from warrantcheck.clock import LAST_DAY, Clock
from warrantcheck.dataset.claims import body_name
from warrantcheck.dataset.records import (
    CONSENT,
    Body,
    EvidenceFact,
    EvidenceTable,
    Government,
    Person,
    Situation,
    State,
    Statement,
    Territory,
    TreatyAct,
    Visit,
)
from warrantcheck.days import first_day, last_day
from warrantcheck.risk.evidence import SAME_TRIP
from warrantcheck.risk.factors.word import FADED, FADING, ONE_TRIP
from warrantcheck.risk.home import JUST_ARRESTED

A = TypeVar("A")
Dated = Iterator[tuple[date, str]]
"""Days, and what happens on each."""

ONE_DAY = timedelta(days=1)


def of_person(person: Person, situations: Iterable[Situation], clock: Clock) -> Dated:
    """Yield the days of a person's own record that were known: warrants, death, offices, custody."""
    name = person.name
    for warrant in person.warrants:
        what = "warrant of arrest" if warrant.kind == "warrant" else "summons"
        yield warrant.public, f"a {what} for {name} becomes public"
        if warrant.ended and (warrant.ended.public or warrant.ended.date) <= clock.known:
            yield warrant.ended.date, f"the {what} for {name} ends"
    if person.died and person.died.public <= clock.known:
        yield last_day(person.died.date), f"the death of {name}"
    yield from _of_arrests(person, clock)
    if clock.known > clock.on:  # for days to come, the office is the one last known
        yield from _of_offices(person)
        for event in person.custody:
            yield first_day(event.date), f"custody of {name}: {event.event.replace('-', ' ')}"
    for resolution in (s.resolution for s in situations if s.resolution):
        yield resolution.date, f"Security Council resolution {resolution.number}"


def _of_arrests(person: Person, clock: Clock) -> Dated:
    for event in person.custody:
        if event.event == "arrested" and first_day(event.date) <= clock.known:
            stale = f"the arrest of {person.name} on {event.date} is more than {JUST_ARRESTED.days} days old"
            yield first_day(event.date) + JUST_ARRESTED + ONE_DAY, stale


def _of_offices(person: Person) -> Dated:
    name = person.name
    for office in person.offices:
        if office.since:
            yield first_day(office.since), f"{name} takes office: {office.title}"
        if office.until:
            end = last_day(office.until)
            yield end, f"{name} leaves office: {office.title}"
            yield end + ONE_DAY, f"{name} has left office: {office.title}"


def of_state(state: State, clock: Clock) -> Dated:
    """Yield the days of a state's own record that were known: treaty acts, declarations, what is said of it."""
    name = state.in_text
    for act in state.rome_statute:
        if act.date <= clock.known:
            yield from _of_act(act, name, clock)
    for declaration in state.declarations:
        if declaration.lodged <= clock.known:
            yield declaration.lodged, f"{name} lodges a declaration"
            if declaration.ended:
                yield declaration.ended, f"a declaration of {name} ends"
    for attribute in state.attributes:
        if attribute.published <= clock.known:
            yield attribute.since, f"a fact about {name} begins to hold: {attribute.text}"
            if attribute.until:
                yield attribute.until, f"a fact about {name} no longer holds: {attribute.text}"


def of_territory(territory: Territory | None) -> Dated:
    """Yield the day from which the Statute applies to a territory."""
    if territory and territory.statute_since:
        yield territory.statute_since, f"the Statute begins to apply to {territory.name}"


def _of_act(act: TreatyAct, name: str, clock: Clock) -> Dated:
    revoked = act.revoked if act.revoked and act.revoked <= clock.known else None
    yield act.date, f"{act.in_words} of {name} under the Rome Statute"
    if act.act in CONSENT and act.in_force:
        yield act.in_force, f"the Rome Statute enters into force for {name}"
    if revoked:
        yield revoked, f"{name} revokes its notice of withdrawal"
    elif act.effective:
        reported = "" if act.reliability == "official" else ", as reported (not confirmed by the depositary)"
        yield act.effective, f"the withdrawal of {name} takes effect{reported}"


def of_words(statements: Iterable[Statement], clock: Clock, name: Callable[[str], str]) -> Dated:
    """Yield the days on which statements are made and grow old: one on a trip lapses, a standing one fades.

    `name` gives the name of a state, as it stands within a sentence.
    """
    for said in statements:
        public, who = said.published, name(said.state) if said.state else f"the {body_name(said.body or '')}"
        if public > clock.known:
            continue
        spoke = f"what {who} said {'on' if said.day_known else 'in'}"
        yield said.date, f"{spoke} {said.when}"
        if said.until:
            yield said.until.date, f"{spoke} {said.known_when} no longer holds: {said.until.text}"
        for age in (ONE_TRIP + ONE_DAY, FADING, FADED):
            yield public + age, f"{spoke} {said.known_when} is now old and counts for less"


def of_trips(visits: Iterable[Visit], person: Person, clock: Clock) -> Dated:
    """Yield the days from which trips count as precedents, and between which one is the very trip asked about."""
    for visit in visits:
        if visit.published <= clock.known:
            yield visit.since + ONE_DAY, f"a trip of {visit.when} has become a precedent"
            if visit.person == person.id:
                yield visit.since - SAME_TRIP, f"a trip of {visit.when} is the one asked about"
                yield visit.since + SAME_TRIP + ONE_DAY, f"a trip of {visit.when} has become a precedent"


def of_bodies(bodies: Iterable[Body], state: State) -> Dated:
    """Yield the days on which a state joins or leaves a body."""
    for body in bodies:
        if state.id in body.joined:
            yield body.joined[state.id], f"{state.in_text} joins {body.name}"
        if state.id in body.left:
            yield body.left[state.id], f"{state.in_text} leaves {body.name}"


def of_evidence(stands: Iterable[tuple[EvidenceTable, EvidenceFact]], state: State, clock: Clock) -> Dated:
    """Yield the days from which a state stands otherwise toward the person's state, by a vote or a membership."""
    for table, fact in stands:
        if fact.public <= clock.known:
            yield fact.since, f"{state.name}: {table.title}: {table.values[fact.value]}"


def of_government(government: Government | None, state: State, clock: Clock) -> Dated:
    """Yield the days on which the head of a state's government changed, as was known."""
    for head in government.heads if government else ():
        if head.since <= clock.known:
            yield head.since, f"{head.name} comes to direct the government of {state.in_text}"


def of_control(territory: Territory, clock: Clock) -> Dated:
    """Yield the days on which a part of a territory changed hands."""
    for part in territory.control:
        if part.published <= clock.known:
            yield part.since, part.text
            if part.until:
                yield part.until, f"{part.holder} no longer hold a part of {territory.name}"


def next_change(dated: Iterable[tuple[date, str]], clock: Clock, answer: Callable[[date], A]) -> NextChange | None:
    """Return the first day after `clock.on` on which `answer` differs from that of the day before, or None."""
    reasons: dict[date, str] = {}
    for day, text in dated:
        if clock.on < day < LAST_DAY:
            reasons.setdefault(day, text)
    if not reasons:
        return None
    before = answer(clock.on)
    for day in sorted(reasons):
        found = answer(day)
        if found != before and answer(day - ONE_DAY) != found:
            return NextChange(day, reasons[day])
        before = found
    return None
