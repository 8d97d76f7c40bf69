"""The Assembly's list of States Parties (asp.icc-cpi.int/states-parties)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from warrantcheck.clock import Clock
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import UsageError
from warrantcheck.law.membership import membership
from warrantcheck.lookup.find import find_place

from .depositary import NAMES
from .finding import Changed, Finding
from .markup import soup_of, text_of

FLOOR = 100
"""So many names of states at least; there were 125 in 2026."""

_COUNT = re.compile(r"(\d{3})\s+(?:countries|States)\s+(?:are|have)\b", re.IGNORECASE)


class Parties(Struct, frozen=True):
    """Every short text of the page that can be a name, and how many parties the page counts itself."""

    names: tuple[str, ...]
    count: int | None


def read(content: bytes) -> Parties:
    """Read the page.

    Raises:
        Changed: it has too few short texts in lists, tables and links to be a list of states.
    """
    soup = soup_of(content)
    for part in soup.find_all(["nav", "header", "footer", "select"]):
        part.decompose()
    texts = (text_of(element) for element in soup.find_all(["li", "td", "a", "p", "h3", "h4"]))
    names = dict.fromkeys(re.sub(r"[\s\d*,.]+$", "", text) for text in texts if 0 < len(text) < 60)
    if len(names) < FLOOR:
        raise Changed(f"{len(names)} short texts were found, and there are at least {FLOOR} States Parties")
    count = _COUNT.search(soup.get_text(" "))
    return Parties(tuple(names), int(count[1]) if count else None)


def compare(parties: Parties, data: Dataset, today: date) -> Iterator[Finding]:
    """Compare the states that are named with those that are parties today."""
    listed = set()
    for name in parties.names:
        try:
            place = find_place(data, NAMES.get(name, name), suggest=False)
        except UsageError:
            continue  # text that is no name
        if place.territory is None and place.detail is None:
            listed.add(place.state.id)
    ours = {state.id for state in data.states if membership(state, Clock(today, today)).status == "party"}
    if len(listed) < FLOOR:
        yield Finding("unread", "States Parties", f"Only {len(listed)} names of states were found on the page.")
        return
    if parties.count is None:
        yield Finding("unread", "States Parties", "The page does not say how many States Parties there are.")
    elif parties.count != len(listed):
        text = f"The page counts {parties.count} States Parties, and {len(listed)} names of states were found."
        yield Finding("unread", "States Parties", text)
    for id_ in sorted(listed - ours):
        yield Finding("new", id_, f"{data.state(id_).name} is listed, and is no State Party on {today} by the data.")
    for id_ in sorted(ours - listed):
        yield Finding(
            "gone", id_, f"{data.state(id_).name} is not listed, and is a State Party on {today} by the data."
        )
