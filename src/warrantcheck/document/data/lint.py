"""The document of whether a folder of data is sound, and on what its claims stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from warrantcheck.answer.data.sourcing import MissingClaim, Sourcing, WeakClaim
from warrantcheck.answer.data.status import LintResult
from warrantcheck.document.parts.blocks import (
    Block,
    Column,
    Document,
    Grid,
    Paragraph,
    Span,
    Title,
    grid,
    items,
    said,
)
from warrantcheck.document.parts.source_words import LACKING, WEAK_MEANS
from warrantcheck.document.parts.words import plain_text

COLUMNS = (
    Column("Kind", "name"), Column("Claims", "number"), Column("Two sources", "number"), Column("Official", "number"),
    Column("Reported", "number"), Column("Not verified", "number"), Column("Oldest", "date"),
)  # fmt: skip
RECORD_COLUMNS = (
    Column("Kind", "name"), Column("Claims", "number"), Column("Record", "number"), Column("Numbered", "number"),
    Column("No number", "number"), Column("Read directly", "number"), Column("Weak alone", "number"),
)  # fmt: skip

DECIDING = (
    "Claims that decide answers are warrants, endings, findings, treaty acts, offices of heads of state or government, "
    "and statements without which a level would be another."
)


def document(result: LintResult) -> Document:
    """Make a document of problems, one a paragraph, so that each can be copied with its place."""
    count = len(result.problems)
    verdict = f"{count} problem{'s' if count != 1 else ''} in {result.folder}" if count else f"{result.folder}: sound"
    blocks: list[Block] = [Paragraph(said(plain_text(str(problem)))) for problem in result.problems]
    if result.sources and result.counted:
        blocks += (_sources(result.sources), _records(result.sources))
    if result.weak is not None:
        blocks += _weak(result.weak)
    elif result.missing is not None:
        blocks += _missing(result.missing)
    elif result.sources:
        blocks += _weak(result.sources.weak)
        if found := len(result.sources.unnumbered):
            listed = f"{found} {'claim is' if found == 1 else 'claims are'} listed as without a document of record or"
            where = plain_text(str(Path(result.folder, "records-missing.yaml")))
            blocks.append(Paragraph(said(f"{listed} its number, in {where}; --missing lists them")))
    return Document(said(verdict), tuple(blocks))


def _weak(claims: tuple[WeakClaim, ...]) -> Iterator[Block]:
    """Yield the claims that stand on weak sources alone, each with what is weak."""
    count = f"{len(claims)} claim{'' if len(claims) == 1 else 's'}" if claims else "No claim"
    stand = "stands" if len(claims) <= 1 else "stand"
    yield Title(said(f"{count} of those that decide answers {stand} on weak sources alone"))
    yield Paragraph(said(f"{DECIDING} {WEAK_MEANS.partition('. ')[0]}."), "soft")
    if claims:
        yield items(
            (Span(one.claim, "identifier"), Span(f"  ({one.kind}) {one.text.rstrip('.')}. Sources: {_why(one)}"))
            for one in claims
        )


def _missing(claims: tuple[MissingClaim, ...]) -> Iterator[Block]:
    """Yield the acts whose document of record or its number was not seen, by what is lacking and why."""
    for (lacks, why), words in LACKING.items():
        if found := [one for one in claims if (one.lacks, one.why) == (lacks, why)]:
            yield Title(said(f"{words} ({len(found)})"))
            yield items(
                (Span(one.claim, "identifier"), Span(f"  ({one.kind}) {one.text.rstrip('.')}. {one.looked}"))
                for one in found
            )
    if not claims:
        yield Title(said("No act is listed as without a document of record or its number"))


def _why(claim: WeakClaim) -> str:
    return ", ".join(f"{one.source} ({one.weakness})" for one in claim.why)


def _sources(found: Sourcing) -> Grid:
    rows = []
    for row in (found.all, *found.kinds):
        shares = (row.two_independent_share, row.official_share, row.reported_share, row.unverified_share)
        rows.append([row.kind, row.claims, *(f"{share:.0f} %" for share in shares), row.oldest_verification])
    return grid("What the claims are based on, by kind", COLUMNS, rows)


def _records(found: Sourcing) -> Grid:
    rows = []
    for row in (found.all, *found.kinds):
        shares = (row.with_record, row.with_number, row.no_number, row.read_directly, row.weak_alone)
        rows.append([row.kind, row.claims, *(f"{share:.0f} %" for share in shares)])
    return grid("Documents of record, by kind", RECORD_COLUMNS, rows)
