"""Regions of the world: those of the United Nations, and continents, as Natural Earth lists them."""

from __future__ import annotations

import csv
from functools import cache

from msgspec import Struct

from warrantcheck.dataset.generated import read
from warrantcheck.errors import DataError, UnknownName

FILE_NAME = "regions.csv"


class Region(Struct, frozen=True):
    """A region and the codes of its states."""

    name: str
    states: frozenset[str]


def find_region(text: str) -> Region:
    """Return the region called so: `Europe`, `west africa`, `Western-Africa`, `North America`.

    Where a region of the United Nations and a continent share a name, the region is meant.

    Raises:
        UnknownName: none is called so; `candidates` lists all that there are.
        DataError: the list cannot be read.
    """
    known = regions()
    wanted = _folded(text)
    for name, region in known.items():
        if _folded(name) == wanted:
            return region
    names = tuple(known)
    raise UnknownName(
        f"No region is called {' '.join(text.split())[:60]!r}. There are: {', '.join(names)}. "
        "For the members of a group such as the EU, use --group.",
        names,
    )


@cache
def regions() -> dict[str, Region]:
    """Return all regions by name: the large ones first, then their parts, then the continents that are neither."""
    found: dict[str, dict[str, set[str]]] = {"region": {}, "subregion": {}, "continent": {}}
    try:
        rows = csv.DictReader(read(FILE_NAME).decode().splitlines())
        for row in rows:
            for kind, members in found.items():
                members.setdefault(row[kind], set()).add(row["state"])
    except (ValueError, KeyError) as error:
        raise DataError(f"{FILE_NAME}: the list of regions cannot be read.") from error
    if not found["region"]:
        raise DataError(f"{FILE_NAME}: the list of regions is empty.")
    listed: dict[str, Region] = {}
    for members in found.values():
        for name in sorted(members.keys() - {""}):
            listed.setdefault(name, Region(name, frozenset(members[name])))
    return listed


def _folded(name: str) -> str:
    """Fold case, hyphens and the endings of `western`, `south-eastern`."""
    words = name.casefold().replace("-", " ").split()
    return " ".join(word.removesuffix("ern") for word in words)
