"""The main question: what would happen if this person went there on that day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from warrantcheck.answer.freshness import facts_to, oldest
from warrantcheck.answer.status import doubt_of, status_of_person
from warrantcheck.answer.trip import change
from warrantcheck.answer.trip.ground import ground_of
from warrantcheck.answer.trip.law_notes import law_notes
from warrantcheck.answer.trip.results import (
    EarlierGovernment,
    FactorResult,
    Leg,
    LegDoubt,
    NextChange,
    ReasonResult,
    TripResult,
    trips_of,
)
from warrantcheck.clock import LAST_DAY, Clock
from warrantcheck.dataset.records import CAME, Person, State
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.duty import Reason, duty
from warrantcheck.law.membership import membership
from warrantcheck.law.office import OfficeHeld, assumed, former, office_held
from warrantcheck.law.reach import in_territory
from warrantcheck.lookup.place import Place
from warrantcheck.risk.case import Case
from warrantcheck.risk.estimate import Counted, Estimate, arrest_word, estimate
from warrantcheck.risk.evidence import gather
from warrantcheck.risk.factors.word import ageing
from warrantcheck.risk.scale import worst
from warrantcheck.vocabulary import Role, Standing


class Stop(Struct, frozen=True):
    """A place on the way, and what the person does there; `state` is the state responsible for it."""

    state: State
    role: Role = "destination"
    place: Place | None = None

    @classmethod
    def at(cls, place: Place, role: Role = "destination") -> Stop:
        """Make a stop at a place that was looked up."""
        return cls(place.state, role, place)


def trip(
    data: Dataset, person: Person, stops: Iterable[Stop], clock: Clock, assume: Standing | None = None
) -> TripResult:
    """Judge every stop of a trip.

    `assume` replaces the office held on that day: what if he were deposed?
    """
    office = assumed(assume) if assume else office_held(person, clock)
    legs = tuple(leg(data, person, office, stop, clock) for stop in stops)
    abroad = trips_of(legs)
    return TripResult(
        person=person.id,
        name=person.name,
        office=office.title,
        office_standing=office.standing,
        on=clock.on,
        known=clock.known,
        risk=max((one.risk for one in abroad), default=0),
        level=worst([one.level for one in abroad]),
        legs=legs,
        status=status_of_person(data, person, clock),
        office_seen=office.seen,
        office_doubt=doubt_of(office),
        facts_to=oldest(one.facts_to for one in legs),
    )


def leg(data: Dataset, person: Person, office: OfficeHeld, stop: Stop, clock: Clock, *, look_ahead: bool = True) -> Leg:
    """Judge one stop; `look_ahead`: find the next change, too, which takes several times as long."""
    case = case_of(data, person, office, stop, clock)
    found = estimate(case, data.model)
    facts = facts_to(case, stop.state)
    claims = [*case.duty.claims, *(c for f in found.factors for c in f.effect.claims)]
    return Leg(
        state=stop.place.code if stop.place else stop.state.id,
        name=stop.place.name if stop.place else stop.state.name,
        place_note=place_note(data, case, stop),
        role=stop.role,
        duty=case.duty.value,
        duty_text=case.duty.text,
        articles=case.duty.articles,
        reasoning=tuple(map(_reason, case.duty.reasons)),
        disputes=tuple(map(_reason, case.duty.disputes)),
        risk=found.risk,
        level=found.level,
        confidence=found.confidence,
        doubts=found.doubts,
        arrest=found.arrest,
        factors=tuple(
            FactorResult(
                f.factor,
                f.points,
                _marked(data, f),
                f.effect.articles,
                f.effect.claims,
                f.weight,
                data.is_own(f.effect.claims),
                _earlier(f),
                f.effect.brief,
            )
            for f in found.factors
        ),
        precedents=tuple(dict.fromkeys(p for f in found.factors for p in f.effect.precedents)),
        next_change=_next_change(data, case, stop, found) if look_ahead else None,
        gap=gap_of(case),
        sources=data.sources_of(claims, clock.known),
        question=found.question,
        notes=law_notes(data, case, stop.state, stop.place),
        office_doubt=if_former(data, case, stop),
        arrest_word=arrest_word(data.model, found.arrest),
        rests_on=found.rests_on,
        own_evidence=found.own_evidence,
        weak_claims=data.weak_among(claims),
        facts=facts,
        facts_to=facts.oldest if facts else None,
    )


def if_former(data: Dataset, case: Case, stop: Stop) -> LegDoubt | None:
    """Assess the stop without the office if it is not known whether it is still held; otherwise return None."""
    doubt = case.office.doubt
    if doubt is None or not case.judged:
        return None
    out = estimate(case_of(data, case.person, former(case.office), stop, case.clock), data.model)
    return LegDoubt(doubt.since, doubt.text, out.risk, out.level)


def place_note(data: Dataset, case: Case, stop: Stop) -> str | None:
    """Say of a territory who is responsible, whether the Statute reaches it, and whose ground was judged; of a state
    that it was not yet independent.

    The place is described as the data has it, which may be later than the day of knowledge: then it says so.
    """
    place = stop.place.note if stop.place else None
    if early := stop.state.not_yet(case.clock.on):
        return f"{early}." + (f" {place}" if place else "")
    if place is None:
        return None
    ground = ground_of(data, stop.state, stop.place, case.person, case.clock)
    later = f"As the data of {data.checked} has it: " if str(case.clock.known) < data.checked else ""
    return later + (f"{place.removesuffix('.')}; {ground.note}" if ground.note else place)


def _next_change(data: Dataset, case: Case, stop: Stop, now: Estimate) -> NextChange | None:
    """Name the next day on which duty or level is another than on the day before, by what is known now."""
    person, clock, ground = case.person, case.clock, case.state
    later = clock.known > clock.on

    def answer(day: date) -> tuple[str, str]:
        if day == clock.on:
            return case.duty.value, now.level
        then = clock.at(day)
        if not later and day < settled:  # until then the words of the host grow older, and nothing else changes
            moved = replace(case, clock=then)
        else:
            office = office_held(person, then) if later and not case.office.assumed else case.office
            moved = case_of(data, person, office, stop, then)
        return moved.duty.value, estimate(moved, data.model).level

    own = [*change.of_person(person, (data.situation(w.situation) for w in person.warrants), clock)]
    if not case.judged and not any(day > clock.on for day, _ in own):
        return None  # nobody is wanted then, and nothing else matters
    states = dict.fromkeys((stop.state, ground))
    territory = stop.place.territory if stop.place else None
    words, calls = case.evidence.statements, case.evidence.calls
    if later:
        words = data.statements_of(ground.id)
        bodies = {body.id for body in data.bodies if ground.id in body.members}
        every = (*data.calls_about(person.id), *data.calls_about("all"))
        calls = tuple(said for said in every if said.body in bodies or ground.id in said.addressed)
    elif case.judged:
        words, calls = ageing(case), ()
    about = (said for said in (*words, *calls) if not {person.id, "all"}.isdisjoint(said.about))
    facts = (fact for own in person.nationality for fact in data.evidence_on(ground.id, own))
    stands = ((data.table(fact.table), fact) for fact in facts if fact.since > clock.on)
    of_law = [
        *own,
        *(one for state in states for one in change.of_state(state, clock)),
        *change.of_territory(territory),
    ]
    of_words = change.of_words(about, clock, lambda code: data.state(code).in_text)
    of_practice = [
        *change.of_trips(data.visits_to(ground.id), person, clock),
        *(change.of_bodies(data.bodies, ground) if later else ()),
        *change.of_evidence(stands, ground, clock),
        *(change.of_government(data.government(ground.id), ground, clock) if later else ()),
        *(change.of_control(territory, clock) if territory else ()),
    ]
    settled = min((day for day, _ in chain(of_law, of_practice) if day > clock.on), default=LAST_DAY)
    return change.next_change(chain(of_law, of_words, of_practice), clock, answer)


def case_of(data: Dataset, person: Person, office: OfficeHeld, stop: Stop, clock: Clock) -> Case:
    """Gather what the factors may look at: the duty of the state responsible, the practice of whoever controls."""
    ground = ground_of(data, stop.state, stop.place, person, clock)
    own = tuple(map(data.state, person.nationality))
    member = membership(stop.state, clock)
    found = duty(person, office, stop.state, data.situation, clock, own, member)
    if stop.place and stop.place.territory:
        found = in_territory(found, stop.place.territory, clock)
    if found.binds and ground.doubt:
        found = replace(found, doubt=ground.doubt)
    return Case(
        person=person,
        state=ground.state,
        role=stop.role,
        clock=clock,
        duty=found,
        member=member,
        office=office,
        evidence=gather(data, person, ground.state, clock),
        elsewhere=ground.state.id != stop.state.id,
    )


def gap_of(case: Case) -> str | None:
    """Say where the practice of a bound state has departed from its duty: the finding that comes from keeping the two
    apart."""
    if not case.duty.binds:
        return None
    known = [v for v in case.evidence.visits if v.reliability != "unverified"]
    stays = [v for v in known if v.warrant_status == "public" and v.kind in ("visit", "transit")]
    passed = {v.person for v in stays if v.outcome in CAME}
    if not passed:
        return None
    taken = {v.person for v in case.evidence.taken}
    hosted = f"has hosted {len(passed)} wanted person{'s' if len(passed) > 1 else ''} without arrest"
    return f"must arrest; {hosted}" + (f"; has arrested or handed over {len(taken)}" if taken else "")


def _earlier(factor: Counted) -> EarlierGovernment | None:
    now = factor.effect.since_then
    return EarlierGovernment(now.head.name, now.head.since, now.claim) if now else None


def _marked(data: Dataset, factor: Counted) -> str:
    return f"{factor.effect.text} (your own data)" if data.is_own(factor.effect.claims) else factor.effect.text


def _reason(reason: Reason) -> ReasonResult:
    return ReasonResult(reason.text, reason.articles, reason.claims)
