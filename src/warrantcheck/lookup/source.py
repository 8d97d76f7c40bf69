"""From what a user typed to a source."""

from __future__ import annotations

from warrantcheck.dataset.records import Source
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import UnknownName


def find_source(data: Dataset, id_: str) -> Source:
    """Return the source a user asks for.

    Raises:
        UnknownName: no source has this id; `candidates` are ids that begin like it.
    """
    name = id_.strip()
    if name and name.isprintable() and data.has("source", name):
        return data.source(name)
    if name.isprintable() and data.has("claim", name):
        raise UnknownName(f"{name} is the id of a claim, not of a source: `warrantcheck claim {name}` shows it.")
    near = tuple(k for k in data.names("source") if len(name) > 1 and k.startswith(name))[:5]
    hint = f"Ids that begin like it: {', '.join(near)}." if near else "`claim` shows the ids of its sources."
    raise UnknownName(f"No source in the data has the id {name[:80]!r}. {hint}", near)
