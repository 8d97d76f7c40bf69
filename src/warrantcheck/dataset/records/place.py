"""Territories, and the names of people and places beside those in their own rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from warrantcheck.dataset.records.base import Record, Reliability, record


@record
class Territory(Record):
    """A place that is no state of its own: which state is responsible, who controls it, does the Statute reach it.

    `controlled_by` is a state's code, or `contested`; `cities` and `airports` are those that maps put elsewhere.
    """

    id: str
    code: str | None = None
    alpha3: str | None = None
    name: str
    aliases: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    state: str | None = None
    controlled_by: str
    statute: Literal["yes", "no", "disputed"]
    disputed: bool = False
    cities: tuple[str, ...] = ()
    airports: tuple[str, ...] = ()
    text: str
    reliability: Reliability = "reported"
    sources: tuple[str, ...] = ()


@record
class PersonNames(Record):
    """What a person is called: complete names by language, bare names that mean him or her, bare names others share."""

    id: str
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    short: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


@record
class CityNames(Record):
    """Names of a city in other languages."""

    city: str
    country: str
    names: tuple[str, ...]


@record
class StateNames(Record):
    """More names of a state: official and colloquial ones, in any language."""

    state: str
    names: tuple[str, ...]


@record
class TerritoryNames(Record):
    """Names of a territory in other languages."""

    territory: str
    names: tuple[str, ...]


@record
class SharedPlace(Record):
    """A name that means more than one place: codes of states, or `@` and the id of a territory."""

    name: str
    of: tuple[str, ...]


@record
class PlaceNames(Record):
    """Names of places beside those of states, territories and the generated lists."""

    states: tuple[StateNames, ...] = ()
    territories: tuple[TerritoryNames, ...] = ()
    cities: tuple[CityNames, ...] = ()
    shared: tuple[SharedPlace, ...] = ()
