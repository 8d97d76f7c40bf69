"""The document of an explanation."""

from __future__ import annotations

from collections.abc import Iterator

from warrantcheck.answer.explain.explain import ExplainResult, Precedent
from warrantcheck.answer.person.deeds import STANCES
from warrantcheck.document.parts.blocks import Block, Document, Item, Items, Span, Text, Title, facts, said, section
from warrantcheck.document.parts.citations import Citations
from warrantcheck.document.parts.leg import leg_facts, leg_reasons, level
from warrantcheck.document.parts.standing import days, kept, lives_there, looked_up, person_text
from warrantcheck.document.parts.words import ARROWS, risk_words


def document(result: ExplainResult, cites: Citations) -> Document:
    """Make a document of one leg with all that stands behind it; sources short, unless all are asked for."""
    leg = result.leg
    heading = said(f"{result.name} {ARROWS[leg.role]} {leg.name}")
    return Document(heading, (*_blocks(result, cites), *cites.more()), brief=cites.brief)


def _blocks(result: ExplainResult, cites: Citations) -> Iterator[Block]:
    leg = result.leg
    abroad = leg.question == "trip"
    doubt = result.office_doubt
    yield days(result.on, result.known, result.facts_to, cites)
    yield from kept(result.status, trip=abroad, cites=cites)
    yield from lives_there(result.name, result.status, (leg,))
    yield facts(
        ("Person", person_text(result.office, doubt, result.status, cites)),
        ("In doubt", doubt.text if doubt else None),
        ("Looked up", looked_up(result.name, (leg,))),
    )
    yield leg_facts(leg, cites)
    yield from leg_reasons(leg, cites)
    yield from section("What was said", (_told(one, cites) for one in result.said))
    yield from section("No longer held", (_told(one, cites) for one in result.lapsed))
    yield from section("Texts joined with others", (_told(one, cites) for one in result.joint))
    yield from section("Precedents", (_told(one, cites) for one in result.precedents))
    unknown = [Item(said(gap), "?") for gap in result.not_known]
    for claim in result.uncounted:
        text = Span("Not counted, because it could not be verified: ")
        unknown.append(Item((text, *_told(claim, cites)), "?"))
    if unknown:
        yield Title(said("Not known"))
        yield Items(tuple(unknown))
    flips = (
        (Span(f"if {f.change}: "), level(f.level, f.level.upper()), Span(f", {risk_words(f.risk)} of 100"))
        for f in result.flips
    )
    yield from section("What would change the level", flips, "⇄")
    yield from section("Who enforces", [result.enforcement])
    yield from section("Claims used", [", ".join(leg.grounds)] if leg.grounds else [])


def _told(one: Precedent, cites: Citations) -> Text:
    """Return a statement, its stance in words, or an earlier trip, with its sources and the id of its claim."""
    first, comma, rest = one.text.partition(", ")
    stance = next((words for code, words in STANCES.items() if code == first), first)
    text = f"{stance}{comma}{rest}".rstrip(".")
    return (Span(f"{text}."), *cites.of_claims((one.id,)), Span(" "), Span(f"[{one.id}]", "claim", one.id))
