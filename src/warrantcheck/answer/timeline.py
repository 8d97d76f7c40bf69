"""What happened, in order of time: around a person, and at a state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from warrantcheck.answer.result import Result
from warrantcheck.answer.status import StatusResult, status_of_person
from warrantcheck.clock import Clock
from warrantcheck.dataset import claims
from warrantcheck.dataset.claims import Claim
from warrantcheck.dataset.records import CAME, DROPPED, TAKEN, Person, State
from warrantcheck.dataset.store import Dataset

ATTRIBUTES = ("alliance", "adversary", "hostile", "cooperation-law", "no-cooperation-law", "capacity", "recognition")


class Event(Struct, frozen=True):
    """One dated claim; `kind` says what it is about: warrant, office, custody, visit, statement, finding, treaty."""

    date: date | None
    kind: str
    text: str
    claim: str
    reliability: str
    sources: tuple[str, ...]


class Tally(Struct, frozen=True):
    """How trips ended: received, dropped or refused, arrested or handed over."""

    received: int
    dropped: int
    arrested: int


class TimelineResult(Result, frozen=True):
    """A subject (person or state) and its events, oldest first, as far as they were public; of a person, the status."""

    subject: str
    name: str
    known: date
    tally: Tally
    events: tuple[Event, ...]
    sources: tuple[str, ...]
    status: StatusResult | None = None


def history(data: Dataset, person: Person, clock: Clock) -> TimelineResult:
    """Return the timeline of a person: warrants, offices, custody, trips, what was said."""
    found = [(_kind_of_person(claim, person), claim) for claim in claims.of_person(person)]
    found += [("statement", data.claim(s.id)) for s in data.statements_about(person.id)]
    visits = data.visits_by(person.id)
    found += [("visit", data.claim(v.id)) for v in visits]
    shown = [v.outcome for v in visits if v.public <= clock.known]
    made = _timeline(data, person.id, person.name, clock, found, shown)
    return replace(made, status=status_of_person(data, person, clock))


def record(data: Dataset, state: State, clock: Clock) -> TimelineResult:
    """Return how a state behaved: treaty acts, what it said, whom it received or arrested, findings on it."""
    found = [(_kind_of_state(claim), claim) for claim in claims.of_state(state)]
    found += [("statement", data.claim(s.id)) for s in data.statements_of(state.id)]
    visits = data.visits_to(state.id)
    found += [("visit", data.claim(v.id)) for v in visits]
    found += [("finding", data.claim(f.id)) for f in data.findings_on(state.id)]
    shown = [v.outcome for v in visits if v.public <= clock.known and v.kind != "domestic"]
    return _timeline(data, state.id, state.name, clock, found, shown)


def _timeline(
    data: Dataset, subject: str, name: str, clock: Clock, found: list[tuple[str, Claim]], outcomes: Sequence[str]
) -> TimelineResult:
    events = tuple(sorted(_events(found, clock), key=lambda e: (e.date or date.min, e.claim)))
    return TimelineResult(
        subject=subject,
        name=name,
        known=clock.known,
        tally=Tally(
            received=sum(o in CAME for o in outcomes),
            dropped=sum(o in DROPPED for o in outcomes),
            arrested=sum(o in TAKEN for o in outcomes),
        ),
        events=events,
        sources=data.sources_of((e.claim for e in events), clock.known),
    )


def _events(found: list[tuple[str, Claim]], clock: Clock) -> Iterator[Event]:
    for kind, claim in found:
        if claim.public is None or claim.public <= clock.known:
            yield Event(claim.holds or claim.public, kind, claim.text, claim.id, claim.reliability, claim.sources)


def _kind_of_person(claim: Claim, person: Person) -> str:
    if any(claim.id in (w.id, claims.of_ending(w)) for w in person.warrants):
        return "warrant"
    if any(claim.id == claims.of_office(person, o) for o in person.offices):
        return "office"
    if any(claim.id == claims.of_home(person, h) for h in person.home):
        return "home"
    return (
        "death" if person.died and claim.id in (claims.of_death(person), claims.of_death_report(person)) else "custody"
    )


def _kind_of_state(claim: Claim) -> str:
    middle = claim.id.split(".")[1]
    return middle if middle in ATTRIBUTES else "treaty"
