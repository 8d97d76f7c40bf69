"""The day from which an event was public."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from warrantcheck.dataset.records import Event, Source
from warrantcheck.days import first_day, last_day


def public_since(event: Event, sources: Mapping[str, Source], checked: date) -> date:
    """Return the day by which host and date of an event were surely public; never one before they were announced.

    The day `announced`. Of a month or a year the last day that it can mean; without any, the day of the newest source
    that is older than the event: by then what was written of it before could be read. In both cases at the latest the
    day before the event (the end of a span whose day is open), the day on which its change became public, and the day
    `checked` up to which the data was verified.
    """
    if event.announced and first_day(event.announced) == last_day(event.announced):
        return first_day(event.announced)
    eve = event.since - timedelta(days=1) if event.precision == "day" else event.until
    latest = min(eve, event.changed or checked, checked)
    if event.announced:
        return min(last_day(event.announced), latest)
    days = [sources[id_].date for id_ in event.sources if id_ in sources]
    return min(max((day for day in days if day and day <= eve), default=latest), latest)
