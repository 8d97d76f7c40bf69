"""When a person's first warrant became public, said of an answer about an earlier day: what only later readers know."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Person
from warrantcheck.errors import UnknownName


def became_public(person: Person, clock: Clock, today: date) -> str | None:
    """Say when the first warrant or summons became public, if that was after the day of knowledge and not after today.

    It is for a question that left the day of knowledge open: one that chose it asked for no hindsight.
    """
    first = min(person.warrants, key=lambda one: one.public, default=None)
    if first is None or not clock.known < first.public <= today:
        return None
    kind = "warrant" if first.kind == "warrant" else "summons"
    return f"The first {kind} for {person.name} became public on {first.public}, after the day asked about."


@contextmanager
def said_of_refusal(person: Person, clock: Clock, today: date | None) -> Iterator[None]:
    """Add that day to the refusal to speak of somebody of whom nothing was public; `today` is None if it is not asked.

    Raises:
        UnknownName: as it came, with one sentence more.
    """
    try:
        yield
    except UnknownName as error:
        if today and (told := became_public(person, clock, today)):
            error.message += f" {told}"
            error.args = (error.message,)
        raise
