"""The document of record of a claim: the decision, notification or resolution itself, and how it was read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from urllib.parse import urlsplit

from msgspec import Struct, field

from warrantcheck.dataset.records import Read, Source, SourceClass, Weakness
from warrantcheck.dataset.store import Dataset


class RecordResult(Struct, frozen=True):
    """A document of record: what it is, its number as printed, its own address, and how it was read.

    `read_at` names the pages that copy or quote it, if it was not read directly.
    """

    kind: str
    number: str | None
    title: str
    url: str | None
    read: Read
    read_at: tuple[str, ...]


class SourceLine(Struct, frozen=True):
    """A source of an answer: what it is, who published it (`class`), and if it is a document of record, its number
    (`record`), how it was read, and where, if not directly; `weakness` is what is weak about it."""

    id: str
    kind: str
    title: str
    publisher: str
    date: date | None
    url: str | None
    class_: SourceClass | None = field(name="class")
    record: str | None
    read: Read | None
    read_at: tuple[str, ...]
    weakness: Weakness | None = None


def source_list(data: Dataset, ids: Iterable[str]) -> tuple[SourceLine, ...]:
    """Return the sources with these ids."""
    return tuple(
        SourceLine(
            s.id,
            s.kind,
            s.shown_title,
            s.publisher,
            s.date,
            s.url,
            s.class_,
            s.record,
            s.read,
            read_at(data, s),
            s.weakness,
        )
        for s in map(data.source, ids)
    )


def record_among(data: Dataset, sources: Iterable[Source]) -> RecordResult | None:
    """Return the first document of record among the sources of a claim, one with a number before one without."""
    records = [source for source in sources if source.read]
    found = next((source for source in records if source.record), records[0] if records else None)
    if found is None or found.read is None:
        return None
    return RecordResult(found.kind, found.record, found.title, found.url, found.read, read_at(data, found))


def read_at(data: Dataset, source: Source) -> tuple[str, ...]:
    """Name the pages in which a document of record was read, by their hosts; empty if it was read directly."""
    if source.read in (None, "directly"):
        return ()
    pages = map(data.source, data.named("carried-by", source.id))
    return tuple(dict.fromkeys(_host(page) for page in pages))


def _host(page: Source) -> str:
    if not page.url:
        return page.publisher
    parts = urlsplit(page.url)
    host = (parts.hostname or "").removeprefix("www.")
    return "/".join((host, *parts.path.split("/")[1:3])) if host == "github.com" else host
