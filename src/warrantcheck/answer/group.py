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


def group_on(data: Dataset, group: Group, clock: Clock) -> GroupResult:
    """Return a group as it was on a day.

    Raises:
        BadDate: the data does not know the members so early.
    """
    from warrantcheck.lookup.group import members_of  # every answer about a trip loads this module, few need groups

    beside = (one for one in group.belonging if one.short_of and one.holds(clock.on, clock.known))
    return GroupResult(
        group.id,
        group.name,
        members_of(group, clock),
        tuple(f"{data.state(one.state).name}: {one.short_of}" for one in beside),
        group.sources,
    )


def members(data: Dataset, groups: Iterable[GroupResult]) -> tuple[Place, ...]:
    """Return the members of groups as places, by their names; who belongs to several stands once."""
    codes = dict.fromkeys(code for group in groups for code in group.members)
    return tuple(map(Place, sorted(map(data.state, codes), key=lambda state: state.name)))
