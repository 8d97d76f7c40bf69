"""What a plan file says. Field names are a contract: plans are kept in other people's repositories."""

from __future__ import annotations

from msgspec import field

from warrantcheck.dataset.records.base import Day, Record
from warrantcheck.vocabulary import Limit, Standing

Places = tuple[str, ...]


class Defaults(Record, frozen=True, kw_only=True):
    """What holds for every trip that does not say otherwise."""

    person: str | None = None
    on: Day | None = None
    known: Day | None = None
    assume: Standing | None = None


class PlannedTrip(Record, frozen=True, kw_only=True):
    """One trip: `to` and `via` are places, by name or code; days as on the command line."""

    id: str
    person: str | None = None
    to: Places
    via: Places = ()
    on: Day | None = None
    known: Day | None = None
    assume: Standing | None = None


class Acceptance(Record, frozen=True, kw_only=True):
    """An accepted risk, with the reason: of the trip with the id `trip`, or of every trip of `person`
    to the destination `to`. From the day `expires` on, it no longer counts."""

    id: str
    trip: str | None = None
    person: str | None = None
    to: str | None = None
    reason: str
    expires: Day


class Plan(Record, frozen=True, kw_only=True):
    """A plan: its trips, and what they are held to."""

    trips: tuple[PlannedTrip, ...]
    defaults: Defaults = field(default_factory=Defaults)
    fail_on: Limit | None = None
    fail_on_unclear: bool | None = None
    max_age: int | None = None
    accept: tuple[Acceptance, ...] = ()
