"""Where states stand under the Rome Statute on a day."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import asdict

from warrantcheck.answer.result import Result
from warrantcheck.answer.trip.change import next_change, of_state
from warrantcheck.answer.trip.results import NextChange
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import State
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.membership import Status, membership
from warrantcheck.lookup.place import Place


class WithdrawalResult(Struct, frozen=True):
    """A notice of withdrawal, the day it takes effect, and the day it was revoked if it was."""

    notified: date
    effective: date
    revoked: date | None


class StateRow(Struct, frozen=True):
    """A state's relation to the Rome Statute on the day asked about."""

    state: str
    alpha3: str
    name: str
    status: Status
    signed: date | None
    mode: str | None
    deposited: date | None
    in_force: date | None
    withdrawal: WithdrawalResult | None


class DeclarationResult(Struct, frozen=True):
    """A declaration under art. 12(3) or 124; `article` is the article in words."""

    kind: str
    lodged: date
    accepted: bool
    situation: str | None
    text: str | None
    sources: tuple[str, ...]
    article: str = ""


class StateResult(StateRow, Result, frozen=True, kw_only=True):
    """A state with everything the data says about its standing; `place_note` says of a territory or a city that was
    named that the answer is on the state, and how a territory stands to it."""

    official: str
    no_intention: date | None
    apic: date | None
    declarations: tuple[DeclarationResult, ...]
    next_change: NextChange | None
    verified: date
    notes: str | None
    sources: tuple[str, ...]
    place_note: str | None = None

    @property
    def facts_to(self) -> date:
        """The day to which the facts on the state were looked up."""
        return self.verified

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the sources it rests on, in the order of their first use."""
        return self.sources


class StatesResult(Result, frozen=True):
    """Every state; `parties` counts those with status `party`."""

    on: date
    known: date
    parties: int
    states: tuple[StateRow, ...]


def states(data: Dataset, clock: Clock) -> StatesResult:
    """List every state with its status."""
    rows = tuple(row(state, clock) for state in data.states)
    return StatesResult(clock.on, clock.known, sum(r.status == "party" for r in rows), rows)


def state(data: Dataset, place: Place, clock: Clock) -> StateResult:
    """Say everything about the standing of the state responsible for a place, with the day on which it changes next."""
    which = place.state
    member = membership(which, clock)
    day = clock.seen
    lodged = [d for d in which.declarations if d.lodged <= day]
    sources = dict.fromkeys((*data.sources_of(member.claims, clock.known), *(s for d in lodged for s in d.sources)))
    return StateResult(
        **asdict(row(which, clock)),
        official=which.official,
        no_intention=member.no_intention,
        apic=which.apic.date if which.apic and which.apic.date <= day else None,
        declarations=tuple(
            DeclarationResult(d.kind, d.lodged, d.accepted, d.situation, d.text_on(day), d.sources, d.article)
            for d in lodged
        ),
        next_change=next_change(of_state(which, clock), clock, lambda day: membership(which, clock.at(day)).status),
        verified=which.verified,
        notes=which.notes if clock.known >= which.verified else None,
        sources=tuple(sources),
        place_note=place.taken_as,
    )


def row(which: State, clock: Clock) -> StateRow:
    """Return a state's line in the list."""
    member = membership(which, clock)
    notice = member.withdrawal
    return StateRow(
        state=which.id,
        alpha3=which.alpha3,
        name=which.name,
        status=member.status,
        signed=member.signed,
        mode=member.mode,
        deposited=member.deposited,
        in_force=member.in_force,
        withdrawal=WithdrawalResult(notice.notified, notice.effective, notice.revoked) if notice else None,
    )
