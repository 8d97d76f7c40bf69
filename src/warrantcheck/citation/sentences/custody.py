"""How the person came to be held, by whom, and whether he or she was let go, as sentences of a story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from warrantcheck.answer.status import StatusResult
from warrantcheck.citation.results import Dated, Sentence
from warrantcheck.citation.sentences.custody_event import HELD, beside, public_custody
from warrantcheck.citation.sentences.outcome import is_end_of
from warrantcheck.citation.wording import Tense, dated, day
from warrantcheck.clock import Clock
from warrantcheck.dataset import claims
from warrantcheck.dataset.records import DROPPED, TAKEN, CustodyEvent, Person, State, Visit
from warrantcheck.days import first_day
from warrantcheck.law.status import Status
from warrantcheck.risk.case import Case

_WHOLE_DAY = len("2012-05-07")
LATELY = timedelta(days=30)
"""How long an arrest is still mentioned; after the surrender the person is no longer wanted."""


def whereabouts(found: Status, now: StatusResult, person: Person, state: State | None, tense: Tense) -> Sentence | None:
    """Say that the person is held, has given him- or herself up, is searched for, lives abroad, or is reported dead, as
    last seen if a source reaches that day; return None of somebody at large elsewhere."""
    since = found.since or ""
    since = day(date.fromisoformat(since)) if len(since) == _WHOLE_DAY else since
    if found.kind == "reported-dead":
        text = f"{person.name} was reported to have died ({since}); no confirmation by the Court {tense('had', 'has')} "
        return Sentence(f"{text}been seen", found.claims, ())
    if found.kind == "gave-up" and state:
        return Sentence(f"{person.name} {tense('had ', '')}surrendered to {state.in_text} on {since}", found.claims, ())
    if found.kind == "at-large-abroad" and state:
        if now.seen is None or not now.shown_by:
            return Sentence(f"{person.name} was reported to live in {state.in_text}", found.claims, ())
        text = f"{person.name} was last reported to live in {state.in_text} on {day(now.seen)}"
        return Sentence(text, found.claims, now.shown_by)
    where = f" in {state.in_text}" if state else ""
    held = {
        "detained": f" detained{where}",
        "fugitive": f" searched for{where}",
        "icc-custody": " in the custody of the Court",
    }.get(found.kind)
    if held is None:
        return None
    text = f"{person.name} {tense('had', 'has')} been{held}{f' since {since}' if since else ''}"
    if now.seen is None or not now.shown_by:
        return Sentence(text, found.claims, ())
    return Sentence(f"{text}, as last seen on {day(now.seen)}", found.claims, now.shown_by)


def already_told(whereabouts: Sentence, told: list[Sentence], where: Status, clock: Clock) -> bool:
    """Say whether another sentence tells the same; how a trip ended does so if that is no longer ago than LATELY."""
    recent = where.since is not None and clock.on - LATELY <= first_day(where.since)
    same = set(whereabouts.claims)
    return any(same == set(one.claims) or (recent and same <= set(one.claims)) for one in told)


def overtaken(found: Status, now: StatusResult, visits: Iterable[Visit], clock: Clock) -> bool:
    """Say whether a trip to another state shows that the state which had detained the person no longer held him or
    her: one that began after the day on which that was last seen."""
    return found.kind == "detained" and any(
        visit.state != found.state
        and visit.outcome not in DROPPED
        and visit.reliability != "unverified"
        and (now.seen or first_day(found.since or "")) < visit.since <= clock.on
        and (visit.arrival_public or visit.public) <= clock.known
        for visit in visits
    )


def held(case: Case, visits: Iterable[Visit]) -> Iterator[Dated]:
    """Yield the arrests and hand-overs by the host that no trip told of ended in; and, however long ago, that the host
    let the person go, with the arrest if nothing else tells of it."""
    person, host, visits = case.person, case.state, tuple(visits)
    recent = list(by_host(case))
    for event in recent:
        if not any(is_end_of(event, visit) for visit in visits):
            yield first_day(event.date), 0, taken(event, person, host)
    for before, event in pairwise(_public(case)):
        if event.event in ("released", "escaped") and before.event in ("arrested", "domestic-detention"):
            if before not in recent and not any(is_end_of(before, visit) for visit in visits):
                yield first_day(before.date), 0, taken(before, person, host)
            yield first_day(event.date), 0, _freed(event, person)


def by_host(case: Case) -> Iterator[CustodyEvent]:
    """Yield the arrests and hand-overs by the host that are recent and public."""
    for event in _public(case):
        if event.event in TAKEN and case.clock.on - LATELY <= first_day(event.date):
            yield event


def _public(case: Case) -> list[CustodyEvent]:
    """Return by what the host held the person or let go, as far as it was public by then."""
    return [event for event in public_custody(case.person, case.clock.known) if event.by == case.state.id]


def taken(event: CustodyEvent, person: Person, host: State) -> Sentence:
    """Say that the host arrested the person, or handed him or her over."""
    if event.event == "surrendered":
        text = f"{person.name} was surrendered to the Court by {host.in_text} {dated(event.date)}"
    else:
        text = f"{person.name} was {HELD[event.event]} in {host.in_text} {dated(event.date)}"
    return Sentence(text + beside(event, person), (claims.of_custody(person, event),), ())


def _freed(event: CustodyEvent, person: Person) -> Sentence:
    """Say that the host let the person go, or that he or she escaped."""
    did = "escaped" if event.event == "escaped" else "was released"
    text = f"{person.name} {did} {dated(event.date)}{beside(event, person)}"
    return Sentence(text, (claims.of_custody(person, event),), ())
