"""The document of one claim."""

from __future__ import annotations

from collections.abc import Iterator

from warrantcheck.answer.source.claim import ClaimResult, SourceResult
from warrantcheck.days import written
from warrantcheck.document.parts.blocks import Document, Span, Text, facts, said
from warrantcheck.document.parts.source_words import LACKING, limits, numbered

VOTES = {"for": "In favour", "against": "Against", "abstain": "Abstained", "absent": "Did not vote"}
_NOT_NAMED = ("not-", "unknown")
"""The values of those that are not on a list."""


def document(result: ClaimResult) -> Document:
    """Make a document of a fact with its sources."""
    said_of = (
        ("Says", result.text),
        *((("About", result.about_name),) if result.about_name else ()),
        *((("Speaks of", ", ".join(result.speaks_of)),) if result.speaks_of else ()),
        ("Holds from", written(result.holds, result.precision or "day") if result.holds else None),
        ("Public since", _public(result)),
        ("Reliability", f"{result.reliability}; every source is weak" if result.weak else result.reliability),
        *_joined(result),
        *_stand(result),
        *_missing(result),
        *((("Origin", "your own data"),) if result.own else ()),
    )
    about = facts(
        *((label, str(value if value is not None else "not known")) for label, value in said_of),
        *(row for source in result.missing_sources for row in _source(source, "Shown by")),
        *(row for source in result.sources for row in _source(source, "Source")),
    )
    return Document(said(result.claim, "identifier"), (about,))


def _public(result: ClaimResult) -> str | None:
    """Write the day since when it is public, or as much of it as is known: of what was public at once, no more than of
    the day from which it holds."""
    same = result.month_only or result.public == result.holds
    return written(result.public, (result.precision or "day") if same else "day") if result.public else None


def _missing(result: ClaimResult) -> Iterator[tuple[str, str]]:
    """Yield what of the document of record was not seen, and where it was looked for."""
    if row := result.missing:
        yield "Record", f"{LACKING[row.lacks, row.why]}. {row.text}"


def _joined(result: ClaimResult) -> Iterator[tuple[str, str]]:
    """Yield how many states joined a text and which, and which of them left it again."""
    there = [one.name for one in result.joined if one.left is None]
    left = [f"{one.name} ({one.left})" for one in result.joined if one.left]
    if result.joined:
        yield "Joined", f"{len(there)} state{'' if len(there) == 1 else 's'}: {', '.join(there) or 'none'}"
    if left:
        yield "Left since", f"{len(left)} state{'' if len(left) == 1 else 's'}: {', '.join(left)}"


def _stand(result: ClaimResult) -> Iterator[tuple[str, str]]:
    """Yield which states voted how; of other lists, which states are on them."""
    for value, text in dict.fromkeys((one.value, one.text) for one in result.states):
        names = [one.name for one in result.states if one.value == value]
        count = f"{len(names)} state{'' if len(names) == 1 else 's'}"
        if value in VOTES:
            yield VOTES[value], f"{count}: {', '.join(names)}"
        elif not value.startswith(_NOT_NAMED):
            yield "States", f"{text} ({len(names)}): {', '.join(names)}"


def _source(source: SourceResult, label: str) -> tuple[tuple[str, Text | None], ...]:
    day = f", {source.date or source.month or 'undated'}"
    how = limits(source.weakness, source.read, source.read_at)
    named = numbered(source.record, f"{source.publisher}: {source.title}")
    text = Span(f"{named}{day}{f' ({how})' if how else ''} ")
    address = (Span(source.url, "link", source.url),) if source.url else ()
    return (label, (text, *address)), ("", said(source.notes, "soft") if source.notes else None)
