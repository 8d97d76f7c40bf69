"""Summits and other fixed dates."""

from __future__ import annotations

from warrantcheck.answer.event import event as _events
from warrantcheck.answer.event.calendar import MONTHS, CalendarResult
from warrantcheck.answer.event.calendar import calendar as _calendar
from warrantcheck.answer.event.event import EventResult
from warrantcheck.api.arguments import Day, number, switch, text
from warrantcheck.api.question import Question
from warrantcheck.dataset.store import Dataset
from warrantcheck.lookup.event import find_event, find_series

MOST_MONTHS = 240


def calendar(
    person: str,
    *,
    on: Day | None = None,
    known: Day | None = None,
    months: int = MONTHS,
    series: str | None = None,
    every: bool = False,
    data: Dataset | None = None,
) -> CalendarResult:
    """List the events of the next months with duty and risk for one person at each host; errors as for `trip`.

    Args:
        person: name, alias or id.
        on: the day from which to look ahead; today if not given.
        known: leave out what was announced after this day; the earlier of today and `on` if not given.
        months: how far to look ahead, from 1 to 240.
        series: only events of this series, such as `G20`.
        every: also events at which nothing shows that the person's state takes part.
        data: the data to use; the shipped data if not given.
    """
    asked = Question("calendar", data, person=person, months=months, series=series, every=every)
    ahead = number("months", months, 1, MOST_MONTHS)
    chosen = find_series(asked.data, text("series", series)) if series is not None else None
    clock = asked.clock(on, known)
    all_ = switch("every", every) or series is not None
    return asked.answer(_calendar(asked.data, asked.person(person), clock, ahead, chosen, every=all_))


def event(name: str, *, known: Day | None = None, data: Dataset | None = None) -> EventResult:
    """Judge a visit of everyone wanted to the host of an event, on its first day.

    Args:
        name: id, name or alias of the event, such as `BRICS 2023`.
        known: use only what was public on this day; if not given, the day before a past event began, or today.
        data: the data to use; the shipped data if not given.

    Raises:
        UnknownName: no event is called so, or it had not been announced by `known`.
        AmbiguousName: several are called so, or the name is that of a series.
        BadDate: a day cannot be read, can mean two, or is out of range.
    """
    asked = Question("event", data, name=name)
    found = find_event(asked.data, text("name", name))
    question = _events.asked(asked.data, found, asked.today, asked.day(known, "known"))
    asked.query |= {"on": question.clock.on.isoformat(), "known": question.clock.known.isoformat()}
    return asked.answer(_events.event(asked.data, question))
