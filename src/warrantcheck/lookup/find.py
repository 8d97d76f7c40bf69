"""Exact look-up of people and places; near misses only suggest."""

from __future__ import annotations

from warrantcheck.dataset.names import normalise, without_honorifics
from warrantcheck.dataset.records import Person, State
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import AmbiguousName, UnknownName

LONGEST_NAME = 120
SUGGESTIONS = 3


def find_person(data: Dataset, text: str) -> Person:
    """Return the person meant by an id, a name or an alias; case, diacritics and hyphens do not matter.

    Raises:
        UnknownName: nobody in the data bears it; `candidates` may hold near misses.
        AmbiguousName: several do; `candidates` lists their ids.
    """
    return data.person(_find(data, "person-name", "person", without_honorifics(normalise(text)), text))


def find_state(data: Dataset, text: str) -> State:
    """Return the state meant by an ISO code, a name or an alias.

    Raises:
        UnknownName: no state bears it; `candidates` may hold near misses.
        AmbiguousName: several do; `candidates` lists their codes.
    """
    return data.state(_find(data, "place", "place", normalise(text), text))


def _find(data: Dataset, kind: str, noun: str, name: str, text: str) -> str:
    shown = " ".join(text.split())[:LONGEST_NAME]
    ids = data.named(kind, name) if name and len(text) <= LONGEST_NAME else ()
    if len(ids) == 1:
        return ids[0]
    if ids:
        listed = ", ".join(_spell(data, kind, id_) for id_ in ids)
        raise AmbiguousName(f"{shown!r} can mean more than one {noun}: {listed}. Say which.", ids)
    near = _near(data, kind, name) if len(text) <= LONGEST_NAME else ()
    hint = f" Did you mean {' or '.join(_spell(data, kind, id_) for id_ in near)}?" if near else ""
    raise UnknownName(f"No {noun} in the data is called {shown!r}.{hint}", near)


def _spell(data: Dataset, kind: str, id_: str) -> str:
    return f"{data.state(id_).name} ({id_})" if kind == "place" else id_


def _near(data: Dataset, kind: str, name: str) -> tuple[str, ...]:
    """Return the ids of a few names that look alike; codes of two or three letters are not compared."""
    if len(name) < 3:
        return ()
    from difflib import get_close_matches  # only misses pay for this import

    names = [n for n in data.names(kind) if len(n) > 3]
    ids: list[str] = []
    for match in get_close_matches(name, names, n=2 * SUGGESTIONS, cutoff=0.75):
        ids += [id_ for id_ in data.named(kind, match) if id_ not in ids]
    return tuple(ids[:SUGGESTIONS])
