"""People and states as they stood on a day."""

from __future__ import annotations

from warrantcheck.answer import people as _people
from warrantcheck.answer import states as _states
from warrantcheck.answer.people import PeopleResult, PersonResult
from warrantcheck.answer.states import StateResult, StatesResult
from warrantcheck.api.data import load
from warrantcheck.api.question import Day, clock_of
from warrantcheck.dataset.store import Dataset
from warrantcheck.lookup.find import find_person, find_state


def person(query: str, *, on: Day | None = None, known: Day | None = None, data: Dataset | None = None) -> PersonResult:
    """Say what is known of a person on a day; errors as for `trip`."""
    source = data or load()
    return _people.person(source, find_person(source, query), clock_of(on, known))


def people(*, on: Day | None = None, known: Day | None = None, data: Dataset | None = None) -> PeopleResult:
    """List everyone named in a warrant or summons that was public on a day."""
    return _people.people(data or load(), clock_of(on, known))


def state(query: str, *, on: Day | None = None, known: Day | None = None, data: Dataset | None = None) -> StateResult:
    """Say where a state stands under the Rome Statute on a day; errors as for `trip`."""
    source = data or load()
    return _states.state(source, find_state(source, query), clock_of(on, known))


def states(*, on: Day | None = None, known: Day | None = None, data: Dataset | None = None) -> StatesResult:
    """List every state with its status on a day, and count the States Parties."""
    return _states.states(data or load(), clock_of(on, known))
