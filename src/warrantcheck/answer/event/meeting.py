"""An event as it was known on a day: it is not shown before it was announced, nor its outcome before it ended."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Event, EventStatus
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import Precision


class Meeting(Struct, frozen=True):
    """An event, as known on a day.

    `judged` is the day for which duty and risk are given: the first day of the event; of a month or a year of which
    the day is not fixed, its first day that had not passed. `status` is `planned` until an event was known to be held,
    cancelled or moved; `passed`: it is over, and what became of it is not known. `expected` are wanted people who had
    been reported as invited or expected.
    """

    event: str
    name: str
    series: str
    host: str
    place: str | None
    since: date
    until: date
    precision: Precision
    status: EventStatus
    passed: bool
    changed: date | None
    moved_to: str | None
    announced: date
    judged: date
    expected: tuple[str, ...]
    text: str | None
    sources: tuple[str, ...]

    @property
    def off(self) -> bool:
        """It does not take place on these days: cancelled or moved."""
        return self.status in ("cancelled", "moved")


def announced(data: Dataset, event: Event) -> date:
    """Return the day by which the host and the date of an event were public."""
    return data.claim(event.id).public or event.since


def meeting(data: Dataset, event: Event, clock: Clock) -> Meeting:
    """Describe an event by what was public on `clock.known`; `clock.on` is the day asked."""
    known = clock.known
    off = event.changed is not None and event.changed <= known
    checked = date.fromisoformat(data.checked)
    over = known > event.until
    moved_to = event.moved_to if off and event.moved_to else None
    if moved_to and announced(data, data.event(moved_to)) > known:
        moved_to = None
    status: EventStatus = "planned"
    if off or (event.status == "held" and over):
        status = event.status
    return Meeting(
        event=event.id,
        name=event.name,
        series=event.series,
        host=event.host,
        place=event.place,
        since=event.since,
        until=event.until,
        precision=event.precision,
        status=status,
        passed=over and status == "planned",
        changed=event.changed if off else None,
        moved_to=moved_to,
        announced=announced(data, event),
        judged=event.since if event.precision == "day" else min(max(event.since, clock.on), event.until),
        expected=event.expected if _told(event, known, checked) else (),
        text=event.text if over or off or known >= checked else None,
        sources=data.sources_of([event.id], known),
    )


def _told(event: Event, known: date, checked: date) -> bool:
    """Who was expected was reported before the event; on which day is not recorded, so the last before it counts."""
    return known >= checked or (event.since - known).days <= 1
