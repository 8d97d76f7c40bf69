"""The document of one source."""

from __future__ import annotations

from collections.abc import Iterator

from warrantcheck.answer.source.source import CitedSource, CopiedRecord, RestingClaim
from warrantcheck.dataset.records import Read, SourceClass
from warrantcheck.document.parts.blocks import Block, Document, Paragraph, Span, Text, Title, facts, items, said
from warrantcheck.document.parts.source_words import LACKING, WEAK_MEANS, numbered

CLASSES: dict[SourceClass, str] = {
    "court": "a court's own page or document",
    "depositary": "the depositary of the treaty",
    "un": "the United Nations",
    "government": "a government or parliament",
    "agency": "a news agency",
    "press": "a newspaper, broadcaster or news site",
    "specialist": "an organisation, journal or scholar of the field",
    "reference": "a work of reference",
    "copy": "a copy of what others published",
    "user-made": "a page that anybody may have written",
}
READ: dict[Read, str] = {
    "directly": "at the body that issued it",
    "copy": "in a copy",
    "quoted": "not read; known only as quoted elsewhere",
}


def document(result: CitedSource) -> Document:
    """Make a document of a source: what it is, how it was read, what rests on it."""
    return Document(said(result.source, "identifier"), tuple(_blocks(result)))


def _blocks(result: CitedSource) -> Iterator[Block]:
    weak = f"; weak: {result.weakness}" if result.weakness else ""
    kind = CLASSES[result.class_] if result.class_ else result.kind
    where = f" at {' and '.join(result.read_at)}" if result.read_at else ""
    yield facts(
        ("Title", result.title),
        ("Publisher", result.publisher),
        ("Address", said(result.url, "link", result.url) if result.url else "none recorded"),
        ("Published", str(result.date or result.month or "no day recorded")),
        ("Class", f"{kind}{weak}"),
        ("Record", result.record),
        ("Read", f"{READ[result.read]}{where}" if result.read else None),
        *(("Copies", _copied(one)) for one in result.of),
        *(("Copied in", said(id_, "identifier")) for id_ in result.carried_by),
        ("Note", result.notes),
    )
    if result.claims:
        yield Title(said(f"Claims that rest on it ({len(result.claims)})"))
        yield items(map(_claim, result.claims))
    elif not result.shows_missing:
        yield Paragraph(said("No claim rests on it."))
    if result.shows_missing:
        yield Title(
            said(f"Claims of which it shows why a number or a document is not public ({len(result.shows_missing)})")
        )
        yield items(
            (Span(one.claim, "identifier"), Span(f"  {LACKING[one.lacks, one.why]}")) for one in result.shows_missing
        )
    if result.law_notes:
        yield Title(said("Notes on the law that rest on it"))
        yield items(said(id_, "identifier") for id_ in result.law_notes)
    if result.weakness:
        yield Paragraph(said(WEAK_MEANS), "soft")


def _copied(one: CopiedRecord) -> Text:
    return (Span(numbered(one.record, f"{one.publisher}: {one.title} ")), Span(one.source, "identifier"))


def _claim(one: RestingClaim) -> Text:
    others = one.sources - 1
    beside = f"; {others} other source{'' if others == 1 else 's'}" if others else "; no other source"
    weak = "; all of them weak" if one.weak and others else "; weak" if one.weak else ""
    public = one.public or "day not known"
    return (Span(one.claim, "identifier"), Span(f"  {one.text} (public {public}; {one.reliability}{beside}{weak})"))
