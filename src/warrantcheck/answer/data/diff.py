"""What changed between two versions of the data: which claims, and which answers of a day, for whom and where."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

from warrantcheck.answer.result import Result
from warrantcheck.answer.trip.results import DISCLAIMER
from warrantcheck.answer.trip.trip import Stop, case_of
from warrantcheck.clock import Clock
from warrantcheck.dataset.grounds import grounds
from warrantcheck.dataset.records import Person, Record, State
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.duty import DutyValue
from warrantcheck.law.office import office_held
from warrantcheck.law.warrants import instruments
from warrantcheck.risk.estimate import estimate
from warrantcheck.vocabulary import ORDER, Level

Change = Literal["added", "removed", "changed"]


class Version(Struct, frozen=True):
    """Which data this is."""

    version: str
    checked: str
    digest: str


class ClaimChange(Struct, frozen=True):
    """A claim that is new, gone, or says something else; `fields` are those that differ."""

    claim: str
    change: Change
    about: str
    fields: tuple[str, ...]
    old: str | None
    new: str | None


class Short(Struct, frozen=True):
    """An answer in short: duty, risk in per cent, level."""

    duty: DutyValue
    risk: float
    level: Level


class AnswerChange(Struct, frozen=True):
    """An answer whose duty or level differs; `claims` are the changed claims that it rests on, before or after.

    `old` or `new` is None where the person or the state is not in that version.
    """

    person: str
    name: str
    state: str
    state_name: str
    old: Short | None
    new: Short | None
    claims: tuple[str, ...]


class DiffResult(Result, frozen=True):
    """The differences; `compared` counts the pairs of a wanted person and a state, `shifted` those of which the risk
    alone moved by a point or more. `model_changed`: the weights of the estimate differ."""

    on: date
    old: Version
    new: Version
    model_changed: bool
    claims: tuple[ClaimChange, ...]
    answers: tuple[AnswerChange, ...]
    compared: int
    shifted: int
    note: str = DISCLAIMER


def diff(old: Dataset, new: Dataset, clock: Clock) -> DiffResult:
    """Compare two versions: their claims, and the answers for everyone wanted on a day, in every state."""
    changes = tuple(sorted(_claims(old, new), key=lambda c: (c.change, c.claim)))
    touched = {change.claim for change in changes}
    shifted = 0
    answers = []
    wanted = sorted(_wanted(old, clock) | _wanted(new, clock))
    states = sorted({s.id for s in old.states} | {s.id for s in new.states})
    same = old.digest and old.digest == new.digest  # of every file they were made from
    for id_ in () if same else wanted:
        for code in states:
            before, after = _answer(old, id_, code, clock), _answer(new, id_, code, clock)
            if before and after and (before[0].duty, before[0].level) == (after[0].duty, after[0].level):
                shifted += abs(before[0].risk - after[0].risk) >= 1
                continue
            if before or after:
                answers.append(_answer_change(old, new, id_, code, before, after, touched))
    return DiffResult(
        on=clock.on,
        old=Version(old.version, old.checked, old.digest),
        new=Version(new.version, new.checked, new.digest),
        model_changed=old.model != new.model,
        claims=changes,
        answers=tuple(sorted(answers, key=_rank)),
        compared=len(wanted) * len(states),
        shifted=shifted,
    )


Judged = tuple[Short, tuple[str, ...]]


def judge(data: Dataset, person: Person, state: State, clock: Clock) -> Judged:
    """Return an answer in short, with the claims that it rests on."""
    case = case_of(data, person, office_held(person, clock), Stop(state), clock)
    found = estimate(case, data.model)
    used = (*case.duty.claims, *(claim for f in found.factors for claim in f.effect.claims))
    return Short(case.duty.value, found.risk, found.level), tuple(dict.fromkeys(used))


def _answer(data: Dataset, person: str, state: str, clock: Clock) -> Judged | None:
    if not data.has("person", person) or not data.has("state", state):
        return None
    return judge(data, data.person(person), data.state(state), clock)


def _wanted(data: Dataset, clock: Clock) -> set[str]:
    return {person.id for person in data.people if instruments(person, clock).wanted}


def _answer_change(
    old: Dataset, new: Dataset, person: str, state: str, before: Judged | None, after: Judged | None, touched: set[str]
) -> AnswerChange:
    holds = new if after else old
    used = dict.fromkeys((*(before[1] if before else ()), *(after[1] if after else ())))
    return AnswerChange(
        person=person,
        name=holds.person(person).name,
        state=state,
        state_name=holds.state(state).name,
        old=before[0] if before else None,
        new=after[0] if after else None,
        claims=tuple(claim for claim in used if claim in touched),
    )


def _rank(change: AnswerChange) -> tuple[str, int, float, str]:
    """Order by person, then the largest move of the level, then of the risk."""
    if change.old is None or change.new is None:
        return change.person, -len(ORDER), 0, change.state
    move = abs(ORDER.index(change.old.level) - ORDER.index(change.new.level))
    return change.person, -move, -abs(change.old.risk - change.new.risk), change.state


def _claims(old: Dataset, new: Dataset) -> Iterator[ClaimChange]:
    before, after = grounds(old), grounds(new)
    for id_ in before.keys() - after.keys():
        claim = old.claim(id_)
        yield ClaimChange(id_, "removed", claim.about, (), claim.text, None)
    for id_ in after.keys() - before.keys():
        claim = new.claim(id_)
        yield ClaimChange(id_, "added", claim.about, (), None, claim.text)
    for id_ in before.keys() & after.keys():
        fields = _fields_that_differ(before[id_], after[id_])
        if fields:
            claim = new.claim(id_)
            yield ClaimChange(id_, "changed", claim.about, fields, old.claim(id_).text, claim.text)


def _fields_that_differ(old: Record, new: Record) -> tuple[str, ...]:
    names = dict.fromkeys((*old.__struct_fields__, *new.__struct_fields__))
    return tuple(n for n in names if getattr(old, n, None) != getattr(new, n, None))
