"""Dated public facts that cover every state: votes, joint statements, memberships, each a table of all states."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import field

from warrantcheck.dataset.records.base import Day, Record

Bears = Literal["RU", "UA", "IL", "PS", "US", "AF", "GE", "ICC"]
"""What a table says something about: a state, or the Court."""


class EvidenceCheck(Record, frozen=True, kw_only=True):
    """A comparison with other sources: how many states of the table they name, and how many they tell otherwise."""

    sources: tuple[str, ...]
    rows: int
    differences: int = 0
    text: str | None = None


class Affinity(Record, frozen=True, kw_only=True):
    """What a table says of how close a state stands to another.

    `toward`: the states of which it speaks. `scores`: from 1 (close) to -1 (far), by value; one without a score says
    nothing. `short`: its name in a list.
    """

    toward: tuple[str, ...]
    short: str
    scores: Mapping[str, float]


class Position(Record, frozen=True, kw_only=True):
    """What a text that several governments agreed says of warrants.

    `of`: whose warrants it speaks of. `values`: which values of the table mean that a government joined. `stance`: it
    `supports` the warrants (welcomes them, or asks that they be carried out), or `names` them, and no more.
    """

    of: tuple[str, ...]
    values: tuple[str, ...]
    stance: Literal["supports", "names"]


class EvidenceTable(Record, frozen=True, kw_only=True):
    """What data/evidence/<id>.csv holds: the document of record, the meaning of the values, the totals as recorded.

    `values` is closed: what each value means. `totals` are those of the document; a value it gives no total for is left
    out. `whole` is false where a state's value could not be read; `gaps` says why. A table counts only if `checked`,
    and moves an estimate only if it has an `affinity`; any other is context. With a `position` it is a text that speaks
    of warrants, and is shown and counted as such.
    """

    id: str
    title: str
    kind: Literal["vote", "statement", "referral", "agreement", "list", "membership"]
    about: tuple[Bears, ...] = ()
    document: str | None = None
    since: Day
    public: Day
    values: Mapping[str, str]
    totals: Mapping[str, int] = field(default_factory=dict)
    whole: bool
    gaps: str | None = None
    checked: bool
    affinity: Affinity | None = None
    position: Position | None = None
    checks: tuple[EvidenceCheck, ...] = ()
    sources: tuple[str, ...]
    notes: str | None = None

    @property
    def counts(self) -> bool:
        """It moves an estimate."""
        return self.checked and self.affinity is not None

    @property
    def answers(self) -> bool:
        """Answers read it: it moves an estimate, or is a text that speaks of warrants."""
        return self.counts or (self.checked and self.position is not None)


class EvidenceFact(Record, frozen=True, kw_only=True):
    """What a table that answers read holds of one state from a day on, and when that was public."""

    table: str
    value: str
    since: Day
    public: Day


class EvidenceRow(Record, frozen=True, kw_only=True):
    """One row of a table: what holds of a state from a day on, when that was public, and the source it was read in."""

    state: str
    value: str
    since: Day
    public: Day
    source: str
