"""A group of states as an answer names it: who belonged to it on the day, who nearly did, and on which sources."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Group
from warrantcheck.dataset.store import Dataset
from warrantcheck.lookup.place import Place


class GroupResult(Struct, frozen=True):
    """A group on the day asked about: the codes of its members; `beside` says who is no full member, and what then."""

    id: str
    name: str
    members: tuple[str, ...]
    beside: tuple[str, ...]
    sources: tuple[str, ...]


def groups_on(data: Dataset, names: Iterable[str], clock: Clock) -> tuple[GroupResult, ...]:
    """Find groups by their names, each once, as they were on the day of travel.

    Raises:
        UnknownName: none is called so.
        BadDate: the data does not know the members so early.
    """
    from warrantcheck.lookup.group import find_group, members_of  # few answers about a trip need groups

    found = {group.id: group for group in (find_group(data, name) for name in names)}
    return tuple(_group_on(data, group, members_of(group, clock), clock) for group in found.values())


def _group_on(data: Dataset, group: Group, codes: tuple[str, ...], clock: Clock) -> GroupResult:
    beside = (one for one in group.belonging if one.short_of and one.holds(clock.on, clock.known))
    return GroupResult(
        group.id,
        group.name,
        codes,
        tuple(f"{data.state(one.state).name}: {one.short_of}" for one in beside),
        group.sources,
    )


def members(data: Dataset, groups: Iterable[GroupResult]) -> tuple[Place, ...]:
    """Return the members of groups as places, by their names; who belongs to several stands once."""
    codes = dict.fromkeys(code for group in groups for code in group.members)
    return tuple(map(Place, sorted(map(data.state, codes), key=lambda state: state.name)))
