"""What every list of sources says of a document of record: its number first, and how it was read."""

from __future__ import annotations

from collections.abc import Sequence

from warrantcheck.dataset.records import Weakness
from warrantcheck.dataset.records.missing_record import Lack, WhyMissing

WEAK: dict[Weakness, str] = {
    "quoted": "weak: as quoted elsewhere",
    "no address": "weak: no address",
    "user-made": "weak: user-made",
    "reference": "weak: reference",
    "copy": "weak: a copy",
}
"""What is weak about a source, beside it in a list."""
WEAK_MEANS = (
    "A source is weak if anyone could have written it, if it is a work of reference, a copy of what others published "
    "or a page without an address, or if the document was only quoted. What rests on such sources alone is marked "
    "(weak)."
)

LACKING: dict[tuple[Lack, WhyMissing], str] = {
    ("number", "secret"): "No number is public: the document is secret",
    ("number", "unnumbered"): "No number: what was published of the act bears none",
    ("number", "not-found"): "The number was not found",
    ("document", "secret"): "No document is public: it is secret",
    ("document", "unnumbered"): "No document: none was published of the act",
    ("document", "not-found"): "No document of record was found",
}
"""What of a document of record was not seen, and why."""


def numbered(record: str | None, text: str) -> str:
    """Put the number of a document of record before its publisher and title."""
    return f"{record}, {text}" if record else text


def limits(weakness: Weakness | None, read: str | None, read_at: Sequence[str]) -> str | None:
    """Say what is weak about a source, and how a document of record was read; None if there is nothing to say."""
    weak, how = WEAK[weakness] if weakness else None, how_read(read, read_at)
    return f"weak; {how}" if weak and how else how or weak


def how_read(read: str | None, read_at: Sequence[str]) -> str | None:
    """Say that a document of record was read in a copy, or only quoted, and where; None if it was read directly."""
    how = {"copy": "read in a copy at", "quoted": "not read: as quoted at"}.get(read or "")
    return f"{how} {' and '.join(read_at)}" if how and read_at else None
