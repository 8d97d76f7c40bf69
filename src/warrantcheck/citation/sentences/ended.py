"""Why no warrant is in force on a day, and what had followed by then: judgments, sentence, custody, release."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from warrantcheck.citation.results import Sentence
from warrantcheck.citation.sentences import steps
from warrantcheck.citation.sentences.custody_event import beside, clause, public_custody
from warrantcheck.citation.wording import Tense, dated, day, month, spelled
from warrantcheck.clock import Clock
from warrantcheck.dataset import claims
from warrantcheck.dataset.records import Person, Step, Warrant
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import first_day
from warrantcheck.law.warrants import Instruments, in_custody_of_court, status_of
from warrantcheck.risk.case import Case

_TELLS_MORE = {("acquitted", "appeal-reversed"), ("sentence-served", "sentenced")}


class _Event(Struct, frozen=True):
    """Something that followed, as a clause; `sources` where it is no claim."""

    date: str
    text: str
    claims: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def no_more(
    data: Dataset, case: Case, against: Instruments, tense: Tense, *, kept: Sentence | None, recorded: str
) -> list[Sentence]:
    """Say why no warrant is in force, and what had followed. `kept`: what is told of custody; `recorded`: how the
    record says that the case ended, where that is told: then nothing else of it is."""
    why = [*why_none(data, case, against, tense, below=recorded)]
    over = [] if recorded or against.claims == (claims.of_death(case.person),) else [*followed(data, case)]
    held = still_held(case, tense) if over and not kept else ()
    return [*why, *over, *held] if executed(case, against) else [*over, *why, *held]


def why_none(data: Dataset, case: Case, against: Instruments, tense: Tense, *, below: str = "") -> Iterator[Sentence]:
    """Say how the warrant ended, or that the person died, and that none is in force; only that, if the text `below`
    tells how and on which day; nothing, if what is told of the person's custody does."""
    person, clock = case.person, case.clock
    if against.claims == (in_custody_of_court(person, clock),):
        return
    last = next((w for w in person.warrants if w.id in against.claims), None)
    end, died = last.ended if last else None, person.died
    why = Sentence(spelled(against.reason).removesuffix("."), against.claims[-1:], ())
    if died and against.claims == (claims.of_death(person),):
        why = replace(why, text=f"{person.name} died {dated(died.date)}")
        told = dated(died.date) in below or ("-" in died.date and month(died.date[: len("2012-05")]) in below)
    else:
        told = bool(end and day(end.date) in below)
        why = (last and end and end.how == "executed" and _executed(data, case, last, end.date)) or why
    none = f"no public warrant {tense('was', 'is')} in force"
    if told:
        text = f"On {day(clock.seen)} {none}" if tense.past else none
    else:
        then = tense.past and day(clock.seen) in why.text
        none = "no public warrant was then in force" if then else f"on {day(clock.seen)} {none}" if tense.past else none
        text = f"{why.text}. {none[:1].upper()}{none[1:]}" if ";" in why.text else f"{why.text}; {none}"
    yield replace(why, text=text)


def executed(case: Case, against: Instruments) -> bool:
    """Say whether the last warrant ended because the person came before the Court, so that all else came afterwards."""
    last = next((w for w in case.person.warrants if w.id in against.claims), None)
    handed = any(event.event == "surrendered" for event in case.person.custody)
    return bool(handed and last and last.ended and last.ended.how == "executed")


def _executed(data: Dataset, case: Case, last: Warrant, when: date) -> Sentence | None:
    """Say who handed the person over, or since when the Court held him or her; None if neither is known."""
    person, known = case.person, case.clock.known
    ends = [w.ended.date for w in person.warrants if w.ended and status_of(w, case.clock) == "ended"]
    which = "The last warrant was" if min(ends) < when else f"The warrant{'s were' if len(ends) > 1 else ' was'}"
    handed = [e for e in public_custody(person, known) if e.event == "surrendered" and first_day(e.date) <= when]
    held = in_custody_of_court(person, Clock(when, known))
    event = next((e for e in reversed(handed) if claims.of_custody(person, e) == held), None)
    if event is None:
        return None
    how = f"{data.state(event.by).in_text} surrendered {person.name} to the Court"
    if first_day(event.date) < when:
        how = f"{person.name} had been in the custody of the Court since {day(first_day(event.date))}"
    claimed = (claims.of_ending(last), claims.of_custody(person, event))
    return Sentence(f"{which} executed on {day(when)}, when {how}{beside(event, person)}", claimed, ())


def followed(data: Dataset, case: Case) -> Iterator[Sentence]:
    """Yield what became of the person after the warrant, in order of time, each day in one sentence."""
    person, clock = case.person, case.clock
    events = sorted([*_steps(data, person, clock.seen), *_custody(data, person, clock.seen)], key=lambda e: e.date)
    for when, of_day in groupby(events, key=lambda event: event.date):
        yield _told(when, list(of_day))


def still_held(case: Case, tense: Tense) -> Iterator[Sentence]:
    """Say of somebody who was judged that no release is known, where the Court's custody has not ended."""
    person = case.person
    held = in_custody_of_court(person, case.clock)
    event = next((e for e in person.custody if claims.of_custody(person, e) == held), None)
    if held and event:
        since = dated(event.date).partition(" ")[2]
        text = f"{person.name} {tense('had', 'has')} been in the custody of the Court since {since}, and no release "
        yield Sentence(f"{text}{tense('was', 'is')} known", (held,), ())


def _told(when: str, events: list[_Event]) -> Sentence:
    """Tell what followed on one day; what begins as the clause before it does is joined to that."""
    text, *others = dict.fromkeys(event.text for event in events)
    for other in others:
        again = f"{text.partition(' was ')[0]} was "
        text += f", and was {other.removeprefix(again)}" if other.startswith(again) else f"; {other}"
    claimed = tuple(claim for event in events for claim in event.claims)
    sources = tuple(dict.fromkeys(id_ for event in events for id_ in event.sources))
    return Sentence(f"{dated(when)}, {text}", claimed, sources)


def _steps(data: Dataset, person: Person, seen: date) -> Iterator[_Event]:
    """Yield the outcomes of the case; as long as there is none, the last step towards one."""
    taken = [*steps.taken(person, seen)]
    outcomes = [step for step in taken if step.step not in steps.STAGES]
    for step in outcomes or taken[-1:]:
        if not any(_same(step, other, person) for other in outcomes):
            yield _Event(step.date, steps.clause(step, person), (), steps.shown_by(data, step, seen))


def _same(step: Step, other: Step, person: Person) -> bool:
    """Say whether a step says no more than another of its day, or than the end of a warrant."""
    if step.date == other.date and (step.step, other.step) in _TELLS_MORE:
        return True
    ends = {str(w.ended.date) for w in person.warrants if w.ended and w.ended.how != "executed"}
    return step.step == "terminated" and step.date in ends


def _custody(data: Dataset, person: Person, seen: date) -> Iterator[_Event]:
    """Yield what followed the last hand-over to the Court; without one, every arrest and release."""
    events = public_custody(person, seen)
    handed = [n for n, event in enumerate(events) if event.event == "surrendered"]
    first = handed[-1] + 1 if handed else 0
    for before, event in zip([None, *events][first:], events[first:], strict=False):
        if text := clause(data, event, before, person):
            yield _Event(event.date, text, (claims.of_custody(person, event),))
