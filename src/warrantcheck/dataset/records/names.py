"""Names of people and places beside those in their own rows; only what compiles the data reads them."""

from collections.abc import Mapping

from msgspec import field

from warrantcheck.dataset.records.base import Record


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
