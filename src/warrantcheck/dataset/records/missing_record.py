"""Claims whose document of record, or its number, was not seen."""

from collections.abc import Iterable
from typing import Literal

from warrantcheck.dataset.records.base import Record

Lack = Literal["document", "number"]
WhyMissing = Literal["not-found", "secret", "unnumbered"]


class MissingRecord(Record, frozen=True, kw_only=True):
    """A claim without a document of record, or with one of which no number was seen.

    `lacks` is what was not seen: the `document`, or only its `number`. `why`: it was `not-found`, though it ought to
    exist; the Court keeps it `secret`, so that no number is public; or what the Court published of the act is
    `unnumbered`, as its announcements of a surrender are. `text` says where it was looked for and when, or who says
    that it is secret, and `sources` on what that rests.
    """

    claim: str
    lacks: Lack = "document"
    why: WhyMissing = "not-found"
    text: str
    sources: tuple[str, ...] = ()


def lacking(sources: Iterable[tuple[str | None, str | None]]) -> Lack | None:
    """Return what the sources of an act lack: a document of record, its number, or nothing.

    Each source is given as how the document of record was read and its number, None for what it has not.
    """
    pairs = list(sources)
    if any(number for _, number in pairs):
        return None
    return "number" if any(read for read, _ in pairs) else "document"
