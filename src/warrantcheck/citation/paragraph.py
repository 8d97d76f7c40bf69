"""The paragraph: what was known of one person and one place on a day, each sentence resting on claims.

Facts only: the estimate stands below the paragraph. What was done afterwards is told only if it was known by then.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from warrantcheck.answer.freshness import facts_to
from warrantcheck.answer.status import status_of_person
from warrantcheck.answer.trip.ground import ground_of
from warrantcheck.answer.trip.results import DISCLAIMER
from warrantcheck.answer.trip.trip import Stop, case_of, if_former
from warrantcheck.citation.footnotes import MOST_NOTES, numbered
from warrantcheck.citation.remark import remark
from warrantcheck.citation.repeated_day import day_once
from warrantcheck.citation.results import CiteResult, Dated, EstimateLine, Sentence
from warrantcheck.citation.sentences.acts import begun, host_acts, last_step
from warrantcheck.citation.sentences.custody import already_told, held, overtaken, whereabouts
from warrantcheck.citation.sentences.ended import no_more
from warrantcheck.citation.sentences.immunity import immunity
from warrantcheck.citation.sentences.outcome import found
from warrantcheck.citation.sentences.statements_told import followed_by, statements_told, told_of
from warrantcheck.citation.sentences.trips_told import announced, taken_on, trip_told, trips_told
from warrantcheck.citation.sentences.wanted import doubted, obliged, wanted
from warrantcheck.citation.short_name import with_surname
from warrantcheck.citation.styles.bibtex import bibtex
from warrantcheck.citation.wording import Tense
from warrantcheck.clock import Clock
from warrantcheck.dataset import claims
from warrantcheck.dataset.records import Person, Statement
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import first_day
from warrantcheck.errors import UnknownName
from warrantcheck.law.office import office_held
from warrantcheck.law.status import status
from warrantcheck.law.warrants import instruments, not_public
from warrantcheck.risk.case import Case
from warrantcheck.risk.estimate import arrest_word, estimate
from warrantcheck.version import VERSION
from warrantcheck.vocabulary import CitationStyle

_LIST = "untc-xviii-10-2015-03"
"""The depositary's list of who signed or joined the Statute: it shows that a state did neither."""


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
        raise UnknownName(not_public(person, clock))
    case = case_of(data, person, office_held(person, clock), stop, clock)
    tense = Tense(past=past)
    taken_then = taken_on(data, case, clock.on)
    now, where = status_of_person(data, person, clock), status(person, clock)
    kept = whereabouts(where, now, person, data.state(where.state) if where.state else None, tense)
    kept = None if overtaken(where, now, data.visits_by(person.id), clock) else kept
    ended = not against.in_force and clock.seen >= person.verified
    statements = statements_told(data, case)
    ordered = (one for _, _, one in sorted(_record(data, case, statements), key=lambda event: event[:2]))
    first = {claim for one in taken_then for claim in one.claims}
    record = [one for one in ordered if not first.intersection(one.claims)] if against.in_force else []
    recorded = person.status_text if ended else ""
    told = list(wanted(case, against, tense, below=recorded))
    if not against.in_force:
        told += no_more(data, case, against, tense, kept=kept, recorded=recorded)
    said = {claim for one in told[1:] for claim in one.claims}
    told += [one for one in taken_then if not said.intersection(one.claims)]
    told += [kept] if kept and not already_told(kept, [*told[1:], *record], where, clock) else []
    if against.in_force:
        told += doubted(case)
        ground = ground_of(data, stop.state, stop.place, person, clock)
        listed = (_LIST,) if data.has("source", _LIST) else ()
        for one in obliged(data, case, stop.state, against, tense, ground):
            told.append(one if one.claims or one.sources else replace(one, sources=listed))
        told += immunity(data, case, statements, against, tense)
        told += record
    if ended:
        told.append(
            Sentence(recorded, against.claims if where.kind == "dead" else (), _newest(data, person, clock.known))
        )
    told = day_once(with_surname(data, person, told))
    sentences, beside, footnotes = numbered(data, told, clock, style, () if ended else remark(data, case, stop))
    counting = None
    if taken_then:  # of a day on which the person was taken, the estimate is what else was known
        counting = estimate(case, data.model)
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
            own_evidence=judged.own_evidence,
            leaves_out=tuple(claim for one in taken_then for claim in one.claims),
            risk_counting_all=counting.risk if counting else None,
            level_counting_all=counting.level if counting else None,
        )
        if against.in_force
        else None,
        remark=recorded if ended else " ".join(one.text for one in beside) or None,
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
        role=stop.role,
        remark_footnotes=sentences[-1].footnotes if ended else tuple(n for one in beside for n in one.footnotes),
        beside=beside,
    )


def _record(data: Dataset, case: Case, statements: list[Statement]) -> Iterator[Dated]:
    """Yield what the host and its courts said, who reminded it, what became of the trip, what the Court found."""
    findings = [
        f
        for f in data.findings_on(case.state.id)
        if f.kind in ("non-compliance", "referral") and case.person.id in f.people and f.published <= case.clock.known
    ]
    told = [finding for finding in findings[-2:] if finding.reliability != "unverified"]
    found_on = {finding.published for finding in told}
    in_order = sorted(statements, key=lambda one: one.date)
    if changed := followed_by(case, in_order, data.government(case.state.id)):
        yield changed
    for statement in in_order:
        if not (statement.body == "ICC" and statement.published in found_on):  # the finding itself tells it
            yield statement.published, 1, told_of(data, statement, case.clock)
    for when, act in host_acts(case, statements):
        yield when, 1, act
    for attribute in case.evidence.attributes:
        if attribute.kind == "recognition" and attribute.toward in case.person.nationality:
            text = f"{begun(attribute)}, {attribute.text}"
            yield attribute.published, 1, Sentence(text, (claims.of_attribute(case.state, attribute),), ())
    for finding in told:
        yield finding.published, 3, found(finding, case.state, case.clock.known)
    yield from announced(data, case)
    trip = trip_told(data, case)
    judged = (data.visit(finding.visit) for finding in told if finding.visit)
    visits = {v.id: v for v in (trip, *judged) if v and v.kind != "domestic"}
    for when, step in () if visits else last_step(data, case):
        yield when, 3, step
    yield from held(case, visits.values())
    yield from trips_told(data, case, visits.values(), statements)


def _verified(person: Person, stop: Stop, clock: Clock) -> tuple[tuple[str, date], ...]:
    """Return the days to which this person and this host were looked up, if that was before the day of knowledge."""
    rows = (("the facts on the person", person.verified), ("those on the state", stop.state.verified))
    return rows if min(verified for _, verified in rows) < clock.known else ()


def _newest(data: Dataset, person: Person, known: date) -> tuple[str, ...]:
    """Return the newest sources of then, as many as a sentence bears footnotes: they tell how a case ended.

    None is older than the last thing known of the person by then, if another is there.
    """
    days = {id_: day for id_ in person.sources if (day := data.source(id_).published) and day <= known}
    events = [event.date for event in person.custody] + [step.date for step in person.proceedings]
    happened = map(first_day, events)
    last = max((day for day in happened if day <= known), default=date.min)
    newer = {id_: day for id_, day in days.items() if day >= last} or days
    return tuple(sorted(newer, key=newer.__getitem__)[-MOST_NOTES:]) or person.sources
