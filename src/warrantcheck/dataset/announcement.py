"""Since when an event was public: nobody could ask about it before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from warrantcheck.dataset.records import Event, Source
from warrantcheck.days import last_day


def public_since(event: Event, sources: Mapping[str, Source], checked: date) -> date:
    """Return the day by which host and date of an event were surely public; never one before they were announced.

    The last day that `announced` can mean. Without it, the day of the newest source that is older than the event: by
    then what was written of it before could be read. In any case the day before the event began, the day on which its
    change became public, and the day `checked` up to which the data was verified.
    """
    latest = min(event.since - timedelta(days=1), event.changed or checked, checked)
    if event.announced:
        return min(last_day(event.announced), latest)
    days = [sources[id_].date for id_ in event.sources if id_ in sources]
    return min(max((day for day in days if day and day < event.since), default=latest), latest)
