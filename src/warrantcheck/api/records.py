"""People and states: as they stood on a day, what happened around them, and what they are called."""

from __future__ import annotations

from warrantcheck.answer.people import PeopleResult, PersonResult
from warrantcheck.answer.search import SearchResult
from warrantcheck.answer.states import StateResult, StatesResult
from warrantcheck.answer.timeline import TimelineResult
from warrantcheck.api.arguments import Day
from warrantcheck.api.arguments import text as text_of
from warrantcheck.api.question import Question
from warrantcheck.dataset.store import Dataset


def person(query: str, *, on: Day | None = None, known: Day | None = None, data: Dataset | None = None) -> PersonResult:
    """Say what is known of a person on a day: offices, warrants and summonses, whether wanted; errors as for `trip`."""
    from warrantcheck.answer import people as answers

    asked = Question("person", data, query=query)
    clock = asked.clock(on, known)
    return asked.answer(answers.person(asked.data, asked.person(query, "query"), clock))


def people(*, on: Day | None = None, known: Day | None = None, data: Dataset | None = None) -> PeopleResult:
    """List everyone named in a warrant or summons that was public on a day."""
    from warrantcheck.answer import people as answers

    asked = Question("people", data)
    return asked.answer(answers.people(asked.data, asked.clock(on, known)))


def state(query: str, *, on: Day | None = None, known: Day | None = None, data: Dataset | None = None) -> StateResult:
    """Say where a state stands under the Rome Statute on a day; errors as for `trip`."""
    from warrantcheck.answer import states as answers

    asked = Question("state", data, query=query)
    clock = asked.clock(on, known)
    return asked.answer(answers.state(asked.data, asked.state(query, "query"), clock))


def states(*, on: Day | None = None, known: Day | None = None, data: Dataset | None = None) -> StatesResult:
    """List every state with its status on a day, and count the States Parties."""
    from warrantcheck.answer import states as answers

    asked = Question("states", data)
    return asked.answer(answers.states(asked.data, asked.clock(on, known)))


def history(person: str, *, known: Day | None = None, data: Dataset | None = None) -> TimelineResult:
    """Show the history of a person: warrants, offices, custody, trips, statements; errors as for `trip`."""
    from warrantcheck.answer import timeline

    asked = Question("history", data, person=person)
    clock = asked.clock(None, known)
    return asked.answer(timeline.history(asked.data, asked.person(person), clock))


def record(place: str, *, known: Day | None = None, data: Dataset | None = None) -> TimelineResult:
    """Show the record of a state: treaty acts, statements, visits, arrests, findings; errors as for `trip`."""
    from warrantcheck.answer import timeline

    asked = Question("record", data, place=place)
    clock = asked.clock(None, known)
    return asked.answer(timeline.record(asked.data, asked.state(place, "place"), clock))


def search(text: str, *, data: Dataset | None = None) -> SearchResult:
    """List the people and places whose names contain a text, in any script."""
    from warrantcheck.answer.search import find

    asked = Question("search", data, text=text)
    return asked.answer(find(asked.data, text_of("text", text)))
