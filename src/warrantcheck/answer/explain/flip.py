"""What would flip it: the smallest single changes that move the level of an answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from warrantcheck.answer.trip.trip import Stop, case_of
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Person, Stance, State, Statement, TreatyAct
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.office import OfficeHeld, assumed
from warrantcheck.risk.case import Case
from warrantcheck.risk.estimate import estimate
from warrantcheck.vocabulary import Level, Standing

YEAR = timedelta(days=366)

_OFFICES: dict[Standing, str] = {
    "head": "takes office as head of state or government",
    "former": "leaves office",
}
_WORDS: dict[Stance, str] = {
    "pledge": "pledges to honour the warrant",
    "assurance": "gives an assurance that there will be no arrest",
    "supports": "says that the Court's decisions must be respected",
    "rejects": "rejects the warrant",
    "invitation": "invites him or her and says nothing about the warrant",
    "evasive": "gives no clear answer",
    "court-order": "sees its courts order an arrest",
}


class Flip(Struct, frozen=True):
    """One change, supposed and not real, and the answer it would give."""

    change: str
    risk: float
    level: Level


def flips(data: Dataset, person: Person, office: OfficeHeld, stop: Stop, clock: Clock) -> tuple[Flip, ...]:
    """Try single changes, and return those that move the level, the smallest move of the risk first."""
    case = case_of(data, person, office, stop, clock)
    now = estimate(case, data.model)
    if case.duty.value == "not-wanted":
        return ()
    found = []
    for change, other in _changes(data, case, stop):
        then = estimate(other, data.model)
        if then.level != now.level:
            summons = case.duty.value == "none-summons"
            told = change.replace("the warrant", "the summons") if summons else change
            found.append(Flip(told, then.risk, then.level))
    return tuple(sorted(found, key=lambda f: abs(f.risk - now.risk)))


def _changes(data: Dataset, case: Case, stop: Stop) -> Iterator[tuple[str, Case]]:
    person, state = case.person, case.state
    for standing, what in _OFFICES.items():
        if standing != case.office.standing and not (standing == "former" and case.office.standing == "none"):
            rebel = standing == "former" and case.office.standing == "rebel"
            told = f"{person.name} {'leaves the armed group' if rebel else what}"
            yield told, case_of(data, person, assumed(standing), stop, case.clock)
    for stance, what in _WORDS.items():
        said = _supposed(case, stance)
        heard = replace(case.evidence, statements=(*case.evidence.statements, said))
        yield f"{state.in_text} {what}", replace(case, evidence=heard)
    for what, changed in _memberships(state, case):
        yield what, case_of(data, person, case.office, replace(stop, state=changed), case.clock)


def _memberships(state: State, case: Case) -> Iterator[tuple[str, State]]:
    day = case.clock.seen
    if case.member.status == "party":
        act = TreatyAct(act="withdrawal", date=day - YEAR, effective=min(day, case.clock.on), sources=())
        kept = tuple(a for a in state.rome_statute if a.act != "withdrawal")
        yield f"the withdrawal of {state.in_text} has taken effect", replace(state, rome_statute=(*kept, act))
    else:
        act = TreatyAct(act="accession", date=day - YEAR, in_force=min(day, case.clock.on), sources=())
        yield f"{state.in_text} is a State Party", replace(state, rome_statute=(*state.rome_statute, act))


def _supposed(case: Case, stance: Stance) -> Statement:
    return Statement(
        id="supposed",
        state=case.state.id,
        about=(case.person.id,),
        date=case.clock.seen,
        speaker="supposed",
        stance=stance,
        scope="trip",
        summary="",
        reliability="official",
        sources=(),
    )
