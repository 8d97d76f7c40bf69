"""Ask a watched question again, and say what changed since it was last asked."""

from __future__ import annotations

import zlib
from datetime import date

from msgspec import json
from msgspec.structs import replace

from warrantcheck.answer.trip.results import Leg
from warrantcheck.answer.trip.trip import Stop, trip
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Person
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import UsageError, WarrantcheckError
from warrantcheck.lookup.find import find_place
from warrantcheck.watch.plan import Entry, Plan, Remembered, checked_name
from warrantcheck.watch.results import ClaimMoved, WatchedChange, WatchFault, WatchRun

_CONDUCT = ("statement", "visit", "finding")


def entry(data: Dataset, name: str, person: Person, place: str, on: date | None, today: date) -> Entry:
    """Make an entry with the answer of today.

    Raises:
        UsageError: the name cannot stand in a table, or the place has no single meaning.
    """
    found = _leg(data, person, place, Clock.of(today, on))
    return Entry(checked_name(name), person.id, place, on, today, _remember(data, found, today))


def run(data: Dataset, plan: Plan, today: date) -> tuple[WatchRun, Plan]:
    """Judge every entry; return what changed, and the plan that remembers the answers of today."""
    changes, faults, entries = [], [], []
    for one in plan.entries:
        try:
            changed, now = _again(data, one, today)
        except WarrantcheckError as error:
            faults.append(WatchFault(one.name, error.message))
            entries.append(one)
            continue
        changes += [changed] if changed else []
        same = replace(now, day=one.answer.day) == one.answer
        entries.append(one if same else replace(one, answer=now))
    return WatchRun(len(plan.entries), tuple(changes), tuple(faults)), Plan(entries=tuple(entries))


def _again(data: Dataset, one: Entry, today: date) -> tuple[WatchedChange | None, Remembered]:
    if not data.has("person", one.person):
        raise UsageError(f"The data no longer has a person with the id {one.person!r}.")
    person = data.person(one.person)
    clock = Clock.of(today, one.on)
    found = _leg(data, person, one.place, clock)
    old, new = one.answer, _remember(data, found, today)
    if (old.duty, old.level, round(old.risk)) == (new.duty, new.level, round(new.risk)):
        return None, new
    claims = _moved(data, old, new)
    change = WatchedChange(
        one.name, person.id, person.name, found.name, clock.on, old, new, claims, _reason(old, new, claims, today)
    )
    return change, new


def _leg(data: Dataset, person: Person, place: str, clock: Clock) -> Leg:
    return trip(data, person, [Stop.at(find_place(data, place))], clock).legs[0]


def _remember(data: Dataset, leg: Leg, today: date) -> Remembered:
    claims = {claim: _checksum(data, claim) for claim in leg.grounds}
    return Remembered(today, leg.duty, leg.risk, leg.level, data.version, data.digest, claims, leg.next_change)


def _checksum(data: Dataset, id_: str) -> str:
    """Return a checksum of what a claim says, with the record behind it where that says more."""
    content = json.encode(data.claim(id_))
    for kind in _CONDUCT:
        if data.has(kind, id_):
            content += json.encode(getattr(data, kind)(id_))
    return f"{zlib.crc32(content):08x}"


def _moved(data: Dataset, old: Remembered, new: Remembered) -> tuple[ClaimMoved, ...]:
    def text(id_: str) -> str:
        return data.claim(id_).text if data.has("claim", id_) else "no longer in the data"

    added = [ClaimMoved(id_, "added", text(id_)) for id_ in new.claims if id_ not in old.claims]
    removed = [ClaimMoved(id_, "removed", text(id_)) for id_ in old.claims if id_ not in new.claims]
    kept = [id_ for id_ in new.claims if old.claims.get(id_, new.claims[id_]) != new.claims[id_]]
    return (*added, *(ClaimMoved(id_, "changed", text(id_)) for id_ in kept), *removed)


def _reason(old: Remembered, new: Remembered, claims: tuple[ClaimMoved, ...], today: date) -> str:
    if claims:
        return f"Claims that changed it: {', '.join(moved.claim for moved in claims)}."
    if old.next_change and old.next_change.date <= today:
        return f"No claim changed: {old.next_change.text} (expected on {old.next_change.date})."
    if old.digest != new.digest:
        return f"No claim it rests on changed; the rest of the data did ({old.version} to {new.version})."
    if old.day != new.day:
        return f"No claim changed: time passed since {old.day}, and what was said counts for less."
    return "No claim changed: the program or its weights did."
