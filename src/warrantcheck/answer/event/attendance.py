"""Whether a person may attend a meeting: invited, there before, at home, or from a state that takes part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

from warrantcheck.answer.event.meeting import Meeting
from warrantcheck.answer.event.outcome import came_for, settled
from warrantcheck.answer.event.series import OF_TWO, OPEN
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Event, Group, Person
from warrantcheck.dataset.store import Dataset

Reason = Literal["expected", "usual", "home", "member", "open"]

FIRST: tuple[Reason, ...] = ("expected", "usual")
"""The reasons of what is listed first."""


class Attendance(Struct, frozen=True):
    """Why a person may attend a meeting: `expected` at this one, `usual` at this series, `home` in the own
    state, `member` where it belongs to the body, `open` to all states; and the same in words."""

    reason: Reason
    text: str


def attendance(data: Dataset, person: Person, met: Meeting, clock: Clock) -> Attendance | None:
    """Say why a person may attend a meeting, as far as was known; None: nothing in the data says so."""
    if person.id in met.expected:
        return Attendance("expected", "invited or expected")
    before = sum(_was_there(data, person, event, clock) for event in _earlier(data, met, clock.known))
    if before:
        return Attendance("usual", "once before" if before == 1 else f"{before} times before")
    if met.host in person.nationality:
        return Attendance("home", f"in {data.state(met.host).in_text}")
    for group in data.groups:
        if met.series in group.series and (state := _member(group, person, met, clock)):
            return Attendance("member", f"{data.state(state).in_text} is a member")
    return Attendance("open", "all states") if met.series in OPEN else None


def _earlier(data: Dataset, met: Meeting, known: date) -> Iterator[Event]:
    """Yield the earlier meetings of the series; of meetings of two, which share a name and no more, none."""
    if met.series != OF_TWO:
        events = (settled(data, event, known) for event in data.events if event.series == met.series)
        yield from (event for event in events if event.until < met.since and event.id != met.event)


def _was_there(data: Dataset, person: Person, event: Event, clock: Clock) -> bool:
    """Say whether it was known that a person had been expected at an event that is over, or came there for it."""
    if event.until >= clock.known:
        return False
    return person.id in event.expected or any(
        visit.published <= clock.known and came_for(visit, event) for visit in data.visits_by(person.id)
    )


def _member(group: Group, person: Person, met: Meeting, clock: Clock) -> str | None:
    """Return the state of a person that belongs to a group on the day of the meeting, as far as was known."""
    members = group.members(met.judged, clock.known)
    return next((state for state in person.nationality if state in members), None)
