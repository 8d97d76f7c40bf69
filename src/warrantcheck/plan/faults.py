"""What is wrong in a plan beyond the types of its values: each fault with its place, however many others there are.

The plan is looked at as it was written, so that a fault in one trip hides none in another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from warrantcheck.authoring.yaml_source import Path_
from warrantcheck.clock import Clock
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import UsageError
from warrantcheck.lookup.find import find_place, read_person

MOST_TRIPS = 10_000
MOST_SUGGESTIONS = 20
"""For so many names that cannot be read, a near one is looked for: a look at every name takes a while."""

_ACCEPTED_BY = ([False, True, True], [True, False, False])
"""Which of trip, person and to an acceptance may leave out."""


class Fault(Struct, frozen=True):
    """A sentence on what stands at `path`, and names that may have been meant."""

    path: Path_
    message: str
    candidates: tuple[str, ...] = ()


def faults_within(plan: dict[str, Any]) -> Iterator[Fault]:
    """Yield what can be told from the plan alone."""
    trips, age = plan.get("trips"), plan.get("max_age")
    if trips == []:
        yield Fault(("trips",), "a plan needs at least one trip")
    if isinstance(trips, list) and len(trips) > MOST_TRIPS:
        yield Fault(("trips",), f"more than {MOST_TRIPS} trips: use `batch` for so many")
    if isinstance(age, int) and age < 0:
        yield Fault(("max_age",), "a number of days must not be negative")
    yield from _faults_of_ids("trips", plan)
    yield from _faults_of_ids("accept", plan)
    for i, trip in _mappings(plan, "trips"):
        if trip.get("to") == []:
            yield Fault(("trips", i, "to"), "a trip needs a destination")
        if not (trip.get("person") or _defaults(plan).get("person")):
            yield Fault(("trips", i), "no person, neither here nor in defaults")
    for i, entry in _mappings(plan, "accept"):
        reason = entry.get("reason")
        if isinstance(reason, str) and not reason.strip():
            yield Fault(("accept", i, "reason"), "an accepted risk needs a reason")
        if [entry.get(key) is None for key in ("trip", "person", "to")] not in _ACCEPTED_BY:
            yield Fault(("accept", i), "names either a trip, or a person and to")


def unreadable(plan: dict[str, Any], data: Dataset, today: date) -> Iterator[Fault]:
    """Yield the people and places that the data does not know, and the days of which it does not speak."""
    sought = 0
    for path, text, look_up in _names(plan):
        try:
            look_up(data, text, suggest=sought < MOST_SUGGESTIONS)
        except UsageError as error:
            sought += 1
            yield Fault(path, error.message.rstrip("."), error.candidates)
    for path, key, day in _days(plan):
        try:
            Clock.of(today, **{key: day})
        except UsageError as error:
            yield Fault((*path, key), error.message.rstrip("."))


def _names(plan: dict[str, Any]) -> Iterator[tuple[Path_, str, Callable[..., object]]]:
    """Yield each name with the function that reads it; the person of `defaults` only where a trip needs it."""
    trips = [*_mappings(plan, "trips")]
    person = _defaults(plan).get("person")
    if isinstance(person, str) and not all(trip.get("person") for _, trip in trips):
        yield ("defaults", "person"), person, read_person
    for key, entries in (("trips", trips), ("accept", [*_mappings(plan, "accept")])):
        for i, entry in entries:
            person = entry.get("person")
            if isinstance(person, str) and person:
                yield (key, i, "person"), person, read_person
            for places in ("via", "to"):
                value = entry.get(places)
                if isinstance(value, str):
                    yield (key, i, places), value, find_place
                for n, place in enumerate(value if isinstance(value, list) else ()):
                    if isinstance(place, str):
                        yield (key, i, places, n), place, find_place


def _days(plan: dict[str, Any]) -> Iterator[tuple[Path_, str, date]]:
    places: list[tuple[Path_, dict[str, Any]]] = [(("defaults",), _defaults(plan))]
    places += [(("trips", i), trip) for i, trip in _mappings(plan, "trips")]
    for path, entry in places:
        for key in ("on", "known"):
            value = entry.get(key)
            if isinstance(value, str):  # in quotes; what is no day was told when the types were checked
                try:
                    value = date.fromisoformat(value)
                except ValueError:
                    continue
            if isinstance(value, date):
                yield path, key, value


def _faults_of_ids(key: str, plan: dict[str, Any]) -> Iterator[Fault]:
    seen: set[str] = set()
    for i, entry in _mappings(plan, key):
        id_ = entry.get("id")
        if not isinstance(id_, str):
            continue
        if not id_.strip() or not id_.isprintable():
            yield Fault((key, i, "id"), "an id is a word or a line of printable text")
        if id_ in seen:
            yield Fault((key, i, "id"), f"the id {id_!r} is given twice")
        seen.add(id_)


def _mappings(plan: dict[str, Any], key: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the entries of a list that are mappings, numbered as they stand."""
    entries = plan.get(key)
    return ((i, one) for i, one in enumerate(entries if isinstance(entries, list) else ()) if isinstance(one, dict))


def _defaults(plan: dict[str, Any]) -> dict[str, Any]:
    found = plan.get("defaults")
    return found if isinstance(found, dict) else {}
