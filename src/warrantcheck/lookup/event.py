"""Exact look-up of events and of their series; a series, or a series with a year, only lists which might be meant."""

from __future__ import annotations

from warrantcheck.dataset.names import fold
from warrantcheck.dataset.records import Event
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import AmbiguousName, UnknownName
from warrantcheck.lookup.text import LIKENESS, SHORTEST, SUGGESTIONS, readable, shown

LISTED = 6
"""So many events are named in the message of an ambiguous name; `candidates` holds them all."""


def find_event(data: Dataset, text: str) -> Event:
    """Return the event meant by an id, a name or an alias, whatever the case, diacritics and punctuation.

    Raises:
        UnknownName: no event has that name; `candidates` may hold near misses.
        AmbiguousName: a series, or several events, have that name; `candidates` lists their ids.
    """
    name = fold(text) if readable(text) else ""
    ids = data.named("event-name", name) if name else ()
    if len(ids) == 1:
        return data.event(ids[0])
    several = ids or (data.named("event-shared", name) if name else ())
    if several:
        more = f", and {len(several) - LISTED} more" if len(several) > LISTED else ""
        listed = ", ".join(several[-LISTED:])
        raise AmbiguousName(
            f"{shown(text)!r} can mean more than one event: say which one. In the data: {listed}{more}.", several
        )
    near = _near_events(data, name)
    hint = f"Did you mean {' or '.join(near)}?" if near else "`warrantcheck search TEXT` finds events."
    raise UnknownName(f"No event in the data is called {shown(text)!r}. {hint}", near)


def find_series(data: Dataset, text: str) -> str:
    """Return the name of a series of events, as the data writes it.

    Raises:
        UnknownName: there is no such series; `candidates` lists all.
    """
    known = {fold(event.series): event.series for event in data.events}
    found = known.get(fold(text)) if readable(text) else None
    if found is None:
        names = tuple(sorted(set(known.values())))
        raise UnknownName(f"No series of events is called {shown(text)!r}. There are: {', '.join(names)}.", names)
    return found


def _near_events(data: Dataset, name: str) -> tuple[str, ...]:
    """Return the ids of a few events: the newest of the series named (`NATO 2031`), else those with like names."""
    if len(name) < SHORTEST:
        return ()
    words = name.split()
    for end in range(len(words) - 1, 0, -1):
        series = data.named("event-shared", " ".join(words[:end]))
        if series:
            return series[-SUGGESTIONS:]
    from difflib import get_close_matches  # only misses pay for this import

    names = data.names("event-name")
    found = [n for n in names if all(word in n.split() for word in words)]
    found += get_close_matches(name, names, n=2 * SUGGESTIONS, cutoff=LIKENESS)
    ids = dict.fromkeys(id_ for n in found for id_ in data.named("event-name", n))
    return tuple(list(ids)[:SUGGESTIONS])
