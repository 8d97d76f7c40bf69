"""The pages and documents on which claims stand."""

from typing import Literal

from warrantcheck.dataset.records.base import Day, PartialDay, Record
from warrantcheck.days import last_day


class Source(Record, frozen=True, kw_only=True):
    """A page or document that somebody read: the ground on which claims stand.

    `month` is given where no day was seen, but the address or the id of the page carries its month: it counts as
    published on the last day of that month. `described` means that the title of the page was not recorded, and `title`
    says in our words what it is.
    """

    id: str
    title: str
    described: bool = False
    publisher: str
    date: Day | None = None
    month: PartialDay | None = None
    url: str | None = None
    kind: Literal["court", "depositary", "official", "ngo", "press", "reference", "academic"]
    notes: str | None = None

    @property
    def shown_title(self) -> str:
        """The title as it is printed: a description of ours stands in brackets, so that nobody quotes it."""
        return f"[{self.title}]" if self.described else self.title

    @property
    def published(self) -> Day | None:
        """The day by which it was published: its own, else the last of its month; None if neither is known."""
        return self.date or (last_day(self.month) if self.month else None)
