"""From an id that a user typed to a claim or a source."""

from __future__ import annotations

from typing import Literal

from warrantcheck.dataset.claims import Claim
from warrantcheck.dataset.records import Source
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import UnknownName

_WHERE = {
    "claim": "`explain` shows the ids of the claims it uses.",
    "source": "`claim` shows the ids of its sources.",
}


def find_claim(data: Dataset, id_: str) -> Claim:
    """Return the claim a user asks for.

    Raises:
        UnknownName: no claim has this id; `candidates` are ids that begin like it.
    """
    return data.claim(_known(data, id_, "claim", "source"))


def find_source(data: Dataset, id_: str) -> Source:
    """Return the source a user asks for; errors as for `find_claim`."""
    return data.source(_known(data, id_, "source", "claim"))


def _known(data: Dataset, id_: str, kind: Literal["claim", "source"], other: Literal["claim", "source"]) -> str:
    name = id_.strip()
    if name and name.isprintable() and data.has(kind, name):
        return name
    if name.isprintable() and data.has(other, name):
        raise UnknownName(f"{name} is the id of a {other}, not of a {kind}: `warrantcheck {other} {name}` shows it.")
    near = tuple(k for k in data.names(kind) if len(name) > 1 and k.startswith(name))[:5]
    hint = f"Ids that begin like it: {', '.join(near)}." if near else _WHERE[kind]
    raise UnknownName(f"No {kind} in the data has the id {name[:80]!r}. {hint}", near)
