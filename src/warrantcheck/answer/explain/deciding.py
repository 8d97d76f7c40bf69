"""Which statements decide an answer: those without which a level would be another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from warrantcheck.answer.trip.trip import Stop, case_of
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Person, State, Statement
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.office import office_held
from warrantcheck.law.warrants import instruments
from warrantcheck.risk.estimate import estimate
from warrantcheck.vocabulary import Level

_NEXT_DAY = timedelta(days=1)


def deciding(data: Dataset, statements: Iterable[Statement]) -> Iterator[Statement]:
    """Yield the statements that move the level of a trip, on the day after they became public or on the last day to
    which the facts were checked.

    Tried are the people a statement is about, against the state that spoke, those it was addressed to, or the members
    of the body that spoke.
    """
    checked = date.fromisoformat(data.checked)
    for said in statements:
        without = data.without((said.id,))
        for clock in map(Clock.of, (said.published + _NEXT_DAY, checked)):
            pairs = [(person, host) for person in _about(data, said, clock) for host in _hosts(data, said)]
            if any(_level(data, *pair, clock) != _level(without, *pair, clock) for pair in pairs):
                yield said
                break


def _about(data: Dataset, said: Statement, clock: Clock) -> list[Person]:
    return [p for p in data.people if {p.id, "all"} & set(said.about) and instruments(p, clock).wanted]


def _hosts(data: Dataset, said: Statement) -> tuple[State, ...]:
    members = (code for body in data.bodies if body.id == said.body for code in body.members)
    return tuple(map(data.state, (said.state,) if said.state else said.addressed or members))


def _level(data: Dataset, person: Person, host: State, clock: Clock) -> Level:
    return estimate(case_of(data, person, office_held(person, clock), Stop(host), clock), data.model).level
