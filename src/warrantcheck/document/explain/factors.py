"""The document of the factors with their weights."""

from __future__ import annotations

from collections.abc import Iterator

from warrantcheck.answer.explain.factors import FactorsResult
from warrantcheck.document.parts.blocks import Block, Document, Paragraph, Span, Title, items, said


def document(result: FactorsResult) -> Document:
    """Make a document of every factor: its explanation, and its weights with their reasons."""
    base = f"base: risk {result.base_risk:+.2f}, arrest {result.base_arrest:+.2f}"
    return Document(said(f"Model {result.model}; {base} (log-odds)"), tuple(_blocks(result)))


def _blocks(result: FactorsResult) -> Iterator[Block]:
    for factor in result.factors:
        yield Title(said(factor.factor), 2)
        yield Paragraph(said(factor.explanation))
        yield items(
            (Span(f"{w.key}  risk {w.risk:+.2f}  arrest {w.arrest:+.2f}  "), Span(w.reason, "soft"))
            for w in factor.weights
        )
