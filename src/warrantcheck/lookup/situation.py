"""From what a user typed to the situations before the Court that are meant."""

from __future__ import annotations

from contextlib import suppress

from warrantcheck.dataset.names import fold
from warrantcheck.dataset.records import Situation
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import AmbiguousName, UnknownName
from warrantcheck.lookup.find import find_state
from warrantcheck.lookup.text import readable, shown


def find_situations(data: Dataset, text: str) -> tuple[Situation, ...]:
    """Return the situation of an id, a name or a number; of a state in any spelling, all situations there.

    Raises:
        UnknownName: no situation is called so; `candidates` lists the ids of all.
    """
    name = fold(text) if readable(text) else ""
    for one in data.situations:
        if name and name in (fold(one.id), fold(one.name), fold(one.number or "")):
            return (one,)
    with suppress(UnknownName, AmbiguousName):
        state = find_state(data, text).id
        if found := tuple(one for one in data.situations if state in one.states):
            return found
    ids = tuple(sorted(one.id for one in data.situations))
    raise UnknownName(f"No situation in the data is called {shown(text)!r}. There are: {', '.join(ids)}.", ids)
