"""The document of a run over what is watched."""

from __future__ import annotations

from collections.abc import Iterator

from warrantcheck.document.parts.blocks import Block, Document, Item, Items, Paragraph, Span, Title, said
from warrantcheck.document.parts.words import CHANGES
from warrantcheck.document.plan.watch_list import short
from warrantcheck.watch.results import WatchRun


def document(result: WatchRun) -> Document:
    """Make a document of what changed, and of what could not be judged any more."""
    changed = f"{result.checked} watched, {len(result.changes)} changed"
    return Document(said(changed), tuple(_blocks(result)))


def _blocks(result: WatchRun) -> Iterator[Block]:
    for change in result.changes:
        yield Title(said(f"{change.name}: {change.person_name} → {change.place} on {change.on}"), 2)
        yield Paragraph((*short(change.old), Span(" → "), *short(change.new)))
        if not change.claims:
            yield Paragraph(said(change.reason))
        yield Items(
            tuple(
                Item((Span(moved.claim, "claim", moved.claim), Span(f": {moved.text}")), CHANGES[moved.change])
                for moved in change.claims
            )
        )
    for fault in result.faults:
        yield Paragraph(said(f"{fault.name}: {fault.error}"))
