"""What is watched, and the answer last given to each: the content of the plan's file."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from warrantcheck.answer.trip.results import NextChange
from warrantcheck.errors import UsageError
from warrantcheck.law.duty import DutyValue
from warrantcheck.vocabulary import Level

FORMAT = 1
LONGEST_NAME = 80


class Remembered(Struct, frozen=True, forbid_unknown_fields=True):
    """An answer as it was given on `day`: duty, risk in per cent, level, on which data.

    `claims` maps each claim that was used to a checksum of what it said.
    """

    day: date
    duty: DutyValue
    risk: float
    level: Level
    version: str
    digest: str
    claims: dict[str, str]
    next_change: NextChange | None = None


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """A question under a name: a person's id, a place as typed, the day of travel (None: the day of each run)."""

    name: str
    person: str
    place: str
    on: date | None
    added: date
    answer: Remembered


class Plan(Struct, frozen=True, forbid_unknown_fields=True):
    """All entries, in the order in which they were added."""

    format: int = FORMAT
    entries: tuple[Entry, ...] = ()

    def find(self, name: str) -> Entry | None:
        """Return the entry of a name, or None."""
        return next((entry for entry in self.entries if entry.name == name), None)

    def with_entry(self, entry: Entry) -> Plan:
        """Return the plan with one entry more.

        Raises:
            UsageError: the name is taken.
        """
        if self.find(entry.name):
            raise UsageError(f"{entry.name!r} is already watched; `watch remove` it first, or choose another name.")
        return Plan(entries=(*self.entries, entry))

    def without_entry(self, name: str) -> Plan:
        """Return the plan with one entry less.

        Raises:
            UsageError: nothing is watched under this name.
        """
        if not self.find(name):
            raise UsageError(f"Nothing is watched under the name {name[:LONGEST_NAME]!r}; `watch list` shows all.")
        return Plan(entries=tuple(entry for entry in self.entries if entry.name != name))


def checked_name(name: str) -> str:
    """Return a name that can stand in a table.

    Raises:
        UsageError: it is empty, too long, or holds control characters.
    """
    name = name.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise UsageError(f"A name has 1 to {LONGEST_NAME} printable characters.")
    return name
