"""The days for which a map can be drawn: from the warrant to the next change that is known, each day on which an
answer is another than on the day before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from warrantcheck.answer.status import status_of_person
from warrantcheck.answer.trip.change import of_person
from warrantcheck.answer.trip.intervals import ONE_DAY, Table
from warrantcheck.answer.trip.results import Leg
from warrantcheck.answer.trip.trip import Stop, leg
from warrantcheck.answer.world.decisions import shipped
from warrantcheck.clock import FIRST_DAY, Clock
from warrantcheck.dataset.records import Person
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.office import office_held
from warrantcheck.risk.evidence import SAME_TRIP


class MapDay(Struct, frozen=True):
    """One day, the knowledge it is judged by, what the person then was, and what then happened to him or her."""

    on: date
    known: date
    office: str
    status: str
    events: tuple[str, ...]


class MapDays(Struct, frozen=True):
    """The days in order; `start` is the index of the day asked about.

    `legs` holds, by the key of each place, its answers in turn, each with the index of the first day on which it holds.
    """

    days: tuple[MapDay, ...]
    start: int
    legs: Mapping[str, tuple[tuple[int, Leg], ...]]


def map_days(data: Dataset, person: Person, stops: Mapping[str, Stop], on: date, today: date) -> MapDays | None:
    """Judge places on every day on which the answer for one of them changes, by what was public on the earlier of it
    and `today`; None if the person is wanted on none.

    Of the days to come, those to the first change are taken. The day asked about and `today` are always among them.
    """
    made, table = shipped(data, today), Table(data, today)
    spans = {
        key: made.of(person.id, stop.state.id) if made and stop.place is None else table.intervals(person, stop)
        for key, stop in stops.items()
    }
    wanted = [span.since for of_place in spans.values() for span in of_place if span.decision.duty != "not-wanted"]
    if not wanted:
        return None
    changes = {span.since for of_place in spans.values() for span in of_place if span.since >= min(wanted)}
    ahead = sorted(day for day in changes if day > today)[:1]
    kept = sorted({*(day for day in changes if day <= today), *ahead, on, max(today, min(wanted))})
    happened: dict[date, list[str]] = {}
    situations = (data.situation(warrant.situation) for warrant in person.warrants)
    for day, text in of_person(person, situations, Clock(FIRST_DAY, today)):
        happened.setdefault(day, []).append(text)
    days = tuple(_day(data, person, Clock.of(today, day), happened) for day in kept)
    legs = {}
    for key, stop in stops.items():
        again = {on, today, *(span.since for span in spans[key]), *_visits(data, stop)}
        legs[key] = tuple(_legs(data, person, stop, days, sorted(again)))
    return MapDays(days, kept.index(on), legs)


def moved(before: Leg, after: Leg) -> str:
    """Say what moved an answer: the duty, or the finding whose weight differs most.

    Of two that moved it by much the same, what is known now is told rather than what is no longer counted.
    """
    if before.duty != after.duty:
        return after.duty_text
    old, new = ({factor.id: factor for factor in one.factors if factor.id != "duty"} for one in (before, after))
    shifts = {id_: abs((new[id_].weight if id_ in new else 0) - (old[id_].weight if id_ in old else 0))
              for id_ in {**new, **old}}  # fmt: skip
    most = max(shifts, key=lambda id_: shifts[id_] * (2 if id_ in new else 1), default=None)
    if most is None or not shifts[most]:
        return ""
    if most not in new:
        return f"No longer counted: {old[most].text}"
    if most in old and old[most].text == new[most].text:
        less = abs(new[most].weight) < abs(old[most].weight)
        return f"Counts for {'less' if less else 'more'} than before: {new[most].text}"
    return new[most].text


def _day(data: Dataset, person: Person, clock: Clock, happened: Mapping[date, list[str]]) -> MapDay:
    status = status_of_person(data, person, clock)
    events = tuple(dict.fromkeys(happened.get(clock.on, ())))
    return MapDay(clock.on, clock.known, office_held(person, clock).title, status.text, events)


def _visits(data: Dataset, stop: Stop) -> Iterator[date]:
    """Yield the days on which a visit comes to count among the reasons, though the figures may stay as they are."""
    for visit in data.visits_to(stop.state.id):
        yield from (visit.published, visit.since + ONE_DAY, visit.since + SAME_TRIP + ONE_DAY)


def _legs(
    data: Dataset, person: Person, stop: Stop, days: tuple[MapDay, ...], again: list[date]
) -> Iterator[tuple[int, Leg]]:
    """Yield the answers of one place, judged again on the first of the days that is not before one of `again`."""
    judged = -1
    for index, day in enumerate(days):
        if judged != (judged := bisect_right(again, day.on)):
            clock = Clock(day.on, day.known)
            yield index, leg(data, person, office_held(person, clock), stop, clock, look_ahead=False)
