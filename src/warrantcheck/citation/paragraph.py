"""The paragraph: what was known of one person and one place on a day, each sentence resting on claims.

Facts only: the estimate stands below the paragraph. What was done afterwards is told only if it was known by then.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from msgspec.structs import replace

from warrantcheck.answer.freshness import facts_to
from warrantcheck.answer.status import status_of_person
from warrantcheck.answer.trip.results import DISCLAIMER
from warrantcheck.answer.trip.trip import Stop, case_of, if_former
from warrantcheck.citation.bibtex import bibtex
from warrantcheck.citation.footnotes import numbered
from warrantcheck.citation.outcome import found, happened, is_end_of, taken
from warrantcheck.citation.results import CiteResult, EstimateLine, Sentence
from warrantcheck.citation.said import said
from warrantcheck.citation.wanted import doubted, obliged, wanted, whereabouts
from warrantcheck.citation.wording import Tense, day
from warrantcheck.clock import Clock
from warrantcheck.dataset import claims
from warrantcheck.dataset.records import CAME, TAKEN, CustodyEvent, Person, Statement, Visit
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import first_day, last_day
from warrantcheck.errors import UnknownName
from warrantcheck.law.office import office_held
from warrantcheck.law.status import status
from warrantcheck.law.warrants import instruments
from warrantcheck.risk.case import Case
from warrantcheck.risk.estimate import arrest_word, estimate
from warrantcheck.risk.evidence import SAME_TRIP
from warrantcheck.risk.factors.word import (
    FORMAL,
    HONOURS,
    INVITATION,
    ONE_TRIP,
    beyond_invitations,
    last_word,
    of_this_trip,
)
from warrantcheck.version import VERSION
from warrantcheck.vocabulary import CitationStyle

MOST_WORDS = 3
"""How many statements of the host about one trip are told; the latest ones."""

LATELY = timedelta(days=30)
"""How long an arrest is still mentioned; after the surrender the person is no longer wanted."""

_GOVERNMENT = (*HONOURS, "assurance", "legal-opinion", "rejects", INVITATION, "evasive")
_OF_COURTS = ("court-order", "court-filing")
_WEIGHT = {"official": 0, "reported": 1}
Dated = tuple[date, int, Sentence]


def cite(
    data: Dataset,
    person: Person,
    stop: Stop,
    clock: Clock,
    *,
    past: bool,
    with_bibtex: bool = False,
    style: CitationStyle = "plain",
) -> CiteResult:
    """Write the paragraph. `past`: the day asked about is over on the day of writing, which decides the tense.
    `style`: how footnotes are written; `bibtex` adds entries, as `with_bibtex` does.

    Raises:
        UnknownName: nothing about this person was public by then.
    """
    against = instruments(person, clock)
    if not against.claims:
        raise UnknownName(f"No warrant or summons for {person.name} was public on {clock.seen}.")
    case = case_of(data, person, office_held(person, clock), stop, clock)
    tense = Tense(past=past)
    taken_then = _taken(data, case, clock.on)
    told = [*taken_then, *wanted(case, against, tense, dated=not taken_then)]
    now = status_of_person(data, person, clock)
    if against.in_force:
        where = status(person, clock)
        held = whereabouts(where, now.seen, person, data.state(where.state) if where.state else None, tense)
        ordered = (one for _, _, one in sorted(_record(data, case), key=lambda event: event[:2]))
        first = {claim for one in taken_then for claim in one.claims}
        record = [one for one in ordered if not first.intersection(one.claims)]
        told += [held] if held and all(one.claims != held.claims for one in (*taken_then, *record)) else []
        told += doubted(case)
        told += obliged(case, stop.state, data.situation, partial(data.has, "claim"), against, tense)
        told += record
    sentences, footnotes = numbered(data, told, clock, style)
    if taken_then:  # of a day on which the person was taken, the estimate is what else was known
        before = replace(person, custody=tuple(e for e in person.custody if first_day(e.date) < clock.on))
        case = case_of(data, before, case.office, stop, clock)
    judged, facts = estimate(case, data.model), facts_to(case, stop.state)
    return CiteResult(
        person=person.id,
        name=person.name,
        state=stop.place.code if stop.place else stop.state.id,
        place=stop.place.name if stop.place else stop.state.name,
        on=clock.on,
        known=clock.known,
        sentences=sentences,
        footnotes=footnotes,
        estimate=EstimateLine(
            case.duty.value,
            judged.risk,
            judged.level,
            judged.confidence,
            judged.arrest,
            judged.question,
            arrest_word(data.model, judged.arrest),
            own_evidence=judged.rests_on in ("own word", "own record"),
            leaves_out=tuple(claim for one in taken_then for claim in one.claims),
        )
        if against.in_force
        else None,
        remark=_remark(person, stop, clock, wanted_then=bool(against.in_force)),
        version=data.version,
        checked=data.checked,
        verified=_verified(person, stop, clock),
        facts_to=facts.oldest if facts else None,
        note=DISCLAIMER,
        status=now,
        office_seen=case.office.seen,
        office_doubt=if_former(data, case, stop),
        bibtex=bibtex(data.version, data.checked, VERSION, footnotes) if with_bibtex or style == "bibtex" else None,
        style=style,
    )


def _record(data: Dataset, case: Case) -> Iterator[Dated]:
    """Yield what the host and its courts said, who reminded it, what became of the trip, what the Court found."""
    ended = _ended(data, case)
    courts = [*[s for s in ended if s.stance == "court-order"][-1:], *_courts(case)]
    for statement in (*_words(case, ended, courts), *courts, *_reminders(case)):
        host = data.state(statement.state) if statement.state else None
        yield statement.published, 1, said(statement, host, case.clock.seen)
    for attribute in case.evidence.attributes:
        if attribute.kind == "recognition" and attribute.toward in case.person.nationality:
            text = f"On {day(attribute.published)}, {attribute.text}"
            yield attribute.published, 1, Sentence(text, (claims.of_attribute(case.state, attribute),), ())
    findings = [
        f
        for f in data.findings_on(case.state.id)
        if f.kind in ("non-compliance", "referral") and case.person.id in f.people and f.published <= case.clock.known
    ]
    told = [finding for finding in findings[-2:] if finding.reliability != "unverified"]
    for finding in told:
        yield finding.published, 3, found(finding, case.state, case.clock.known)
    trip = _trip(data, case)
    judged = (data.visit(finding.visit) for finding in told if finding.visit)
    visits = {v.id: v for v in (trip, *judged) if v and v.kind != "domestic"}
    for event in _custody(case):
        if not any(is_end_of(event, visit) for visit in visits.values()):
            yield first_day(event.date), 0, taken(event, case.person, case.state)
    for visit in visits.values():
        over = visit.outcome == "cut-short" and case.clock.known >= visit.public
        when = visit.public if visit.outcome not in CAME else visit.until if over else visit.since
        yield when, 0 if visit.outcome in CAME else 2, happened(visit, case.person, case.state, case.clock.known)


def _taken(data: Dataset, case: Case, on: date) -> list[Sentence]:
    """Return what of the record says that the host arrested the person on that day, or handed him or her over."""
    came = _trip(data, case)
    visits = [came] if came and came.outcome in TAKEN and came.since == on <= case.clock.known else []
    events = [e for e in _custody(case) if first_day(e.date) == on and all(e.event != v.outcome for v in visits)]
    told = (happened(visit, case.person, case.state, case.clock.known) for visit in visits)
    return [*told, *(taken(event, case.person, case.state) for event in events)]


def _custody(case: Case) -> Iterator[CustodyEvent]:
    """Yield the arrests and hand-overs by the host that are recent and public."""
    for event in case.person.custody:
        public = case.clock.on - LATELY <= first_day(event.date) and last_day(event.date) <= case.clock.known
        if public and event.event in TAKEN and event.by == case.state.id:
            yield event


def _ended(data: Dataset, case: Case) -> list[Statement]:
    """Return what the host or its courts said of this trip that no longer held on the day."""
    clock, person = case.clock, case.person.id
    return [
        s
        for s in data.statements_of(case.state.id)
        if (person in s.about or "all" in s.about)
        and s.reliability != "unverified"
        and s.published <= clock.known
        and s.date <= clock.on
        and s.until
        and s.until.date <= clock.seen
        and of_this_trip(s, case)
    ]


def _words(case: Case, ended: list[Statement], courts: list[Statement]) -> list[Statement]:
    """Return what the host said of this trip, with an assurance that stood before; if nothing, its latest word.

    What no longer holds leaves out no standing word. A word on another trip gives way to a newer one of a court. Of
    what was said on one day, a ministry's written statement comes before an official word, and that before a report.
    """
    counted = [
        s
        for s in (*case.evidence.statements, *ended)
        if s.stance in _GOVERNMENT
        and s.reliability != "unverified"
        and (s.stance in HONOURS or case.turned is None or s.published >= case.turned)
    ]
    ordered = sorted(beyond_invitations(counted), key=lambda s: (s.published, s.id))
    trip = [s for s in ordered if of_this_trip(s, case)]
    standing = [s for s in ordered if s.scope == "standing"]
    if trip and all(s in ended for s in trip):
        return [*_alike(last_word(standing), standing)[:2], *trip[-MOST_WORDS:]]
    if trip:
        stood = _alike(last_word([s for s in standing if s.published <= trip[0].published]), standing)[:1]
        return [*(s for s in stood if s.stance in ("assurance", "legal-opinion")), *trip[-MOST_WORDS:]]
    latest = _alike(last_word(ordered), ordered)[:2]
    return [s for s in latest if s.scope == "standing" or all(c.published < s.published for c in courts)]


def _alike(latest: Statement | None, said: list[Statement]) -> list[Statement]:
    """Return what was said on the day of the latest word, the most formal first."""
    found = [s for s in said if latest and (s.published, s.scope) == (latest.published, latest.scope)]
    return sorted(found, key=_formality)


def _formality(said: Statement) -> tuple[int, bool, str]:
    """Order what was said on one day: written and official first."""
    return _WEIGHT[said.reliability], not said.speaker.endswith(FORMAL), said.id


def _courts(case: Case) -> list[Statement]:
    courts = [s for s in case.evidence.statements if s.stance in _OF_COURTS]
    return [s for s in courts if s.reliability != "unverified"][-1:]


def _reminders(case: Case) -> list[Statement]:
    recent = [
        s
        for s in case.evidence.calls
        if s.stance == "reminder" and case.state.id in s.addressed and case.clock.on - s.published <= ONE_TRIP
    ]
    counted = sorted((s for s in recent if s.reliability != "unverified"), key=lambda s: (s.body == "ICC", s.published))
    return counted[-1:]


def _trip(data: Dataset, case: Case) -> Visit | None:
    """Return the trip asked about if its outcome was known by then, else the latest earlier one to this host."""
    clock = case.clock
    visits = [
        v
        for v in data.visits_by(case.person.id)
        if v.state == case.state.id
        and (v.arrival_public or v.public) <= clock.known
        and v.since <= clock.on + SAME_TRIP
        and v.warrant_status == "public"
        and v.kind != "domestic"
        and v.reliability != "unverified"
        and (v.kind == "overflight") is (case.role == "overflight")
    ]
    return min(visits, key=lambda v: (abs(v.since - clock.on) > SAME_TRIP, -v.since.toordinal()), default=None)


def _verified(person: Person, stop: Stop, clock: Clock) -> tuple[tuple[str, date], ...]:
    """Return the days to which this person and this host were looked up, if that was before the day of knowledge."""
    rows = ((f"facts on {person.name}", person.verified), (f"on {stop.state.in_text}", stop.state.verified))
    return rows if min(verified for _, verified in rows) < clock.known else ()


def _remark(person: Person, stop: Stop, clock: Clock, *, wanted_then: bool) -> str | None:
    """Return what belongs beside the paragraph and is no claim: the place's standing, how a case ended."""
    place = stop.place.note if stop.place else None
    return place if wanted_then or min(clock.on, clock.known) < person.verified else person.status_text
