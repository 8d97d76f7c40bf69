"""Which claims of an opened dataset are the user's own."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from pathlib import Path

from msgspec import Struct

MOST_NAMED = 10
"""How many claims a notice names before it counts the rest."""


EDITION = "edition.yaml"
"""What a folder has that replaces the shipped data; without it, a folder is laid over them."""


def is_overlay(folder: Path) -> bool:
    """Say whether a folder is added to the shipped data instead of replacing it."""
    return folder.is_dir() and not (folder / EDITION).exists()


class Overlay(Struct, frozen=True):
    """The user's data added to the shipped data: the claims that it adds or changes, and those that it removes."""

    folder: str
    claims: frozenset[str]
    removed: frozenset[str]

    @property
    def notice(self) -> str:
        """The message for users who open such data."""
        gone = f", {len(self.removed)} of the shipped removed" if self.removed else ""
        own = f"{len(self.claims)} claim{'' if len(self.claims) == 1 else 's'} of your own{gone}"
        return f"Your own data from {self.folder} is added to the shipped data: {own}."

    def used(self, named: AbstractSet[str]) -> str:
        """Say which of the claims that an answer names are the user's own."""
        own = sorted(named & self.claims)
        said = f"claims {_some(own)}" if own else "none of its claims is named in this answer"
        gone = f"; removed from the shipped data: {_some(sorted(self.removed))}" if self.removed else ""
        return f"This answer uses your own data from {self.folder}: {said}{gone}."


def _some(ids: Iterable[str]) -> str:
    ids = list(ids)
    more = f" and {len(ids) - MOST_NAMED} more" if len(ids) > MOST_NAMED else ""
    return ", ".join(ids[:MOST_NAMED]) + more
