"""A place, and of what is none, what it is and how it is asked about: an event, a group of states."""

from __future__ import annotations

from contextlib import suppress

from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import AmbiguousName, UnknownName
from warrantcheck.lookup.find import find_place
from warrantcheck.lookup.place import Place


def place_or_hint(data: Dataset, text: str) -> Place:
    """Return the place meant; errors as for `find_place`; the message says if an event or a group has the name."""
    try:
        return find_place(data, text)
    except UnknownName as error:
        hint = _hint(data, text)
        if hint is None:
            raise
        told, candidate = hint
        raise UnknownName(f"{error.message} {told}", (candidate, *error.candidates)) from None


def _hint(data: Dataset, text: str) -> tuple[str, str] | None:
    from warrantcheck.lookup.event import find_event  # only misses pay for these imports
    from warrantcheck.lookup.group import find_group

    with suppress(UnknownName, AmbiguousName):
        event = find_event(data, text)
        return f"It is an event in {data.state(event.host).in_text}: use `--on {event.id}` for its first day.", event.id
    with suppress(UnknownName):
        group = find_group(data, text)
        return f"For all its members use `trip`, `world` or `matrix` with `--group {group.id}`.", group.id
    return None
