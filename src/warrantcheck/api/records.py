"""People and states: as they stood on a day, what happened around them, and what they are called."""

from __future__ import annotations

from collections.abc import Iterable

from warrantcheck.answer.data.search import SearchResult
from warrantcheck.answer.person.people import PeopleResult, PersonResult
from warrantcheck.answer.person.timeline import TimelineResult
from warrantcheck.answer.world.states import StateResult, StatesResult
from warrantcheck.api.arguments import Day, number, one_of, switch, texts
from warrantcheck.api.arguments import text as text_of
from warrantcheck.api.question import Question
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import UsageError

FIRST_YEAR, LAST_YEAR = 1998, 2099


def person(query: str, *, on: Day | None = None, known: Day | None = None, data: Dataset | None = None) -> PersonResult:
    """Say what is known of a person on a day: offices, warrants and summonses, whether wanted; errors as for `trip`."""
    from warrantcheck.answer.hindsight import said_of_refusal
    from warrantcheck.answer.person import people as answers

    asked = Question("person", data, query=query)
    clock = asked.clock(on, known)
    who = asked.person(query, "query")
    with said_of_refusal(who, clock, asked.today if known is None else None):
        return asked.answer(answers.person(asked.data, who, clock))


def people(
    *,
    wanted: bool = False,
    situation: str | None = None,
    nationality: str | None = None,
    on: Day | None = None,
    known: Day | None = None,
    data: Dataset | None = None,
) -> PeopleResult:
    """List everyone named in a warrant or summons that was public on a day, or some of them; errors as for `trip`.

    Args:
        wanted: only those wanted on that day, whom the Court does not hold.
        situation: only this situation before the Court, by its id or name, or its state.
        nationality: only nationals of this state.
        on: the day; today if not given.
        known: use only what was public on this day; the earlier of today and `on` if not given.
        data: the data to use; the shipped data if not given.
    """
    from warrantcheck.answer.person import people as answers
    from warrantcheck.lookup.situation import find_situations

    asked = Question("people", data, wanted=wanted, situation=situation, nationality=nationality)
    clock, only = asked.clock(on, known), switch("wanted", wanted)
    within = find_situations(asked.data, text_of("situation", situation)) if situation is not None else ()
    of = asked.state(nationality, "nationality") if nationality is not None else None
    return asked.answer(answers.people(asked.data, clock, wanted=only, situations=within, nationality=of))


def state(query: str, *, on: Day | None = None, known: Day | None = None, data: Dataset | None = None) -> StateResult:
    """Say where a state stands under the Rome Statute on a day; errors as for `trip`."""
    from warrantcheck.answer.world import states as answers

    asked = Question("state", data, query=query)
    clock = asked.clock(on, known)
    return asked.answer(answers.state(asked.data, asked.place(query, "query"), clock))


def states(*, on: Day | None = None, known: Day | None = None, data: Dataset | None = None) -> StatesResult:
    """List every state with its status on a day, and count the States Parties."""
    from warrantcheck.answer.world import states as answers

    asked = Question("states", data)
    return asked.answer(answers.states(asked.data, asked.clock(on, known)))


def history(person: str, *, known: Day | None = None, data: Dataset | None = None) -> TimelineResult:
    """Show the history of a person: warrants, offices, custody, trips, statements; errors as for `trip`."""
    from warrantcheck.answer.person import timeline

    asked = Question("history", data, person=person)
    clock = asked.clock(None, known)
    return asked.answer(timeline.history(asked.data, asked.person(person), clock))


def record(
    place: str | None = None,
    *,
    kind: str | Iterable[str] = (),
    person: str | None = None,
    year: int | None = None,
    since: Day | None = None,
    until: Day | None = None,
    known: Day | None = None,
    data: Dataset | None = None,
) -> TimelineResult:
    """Show the record of a state, or of all: treaty acts, statements, visits, arrests, findings; errors as for `trip`.

    Args:
        place: the state; of all states, if not given, something else must narrow the record.
        kind: only these kinds, such as `arrest` (arrests and hand-overs), `surrender`, `visit`, `statement`.
        person: only what is about this person.
        year: only this year, from 1998 on.
        since: only from this day on.
        until: only up to this day.
        known: use only what was public on this day; today if not given.
        data: the data to use; the shipped data if not given.
    """
    from warrantcheck.answer.person import timeline

    kinds = tuple(one_of("kind", one, timeline.KINDS) for one in texts("kind", kind))
    if place is None and not (kinds or person or year or since or until):
        raise UsageError("place: name a state, or narrow the record of all states by kind, person, year or days.")
    if year is not None:
        number("year", year, FIRST_YEAR, LAST_YEAR)
    asked = Question("record", data, place=place, kind=kinds, person=person, year=year, since=since, until=until)
    clock = asked.clock(None, known)
    days = timeline.days_between(asked.day(since, "since"), asked.day(until, "until"), year)
    who = asked.person(person) if person is not None else None
    state = asked.state(place, "place") if place is not None else None
    return asked.answer(timeline.record(asked.data, state, clock, timeline.Chosen(kinds, who, *days)))


def search(text: str, *, data: Dataset | None = None) -> SearchResult:
    """List the people and places whose names contain a text, in any script."""
    from warrantcheck.answer.data.search import find

    asked = Question("search", data, text=text)
    return asked.answer(find(asked.data, text_of("text", text)))
