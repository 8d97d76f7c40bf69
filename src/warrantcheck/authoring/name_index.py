"""The indexes of names that are compiled into the data: every name, folded, and whom or what it means."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from warrantcheck.dataset.names import fold, fold_person, fold_place, is_cjk, without_article
from warrantcheck.dataset.records import Event, Person, State, Territory
from warrantcheck.dataset.records.names import PersonNames, PlaceNames
from warrantcheck.errors import DataError

Index = dict[str, list[str]]
CLEAR = 5
"""A city is meant by its name alone if it has this many times the people of the next of that name elsewhere."""

SHORTEST = 4
"""Names of cities below this length are left to codes, unless the city is a capital."""
SHORTEST_NAME, LEAST_CJK = 3, 2
"""So many letters, or Chinese or Japanese signs, has a last word that is a name at all."""

_COLUMNS = {
    "state-names.csv": ("code", "name"),
    "codes.csv": ("state", "system", "code"),
    "cities.csv": ("country", "name", "population", "capital", "others"),
    "airports.csv": ("iata", "country"),
}
TEAMS = frozenset({"ioc", "fifa"})
_DIGITS = 12


# --- people ----------------------------------------------------------------------


def full_names(people: Iterable[Person], names: Mapping[str, PersonNames]) -> Index:
    """Map complete names to those who bear them; what is listed as shared is none."""
    shared = {fold_person(name) for entry in names.values() for name in entry.shared}
    return _index(
        (fold_person(name), person.id)
        for person in people
        for name in (person.id, person.name, person.full_name, *person.aliases, *_all(names, person.id))
        if name and (" " in fold(name) or is_cjk(name)) and (fold_person(name) not in shared or name == person.id)
    )


def short_names(people: Iterable[Person], names: Mapping[str, PersonNames]) -> Index:
    """Map bare names and nicknames that in practice mean one person, alone and after his or her initial."""
    pairs = [(fold_person(name), entry.id) for entry in names.values() for name in entry.short]
    pairs.extend(
        (fold_person(f"{person.name[0]} {name}"), person.id)
        for person in people
        if (entry := names.get(person.id))
        for name in entry.short
        if name.isascii()
    )
    return _index(pairs)


def shared_names(people: Iterable[Person], names: Mapping[str, PersonNames]) -> Index:
    """Map bare names that others bear too, and the last word of every name, so that they only list who might be meant.

    Whoever types the family name of somebody wanted must never read that no warrant is known.
    """
    pairs = [(fold_person(name), entry.id) for entry in names.values() for name in entry.shared]
    pairs.extend(
        (word, person.id)
        for person in people
        for name in (person.name, person.full_name, *person.aliases, *_all(names, person.id))
        if name and (last := fold(name).split()[-1:])
        for word in (fold_person(last[0]), without_article(last[0]))
        if len(word) >= (LEAST_CJK if is_cjk(word) else SHORTEST_NAME)
    )
    return _index(pairs)


def _all(names: Mapping[str, PersonNames], id_: str) -> Iterator[str]:
    entry = names.get(id_)
    for several in entry.names.values() if entry else ():
        yield from several


# --- events ----------------------------------------------------------------------


def event_names(events: Iterable[Event]) -> Index:
    """Map ids, names and aliases of events to the event."""
    return _index((fold(name), event.id) for event in events for name in (event.id, event.name, *event.aliases))


def shared_event_names(events: Iterable[Event]) -> Index:
    """Map a series, alone and with a year, to all its events: such a name only lists which might be meant."""
    return _index(
        (fold(name), event.id)
        for event in sorted(events, key=lambda event: event.since)
        for name in (event.series, f"{event.series} {event.since.year}")
    )


# --- places ----------------------------------------------------------------------
#
# What a place name means is written `MN` (a state), `@crimea` (a territory), `MN/Ulan Bator` (a city in a state),
# `@crimea/Yalta` (a city in a territory) or `RU/SVO` (an airport).


def places(states: Iterable[State], territories: Iterable[Territory], names: PlaceNames, folder: Path) -> Index:
    """Map every name of a place to what it means.

    States come before territories, territories before cities: a name that a state bears never means a city.
    """
    states, territories = tuple(states), tuple(territories)
    owners = _owners(states, territories)
    by_code = airports(states, territories, folder)
    tiers = (
        _state_names(states, names, folder),
        _territory_names(territories, names, folder),
        _with_regions(_cities(territories, names, folder, owners), names),
        _index(
            (fold_place(name), meaning)
            for entry in names.airports
            for meaning in by_code.get(entry.iata, ())
            for name in entry.names
        ),
    )
    merged: Index = {}
    for tier in tiers:
        for name, meanings in tier.items():
            merged.setdefault(name, meanings)
    for name, meanings in _codes(states, territories, folder).items():
        merged[name] = list(dict.fromkeys([*meanings, *merged.get(name, ())]))
    return merged


def _codes(states: Iterable[State], territories: Iterable[Territory], folder: Path) -> Index:
    """Map ISO's codes, folded: a name that folds to the code of another state (Vietnamese `Nga`) means both."""
    owners = _owners(states, territories)
    written = [(s.id, code) for s in states for code in (s.id, s.alpha3)]
    written += [(t.code, code) for t in territories for code in (t.code, t.alpha3) if t.code and code]
    written += [(r["state"], r["code"]) for r in _rows(folder, "codes.csv") if r["system"] == "numeric"]
    return _index((fold_place(code), owners[state]) for state, code in written if state in owners)


def shared_places(names: PlaceNames) -> Index:
    """Map names that mean several places, or a common word too: they only list what might be meant."""
    return _index((fold_place(s.name), meaning) for s in names.shared for meaning in s.of)


def refused_places(names: PlaceNames) -> Index:
    """Map names of what is no place of the data to the sentence that says so and what to name instead."""
    return _index((fold_place(name), refused.text) for refused in names.refused for name in refused.names)


def abbreviations(states: Iterable[State], territories: Iterable[Territory], names: PlaceNames) -> Index:
    """Map codes and abbreviations in capitals: they are asked before the codes of teams and airports.

    A code of ISO 3166-1 means what ISO says and nothing else.
    """
    states, territories = tuple(states), tuple(territories)
    iso = [(code, s.id) for s in states for code in (s.id, s.alpha3)]
    iso += [(code, f"@{t.id}") for t in territories for code in (t.code, t.alpha3) if code]
    written = [(name, s.id) for s in states for name in s.aliases]
    written += [(name, f"@{t.id}") for t in territories for name in t.aliases]
    written += [(name, more.state) for more in names.states for name in more.names]
    return _index(pair for pair in written if pair[0].isascii() and pair[0].isupper() and len(pair[0]) < SHORTEST) | (
        _index(iso)
    )


def team_codes(states: Iterable[State], territories: Iterable[Territory], folder: Path) -> Index:
    """Map codes of the Olympic Committee and FIFA, in capitals, to the state or territory whose team has them."""
    owners = _owners(states, territories)
    return _index(
        (row["code"], owners[row["state"]])
        for row in _rows(folder, "codes.csv")
        if row["system"] in TEAMS and row["state"] in owners
    )


def airports(states: Iterable[State], territories: Iterable[Territory], folder: Path) -> Index:
    """Map IATA codes, in capitals, to airports."""
    territories = tuple(territories)
    owners = _owners(states, territories)
    homes = {code: t.id for t in territories for code in t.airports}
    index: Index = {}
    for row in _rows(folder, "airports.csv"):
        iata, country = row["iata"], row["country"]
        home = homes.get(iata)
        if home or country in owners:
            index[iata] = [f"@{home}/{iata}" if home else f"{owners[country]}/{iata}"]
    return index


def icao_codes(states: Iterable[State], territories: Iterable[Territory], folder: Path) -> Index:
    """Map ICAO codes, in capitals, to airports, as far as the list says them."""
    known = airports(states, territories, folder)
    return _index(
        (code, meaning)
        for row in _rows(folder, "airports.csv")
        for code in (row.get("icao") or "").split()
        for meaning in known.get(row["iata"], ())
    )


def _owners(states: Iterable[State], territories: Iterable[Territory]) -> dict[str, str]:
    """Map ISO codes to the state or territory they belong to."""
    return {s.id: s.id for s in states} | {t.code: f"@{t.id}" for t in territories if t.code}


def _state_names(states: Iterable[State], names: PlaceNames, folder: Path) -> Index:
    known = {state.id for state in states}
    own = [(fold_place(name), s.id) for s in states for name in (s.name, s.official, *s.aliases)]
    extra = [(fold_place(name), more.state) for more in names.states for name in more.names]
    foreign = [(fold_place(r["name"]), r["code"]) for r in _rows(folder, "state-names.csv") if r["code"] in known]
    slips = _slips(foreign, states)
    return _index((*extra, *(pair for pair in foreign if pair not in slips))) | _index(own)


def _slips(foreign: Iterable[tuple[str, str]], states: Iterable[State]) -> set[tuple[str, str]]:
    """Return foreign names that are another state's English name with one letter left out or put in.

    Latvian calls Niger `Nigera`; in an English text that is Nigeria misspelt.
    """
    english = {fold_place(s.name): s.id for s in states}
    shorter: dict[str, set[str]] = {}
    for name, code in english.items():
        for cut in _one_letter_less(name):
            shorter.setdefault(cut, set()).add(code)
    return {
        (name, code)
        for name, code in foreign
        if name not in english
        and (
            shorter.get(name, {code}) != {code} or any(english.get(cut, code) != code for cut in _one_letter_less(name))
        )
    }


def _one_letter_less(name: str) -> set[str]:
    return {name[:i] + name[i + 1 :] for i in range(len(name))}


def _territory_names(territories: Iterable[Territory], names: PlaceNames, folder: Path) -> Index:
    codes = {t.code: t.id for t in territories if t.code}
    foreign = ((fold_place(r["name"]), f"@{codes[r['code']]}") for r in _rows(folder, "state-names.csv")
               if r["code"] in codes)  # fmt: skip
    own = [
        (fold_place(name), f"@{t.id}")
        for t in territories
        for name in (t.id, t.name, *t.aliases, *(n for several in t.names.values() for n in several))
        if name
    ]
    own += [(fold_place(name), f"@{more.territory}") for more in names.territories for name in more.names]
    return _index(foreign) | _index(own)


def _cities(territories: Iterable[Territory], names: PlaceNames, folder: Path, owners: Mapping[str, str]) -> Index:
    homes = {(t.state, fold_place(city)): t.id for t in territories for city in t.cities}
    more = {(c.country, fold_place(n)): c for c in names.cities for n in (c.city, *c.names)}
    found: dict[str, dict[str, int]] = {}
    for row in _rows(folder, "cities.csv"):
        code, city = row["country"], row["name"]
        if code not in owners:
            continue
        home = homes.get((code, fold_place(city)))
        meaning = f"@{home}/{city}" if home else f"{owners[code]}/{city}"
        listed = more.get((code, fold_place(city)))
        weight = _number(folder, row["population"]) * (CLEAR**2 if row["capital"] == "yes" or listed else 1)
        others = row["others"].split("|") if row["others"] else []
        for name in {fold_place(n) for n in (city, *others, *((listed.city, *listed.names) if listed else ()))}:
            if len(name) >= SHORTEST or is_cjk(name) or row["capital"] == "yes" or listed:
                found.setdefault(name, {})[meaning] = weight
    index = {name: _clearest(meanings) for name, meanings in found.items() if name}
    for territory in territories:
        for city in territory.cities:
            index.setdefault(fold_place(city), [f"@{territory.id}/{city}"])
    for entry in names.cities:
        for name in (entry.city, *entry.names) if entry.country in owners else ():
            index.setdefault(fold_place(name), [f"{owners[entry.country]}/{entry.city}"])
    return index


def _with_regions(cities: Index, names: PlaceNames) -> Index:
    """Add regions of states; one that is called like a city of another state means both."""
    for entry in names.regions:
        for name in entry.names:
            others = [m for m in cities.get(fold_place(name), ()) if m.partition("/")[0] != entry.country]
            cities[fold_place(name)] = [f"{entry.country}/{name}", *others]
    return cities


def _clearest(meanings: dict[str, int]) -> list[str]:
    """Return the one meaning that stands out, or all of them; several in one state are one."""
    ranked = sorted(meanings, key=lambda m: -meanings[m])
    first = ranked[0]
    rivals = [m for m in ranked[1:] if m.partition("/")[0] != first.partition("/")[0]]
    if not rivals or meanings[first] >= CLEAR * meanings[rivals[0]]:
        return [first]
    return [first, *rivals]


def _rows(folder: Path, name: str) -> tuple[dict[str, str], ...]:
    file = folder / "generated" / name
    try:
        return _read_before(name, file.read_bytes())
    except OSError as error:
        raise DataError(f"{file}: cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{file}: not UTF-8.") from error
    except csv.Error as error:
        raise DataError(f"{file}: not readable as CSV: {error}.") from error


@lru_cache(maxsize=8)
def _read_before(name: str, content: bytes) -> tuple[dict[str, str], ...]:
    """Return the rows of a content: the same content is parsed once."""
    reader = csv.DictReader(io.StringIO(content.decode(), newline=""))
    rows = []
    for row in reader:
        lacking = [column for column in _COLUMNS[name] if row.get(column) is None]
        if lacking:
            raise DataError(f"generated/{name}: line {reader.line_num}: the column {lacking[0]!r} is missing.")
        rows.append(row)
    return tuple(rows)


def _number(folder: Path, text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
        raise DataError(f"{folder / 'generated' / 'cities.csv'}: {text[:40]!r} is not a number of people.")
    return int(text)


def _index(pairs: Iterable[tuple[str, str]]) -> Index:
    index: Index = {}
    for name, id_ in pairs:
        if name and id_ not in index.setdefault(name, []):
            index[name].append(id_)
    return index
