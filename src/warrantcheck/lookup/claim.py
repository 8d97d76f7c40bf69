"""From what a user typed to a claim."""

from __future__ import annotations

from warrantcheck.dataset.claims import Claim
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import UnknownName


def find_claim(data: Dataset, id_: str) -> Claim:
    """Return the claim a user asks for.

    Raises:
        UnknownName: no claim has this id; `candidates` are ids that begin like it.
    """
    name = id_.strip()
    if name and name.isprintable() and data.has("claim", name):
        return data.claim(name)
    if name.isprintable() and data.has("source", name):
        raise UnknownName(f"{name} is the id of a source, not of a claim: `warrantcheck source {name}` shows it.")
    near = tuple(k for k in data.names("claim") if len(name) > 1 and k.startswith(name))[:5]
    hint = f"Ids that begin like it: {', '.join(near)}." if near else "`explain` shows the ids of the claims it uses."
    raise UnknownName(f"No claim in the data has the id {name[:80]!r}. {hint}", near)
