"""One source with the claims that rest on it: what a fact-checker asks of a footnote."""

from __future__ import annotations

from datetime import date

from msgspec import Struct, field

from warrantcheck.answer.record import read_at
from warrantcheck.answer.result import Result
from warrantcheck.dataset.records import Read, Reliability, SourceClass, Weakness
from warrantcheck.dataset.records.missing_record import MissingRecord
from warrantcheck.dataset.store import Dataset
from warrantcheck.lookup.by_id import find_source


class RestingClaim(Struct, frozen=True):
    """A claim that rests on a source; `sources`: how many it has, `weak`: all of them are weak."""

    claim: str
    about: str
    text: str
    public: date | None
    reliability: Reliability
    sources: int
    weak: bool


class CopiedRecord(Struct, frozen=True):
    """A document of record that a page copies or quotes."""

    source: str
    title: str
    publisher: str
    record: str | None


class CitedSource(Result, frozen=True):
    """A source, and what rests on it: claims in the order of the data, and notes on the law by their ids.

    `class` says who published it, `month` when, if no day was seen. Of a document of record `record` is the number as
    printed, `read` says how it was read, and `read_at` where, if not directly. `of` are the documents of record that
    the page copies or quotes, `carried_by` the pages that copy or quote this one. `shows_missing`: the claims for which
    it shows why their document of record, or its number, cannot be seen.
    """

    source: str
    title: str
    publisher: str
    url: str | None
    date: date | None
    month: str | None
    kind: str
    class_: SourceClass | None = field(name="class")
    weakness: Weakness | None
    record: str | None
    read: Read | None
    read_at: tuple[str, ...]
    of: tuple[CopiedRecord, ...]
    carried_by: tuple[str, ...]
    notes: str | None
    claims: tuple[RestingClaim, ...]
    law_notes: tuple[str, ...]
    shows_missing: tuple[MissingRecord, ...] = ()


def source(data: Dataset, id_: str) -> CitedSource:
    """Return a source by its id.

    Raises:
        UnknownName: there is none; `candidates` begin alike.
    """
    found = find_source(data, id_)
    claims = [claim for claim in map(data.claim, data.names("claim")) if found.id in claim.sources]
    weak = data.weak_among(claim.id for claim in claims)
    return CitedSource(
        source=found.id,
        title=found.shown_title,
        publisher=found.publisher,
        url=found.url,
        date=found.date,
        month=found.month,
        kind=found.kind,
        class_=found.class_,
        weakness=found.weakness,
        record=found.record,
        read=found.read,
        read_at=read_at(data, found),
        of=tuple(CopiedRecord(s.id, s.shown_title, s.publisher, s.record) for s in map(data.source, found.of)),
        carried_by=data.named("carried-by", found.id),
        notes=found.notes,
        claims=tuple(
            RestingClaim(c.id, c.about, c.text, c.public, c.reliability, len(c.sources), c.id in weak) for c in claims
        ),
        law_notes=tuple(note.id for note in data.law_notes if found.id in note.sources),
        shows_missing=tuple(
            row for row in map(data.missing_record, data.names("missing-record")) if row and found.id in row.sources
        ),
    )
