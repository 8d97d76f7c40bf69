"""Who directs the government of a state: whose words count as those of the present government."""

from typing import Literal

from warrantcheck.dataset.records.base import Day, Record


class Head(Record, frozen=True, kw_only=True):
    """Somebody who directed a government, from the day of taking office until the next one did.

    Terms that follow each other are one. Where the day of taking office is not known (`day_known`), `since` is one by
    which it had been. `seen` is the newest day on which a source shows the person in this office.
    """

    name: str
    since: Day
    day_known: bool = True
    seen: Day
    sources: tuple[str, ...]
    notes: str | None = None

    @property
    def in_office(self) -> str:
        """From when on: `since 2026-05-09`, or `by` a day."""
        return f"{'since' if self.day_known else 'by'} {self.since}"


class Government(Record, frozen=True, kw_only=True):
    """The government of the state `id`, and who directed it, in order of time.

    `directs` says which office does: that of the head of government, or, where the president or monarch directs the
    government, that of the head of state; of a `collegial` one nobody is named. `title` is the office's own name. `gap`
    says what was not read.
    """

    id: str
    directs: Literal["head-of-government", "head-of-state", "collegial"]
    title: str
    heads: tuple[Head, ...] = ()
    gap: str | None = None
    notes: str | None = None
