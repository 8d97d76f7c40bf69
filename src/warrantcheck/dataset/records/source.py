"""The pages and documents on which claims stand."""

from __future__ import annotations

from typing import Literal

from warrantcheck.dataset.records.base import Day, Record, record


@record
class Source(Record):
    """A page or document that somebody read: the ground on which claims stand."""

    id: str
    title: str
    publisher: str
    date: Day | None = None
    url: str | None = None
    kind: Literal["court", "depositary", "official", "ngo", "press", "reference", "academic"]
    notes: str | None = None
