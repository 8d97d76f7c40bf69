"""Where airports and cities lie: the lists that came with the package, searched as text and not read whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from itertools import islice

from msgspec import Struct

from warrantcheck.dataset.generated import read
from warrantcheck.geography.path import KM_A_DEGREE, apart

LARGER = ("large", "medium")
UNSETTLED = "unsettled"
"""The size in the list of an airport whose position is in doubt."""


class Spot(Struct, frozen=True):
    """A named point: degrees, and how it was found: `airport`, `city`; or, where only a state or a territory was named,
    its `capital`, its largest `city`, or the `middle` of its land. `doubted`: lists disagree where it lies."""

    name: str
    lat: float
    lon: float
    kind: str
    doubted: bool = False


def airport(code: str) -> Spot | None:
    """Return the airport of an IATA code in capitals."""
    found = _line("airports.csv", f"{code},")
    if found is None:
        return None
    return Spot(f"{found[8]} ({code})", float(found[2]), float(found[3]), "airport", found[5] == UNSETTLED)


def elevation(code: str) -> float:
    """Return how high the airport of an IATA code lies, in metres; 0 where the list does not say."""
    found = _line("airports.csv", f"{code},")
    return float(found[6] or 0) if found else 0.0


def city(codes: Iterable[str], name: str) -> Spot | None:
    """Return the city of this name, as the list spells it, in the first of the countries that has it."""
    for code in codes:
        buffered = f'{code},"{name}",' if "," in name else f"{code},{name},"
        found = _line("cities.csv", buffered)
        if found:
            return Spot(found[1], float(found[5]), float(found[6]), "city")
    return None


def capital(code: str) -> Spot | None:
    """Return the capital of a country or dependency."""
    text = _text("cities.csv")
    at = 0
    while (at := text.find(f"\n{code},".encode(), at)) >= 0:
        row = _row(text, at)
        if row[3] == "yes":
            return Spot(row[1], float(row[5]), float(row[6]), "capital")
        at += 1
    return None


def largest_city(code: str) -> Spot | None:
    """Return the city with the most people in a country."""
    text, at, best = _text("cities.csv"), 0, None
    while (at := text.find(f"\n{code},".encode(), at)) >= 0:
        row = _row(text, at)
        best = row if best is None or int(row[2]) > int(best[2]) else best
        at += 1
    return Spot(best[1], float(best[5]), float(best[6]), "city") if best else None


def middle(zone: str, name: str) -> Spot | None:
    """Return a point of the land of a zone (`PW`, `@crimea`), if it is drawn.

    Raises:
        DataError: the file of airspace is missing or damaged.
    """
    from warrantcheck.geography.airspace import Airspace

    found = Airspace.shipped("ne").middles.get(zone)
    return Spot(name, *found, "middle") if found else None


def airports_near(lat: float, lon: float, reach: float) -> list[tuple[str, str, float]]:
    """Return the airports on whose ground a position may lie: IATA code, country of its row, kilometres.

    The nearest within reach says the country, and those of this country come first: large and medium ones, nearest
    first, then small, closed and water ones. Left out are those of which the lists do not agree where they lie.
    """
    band = reach / KM_A_DEGREE
    airports, first = _by_latitude(), bisect_left(_by_latitude(), (lat - band,))
    near = []
    for there, east, code, country, large in islice(airports, first, None):
        if there > lat + band:
            break
        far = apart((lat, lon), (there, east))
        if far <= reach:
            near.append((far, code, country, large))
    home = min(near)[2] if near else ""
    ranked = sorted(near, key=lambda airport: (airport[2] != home, not airport[3], airport))
    return [(code, country, far) for far, code, country, _ in ranked]


@cache
def _by_latitude() -> list[tuple[float, float, str, str, bool]]:
    rows = (line.split(",", 6) for line in _text("airports.csv").decode().splitlines()[1:])
    return sorted(
        (float(lat), float(lon), code, country, size in LARGER)
        for code, country, lat, lon, _, size, _ in rows
        if size != UNSETTLED
    )


def _line(file: str, begin: str) -> list[str] | None:
    text = _text(file)
    at = text.find(f"\n{begin}".encode())
    return None if at < 0 else _row(text, at)


def _row(text: bytes, at: int) -> list[str]:
    line = text[at + 1 : text.find(b"\n", at + 1)].decode()
    if '"' not in line:
        return line.rstrip("\r").split(",")
    import csv

    return next(csv.reader([line]))


_text = cache(read)
