"""Territories, and the names of people and places beside those in their own rows."""

from collections.abc import Mapping
from typing import Literal

from msgspec import field

from warrantcheck.dataset.records.base import Day, Record, Reliability


class Control(Record, frozen=True, kw_only=True):
    """Who holds a part of a territory, and since when: `by` is a state's code, or `others` who are no state.

    `holder` names them, `where` the part, `cities` those that lie in it as far as the data knows. `since` is the first
    day on which it is known to hold, `public` the day on which that was known (default: the same).
    """

    by: str
    holder: str
    since: Day
    until: Day | None = None
    public: Day | None = None
    where: str | None = None
    cities: tuple[str, ...] = ()
    text: str
    sources: tuple[str, ...]

    @property
    def published(self) -> Day:
        """The day on which it became public."""
        return self.public or self.since


class Territory(Record, frozen=True, kw_only=True):
    """A place that is no state of its own: which state is responsible, who controls it, whether the Statute applies.

    `controlled_by` is a state's code, or `contested`; then `control` may say who holds which part. `statute_since` is
    the day from which the Statute applies, where that is later than for the state. `cities` and `airports` are those
    that maps put elsewhere.
    """

    id: str
    code: str | None = None
    alpha3: str | None = None
    name: str
    aliases: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    state: str | None = None
    controlled_by: str
    control: tuple[Control, ...] = ()
    statute: Literal["yes", "no", "disputed"]
    statute_since: Day | None = None
    disputed: bool = False
    cities: tuple[str, ...] = ()
    airports: tuple[str, ...] = ()
    text: str
    reliability: Reliability = "reported"
    sources: tuple[str, ...] = ()


class PersonNames(Record, frozen=True, kw_only=True):
    """What a person is called: complete names by language, bare names that mean him or her, bare names others share."""

    id: str
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    short: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


class CityNames(Record, frozen=True, kw_only=True):
    """Names of a city in other languages."""

    city: str
    country: str
    names: tuple[str, ...]


class RegionNames(Record, frozen=True, kw_only=True):
    """Names of the regions of a state, such as the states of the United States."""

    country: str
    names: tuple[str, ...]


class AirportNames(Record, frozen=True, kw_only=True):
    """What an airport is called beside its IATA code."""

    iata: str
    names: tuple[str, ...]


class StateNames(Record, frozen=True, kw_only=True):
    """More names of a state: official and colloquial ones, in any language."""

    state: str
    names: tuple[str, ...]


class TerritoryNames(Record, frozen=True, kw_only=True):
    """Names of a territory in other languages."""

    territory: str
    names: tuple[str, ...]


class SharedPlace(Record, frozen=True, kw_only=True):
    """A name that means more than one place: codes of states, or `@` and the id of a territory."""

    name: str
    of: tuple[str, ...]


class RefusedPlace(Record, frozen=True, kw_only=True):
    """Names of what people type as a place and is none of the data, and the sentence that tells them what to name."""

    names: tuple[str, ...]
    text: str


class PlaceNames(Record, frozen=True, kw_only=True):
    """Names of places beside those of states, territories and the generated lists."""

    states: tuple[StateNames, ...] = ()
    territories: tuple[TerritoryNames, ...] = ()
    cities: tuple[CityNames, ...] = ()
    regions: tuple[RegionNames, ...] = ()
    airports: tuple[AirportNames, ...] = ()
    shared: tuple[SharedPlace, ...] = ()
    refused: tuple[RefusedPlace, ...] = ()
