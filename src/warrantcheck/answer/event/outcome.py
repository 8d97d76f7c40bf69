"""What trips show of a meeting: that it took place, where its own row does not say so yet."""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from warrantcheck.answer.event.series import OF_TWO
from warrantcheck.dataset.names import fold
from warrantcheck.dataset.records import CAME, Event, Visit
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import last_day


def shown_by(data: Dataset, event: Event, known: date) -> Visit | None:
    """Return a trip, known by then, on which somebody came to the host for this meeting: so it took place."""
    if event.series == OF_TWO or event.status in ("cancelled", "moved"):
        return None
    rivals = [e for e in data.events if e.series == event.series and e.host == event.host and e.until >= event.since
              and e.since <= event.until and e.status not in ("cancelled", "moved")]  # fmt: skip
    if len(rivals) > 1:
        return None
    return next((v for v in data.visits_to(event.host) if v.published <= known and came_for(v, event)), None)


def settled(data: Dataset, event: Event, known: date) -> Event:
    """Return an event as held in the month of a trip that shows it, where the trip was known and the event planned."""
    visit = shown_by(data, event, known) if event.status == "planned" else None
    if visit is None:
        return event
    if event.precision == "day":
        return replace(event, status="held")
    until = visit.until if visit.day_known else last_day(f"{visit.until:%Y-%m}")
    since = max(event.since, visit.since.replace(day=1))
    return replace(event, since=since, until=min(event.until, until), precision="month", status="held")


def came_for(visit: Visit, event: Event) -> bool:
    """Say whether somebody came to the host of an event, on its days and for it: the purpose of the trip names it."""
    return (
        visit.state == event.host
        and visit.outcome in CAME
        and visit.since <= event.until
        and visit.until >= event.since
        and visit.reliability != "unverified"
        and _names(visit, event)
    )


def _names(visit: Visit, event: Event) -> bool:
    """Say whether the purpose of a trip names the event: who travels at the time of one need not come for it."""
    purpose = f" {fold(visit.purpose or '')} "
    names = (fold(re.sub(r"\d+", "", name)) for name in (event.series, *event.aliases))
    return any(f" {name} " in purpose for name in names if name)
