"""Rules for events: their days, what became of them, and the names by which they are asked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from warrantcheck.authoring.validate import DataFiles
from warrantcheck.dataset.names import fold
from warrantcheck.dataset.records import Event
from warrantcheck.days import first_day, last_day
from warrantcheck.errors import Problem

FILE = "events.yaml"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_OVERRIDES = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")


def events_have_their_form(files: DataFiles) -> Iterator[Problem]:
    """An id is in small ASCII letters with hyphens; texts are plain: no control characters, nothing that turns them."""
    for i, event in enumerate(files.events):
        if not _ID.fullmatch(event.id):
            yield files.problem(FILE, (i, "id"), "must be small letters and digits with hyphens")
        for field in ("name", "series", "place", "text"):
            text = getattr(event, field)
            if text is not None and not _plain(text):
                yield files.problem(FILE, (i, field), "empty, or not plain text")
        for j, alias in enumerate(event.aliases):
            if not _plain(alias):
                yield files.problem(FILE, (i, "aliases", j), "empty, or not plain text")


def events_have_possible_dates(files: DataFiles) -> Iterator[Problem]:
    """An event is announced before it ends; of a month or a year, the whole span is given; nothing held lies ahead."""
    for i, event in enumerate(files.events):
        for field, message in _date_faults(event, files.edition.checked):
            yield files.problem(FILE, (i, field), message)


def changes_of_events_are_complete(files: DataFiles) -> Iterator[Problem]:
    """What was cancelled or moved says since when that is known; what was moved, where to: another row."""
    ids = {event.id for event in files.events}
    for i, event in enumerate(files.events):
        changed = event.status in ("cancelled", "moved")
        if changed and event.changed is None:
            yield files.problem(FILE, (i,), f"{event.status}, but `changed` does not say since when that is known")
        if not changed and event.changed:
            yield files.problem(FILE, (i, "changed"), f"belongs to what was cancelled or moved, not to {event.status}")
        if (event.status == "moved") != (event.moved_to is not None):
            yield files.problem(FILE, (i,), "`moved` and `moved_to` belong together")
        if event.moved_to and (event.moved_to not in ids or event.moved_to == event.id):
            yield files.problem(FILE, (i, "moved_to"), f"no other event {event.moved_to!r}")


def names_of_events_mean_one(files: DataFiles) -> Iterator[Problem]:
    """An id, a name or an alias means one event only; the name of a series with several events means none of them."""
    owners: dict[str, str] = {}
    count = Counter(fold(event.series) for event in files.events)
    for i, event in enumerate(files.events):
        for name in (event.id, event.name, *event.aliases):
            owner = owners.setdefault(fold(name), event.id)
            if owner != event.id:
                yield files.problem(FILE, (i,), f"{name!r} also means {owner}")
            if count[fold(name)] > 1:
                yield files.problem(FILE, (i,), f"{name!r} is the name of a series of several")


def _date_faults(event: Event, checked: date) -> Iterator[tuple[str, str]]:
    if event.precision != "day" and not _whole(event):
        yield "precision", f"the span is not a whole {event.precision}"
    if event.status == "held" and event.since > checked:
        yield "status", "held, but it begins after the day up to which the data was checked"
    if event.changed and event.changed > checked:
        yield "changed", "later than `checked` in edition.yaml"
    if event.announced:
        announced = first_day(event.announced)
        if announced > event.until:
            yield "announced", "announced after it ended"
        if announced > checked:
            yield "announced", "later than `checked` in edition.yaml"
        if event.changed and event.changed < announced:
            yield "changed", "changed before it was announced"


def _whole(event: Event) -> bool:
    span = f"{event.since:%Y-%m}" if event.precision == "month" else f"{event.since:%Y}"
    return event.since == first_day(span) and event.until == last_day(span)


def _plain(text: str) -> bool:
    return bool(text.strip()) and text.isprintable() and not _OVERRIDES & set(text)


RULES: tuple[Callable[[DataFiles], Iterator[Problem]], ...] = (
    events_have_their_form,
    events_have_possible_dates,
    changes_of_events_are_complete,
    names_of_events_mean_one,
)
