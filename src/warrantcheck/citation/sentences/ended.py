"""Why no warrant is in force on a day, and what had followed by then: judgments, sentence, custody, release."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from warrantcheck.citation.results import Sentence
from warrantcheck.citation.sentences.custody import HELD
from warrantcheck.citation.sentences.steps import BEGUN, OUTCOMES, begun, outcome
from warrantcheck.citation.wording import Tense, dated, day, owned, spelled
from warrantcheck.clock import Clock
from warrantcheck.dataset import claims
from warrantcheck.dataset.records import CustodyEvent, Person, Step, Warrant
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import first_day, last_day
from warrantcheck.law.warrants import Instruments, in_custody_of_court, status_of
from warrantcheck.risk.case import Case

_CUSTODY = re.compile(r"(?:He|She) is (?:in the Court's custody|held by the Court); ", re.IGNORECASE)
_MANNER = re.compile(r"Under |Flown |Returned ")
_COURT = "ICC"
_PAST = {"is": "was", "has": "had", "asks": "asked"}
_PRESENT = re.compile(rf"\b(?:{'|'.join(_PAST)})\b")


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
        told = dated(died.date) in below
    else:
        told = bool(end and day(end.date) in below)
        why = (last and end and end.how == "executed" and _executed(data, case, last, end.date)) or why
    none = f"no public warrant {tense('was', 'is')} in force"
    if told:
        text = f"On {day(clock.seen)} {none}" if tense.past else none
    elif tense.past and day(clock.seen) in why.text:
        text = f"{why.text}; no public warrant was then in force"
    else:
        text = f"{why.text}; {f'on {day(clock.seen)} ' if tense.past else ''}{none}"
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
    handed = [e for e in _public(person, known) if e.event == "surrendered" and first_day(e.date) <= when]
    held = in_custody_of_court(person, Clock(when, known))
    event = next((e for e in reversed(handed) if claims.of_custody(person, e) == held), None)
    if event is None:
        return None
    how = f"{data.state(event.by).in_text} surrendered {person.name} to the Court"
    if first_day(event.date) < when:
        how = f"the Court had held {person.name} since {day(first_day(event.date))}"
    claimed = (claims.of_ending(last), claims.of_custody(person, event))
    return Sentence(f"{which} executed on {day(when)}, when {how}", claimed, ())


def followed(data: Dataset, case: Case) -> Iterator[Sentence]:
    """Yield what became of the person after the warrant, in order of time, each day in one sentence."""
    person, clock = case.person, case.clock
    events = sorted([*_steps(data, person, clock.seen), *_custody(data, person, clock.seen)], key=lambda e: e.date)
    for when, of_day in groupby(events, key=lambda event: event.date):
        yield _told(when, list(of_day), person)


def still_held(case: Case, tense: Tense) -> Iterator[Sentence]:
    """Say of somebody who was judged that no release is known, where the Court's custody has not ended."""
    person = case.person
    held = in_custody_of_court(person, case.clock)
    event = next((e for e in person.custody if claims.of_custody(person, e) == held), None)
    if held and event:
        since = dated(event.date).partition(" ")[2]
        text = f"{person.name} {tense('had', 'has')} been in the custody of the Court since {since}, and no release "
        yield Sentence(f"{text}{tense('was', 'is')} known", (held,), ())


def as_recorded(person: Person, told: Sentence | None, tense: Tense) -> str:
    """Return how the record says that the case ended, with the day on which it did, without the custody told of before;
    on a day that is over in the past tense, as what the record calls present was so then."""
    text = _CUSTODY.sub("", person.status_text) if told else person.status_text
    for when in _ends(person):
        text = text.replace(f" in {first_day(when):%B %Y}", f" {dated(when)}", 1)
    if tense.past:
        text = _PRESENT.sub(lambda verb: _PAST[verb[0]], text)
    return f"{text[:1].upper()}{text[1:]}"


def _ends(person: Person) -> Iterator[str]:
    """Yield the days of the death and of the ends of warrants that are the only such days of their months."""
    days = {str(w.ended.date) for w in person.warrants if w.ended and w.ended.how not in ("executed", "death")}
    days |= {person.died.date} if person.died else set()
    others = {step.date for step in person.proceedings} | days
    for when in sorted(days):
        if first_day(when) == last_day(when) and not any(o != when and o[:7] == when[:7] for o in others):
            yield when


def _told(when: str, events: list[_Event], person: Person) -> Sentence:
    first, *others = dict.fromkeys(event.text for event in events)
    text, again = first, f"{person.name} was "
    if " kept in detention" in first:
        others = [other for other in others if not other.startswith(f"{again}detained")]
    for other in others:
        text += (
            f", and was {other.removeprefix(again)}"
            if text.startswith(again) and other.startswith(again)
            else f"; {other}"
        )
    claimed = tuple(claim for event in events for claim in event.claims)
    sources = tuple(dict.fromkeys(id_ for event in events for id_ in event.sources))
    return Sentence(f"{dated(when)}, {text}", claimed, sources)


def _steps(data: Dataset, person: Person, seen: date) -> Iterator[_Event]:
    """Yield the outcomes of the case; as long as there is none, the last step towards one."""
    steps = [step for step in person.proceedings if last_day(step.date) <= seen]
    outcomes = [step for step in steps if step.step in OUTCOMES]
    appealed = any(step.step.startswith("appeal-") for step in outcomes)
    for step in outcomes or [step for step in steps if step.step in BEGUN][-1:]:
        if any(_same(step, other, person) for other in outcomes):
            continue
        text = outcome(step, person.name, seen, appealed=appealed) if outcomes else begun(step, person.name)
        days = {id_: data.source(id_).published or date.max for id_ in step.sources}
        showing = tuple(id_ for id_, published in days.items() if first_day(step.date) <= published <= seen)
        yield _Event(step.date, text, (), showing or step.sources)


def _same(step: Step, other: Step, person: Person) -> bool:
    """Say whether a step says no more than another of its day, or than the end of a warrant."""
    if step.date == other.date and (step.step, other.step) in _TELLS_MORE:
        return True
    ends = {str(w.ended.date) for w in person.warrants if w.ended and w.ended.how != "executed"}
    return step.step == "terminated" and step.date in ends


_TELLS_MORE = {("acquitted", "appeal-reversed"), ("sentence-served", "sentenced")}


def _custody(data: Dataset, person: Person, seen: date) -> Iterator[_Event]:
    """Yield what followed the last hand-over to the Court; without one, every arrest and release."""
    events = _public(person, seen)
    handed = [n for n, event in enumerate(events) if event.event == "surrendered"]
    for event in events[handed[-1] + 1 :] if handed else events:
        if text := _event(data, event, person.name):
            yield _Event(event.date, text, (claims.of_custody(person, event),))


def _public(person: Person, seen: date) -> list[CustodyEvent]:
    return [event for event in person.custody if last_day(event.date) <= seen]


def _event(data: Dataset, event: CustodyEvent, name: str) -> str | None:
    state = data.state(event.by) if event.by != _COURT else None
    place = event.place or ""
    if event.event in HELD and state:
        return f"{name} was {HELD[event.event]} in {state.in_text}"
    if event.event == "transferred-to-serve-sentence" and state:
        where = "" if place.startswith(state.name) or not place else f"{place} in "
        return f"{name} was transferred to {where}{state.in_text}, to serve the sentence there"
    if event.event == "escaped":
        return f"{name} escaped"
    if event.event not in ("released", "released-interim"):
        return None
    if place == "Conditions revoked":
        return f"the conditions of {owned(name)} release were revoked"
    if place.startswith("released "):
        return f"{name} was {place}"
    did = "released" if event.event == "released" else "placed on interim release"
    if _MANNER.match(place):
        manner = f"{place[:1].lower()}{place[1:]}"
        return f"{name} was {did} {manner}" if manner.startswith("under") else f"{name} was {did} and {manner}"
    return f"{name} was {did}" + (f" in {_where(data, place)}" if place and place != "Sentence completed" else "")


def _where(data: Dataset, place: str) -> str:
    """Write a state, or another place, of the data inside a sentence."""
    first, comma, rest = place.partition(",")
    named: Iterable[str] = (state.in_text for state in data.states if state.name == first)
    return next(iter(named), first) + comma + rest
