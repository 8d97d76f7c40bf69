"""What happened, in order of time: around a person, at a state, or at all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from warrantcheck.answer.freshness import before
from warrantcheck.answer.person import deeds, told
from warrantcheck.answer.person.arrests import Arrest, arrests, not_yet
from warrantcheck.answer.result import Result
from warrantcheck.answer.status import StatusResult, status_of_person
from warrantcheck.clock import Clock
from warrantcheck.dataset import claims
from warrantcheck.dataset.claims import Claim
from warrantcheck.dataset.records import CAME, DROPPED, Person, State, Visit
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import Precision, written
from warrantcheck.errors import UsageError

ATTRIBUTES = ("alliance", "adversary", "hostile", "cooperation-law", "no-cooperation-law", "capacity", "recognition")
EVERYWHERE = "all"
"""The subject of a record of all states."""


class Event(Struct, frozen=True):
    """One dated claim; `kind` says what it is about: warrant, office, custody, proceedings,
    home, death, visit, statement, finding, treaty.

    `deed` says in words what was done, `kinds` under which names it is selected; `people` and `state` are ids, `who`
    and `where` their names, `by` the state that acted, if another. `also` are further claims that tell of the same.
    `precision` says how much of `date` is known: the rest of it only puts the event in its place. `month` is its month
    where no more is known; of what has no date, both are null.
    """

    date: date | None
    kind: str
    text: str
    claim: str
    reliability: str
    sources: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    deed: str = ""
    people: tuple[str, ...] = ()
    who: str | None = None
    state: str | None = None
    where: str | None = None
    by: str | None = None
    also: tuple[str, ...] = ()
    month: str | None = None
    precision: Precision | None = "day"

    @property
    def when(self) -> str:
        """The day, or the month or the year where no more is known; `?` of what has no date."""
        return written(self.date, self.precision or "day") if self.date else "?"


class Tally(Struct, frozen=True):
    """What the events show: trips received, and dropped or refused; arrests and hand-overs, also at home.

    Of the first two, `flights` and `flights_dropped` were flights across, which are no visit. Of `under_way` it was
    known that they had begun, and not how they ended.
    """

    received: int
    dropped: int
    arrested: int
    flights: int = 0
    flights_dropped: int = 0
    under_way: int = 0

    @classmethod
    def of(cls, visits: Iterable[Visit], arrested: int, known: date) -> Tally:
        """Count trips by how they were known to have ended; what happened at home is none."""
        trips = [v for v in visits if v.kind != "domestic"]
        ended = [(v.outcome, v.kind == "overflight") for v in trips if v.published <= known]
        came = [over for outcome, over in ended if outcome in CAME]
        dropped = [over for outcome, over in ended if outcome in DROPPED]
        going = sum(v.under_way(known) and v.outcome in CAME for v in trips)
        return cls(len(came), len(dropped), arrested, sum(came), sum(dropped), going)


class Chosen(Struct, frozen=True):
    """Which events are asked for: of these kinds, about this person, between two days; nothing given is no limit."""

    kinds: Collection[str] = ()
    person: Person | None = None
    since: date | None = None
    until: date | None = None

    def holds(self, event: Event) -> bool:
        """Say whether an event is asked for."""
        day = event.date
        return (
            (not self.kinds or not set(self.kinds).isdisjoint(event.kinds))
            and (self.person is None or self.person.id in event.people)
            and (self.since is None or (day is not None and day >= self.since))
            and (self.until is None or (day is not None and day <= self.until))
        )


EVERYTHING = Chosen()

KINDS = (
    "arrest", "surrender", "visit", "transit", "overflight", "dropped", "statement", "finding", "treaty", "attribute",
)  # fmt: skip
"""What a record can be narrowed to: `arrest` is arrests and hand-overs, `surrender` hand-overs alone."""


def days_between(since: date | None, until: date | None, year: int | None) -> tuple[date | None, date | None]:
    """Return the first and the last day asked for, within a year if one is named; None is no limit.

    Raises:
        UsageError: no day is left.
    """
    if year:
        since = max(filter(None, (since, date(year, 1, 1))))
        until = min(filter(None, (until, date(year, 12, 31))))
    if since and until and since > until:
        raise UsageError(f"No day is left between {since} and {until}: change --since, --until or --year.")
    return since, until


class TimelineResult(Result, frozen=True):
    """A subject (person or state, or `all` states) and its events, oldest first, as far as they were public.

    Of a person, the status; of a state, whether only some `kinds`, one `person` or some days were asked for.
    """

    subject: str
    name: str
    known: date
    tally: Tally
    events: tuple[Event, ...]
    sources: tuple[str, ...]
    status: StatusResult | None = None
    kinds: tuple[str, ...] = ()
    person: str | None = None
    person_name: str | None = None
    since: date | None = None
    until: date | None = None
    facts_to: date | None = None


def history(data: Dataset, person: Person, clock: Clock) -> TimelineResult:
    """Return the timeline of a person: warrants, offices, custody, trips, what was said.

    An arrest or a hand-over in which a trip ended is told once, on its day; so is a surrender before a hand-over, and a
    death.
    """
    every = [*arrests(data, (person,), clock.known)]
    taken = [arrest for arrest in every if len(arrest.claims) > 1]
    apart = {claim for arrest in taken for claim in arrest.claims} | not_yet(data, (person,), clock.known)
    if person.died and person.died.public <= clock.known:  # what was reported before is told by it
        apart.add(claims.of_death_report(person))
    found = [(_kind_of_person(claim, person), data.claim(claim.id)) for claim in claims.of_person(person)]
    found += [("statement", data.claim(s.id)) for s in data.statements_about(person.id)]
    visits = data.visits_by(person.id)
    gave_up = {event.date for event in person.custody if event.event == "appeared-voluntarily"}
    apart |= {v.id for v in visits if v.under_way(clock.known) and str(v.since) in gave_up}
    found += [("visit", data.claim(v.id)) for v in visits]
    found = [(kind, claim) for kind, claim in found if claim.id not in apart]
    tally = Tally.of(visits, len(every), clock.known)
    texts = told.of_person(person, clock.known)
    events = [*_events(data, found, clock, visits, texts), *(_arrest(data, a, clock.known) for a in taken)]
    made = _timeline(data, person.id, person.name, clock, events, tally)
    return replace(made, status=status_of_person(data, person, clock), facts_to=before(person.verified, clock))


def record(data: Dataset, state: State | None, clock: Clock, chosen: Chosen = EVERYTHING) -> TimelineResult:
    """Return how a state behaved: treaty acts, what it said, whom it received or arrested, findings on it.

    Without a state, how all of them did. `chosen`: only some of it.
    """
    states = (state,) if state else data.states
    visits = [v for one in states for v in data.visits_to(one.id)]
    taken = [a for a in arrests(data, data.people, clock.known) if state is None or state.id in (a.state, a.by)]
    apart = {claim for arrest in taken for claim in arrest.claims} | not_yet(data, data.people, clock.known)
    found = [(_kind_of_state(claim), claim) for one in states for claim in claims.of_state(one)]
    own = data.statements_of(state.id) if state else ()
    said = (*own, *(s for s in data.statements if state is None or s.within == state.id))
    found += [("statement", data.claim(s.id)) for s in said]
    found += [("visit", data.claim(v.id)) for v in visits if v.id not in apart]
    found += [("finding", data.claim(f.id)) for one in states for f in data.findings_on(one.id)]
    texts = told.of_states(states, clock.known)
    events = [*_events(data, found, clock, visits, texts), *(_arrest(data, a, clock.known) for a in taken)]
    events = [event for event in events if chosen.holds(event)]
    ids = {claim for event in events for claim in (event.claim, *event.also)}
    shown = (v for v in visits if v.id in ids)
    tally = Tally.of(shown, sum("arrest" in event.kinds for event in events), clock.known)
    subject, name = (state.id, state.name) if state else (EVERYWHERE, "All states")
    who, called = (chosen.person.id, chosen.person.name) if chosen.person else (None, None)
    made = _timeline(data, subject, name, clock, events, tally)
    kinds = tuple(chosen.kinds)
    facts_to = before(state.verified, clock) if state else None
    made = replace(made, kinds=kinds, person=who, person_name=called, since=chosen.since, until=chosen.until)
    return replace(made, facts_to=facts_to)


def _timeline(
    data: Dataset, subject: str, name: str, clock: Clock, events: Iterable[Event], tally: Tally
) -> TimelineResult:
    ordered = tuple(sorted(events, key=lambda e: (e.date or date.min, e.claim)))
    return TimelineResult(
        subject=subject,
        name=name,
        known=clock.known,
        tally=tally,
        events=ordered,
        sources=data.sources_of((id_ for e in ordered for id_ in (e.claim, *e.also)), clock.known),
    )


def _events(
    data: Dataset,
    found: list[tuple[str, Claim]],
    clock: Clock,
    visits: Iterable[Visit],
    texts: Mapping[str, str],
) -> Iterator[Event]:
    trips, known = {visit.id: visit for visit in visits}, clock.known
    for kind, claim in found:
        trip = trips.get(claim.id)
        public = trip.arrival_published if trip else claim.public
        if public is None or public <= known:
            text = told.text_of(data, claim, trip, texts, known)
            deed = deeds.of_visit(trip, known) if trip else deeds.of_claim(data, kind, replace(claim, text=text), known)
            when = claim.holds or claim.public
            if kind == "treaty" and claim.public and when and when > known:
                when = claim.public  # what is to take effect later was done on this day
            yield Event(
                when,
                kind,
                text,
                claim.id,
                claim.reliability,
                data.sources_of((claim.id,), known),
                deed.kinds,
                deed.text,
                deed.people,
                deeds.names(data, deed.people),
                deed.state,
                data.state(deed.state).name if deed.state else _body(data, claim) if kind == "statement" else None,
                month=written(when, "month") if when and claim.precision == "month" else None,
                precision=claim.precision if when else None,
            )


def _body(data: Dataset, claim: Claim) -> str:
    """Name the body that made a statement, as a group or by its own name."""
    return next((group.name for group in data.groups if group.id == claim.about), claims.body_name(claim.about))


def _arrest(data: Dataset, arrest: Arrest, known: date) -> Event:
    """Return an arrest as an event: under the claim of the trip it ended, if there is one."""
    deed = deeds.of_arrest(data, arrest)
    named = (arrest.visit.id,) if arrest.visit else ()
    first, *also = dict.fromkeys((*named, *arrest.claims))
    claim, later = data.claim(first), arrest.visit is not None and arrest.visit.until > known
    where = data.state(arrest.state).name if arrest.state else None
    return Event(
        arrest.date,
        "visit" if arrest.visit else "custody",
        f"{arrest.person.name}, {where}: {deed.text}" if later else claim.text,
        claim.id,
        claim.reliability,
        data.sources_of((first, *also), known),
        deed.kinds,
        deed.text,
        deed.people,
        arrest.person.name,
        arrest.state,
        where,
        arrest.by,
        tuple(also),
        precision=data.claim(arrest.claims[0]).precision,
    )


def _kind_of_person(claim: Claim, person: Person) -> str:
    if any(claim.id in (w.id, claims.of_ending(w)) for w in person.warrants):
        return "warrant"
    if any(claim.id == claims.of_office(person, o) for o in person.offices):
        return "office"
    if any(claim.id == claims.of_home(person, h) for h in person.home):
        return "home"
    if any(claim.id == claims.of_step(person, step) for step in person.proceedings):
        return "proceedings"
    return (
        "death" if person.died and claim.id in (claims.of_death(person), claims.of_death_report(person)) else "custody"
    )


def _kind_of_state(claim: Claim) -> str:
    middle = claim.id.split(".")[1]
    return middle if middle in ATTRIBUTES else "treaty"
