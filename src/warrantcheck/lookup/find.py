"""Exact look-up of people and places; near misses only suggest."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from warrantcheck.dataset.names import ARTICLES, flag_code, fold, fold_person, fold_place, without_titles
from warrantcheck.dataset.records import Person, State
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import AmbiguousName, UnknownName
from warrantcheck.lookup.place import Place
from warrantcheck.lookup.text import LIKENESS, SHORTEST, SUGGESTIONS, readable, shown

CODES = (2, 3)
"""So many letters has a code."""

ICAO = 4
"""So many letters has an airport's code of the ICAO; names have as many, and go before it."""

NO_AIRPORTS = frozenset({"ICC", "CPI"})
"""Codes of small airports that readers of this tool use for something else: as text they mean no airport."""

FOREIGN = 1 - LIKENESS / 2 * (1 + LIKENESS / (2 - LIKENESS))
"""The share of a name's letters that a name of that likeness can lack: it has at least so many letters in common."""


class Found(Struct, frozen=True):
    """A person, and a note on how the name was read (None: the name means no one else)."""

    person: Person
    note: str | None = None


def find_person(data: Dataset, text: str) -> Person:
    """Return the person meant by an id, a name or an alias, in any script and order of words.

    Raises:
        UnknownName: nobody in the data has that name; `candidates` may hold near misses.
        AmbiguousName: others are called so too; `candidates` lists the ids of those in the data.
    """
    return read_person(data, text).person


def read_person(data: Dataset, text: str, *, suggest: bool = True) -> Found:
    """Return the person meant, and a note if a bare name was taken for the one who is meant in practice.

    To `suggest` near misses takes a look at every name.

    Raises:
        UnknownName: nobody in the data has that name.
        AmbiguousName: others are called so too.
    """
    names = (fold_person(text), fold_person(without_titles(text))) if readable(text) else ()
    for name in dict.fromkeys(n for n in names if n):
        ids = data.named("person-name", name)
        if len(ids) == 1:
            return Found(data.person(ids[0]))
        short = () if ids else data.named("person-short", name)
        if len(short) == 1:
            person = data.person(short[0])
            return Found(person, f"{shown(text)!r} is taken to mean {person.name}.")
        shared = ids or short or data.named("person-shared", name)
        shared = shared or _without_article(data, name)
        if shared:
            raise AmbiguousName(
                f"{shown(text)!r} can mean more than one person, including people who are not wanted: say which one. "
                f"In the data: {', '.join(shared)}.",
                tuple(shared),
            )
    name = names[1] if names else ""
    near = _near_people(data, name) if suggest else ()
    hint = f"Did you mean {' or '.join(near)}?" if near else "`warrantcheck people` lists all names."
    raise UnknownName(
        f"No public ICC warrant is known for {shown(text)!r}: nobody in the data has that name. {hint}", near
    )


def _without_article(data: Dataset, name: str) -> tuple[str, ...]:
    """Return who might be meant by one word behind another article than the data has (`el-Zinkal`)."""
    words = name.split()
    bare = [word for word in words if word not in ARTICLES]
    if len(bare) != 1 or len(words) == 1:
        return ()
    kinds = ("person-name", "person-short", "person-shared")
    return tuple(dict.fromkeys(id_ for kind in kinds for id_ in data.named(kind, bare[0])))


def find_place(data: Dataset, text: str, *, suggest: bool = True) -> Place:
    """Return the place meant by a code or name of a state, a territory, a large city or an airport, in any script.

    A code of ISO 3166-1 (letters, digits or a flag) means what ISO says, and `reading` of the place says what else it
    is. A code of the Olympic Committee or FIFA that is also an airport's elsewhere means neither. Four capitals that
    name nothing are an airport's ICAO code.

    Raises:
        UnknownName: no place has that name; `candidates` may hold near misses.
        AmbiguousName: several are; `candidates` lists their codes.
    """
    text = flag_code(text)
    name = fold_place(text) if readable(text) else ""
    refused = data.named("place-refused", name) if name else ()
    if refused:
        raise UnknownName(f"{shown(text)!r} is not a state: {refused[0]}")
    shared = data.named("place-shared", name) if name else ()
    if not shared and _is_code(text) and (coded := _by_code(data, text)):
        return coded
    meanings = shared or (data.named("place", name) if name else ())
    airport = data.named("icao", text) if _is_code(text, (ICAO,)) else ()
    if len(meanings) == 1 and not shared:
        return _unless_airport(data, text, place_of(data, meanings[0]), airport)
    if meanings:
        found = [place_of(data, meaning) for meaning in meanings]
        listed = ", ".join(f"{p.name} ({p.code})" for p in found)
        raise AmbiguousName(f"{shown(text)!r} can mean more than one place: {listed}. Say which one.", _codes(found))
    if airport:
        found_there = place_of(data, airport[0])
        note = f"{text!r} is read as the ICAO code of an airport: {found_there.name}."
        return replace(found_there, reading=note)
    near = _near_states(data, name) if suggest else ()
    meant = " or ".join(f"{data.state(c).name} ({c})" for c in near)
    hint = f" Did you mean {meant}?" if near else ""
    raise UnknownName(f"No place in the data is called {shown(text)!r}.{hint}", near)


def _codes(places: Iterable[Place]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.code for place in places))


def _unless_airport(data: Dataset, text: str, named: Place, airport: Iterable[str]) -> Place:
    """Return a place named by four capitals, with a note if they are the ICAO code of an airport elsewhere."""
    others = [p.name for p in (place_of(data, meaning) for meaning in airport) if p.state.id != named.state.id]
    if not others:
        return named
    note = f"{text!r} is read as the name of {named.name}; it is also the ICAO code of an airport: {others[0]}."
    return replace(named, reading=note)


def _is_code(text: str, lengths: tuple[int, ...] = CODES) -> bool:
    return len(text) in lengths and text.isascii() and text.isalpha() and text.isupper()


def _by_code(data: Dataset, text: str) -> Place | None:
    """Return what two or three capitals mean: a state's code or abbreviation, else a team's, else an airport's.

    Raises:
        AmbiguousName: they are an abbreviation of several, or a team's and, elsewhere, an airport's.
    """
    states, teams, airports = (
        tuple(place_of(data, meaning) for meaning in meanings)
        for meanings in (data.named("abbreviation", text), data.named("team", text), airports_called(data, text))
    )
    if len(states) == 1:
        others = [f"of the team of {p.name}" for p in teams if p.key != states[0].key]
        others += [f"of an airport: {p.name}" for p in airports]
        note = f"{text!r} is read as the code of {states[0].name}; it is also the code {' and '.join(others)}."
        return replace(states[0], reading=note) if others else states[0]
    if not states and (len({p.state.id for p in (*teams, *airports)}) == 1 or not (teams and airports)):
        return next(iter((*airports, *teams)), None)
    named = [*(p.name for p in states), *(f"the team of {p.name}" for p in teams)]
    named += [f"an airport in {p.state.name}" for p in airports]
    found = (*states, *teams, *airports)
    raise AmbiguousName(
        f"{text!r} can mean more than one thing: {', '.join(named)}. Name the state, or the city of the airport.",
        _codes(found),
    )


def airports_called(data: Dataset, text: str) -> tuple[str, ...]:
    """Return what a text in capitals means in the index of airports: nothing, or one meaning such as `RU/SVO`."""
    return () if text in NO_AIRPORTS else data.named("airport", text)


def airport_place(data: Dataset, iata: str) -> Place | None:
    """Return the place of an airport whose key in the list of airports is known: its row decides the state.

    Nothing is looked up as text: `FRA` is Frankfurt here and never France. None: the airport is in no state of the
    data (Antarctica), or the list has no such key.
    """
    meanings = data.named("airport", iata)
    return place_of(data, meanings[0]) if meanings else None


def find_state(data: Dataset, text: str) -> State:
    """Return the state responsible for the place meant; errors as for `find_place`."""
    return find_place(data, text).state


def search(data: Dataset, text: str, most: int = 20) -> tuple[tuple[str, str, str], ...]:
    """Return people and places whose names contain a text, as (kind, id or code, name), the closest first."""
    wanted = fold(text)
    if not wanted or not readable(text):
        return ()
    hits: dict[tuple[str, str], tuple[int, str]] = {}
    for kind in ("person-name", "person-short", "person-shared", "place"):
        for name in data.names(kind):
            if wanted in name or (kind != "place" and all(word in name for word in wanted.split())):
                rank = (0 if name == wanted else 1 if name.startswith(wanted) else 2) + (
                    kind == "place" and "/" in name
                )
                for id_ in data.named(kind, name):
                    key = ("place" if kind == "place" else "person", id_)
                    hits[key] = min(hits.get(key, (9, name)), (rank, name))
    ranked = sorted(hits, key=lambda key: (hits[key][0], "/" in key[1], key))
    return tuple(_hit(data, kind, id_) for kind, id_ in ranked[:most])


def _hit(data: Dataset, kind: str, id_: str) -> tuple[str, str, str]:
    if kind == "person":
        return kind, id_, data.person(id_).name
    place = place_of(data, id_)
    return kind, place.code, place.name


def place_of(data: Dataset, meaning: str) -> Place:
    """Read what the index of names, or a zone of airspace, says: `MN`, `@crimea`, `MN/Ulan Bator`, `@crimea/SIP`.

    Raises:
        DataError: the data has no such state or territory.
    """
    whole, _, detail = meaning.partition("/")
    if not whole.startswith("@"):
        return Place(data.state(whole), None, detail or None)
    territory = data.territory(whole[1:])
    return Place(data.state(territory.state or territory.controlled_by), territory, detail or None)


def _near_people(data: Dataset, name: str) -> tuple[str, ...]:
    """Return the ids of a few people whose names look like this one, word by word."""
    if len(name) < SHORTEST:
        return ()
    words = [(word, set(word)) for word in name.split()]
    scores: dict[str, float] = {}
    for kind in ("person-name", "person-short", "person-shared"):
        for other in data.names(kind):
            score = _likeness(words, other.split())
            if score >= LIKENESS:
                for id_ in data.named(kind, other):
                    scores[id_] = max(score, scores.get(id_, 0.0))
    ranked = sorted(scores, key=lambda id_: (-scores[id_], id_))
    return tuple(ranked[:SUGGESTIONS])


def _likeness(words: list[tuple[str, set[str]]], theirs: list[str]) -> float:
    """Return the mean likeness of words, each given with its letters, to the likest of the words of a name.

    It is 0 if the number of words differs, or one is so unlike that the others could not make up for it.
    """
    if len(words) != len(theirs):
        return 0.0
    least, total = 1 - (1 - LIKENESS) * len(words) - 1e-9, 0.0
    for word, letters in words:
        found = 0.0
        for other in theirs:
            common = min(len(other), len(word) - len(letters.difference(other)))  # they share no more letters
            if 2 * common >= max(least, found) * (len(word) + len(other)):
                from difflib import SequenceMatcher  # only misses pay for this import

                found = max(found, SequenceMatcher(None, word, other).ratio())
        if found < least:
            return 0.0
        total += found
    return total / len(words)


def _near_states(data: Dataset, name: str) -> tuple[str, ...]:
    """Return the codes of a few states whose names look alike; codes and very short names are not compared."""
    if len(name) < SHORTEST:
        return ()
    from difflib import get_close_matches

    letters, strange = set(name), FOREIGN * len(name)  # more letters of its own than that leave no name alike
    names = [n for n in data.names("place") if len(n) > SHORTEST and len(letters.difference(n)) <= strange]
    found: list[str] = []
    for match in get_close_matches(name, names, n=4 * SUGGESTIONS, cutoff=LIKENESS):
        found += [m for m in data.named("place", match) if "/" not in m and "@" not in m and m not in found]
    return tuple(found[:SUGGESTIONS])
