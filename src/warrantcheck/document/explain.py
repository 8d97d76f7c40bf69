"""The document of an explanation."""

from __future__ import annotations

from collections.abc import Iterator

from warrantcheck.answer.explain import ExplainResult
from warrantcheck.document.blocks import Block, Document, Item, Items, Span, Title, said, section
from warrantcheck.document.leg import leg_facts, leg_reasons, level
from warrantcheck.document.standing import head
from warrantcheck.document.words import ARROWS, risk_words


def document(result: ExplainResult) -> Document:
    """Make a document of one leg with all that stands behind it."""
    leg = result.leg
    return Document(said(f"{result.name} {ARROWS[leg.role]} {leg.name}"), tuple(_blocks(result)))


def _blocks(result: ExplainResult) -> Iterator[Block]:
    leg = result.leg
    abroad = leg.question == "trip"
    yield from head(result.on, result.known, result.office, result.status, result.office_doubt, trip=abroad)
    yield leg_facts(leg)
    yield from leg_reasons(leg, result.cited)
    yield from section("What was said", ((Span(f"{s.text} "), Span(f"[{s.id}]", "claim", s.id)) for s in result.said))
    yield from section(
        "Precedents", ((Span(f"{p.text} "), Span(f"[{p.id}]", "claim", p.id)) for p in result.precedents)
    )
    unknown = [Item(said(gap), "?") for gap in result.not_known]
    for claim in result.uncounted:
        text = Span(f"Not counted, because nobody could verify it: {claim.text} ")
        unknown.append(Item((text, Span(f"[{claim.id}]", "claim", claim.id)), "?"))
    yield Title(said("Not known"))
    yield Items(tuple(unknown))
    flips = (
        (Span(f"if {f.change}: "), level(f.level, f.level.upper()), Span(f", {risk_words(f.risk)} of 100"))
        for f in result.flips
    )
    yield from section("What would change the level", flips, "⇄")
    yield from section("Who enforces", [result.enforcement])
    used = dict.fromkeys((*(c for r in leg.reasoning for c in r.claims), *(c for f in leg.factors for c in f.claims)))
    yield from section("Claims used", [", ".join(used)] if used else [])
