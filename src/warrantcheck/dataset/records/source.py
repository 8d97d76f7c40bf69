"""The pages and documents on which claims stand."""

from typing import Literal

from warrantcheck.dataset.records.base import Day, Record


class Source(Record, frozen=True, kw_only=True):
    """A page or document that somebody read: the ground on which claims stand."""

    id: str
    title: str
    publisher: str
    date: Day | None = None
    url: str | None = None
    kind: Literal["court", "depositary", "official", "ngo", "press", "reference", "academic"]
    notes: str | None = None
