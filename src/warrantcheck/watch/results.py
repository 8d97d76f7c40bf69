"""What the watch commands return."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from warrantcheck.answer.result import Result
from warrantcheck.answer.trip.results import DISCLAIMER
from warrantcheck.watch.plan import Entry, Remembered


class ClaimMoved(Struct, frozen=True):
    """A claim that an answer rests on now and did not before, or no longer, or that says something else."""

    claim: str
    change: Literal["added", "removed", "changed"]
    text: str


class WatchedChange(Struct, frozen=True):
    """A watched answer that changed: before and now, the claims that changed it, and why in a sentence."""

    name: str
    person: str
    person_name: str
    place: str
    on: date
    old: Remembered
    new: Remembered
    claims: tuple[ClaimMoved, ...]
    reason: str


class WatchFault(Struct, frozen=True):
    """An entry that could not be judged any more; it is kept."""

    name: str
    error: str


class WatchRun(Result, frozen=True):
    """A run: how many entries were answered again, which changed, and which could not be answered."""

    checked: int
    changes: tuple[WatchedChange, ...]
    faults: tuple[WatchFault, ...]
    note: str = DISCLAIMER


class WatchList(Result, frozen=True):
    """What is watched, with the answers last given."""

    folder: str
    entries: tuple[Entry, ...]
    note: str = DISCLAIMER
