"""From what a user typed to a group of states, and its members on a day."""

from __future__ import annotations

from warrantcheck.clock import Clock
from warrantcheck.dataset.names import fold
from warrantcheck.dataset.records import Group
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import BadDate, UnknownName
from warrantcheck.lookup.text import readable, shown


def find_group(data: Dataset, text: str) -> Group:
    """Return the group of an id, a name or an alias: `EU`, `African Union`, `otan`.

    Raises:
        UnknownName: no group has that name; `candidates` lists all groups.
    """
    name = fold(text) if readable(text) else ""
    for group in data.groups:
        if name and name in map(fold, (group.id, group.name, *group.aliases)):
            return group
    ids = tuple(sorted((group.id for group in data.groups), key=str.casefold))
    there = f"There are: {', '.join(ids)}." if ids else "This data has none."
    raise UnknownName(f"No group of states is called {shown(text)!r}. {there}", ids)


def members_of(group: Group, clock: Clock) -> tuple[str, ...]:
    """Return the codes of a group's members on a day.

    Raises:
        BadDate: the data does not know the members so early.
    """
    if clock.seen < group.since:
        raise BadDate(
            f"The members of {group.id} are known from {group.since} on: ask for that day or a later one "
            "(also with --known)."
        )
    return group.members(clock.on, clock.known)
