"""The indexes of names that are compiled into the data: every name, folded, and whom or what it means."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from warrantcheck.dataset.names import fold, fold_person
from warrantcheck.dataset.records import Person, PersonNames, PlaceNames, State, Territory
from warrantcheck.errors import DataError

Index = dict[str, list[str]]
CLEAR = 5
"""A city is meant by its name alone if it has this many times the people of the next of that name elsewhere."""


# --- people ----------------------------------------------------------------------


def full_names(people: Iterable[Person], names: Mapping[str, PersonNames]) -> Index:
    """Map complete names to those who bear them."""
    return _index(
        (fold_person(name), person.id)
        for person in people
        for name in (person.id, person.name, person.full_name, *person.aliases, *_all(names, person.id))
        if name and " " in fold(name)
    )


def short_names(names: Iterable[PersonNames]) -> Index:
    """Map bare names and nicknames that in practice mean one person."""
    return _index((fold_person(name), entry.id) for entry in names for name in entry.short)


def shared_names(names: Iterable[PersonNames]) -> Index:
    """Map bare names that others bear too, so that they only list who might be meant."""
    return _index((fold_person(name), entry.id) for entry in names for name in entry.shared)


def _all(names: Mapping[str, PersonNames], id_: str) -> Iterator[str]:
    entry = names.get(id_)
    for several in entry.names.values() if entry else ():
        yield from several


# --- places ----------------------------------------------------------------------
#
# What a place name means is written `MN` (a state), `@crimea` (a territory), `MN/Ulan Bator` (a city in a state),
# `@crimea/Sevastopol` (a city in a territory) or `RU/SVO` (an airport).


def places(states: Iterable[State], territories: Iterable[Territory], names: PlaceNames, folder: Path) -> Index:
    """Map every name of a place to what it means, the more important meaning first to be asked.

    States come before territories, territories before cities, cities before airports: a name that a state bears never
    means a city.
    """
    states, territories = tuple(states), tuple(territories)
    owners = {s.id: s.id for s in states} | {t.code: f"@{t.id}" for t in territories if t.code}
    tiers = (
        _state_names(states, folder),
        _territory_names(territories),
        _index((fold(s.name), meaning) for s in names.shared for meaning in s.of),
        _cities(territories, names, folder, owners),
        _airports(territories, folder, owners),
    )
    merged: Index = {}
    for tier in tiers:
        for name, meanings in tier.items():
            merged.setdefault(name, meanings)
    return merged


def _state_names(states: Iterable[State], folder: Path) -> Index:
    known = {state.id for state in states}
    pairs = [(fold(name), s.id) for s in states for name in (s.id, s.alpha3, s.name, s.official, *s.aliases)]
    own = _index(pairs)
    foreign = _index((fold(r["name"]), r["code"]) for r in _rows(folder, "state-names.csv") if r["code"] in known)
    return foreign | own


def _territory_names(territories: Iterable[Territory]) -> Index:
    return _index(
        (fold(name), f"@{t.id}")
        for t in territories
        for name in (t.id, t.code, t.alpha3, t.name, *t.aliases, *(n for several in t.names.values() for n in several))
        if name
    )


def _cities(territories: Iterable[Territory], names: PlaceNames, folder: Path, owners: Mapping[str, str]) -> Index:
    homes = {(t.state, fold(city)): t.id for t in territories for city in t.cities}
    more = {(c.country, fold(c.city)): c.names for c in names.cities}
    found: dict[str, dict[str, int]] = {}
    for row in _rows(folder, "cities.csv"):
        code, city = row["country"], row["name"]
        if code not in owners:
            continue
        home = homes.get((code, fold(city)))
        meaning = f"@{home}/{city}" if home else f"{owners[code]}/{city}"
        people = int(row["population"]) * (CLEAR * CLEAR if row["capital"] == "yes" else 1)
        others = row["others"].split("|") if row["others"] else []
        for name in {fold(n) for n in (city, *others, *more.get((code, fold(city)), ()))}:
            found.setdefault(name, {})[meaning] = people
    index = {name: _clearest(meanings) for name, meanings in found.items() if name}
    for territory in territories:
        for city in territory.cities:
            index.setdefault(fold(city), [f"@{territory.id}/{city}"])
    return index


def _clearest(meanings: dict[str, int]) -> list[str]:
    """Return the one meaning that stands out, or all of them; several in one state are one."""
    ranked = sorted(meanings, key=lambda m: -meanings[m])
    first = ranked[0]
    rivals = [m for m in ranked[1:] if m.partition("/")[0] != first.partition("/")[0]]
    if not rivals or meanings[first] >= CLEAR * meanings[rivals[0]]:
        return [first]
    return [first, *rivals]


def _airports(territories: Iterable[Territory], folder: Path, owners: Mapping[str, str]) -> Index:
    homes = {code: t.id for t in territories for code in t.airports}
    index: Index = {}
    for row in _rows(folder, "airports.csv"):
        iata, country = row["iata"], row["country"]
        home = homes.get(iata)
        if home or country in owners:
            index[fold(iata)] = [f"@{home}/{iata}" if home else f"{owners[country]}/{iata}"]
    return index


def _rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    file = folder / "generated" / name
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)
    except OSError as error:
        raise DataError(f"{file}: cannot be read: {error.strerror or error}.") from error


def _index(pairs: Iterable[tuple[str, str]]) -> Index:
    index: Index = {}
    for name, id_ in pairs:
        if name and id_ not in index.setdefault(name, []):
            index[name].append(id_)
    return index
