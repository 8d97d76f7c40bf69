"""Journeys: a trip, a flight, several people and places, and a paragraph to write about one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from warrantcheck.answer.matrix import MatrixResult
from warrantcheck.answer.matrix import matrix as _matrix
from warrantcheck.answer.results import TripResult
from warrantcheck.answer.route_results import RouteResult
from warrantcheck.answer.trip import Stop
from warrantcheck.answer.trip import trip as _trip
from warrantcheck.api.data import load
from warrantcheck.api.question import Day, clock_of, names_of, this_day
from warrantcheck.citation.paragraph import cite as _cite
from warrantcheck.citation.results import CiteResult
from warrantcheck.dataset.store import Dataset
from warrantcheck.lookup.find import find_person, find_place
from warrantcheck.vocabulary import CitationStyle, Role, Standing


def trip(
    person: str,
    to: str | Iterable[str],
    *,
    via: str | Iterable[str] = (),
    on: Day | None = None,
    known: Day | None = None,
    assume: Standing | None = None,
    data: Dataset | None = None,
) -> TripResult:
    """Say what each state must do, and what is likely to happen, if a person travels.

    Args:
        person: name, alias or id.
        to: a destination, or several in their order, as names or ISO codes.
        via: stops on the way.
        on: day of travel; today if not given.
        known: use only what was public on this day; the earlier of today and `on` if not given.
        assume: judge as if this office were held.
        data: the data to use; the shipped data if not given.

    Raises:
        UnknownName: nobody, or no state, is called so.
        AmbiguousName: several are.
        BadDate: a day cannot be read, can mean two, or is out of range.
    """
    source = data or load()
    stops = [Stop.at(find_place(source, place), "transit") for place in names_of(via)]
    stops += [Stop.at(find_place(source, place)) for place in names_of(to)]
    return _trip(source, find_person(source, person), stops, clock_of(on, known), assume)


def route(
    person: str,
    begin: str | None = None,
    to: str | None = None,
    *,
    via: str | Iterable[str] = (),
    track: Path | str | None = None,
    aircraft: str | None = None,
    on: Day | None = None,
    known: Day | None = None,
    assume: Standing | None = None,
    data: Dataset | None = None,
) -> RouteResult:
    """Say whose airspace a flight crosses, and what each state must and may do about it.

    Args:
        person: name, alias or id.
        begin: where the flight begins: airport, large city, or a state (its capital).
        to: where it ends.
        via: landings on the way.
        track: instead of places, a file of observed positions (GPX, KML, GeoJSON, CSV or readsb's JSON).
        aircraft: which aircraft of a track that holds several, as the file names it.
        on: day of the flight; if not given, the UTC days of the track's positions, else today (`first_note` says so).
        known: use only what was public on this day; the earlier of today and `on` if not given.
        assume: judge as if this office were held.
        data: the data to use; the shipped data if not given.

    Raises:
        UsageError: neither both places nor a track are given, or all; the track cannot be read.
        DataError: the files of airspace are missing or damaged.
        UnknownName, AmbiguousName, BadDate: as for `trip`.
    """
    from warrantcheck.answer.flight import day_of_flight, fly
    from warrantcheck.answer.route import route as _route

    source = data or load()
    flight = fly(source, begin, to, names_of(via), Path(track) if track is not None else None, aircraft)
    day, note = (None, None) if on is not None else day_of_flight(flight, this_day())
    clock = clock_of(day or on, known)
    later = (lambda then: clock_of(then, known)) if day else None
    return _route(source, find_person(source, person), flight, clock, assume, later=later, first_note=note)


def matrix(
    people: str | Iterable[str],
    to: str | Iterable[str],
    *,
    on: Day | None = None,
    known: Day | None = None,
    data: Dataset | None = None,
) -> MatrixResult:
    """Judge a visit of each of several people to each of several places; errors as for `trip`."""
    source = data or load()
    who = [find_person(source, name) for name in names_of(people)]
    return _matrix(source, who, [find_place(source, place) for place in names_of(to)], clock_of(on, known))


def cite(
    person: str,
    place: str,
    *,
    on: Day | None = None,
    known: Day | None = None,
    role: Role = "destination",
    style: CitationStyle = "plain",
    data: Dataset | None = None,
) -> CiteResult:
    """Write a paragraph for a story about a person and a place, each sentence with its claims; errors as for `trip`.

    `style` is how the footnotes are written (`text`): `plain`, `oscola` or `chicago`; `bibtex` is there with each.
    """
    source, clock = data or load(), clock_of(on, known)
    stop = Stop.at(find_place(source, place), role)
    past = clock.on < this_day()
    return _cite(source, find_person(source, person), stop, clock, past=past, with_bibtex=True, style=style)
