"""Immunity, as a story tells it: what the Court held first, then who disputes it of this very person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from warrantcheck.citation.results import Sentence
from warrantcheck.citation.sentences.statements_told import told_of
from warrantcheck.citation.wording import Tense, day
from warrantcheck.clock import Clock
from warrantcheck.dataset.claims import body_name
from warrantcheck.dataset.records import Finding, State, Statement
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.immunity import JORDAN, Ruling, rulings
from warrantcheck.law.membership import membership
from warrantcheck.law.warrants import Instruments
from warrantcheck.risk.case import Case
from warrantcheck.risk.evidence import heard

_RULE = (
    "Under the Statute, immunities that attach to an official capacity do not bar the Court from exercising its "
    "jurisdiction (art. 27(2))"
)


def immunity(
    data: Dataset, case: Case, told: list[Statement], against: Instruments, tense: Tense
) -> Iterator[Sentence]:
    """Say what chambers held of immunity by the day, and who disputed it of this person.

    Where the host argues it itself, the record tells that (`told`: its statements). A view from before the last ruling
    is told first, and only of the host or of a body that it belongs to. Says nothing where no third state's immunity
    is in question, or no duty binds the host.
    """
    if not case.office.claims or not any("98(1)" in dispute.articles for dispute in case.duty.disputes):
        return
    named = [ruling for ruling in rulings(case.person.id, case.clock) if data.has("claim", ruling.claim)]
    disputed = _dispute(data, case, since=JORDAN.day if JORDAN in named else None)
    own = disputed and any(s.state == case.state.id and s.immunity for s in told)
    if disputed and not named:
        bars = f"whether the immunity of another state's office-holder bars an arrest {tense('was', 'is')} disputed"
        yield Sentence(f"{_RULE}; {bars} (art. 98(1))", (disputed.id,), ())
        return
    after = disputed is not None and bool(named) and disputed.published > named[-1].day
    if disputed and not own and not after and (disputed.body or disputed.state == case.state.id):
        yield _told(data, case, disputed, named)
    if not named:
        yield Sentence(_RULE, against.claims, ())
    for ruling in named:
        held = f"{day(ruling.day)}, the Court's {ruling.chamber} {ruling.told}"
        number = f" ({ruling.number})" if ruling.number else ""
        begin = f"{_RULE}; on" if ruling is named[0] else "On"
        yield Sentence(f"{begin} {held}{number}", (ruling.claim,), _shown(data, ruling, case.clock))
    if disputed and not own and after:
        one = _told(data, case, disputed, named)
        who = data.state(disputed.state).in_text if disputed.state else f"the {body_name(disputed.body or '')}"
        begin = f"{who[:1].upper()}{who[1:]} {tense('took', 'takes')} another view"
        yield replace(one, text=f"{begin}: {one.text[:1].lower()}{one.text[1:]}")


def _shown(data: Dataset, ruling: Ruling, clock: Clock) -> tuple[str, ...]:
    """Return the document if it was read, as reports tell only what came of it; else it, and a page of its day."""
    sources = [data.source(id_) for id_ in data.sources_of((ruling.claim,), clock.known)]
    records = [one.id for one in sources if one.record or one.read]
    read = [one.id for one in sources if one.record and one.read in ("copy", "directly")]
    of_day = [one.id for one in sources if one.published == ruling.day and one.id not in records]
    return tuple(read[:1] or [*records[:1], *of_day[:1]])


def _dispute(data: Dataset, case: Case, since: date | None) -> Statement | None:
    """Return the last decision of a body of the host's that argues immunity of this person; else the last opinion of
    another State Party that does. `since`: the Court's leading judgment, which answered what was argued before."""
    about = heard((*data.statements_about(case.person.id), *data.statements_about("all")), case.person.id, case.clock)
    argued = [s for s in about if s.immunity and s.reliability != "unverified" and (not since or s.published >= since)]
    own = {body.id for body in data.bodies if body.has(case.state.id, case.clock.seen)}
    bodies = [s for s in argued if s.body in own]
    states = [s for s in argued if s.state and _bound(data.state(s.state), s.date)]
    return max(bodies or states, key=lambda s: (s.published, s.id), default=None)


def _bound(state: State, on: date) -> bool:
    return membership(state, Clock(on, on)).status == "party"


def _told(data: Dataset, case: Case, said: Statement, named: list[Ruling]) -> Sentence:
    """Tell who disputes it in full, and what the Court found of that state for it."""
    judged = _judged(data, case, said)
    if judged is None or judged.id in [ruling.claim for ruling in named]:
        return told_of(data, said, case.clock)
    whose = data.state(judged.state).in_text
    then = f"; on {day(judged.published)} the Court found that {whose} had failed to comply (art. 87(7))"
    one = told_of(data, said, case.clock, then)
    return replace(one, claims=(*one.claims, judged.id))


def _judged(data: Dataset, case: Case, said: Statement) -> Finding | None:
    """Return the finding against the state that said so about this person, made afterwards and public by the day."""
    after = (
        f
        for f in (data.findings_on(said.state) if said.state else ())
        if f.kind == "non-compliance" and case.person.id in f.people and f.reliability != "unverified"
    )
    return next((f for f in after if said.published <= f.published <= case.clock.known), None)
