"""Fixed international dates: summits, conferences and the like, with the state that hosts them."""

from typing import Literal

from warrantcheck.dataset.records.base import Day, PartialDay, Record, Reliability
from warrantcheck.days import Precision

EventStatus = Literal["held", "planned", "cancelled", "moved"]


class Event(Record, frozen=True, kw_only=True):
    """A meeting with a fixed host and date. What changes host or date is two rows: `moved`, and its replacement.

    `precision` says what is fixed: of a `month` or a `year`, `since` and `until` are the first and the last day.
    `announced` is the day on which this host and date were public; `changed` the day on which it became public that
    the event was cancelled or moved. `expected` are wanted people who were reported, before the event, as invited or
    expected. `text` tells what is known of it now, its course included.
    """

    id: str
    name: str
    series: str
    aliases: tuple[str, ...] = ()
    host: str
    place: str | None = None
    since: Day
    until: Day
    precision: Precision = "day"
    announced: PartialDay | None = None
    status: EventStatus
    changed: Day | None = None
    moved_to: str | None = None
    expected: tuple[str, ...] = ()
    text: str
    reliability: Reliability
    sources: tuple[str, ...]
    notes: str | None = None
