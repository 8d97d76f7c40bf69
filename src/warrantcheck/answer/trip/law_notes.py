"""The law around a trip: which notes bear on a stop, by the two days of the question."""

from __future__ import annotations

from datetime import date
from typing import get_args

from warrantcheck.answer.trip.results import LegNote
from warrantcheck.clock import LAST_DAY, Clock
from warrantcheck.dataset.records import Conditions, LawNote, State
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.warrants import instruments
from warrantcheck.lookup.place import Place
from warrantcheck.risk.case import Case
from warrantcheck.vocabulary import NoteKind

_ORDER = get_args(NoteKind)
_OF_A_JOURNEY: tuple[NoteKind, ...] = ("headquarters", "un-travel-ban", "entry-ban", "airspace")
"""No ban keeps people out of their own country, and a person who lives there makes no journey."""


def law_notes(data: Dataset, case: Case, state: State, place: Place | None) -> tuple[LegNote, ...]:
    """Return the notes that apply to a stop of a wanted person, by kind and then in order of time."""
    if not case.judged:
        return ()
    found = data.law_notes_on(state.id, case.person.id)
    home = case.question == "home"
    bear = [
        note
        for note in found
        if _holds(note, case.clock)
        and _applies(note.applies, case, state, place)
        and not (home and note.kind in _OF_A_JOURNEY)
    ]
    bear.sort(key=lambda note: (_ORDER.index(note.kind), note.since))
    return tuple(_shown(data, note, case.clock) for note in bear)


def _shown(data: Dataset, note: LawNote, clock: Clock) -> LegNote:
    sources = data.sources_of((note.id,), clock.known)
    until = note.until if _end_public(note) <= clock.known else None
    return LegNote(note.id, note.kind, note.text, note.articles, note.since, until, note.reliability, sources)


def _end_public(note: LawNote) -> date:
    """Return the day on which it became known that a note was to end."""
    return note.until_public or note.until or LAST_DAY


def _holds(note: LawNote, clock: Clock) -> bool:
    """Say whether a note was public and in force; an end that was not known by then is no end."""
    if note.since > clock.on or note.published > clock.known:
        return False
    ended = note.until is not None and note.until <= clock.on
    return not ended or _end_public(note) > clock.known


def _applies(given: Conditions, case: Case, state: State, place: Place | None) -> bool:
    person, territory = case.person, place.territory if place else None
    where = territory.id if territory else ""
    return (
        (not given.states or state.id in given.states)
        and where not in given.outside
        and (not given.territories or where in given.territories)
        and _in_city(given.cities, place)
        and (not given.people or person.id in given.people)
        and (not given.nationality or not set(given.nationality).isdisjoint(person.nationality))
        and (not given.standing or case.office.standing in given.standing)
        and (not given.roles or case.role in given.roles)
        and (not given.duties or case.duty.value in given.duties)
        and (not given.situations or not set(given.situations).isdisjoint(_situations(case)))
    )


def _in_city(cities: tuple[str, ...], place: Place | None) -> bool:
    """A trip that names no place within the state may lead to the city."""
    if not cities or place is None:
        return True
    return place.territory is None and (place.detail is None or place.detail in cities)


def _situations(case: Case) -> set[str]:
    return {warrant.situation for warrant in instruments(case.person, case.clock).warrants}
