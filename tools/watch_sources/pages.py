"""The pages that are watched: address, file of a copy, how each is read and compared, on what that was tried."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct

from warrantcheck.dataset.store import Dataset

from . import assembly, defendants, depositary, notifications, opensanctions, releases, wikidata
from .finding import Finding

PEOPLE = Path(__file__).with_name("people.csv")
KEY = "OPENSANCTIONS_API_KEY"
"""The variable that holds the key without which OpenSanctions answers nobody."""


class Page(Struct, frozen=True):
    """One page. `tried` says on which stored copy of the real page its parser was tried; empty: on none.

    `key` names the variable of the environment whose value the site wants to see; without it the page is left out.
    """

    id: str
    title: str
    url: str
    file: str
    read: Callable[[bytes], Any]
    compare: Callable[[Any, Dataset, date], Iterator[Finding]]
    tried: str = ""
    key: str = ""


def pages() -> list[Page]:
    """Return every page, those of people in the order of the list."""
    with PEOPLE.open(encoding="utf-8", newline="") as lines:
        people = [(row["person"], row["wikidata"]) for row in csv.DictReader(lines)]
    return [*FIXED, *(_wikidata(*one) for one in people), *(_opensanctions(*one) for one in people)]


def _wikidata(person: str, entity: str) -> Page:
    return Page(
        f"wikidata {person}",
        f"Wikidata on {person} ({entity})",
        f"https://www.wikidata.org/wiki/Special:EntityData/{entity}.json",
        f"wikidata-{entity}.json",
        partial(wikidata.read, entity=entity),
        partial(wikidata.compare, person=person),
        tried="an entry of 21 April 2026, cut",
    )


def _opensanctions(person: str, entity: str) -> Page:
    return Page(
        f"opensanctions {person}",
        f"OpenSanctions on {person} ({entity})",
        f"https://api.opensanctions.org/entities/{entity}?nested=false",
        f"opensanctions-{entity}.json",
        opensanctions.read,
        partial(opensanctions.compare, person=person),
        tried="an entity of 29 April 2026, cut, of somebody who is not wanted by the Court",
        key=KEY,
    )


FIXED = (
    Page(
        "depositary",
        "UN Treaty Collection, status of the Rome Statute (XVIII, 10)",
        "https://treaties.un.org/Pages/ViewDetails.aspx?src=TREATY&mtdsg_no=XVIII-10&chapter=18&clang=_en",
        "depositary.html",
        depositary.read,
        depositary.compare,
    ),
    Page(
        "notifications",
        "UN Treaty Collection, depositary notifications",
        "https://treaties.un.org/Pages/CNs.aspx?cnTab=tab1&clang=_en",
        "notifications.html",
        notifications.read,
        notifications.compare,
    ),
    Page(
        "defendants",
        "International Criminal Court, defendants",
        "https://www.icc-cpi.int/defendants",
        "defendants.html",
        defendants.read,
        defendants.compare,
    ),
    Page(
        "releases",
        "International Criminal Court, news",
        "https://www.icc-cpi.int/rss.xml",
        "releases.xml",
        releases.read,
        releases.compare,
        tried="one item of the feed of 6 July 2026",
    ),
    Page(
        "assembly",
        "Assembly of States Parties, list of States Parties",
        "https://asp.icc-cpi.int/states-parties",
        "assembly.html",
        assembly.read,
        assembly.compare,
    ),
)
