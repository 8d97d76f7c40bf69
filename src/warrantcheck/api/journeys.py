"""Journeys: a trip, its explanation, a flight, several people and places, and a paragraph to write about one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import get_args

from msgspec.structs import replace

from warrantcheck.answer.explain.explain import ExplainResult
from warrantcheck.answer.route.results import RouteResult
from warrantcheck.answer.trip.group import members
from warrantcheck.answer.trip.results import TripResult
from warrantcheck.answer.trip.trip import Stop
from warrantcheck.answer.trip.trip import trip as _trip
from warrantcheck.answer.world.matrix import MatrixResult
from warrantcheck.api.arguments import Day, file, one_of, switch, text, texts
from warrantcheck.api.question import Question
from warrantcheck.citation.results import CiteResult
from warrantcheck.clock import Clock
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import UsageError
from warrantcheck.lookup.place import Place
from warrantcheck.vocabulary import CitationStyle, Role, Standing


def trip(
    person: str,
    to: str | Iterable[str] = (),
    *,
    via: str | Iterable[str] = (),
    group: str | Iterable[str] = (),
    on: Day | None = None,
    known: Day | None = None,
    assume: Standing | None = None,
    without: str | Iterable[str] = (),
    data: Dataset | None = None,
) -> TripResult:
    """Say what each state must do, and what is likely to happen, if a person travels.

    Args:
        person: name, alias or id.
        to: a destination, or several in their order, as names or ISO codes; the host if `on` is the name of an event.
        via: stops on the way.
        group: the members, on the day of travel, of groups such as `EU` or `BRICS`, after the destinations.
        on: day of travel, or the name of an event, whose first day is meant; today if not given.
        known: use only what was public on this day; the earlier of today and `on` if not given.
        assume: judge as if this office were held.
        without: judge as if these claims were false.
        data: the data to use; the shipped data if not given.

    Raises:
        UsageError: there is no destination.
        UnknownName: nobody, or no state, is called so.
        AmbiguousName: several are.
        BadDate: a day cannot be read, can mean two, or is out of range.
        WrongType: a value is of a type that the parameter cannot be.
    """
    to, via, without = texts("to", to), texts("via", via), texts("without", without)
    group = texts("group", group)
    asked = Question("trip", data, person=person, to=to, via=via, group=group, assume=assume, without=without)
    asked.without(without)
    office = asked.assumed(assume)
    clock = asked.clock(on, known)
    who = asked.person(person)
    stops = [Stop.at(place, "transit") for place in asked.places(via, "via")]
    stops += map(Stop.at, asked.places(to, "to"))
    groups = asked.groups(group, clock)
    stops += map(Stop.at, members(asked.data, groups))
    if not to and not group:
        stops.append(_host(asked))
    return asked.answer(replace(_trip(asked.data, who, stops, clock, office), groups=groups))


def _host(asked: Question) -> Stop:
    if asked.event is None:
        raise UsageError("to: name a destination or a group, or give `on` an event: its host is then the destination.")
    place = Place(asked.data.state(asked.event.host))
    asked.notes.append(f"No --to was given: the host of {asked.event.name}, {place.name}, is the destination.")
    return Stop.at(place)


def explain(
    person: str,
    place: str,
    *,
    on: Day | None = None,
    known: Day | None = None,
    assume: Standing | None = None,
    role: Role = "destination",
    without: str | Iterable[str] = (),
    data: Dataset | None = None,
) -> ExplainResult:
    """Explain an answer: the law step by step, each factor, precedents, doubts, what would change it, sources.

    Args:
        person: name, alias or id.
        place: where to, by name or code.
        on: day of travel; today if not given.
        known: use only what was public on this day; the earlier of today and `on` if not given.
        assume: judge as if this office were held.
        role: whether the person stays (`destination`), stops over (`transit`) or flies over (`overflight`).
        without: judge as if these claims were false.
        data: the data to use; the shipped data if not given.

    Raises:
        UnknownName, AmbiguousName, BadDate, WrongType: as for `trip`.
    """
    from warrantcheck.answer.explain.explain import explain as _explain

    without = texts("without", without)
    one_of("role", role, get_args(Role))
    asked = Question("explain", data, person=person, place=place, assume=assume, role=role, without=without)
    asked.without(without)
    office = asked.assumed(assume)
    clock = asked.clock(on, known)
    stop = Stop.at(asked.place(place), role)
    return asked.answer(_explain(asked.data, asked.person(person), stop, clock, office))


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
        UnknownName, AmbiguousName, BadDate, WrongType: as for `trip`.
    """
    from warrantcheck.answer.route.flight import day_of_flight, fly
    from warrantcheck.answer.route.route import route as _route

    via = texts("via", via)
    for name, value in (("begin", begin), ("to", to), ("aircraft", aircraft)):
        if value is not None:
            text(name, value)
    path = file("track", track) if track is not None else None
    words = {"from": begin, "to": to, "via": via, "track": path, "aircraft": aircraft, "assume": assume}
    asked = Question("route", data, person=person, **words)
    office = asked.assumed(assume)
    flight = fly(asked.data, begin, to, via, path, aircraft)
    asked.notes += flight.readings
    day, note = (None, None) if on is not None else day_of_flight(flight, asked.today)
    clock = asked.clock(day or on, known)
    last = asked.day(known, "known")
    later = (lambda then: Clock.of(asked.today, then, last)) if day else None
    who = asked.person(person)
    return asked.answer(_route(asked.data, who, flight, clock, office, later=later, first_note=note))


def matrix(
    people: str | Iterable[str],
    to: str | Iterable[str] = (),
    *,
    group: str | Iterable[str] = (),
    on: Day | None = None,
    known: Day | None = None,
    data: Dataset | None = None,
) -> MatrixResult:
    """Judge a visit of each of several people to each of several places, and to the members of groups.

    Arguments and errors are those of `trip`.
    """
    from warrantcheck.answer.world.matrix import matrix as _matrix

    people, to, group = texts("people", people), texts("to", to), texts("group", group)
    if not to and not group:
        raise UsageError("to: name places, or a group for its members.")
    asked = Question("matrix", data, people=people, to=to, group=group)
    clock = asked.clock(on, known)
    who = [asked.person(name, "people") for name in people]
    return asked.answer(_matrix(asked.data, who, asked.places(to, "to"), clock, asked.groups(group, clock)))


def cite(
    person: str,
    place: str,
    *,
    on: Day | None = None,
    known: Day | None = None,
    role: Role = "destination",
    style: CitationStyle = "plain",
    bibtex: bool = True,
    data: Dataset | None = None,
) -> CiteResult:
    """Write a paragraph for a story about a person and a place, each sentence with its claims; errors as for `trip`.

    Without `on` the paragraph is of the day of `known`. `role` is what the person does there. `style` is how the
    footnotes are written (`text`): `plain`, `oscola` or `chicago`. `bibtex` adds BibTeX for the data and for every
    footnote.
    """
    from warrantcheck.answer.hindsight import said_of_refusal
    from warrantcheck.citation.paragraph import cite as _cite

    one_of("role", role, get_args(Role))
    one_of("style", style, get_args(CitationStyle))
    asked = Question("cite", data, person=person, place=place, role=role, style=style, bibtex=bibtex)
    clock = asked.clock(on, known)
    if on is None:
        clock = clock.at(clock.known)
        asked.query |= {"on": clock.on.isoformat()}
    stop = Stop.at(asked.place(place), role)
    past, with_bibtex = clock.seen < asked.today, switch("bibtex", bibtex)
    who = asked.person(person)
    with said_of_refusal(who, clock, asked.today if known is None else None):
        return asked.answer(_cite(asked.data, who, stop, clock, past=past, with_bibtex=with_bibtex, style=style))
