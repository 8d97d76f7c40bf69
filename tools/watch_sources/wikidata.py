"""Wikidata's entry of a wanted person: whether the person died, and when offices began and ended."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from warrantcheck.dataset.records import Person
from warrantcheck.dataset.store import Dataset

from .finding import Changed, Finding, Row, quoted

DEATH, POSITION, BEGAN, ENDED = "P570", "P39", "P580", "P582"

DAY = re.compile(r"\d{4}(-\d{2}){0,2}")
"""A year, a month or a day."""


class Held(Struct, frozen=True):
    """A position: the id of its entry, and as much of its first and last day as is given (`2012-05-07`, `2012`)."""

    position: str
    since: str | None
    until: str | None


class Entry(Struct, frozen=True):
    """What the entry says; statements that Wikidata itself calls deprecated are left out."""

    label: str
    died: str | None
    held: tuple[Held, ...]


def read(content: bytes, entity: str) -> Entry:
    """Read the JSON of an entry.

    Raises:
        Changed: it is no entry, not that one, or one without an English name or any statement on positions.
    """
    try:
        whole = json.loads(content)["entities"][entity]
        claims = whole["claims"]
        label = whole["labels"]["en"]["value"]
        died = [_day(one["mainsnak"]) for one in _standing(claims.get(DEATH, []))]
        held = tuple(_held(one) for one in _standing(claims[POSITION]) if one["mainsnak"]["snaktype"] == "value")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Changed(
            f"it is not the JSON of the entry {entity} ({quoted(f'{type(error).__name__}: {error}')})"
        ) from error
    return Entry(label, next((day for day in died if day), None), held)


def compare(entry: Entry, data: Dataset, today: date, person: str) -> Iterator[Finding]:
    """Compare a death, and the ends of offices that the data knows by the day on which they began."""
    ours = data.person(person)
    yield from death_differs(ours, entry.died)
    newest = max((str(office.since) for office in ours.offices if office.since), default="")
    for held in entry.held:
        if not held.since or len(held.since) < len("2012-05-07") or held.since > str(today):
            continue  # no day by which to know it
        same = [office for office in ours.offices if str(office.since) == held.since]
        for office in same:
            until = str(office.until) if office.until else None
            if held.until and held.until != until and held.until <= str(today):
                row = Row("warrants.yaml", f"{person}, the office since {office.since}", f"until: '{held.until}'")
                text = f"{ours.name}, {office.title}: ended {held.until}; in the data {until or 'held until now'}."
                yield Finding("contradicted" if until else "new", person, text, row)
            elif until and not held.until:
                text = f"{ours.name}, {office.title}: ended {until} in the data, still held by the entry."
                yield Finding("contradicted", person, text)
        if not same and newest and held.since > newest and not held.until:
            text = f"{ours.name} holds the position {quoted(held.position)} since {held.since}"
            yield Finding("new", person, f"{text}; no office begins then in the data.")


def death_differs(person: Person, died: str | None) -> Iterator[Finding]:
    """Compare a day of death with the data; a less exact one that agrees is no difference."""
    ours = str(person.died.date) if person.died else None
    if died is None or (ours and (ours.startswith(died) or died.startswith(ours))):
        if died is None and ours and person.died and person.died.confirmed:
            yield Finding(
                "gone", person.id, f"{person.name} died on {ours} by the data; the entry has no day of death."
            )
        return
    row = Row("warrants.yaml", person.id, f"died: {{date: '{died}', confirmed: false}}")
    if ours:
        text = f"{person.name}: died {died} by the entry, {ours} by the data."
        yield Finding("contradicted", person.id, text, row)
    else:
        yield Finding("new", person.id, f"{person.name} died on {died} by the entry.", row)


def _standing(statements: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for one in statements if one["rank"] != "deprecated"]


def _held(statement: dict[str, Any]) -> Held:
    qualifiers = statement.get("qualifiers", {})
    since, until = (next((_day(snak) for snak in qualifiers.get(name, [])), None) for name in (BEGAN, ENDED))
    return Held(statement["mainsnak"]["datavalue"]["value"]["id"], since, until)


def _day(snak: dict[str, Any]) -> str | None:
    """Return as much of a time as is exact: precision 11 is a day, 10 a month, 9 a year."""
    if snak["snaktype"] != "value":
        return None
    value = snak["datavalue"]["value"]
    length = {11: 10, 10: 7, 9: 4}.get(value["precision"])
    day = value["time"][1 : 1 + length] if length else ""
    return day if DAY.fullmatch(day) else None
