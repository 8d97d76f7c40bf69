"""The Python API: everything the command line can answer, as functions that take plain values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from warrantcheck.answer import diff as _diff
from warrantcheck.answer import people as _people
from warrantcheck.answer import states as _states
from warrantcheck.answer.diff import DiffResult
from warrantcheck.answer.people import PeopleResult, PersonResult
from warrantcheck.answer.results import TripResult
from warrantcheck.answer.states import StateResult, StatesResult
from warrantcheck.answer.trip import Stop
from warrantcheck.answer.trip import trip as _trip
from warrantcheck.citation import paragraph as _paragraph
from warrantcheck.citation.results import CiteResult
from warrantcheck.clock import Clock
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import parse_day
from warrantcheck.lookup.find import find_person, find_place, find_state
from warrantcheck.vocabulary import Standing

Day = date | str


@cache
def load(folder: Path | None = None) -> Dataset:
    """Open the data shipped with the package, or a folder of YAML files.

    Raises:
        DataError: it cannot be read or is not sound.
    """
    return Dataset.from_folder(folder) if folder else Dataset.shipped()


def trip(
    person: str,
    to: Iterable[str],
    *,
    via: Iterable[str] = (),
    on: Day | None = None,
    known: Day | None = None,
    assume: Standing | None = None,
    data: Dataset | None = None,
) -> TripResult:
    """Say what each state must do, and what is likely to happen, if a person travels.

    Args:
        person: name, alias or id.
        to: destinations, as names or ISO codes.
        via: stops on the way.
        on: day of travel; today if not given.
        known: use only what was public on this day; the earlier of today and `on` if not given.
        assume: judge as if this office were held.
        data: the data to use; the shipped data if not given.

    Raises:
        UnknownName: nobody, or no state, is called so.
        AmbiguousName: several are.
        BadDate: a day is not written as YYYY-MM-DD, or out of range.
    """
    source = data or load()
    stops = [Stop.at(find_place(source, place), "transit") for place in via]
    stops += [Stop.at(find_place(source, place)) for place in to]
    return _trip(source, find_person(source, person), stops, _clock(on, known), assume)


def person(query: str, *, on: Day | None = None, known: Day | None = None, data: Dataset | None = None) -> PersonResult:
    """Say what is known of a person on a day; errors as for `trip`."""
    return _people.person(find_person(data or load(), query), _clock(on, known))


def people(*, on: Day | None = None, known: Day | None = None, data: Dataset | None = None) -> PeopleResult:
    """List everyone named in a warrant or summons that was public on a day."""
    return _people.people(data or load(), _clock(on, known))


def state(query: str, *, on: Day | None = None, known: Day | None = None, data: Dataset | None = None) -> StateResult:
    """Say where a state stands under the Rome Statute on a day; errors as for `trip`."""
    source = data or load()
    return _states.state(source, find_state(source, query), _clock(on, known))


def states(*, on: Day | None = None, known: Day | None = None, data: Dataset | None = None) -> StatesResult:
    """List every state with its status on a day, and count the States Parties."""
    return _states.states(data or load(), _clock(on, known))


def cite(
    person: str, place: str, *, on: Day | None = None, known: Day | None = None, data: Dataset | None = None
) -> CiteResult:
    """Write a paragraph for a story about a person and a place, each sentence with its claims; errors as for `trip`."""
    source, clock = data or load(), _clock(on, known)
    stop = Stop.at(find_place(source, place))
    past = clock.on < _today()
    return _paragraph.cite(source, find_person(source, person), stop, clock, past=past, with_bibtex=True)


def diff(old: Dataset, new: Dataset, *, on: Day | None = None) -> DiffResult:
    """Compare two versions of the data: their claims, and the answers of a day for everyone wanted in every state."""
    return _diff.diff(old, new, _clock(on, None))


def _clock(on: Day | None, known: Day | None) -> Clock:
    today = _today()
    return Clock.of(today, _day(on, today), _day(known, today))


def _today() -> date:
    return date.today()  # noqa: DTZ011 (the caller's calendar day is meant)


def _day(value: Day | None, today: date) -> date | None:
    return parse_day(value, today) if isinstance(value, str) else value
