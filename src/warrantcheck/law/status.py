"""Where a person is on a day, as far as was known: held by the Court, detained by a state, at large, dead.

Worked out from the dated facts of the record, never from a statement about today, so a past day is described as it was.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from warrantcheck.clock import Clock
from warrantcheck.dataset import claims
from warrantcheck.dataset.records import CustodyEvent, Home, Person, Step
from warrantcheck.days import first_day, last_day
from warrantcheck.law.office import OfficeHeld, office_held
from warrantcheck.law.warrants import Instruments, instruments, status_of

StatusKind = Literal[
    "icc-custody", "detained", "gave-up", "at-large-home", "at-large-abroad", "at-large", "fugitive", "reported-dead",
    "interim-release", "released", "summoned", "not-wanted", "dead", "convicted", "acquitted", "sentence-served",
    "case-closed",
]  # fmt: skip
"""Held by the Court; detained by a state; given up to a state, to be handed over; at large in the own state, abroad, or
nobody knows where; searched for; reported dead; released until trial; surrendered and released; summoned only; nothing
public against the person; and of those no longer wanted: dead, convicted, acquitted, sentence served, case ended."""

KEPT: tuple[StatusKind, ...] = ("icc-custody", "detained", "gave-up", "reported-dead")
"""The kinds of status that rule out a trip: held, or reported dead."""

_DETAINED = ("arrested", "domestic-detention")
_COURT = "ICC"


class Status(Struct, frozen=True):
    """What a person's record says of a day: `since` as far as known, `state` where, `claims` on which it rests.

    `told` is the newest day that the facts themselves carry.
    """

    kind: StatusKind
    since: str | None = None
    state: str | None = None
    claims: tuple[str, ...] = ()
    told: date | None = None


def status(person: Person, clock: Clock) -> Status:
    """Say where a person was on a day, by what was public then; for days to come, where he or she was last known."""
    dead = _dead(person, clock)
    if dead and dead.kind == "dead":
        return dead
    if all(status_of(warrant, clock) == "not-public" for warrant in person.warrants):
        return Status("not-wanted")
    if dead:
        return dead
    against = instruments(person, clock)
    held = held_by_state(person, clock) if against.in_force else None
    if held:
        return _of_custody("detained", person, held)
    if against.wanted:
        last = last_custody(person, clock)
        if last and last.event == "appeared-voluntarily" and last.by != _COURT:
            return _of_custody("gave-up", person, last)
        return _at_large(person, against, clock)
    if against.in_force:
        first = against.in_force[0]
        return Status("summoned", str(first.public), None, (first.id,), first.public)
    return _ended(person, against, clock)


def last_custody(person: Person, clock: Clock) -> CustodyEvent | None:
    """Return the last arrest, surrender or release that was past and public."""
    return next((e for e in reversed(person.custody) if first_day(e.date) <= clock.seen), None)


def held_by_state(person: Person, clock: Clock) -> CustodyEvent | None:
    """Return the arrest since which a state holds the person, or None; what a state did later ends a detention."""
    last = last_custody(person, clock)
    if last is None or last.event not in _DETAINED or last.by == _COURT:
        return None
    begun = first_day(last.date)
    later = any(begun < first_day(home.since) <= clock.seen for home in person.home)
    return None if later else last


def home_fact(person: Person, conduct: str, clock: Clock) -> Home | None:
    """Return what a person's home state does on a day, or the fact that he or she lives abroad, as far as was known."""
    day = clock.seen
    found = [h for h in person.home if h.conduct == conduct and first_day(h.since) <= day]
    return next((h for h in found if h.until is None or day < first_day(h.until)), None)


def _dead(person: Person, clock: Clock) -> Status | None:
    died = person.died
    if died is None or last_day(died.date) > clock.on:
        return None
    if died.public <= clock.known:
        kind: StatusKind = "dead" if died.confirmed else "reported-dead"
        return Status(kind, died.date, None, (claims.of_death(person),), died.public)
    if died.reported and died.reported.date <= clock.known:
        return Status("reported-dead", died.date, None, (claims.of_death_report(person),), died.reported.date)
    return None


def _of_custody(kind: StatusKind, person: Person, event: CustodyEvent) -> Status:
    state = event.by if event.by != _COURT else None
    return Status(kind, event.date, state, (claims.of_custody(person, event),), first_day(event.date))


def _at_large(person: Person, against: Instruments, clock: Clock) -> Status:
    freed = _freed(person, clock)
    begun = min(warrant.public for warrant in against.warrants)
    if freed:
        begun = max(begun, first_day(freed.date))
    for conduct, kind in _CONDUCTS:
        home = home_fact(person, conduct, clock)
        if home:
            told = max(first_day(home.since), begun)
            since = home.since if first_day(home.since) >= begun else str(begun)
            return Status(kind, since, home.state, (claims.of_home(person, home),), told)
    office = office_held(person, clock)
    own = {o.state for o in person.offices if claims.of_office(person, o) in office.claims}
    home_state = next((state for state in person.nationality if state in own), None)
    newest = max(begun, *(warrant.public for warrant in against.warrants))
    told = max(newest, office.seen) if home_state and office.seen else newest
    grounds = tuple(w.id for w in against.warrants)
    grounds += (claims.of_custody(person, freed),) if freed else ()
    since = freed.date if freed and begun == first_day(freed.date) else str(begun)
    if home_state and _present(office):
        return Status("at-large-home", since, home_state, (*grounds, *office.claims), told)
    return Status("at-large", since, None, grounds, told)


def _freed(person: Person, clock: Clock) -> CustodyEvent | None:
    """Return the release or escape that ended the last custody, or None if there was no custody."""
    last = last_custody(person, clock)
    return last if last and last.event in ("released", "escaped") else None


_CONDUCTS: tuple[tuple[str, StatusKind], ...] = (
    ("searches", "fugitive"),
    ("abroad", "at-large-abroad"),
    ("refuses", "at-large-home"),
)


def _present(office: OfficeHeld) -> bool:
    """A person who holds an office of the home state is taken to live there; a former holder may live anywhere."""
    return office.standing != "former"


def _ended(person: Person, against: Instruments, clock: Clock) -> Status:
    """Say what became of a person who is no longer sought: as recorded, or for an earlier day by the facts
    of then."""
    ends = [w.ended for w in person.warrants if w.ended and status_of(w, clock) == "ended"]
    told = max((end.date for end in ends), default=None)
    closed = Status("case-closed", str(told) if told else None, None, against.claims, told)
    last = last_custody(person, clock)
    if clock.seen >= person.verified:
        kind = _RECORDED[person.status]
        if last and kind in ("icc-custody", "detained", "interim-release", "released"):
            return _of_custody(kind, person, last)
        step = _last_step(person, kind, clock)
        if step:
            return replace(closed, kind=kind, since=step.date, claims=(*closed.claims, claims.of_step(person, step)))
        return replace(closed, kind=kind, since=closed.since if kind == "case-closed" else None)
    steps = [s for s in person.proceedings if first_day(s.date) <= clock.seen and s.step in _OUTCOMES]
    if steps:
        step = steps[-1]
        grounds = (*against.claims, claims.of_step(person, step))
        return Status(_OUTCOMES[step.step], step.date, None, grounds, first_day(step.date))
    if last and last.event == "released-interim":
        return _of_custody("interim-release", person, last)
    if last and last.event == "released":
        return _of_custody("released", person, last)
    if any(end.how == "executed" for end in ends) or against.claims == (last and claims.of_custody(person, last),):
        return _of_custody("icc-custody", person, last) if last else replace(closed, kind="icc-custody")
    held = held_by_state(person, clock)
    return _of_custody("detained", person, held) if held else closed


def _last_step(person: Person, kind: StatusKind, clock: Clock) -> Step | None:
    """Return the step that a case ended with."""
    steps = [s for s in person.proceedings if _OUTCOMES.get(s.step) == kind and first_day(s.date) <= clock.seen]
    return steps[-1] if steps else None


_OUTCOMES: dict[str, StatusKind] = {
    "acquitted": "acquitted",
    "convicted": "convicted",
    "sentence-served": "sentence-served",
    "charges-not-confirmed": "case-closed",
    "charges-withdrawn": "case-closed",
    "terminated": "case-closed",
    "inadmissible": "case-closed",
}
_RECORDED: dict[str, StatusKind] = {
    "at-large": "at-large",
    "in-custody-icc": "icc-custody",
    "in-custody-elsewhere": "detained",
    "interim-release": "interim-release",
    "dead": "dead",
    "acquitted": "acquitted",
    "convicted": "convicted",
    "sentence-served": "sentence-served",
    "case-closed": "case-closed",
    "released": "released",
}
"""What the record says of the day on which it was last verified."""
