"""OpenSanctions' entry of a wanted person (FollowTheMoney JSON): whether it is this person, and a day of death."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct, convert

from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import UsageError
from warrantcheck.lookup.find import find_person

from .finding import Changed, Finding, quoted
from .wikidata import DAY, death_differs


class Entry(Struct, frozen=True):
    """What the entry says: the name it is shown under, all names, nationalities as codes, days of death."""

    caption: str
    names: tuple[str, ...]
    nationalities: tuple[str, ...]
    deaths: tuple[str, ...]


def read(content: bytes) -> Entry:
    """Read the JSON of an entity.

    Raises:
        Changed: it is no entity of the schema Person, or has no name.
    """
    try:
        whole = json.loads(content)
        properties = whole["properties"]
        if whole["schema"] != "Person":
            raise Changed(f"it is of the schema {quoted(str(whole['schema']))}, not Person")
        nations = {*properties.get("nationality", ()), *properties.get("citizenship", ())}
        odd = [day for day in properties.get("deathDate", ()) if not DAY.fullmatch(day)]
        if odd:
            raise Changed(f"a day of death is none: {quoted(odd[0])}")
        found = {
            "caption": whole["caption"],
            "names": properties["name"],
            "nationalities": sorted(code.upper() for code in nations if re.fullmatch("[a-z]{2}", code)),
            "deaths": properties.get("deathDate", ()),
        }
        return convert(found, Entry)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Changed(f"it is not the JSON of an entity ({quoted(f'{type(error).__name__}: {error}')})") from error


def compare(entry: Entry, data: Dataset, today: date, person: str) -> Iterator[Finding]:  # noqa: ARG001
    """Compare the person, a death and nationalities."""
    ours = data.person(person)
    if not any(_means(data, name, person) for name in (entry.caption, *entry.names)):
        yield Finding("unread", person, f"The entry is of {quoted(entry.caption)}, who is not known to be {ours.name}.")
        return
    known = str(ours.died.date) if ours.died else ""
    agreeing = [day for day in entry.deaths if known.startswith(day)]
    yield from death_differs(ours, next(iter((*agreeing, *entry.deaths)), None))
    if ours.nationality and entry.nationalities and not set(ours.nationality) & set(entry.nationalities):
        text = (
            f"{ours.name}: of {', '.join(entry.nationalities)} by the entry, {', '.join(ours.nationality)} by the data."
        )
        yield Finding("contradicted", person, text)


def _means(data: Dataset, name: str, person: str) -> bool:
    try:
        return find_person(data, name).id == person
    except UsageError:
        return False
