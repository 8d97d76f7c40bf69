"""The document of one event: everybody wanted against its host, those expected and heads at length."""

from __future__ import annotations

from collections.abc import Iterator

from warrantcheck.answer.event.event import EventResult, Guest
from warrantcheck.answer.freshness import oldest
from warrantcheck.answer.trip.results import Leg
from warrantcheck.document.event.words import INVITED, known_words, notes, place_words, remarks, span_words
from warrantcheck.document.parts.blocks import Block, Column, Document, Paragraph, Span, Title, facts, grid, said
from warrantcheck.document.parts.citations import Citations
from warrantcheck.document.parts.leg import DUTY, duty, leg_facts, leg_reasons, risk_and_level
from warrantcheck.document.parts.standing import age_words, marked
from warrantcheck.document.parts.words import arrest_cell, under_summons
from warrantcheck.document.trip.short_leg import leg_short
from warrantcheck.vocabulary import RISK_MEANS


def document(result: EventResult, cites: Citations) -> Document:
    """Make a document of an event."""
    heading = (Span(result.name), Span("  "), Span(f"({result.event})", "identifier"))
    return Document(heading, tuple(_blocks(result, cites)))


def _blocks(result: EventResult, cites: Citations) -> Iterator[Block]:
    open_day = [] if result.took_place else notes([result])
    yield facts(
        ("Where", place_words(result, result.host_name)),
        ("When", span_words(result.since, result.until, result.precision, held=result.took_place)),
        *(("Status", said(remark, "strong")) for remark in remarks(result)),
        ("Known", known_words(result).removeprefix("known on ")),
        ("Facts", _age(result, cites)),
        ("What", (Span(result.text), *cites.of(result.sources)) if result.text else None),
        *(("Note", note) for note in (*open_day, *([result.note] if result.note else []))),
    )
    coming = [guest for guest in result.people if guest.could_come]
    trips = [guest for guest in coming if guest.leg.question == "trip"]
    homes = [guest for guest in coming if guest.leg.question == "home"]
    kept = [guest for guest in result.people if not guest.could_come]
    if not result.people:
        yield Paragraph(said(f"Nobody was wanted on {result.judged}, as far as was public."))
        return
    duties = {guest.leg.duty for guest in trips}
    wanted = ["wanted"] if duties != {"none-summons"} else []
    wanted += ["summoned"] if "none-summons" in duties else []
    yield Title(said(f"{len(trips)} {' or '.join(wanted)} on {result.judged}, if they came"), 2)
    yield Paragraph(said(under_summons(RISK_MEANS["trip"], duties)), "soft")
    yield from _guests(trips)
    if homes:
        yield Title(said("At home there: the chance that the home state arrests or hands over within a year"), 2)
        yield from _guests(homes)
    if kept:
        yield Title(said("Could not come: detained or reported dead, as last seen"), 2)
        yield Paragraph(said("What stands here says what would follow if they came."))
        yield from _guests(kept)
    for guest in result.people:
        if guest.explained:
            yield Title(said(f"{guest.name} → {guest.leg.name}"), 2)
            yield from (
                _at_length(guest.leg, cites) if cites.view.verbose else leg_short(guest.leg, result.judged, cites)
            )


def _age(result: EventResult, cites: Citations) -> str | None:
    """Say how old the facts are: of those whose reasons are given, and if those on another are older, whose."""
    aged = next((g.name for g in result.people if result.facts_to and g.leg.facts_to == result.facts_to), None)
    reasoned = oldest(guest.leg.facts_to for guest in result.people if guest.explained)
    told = age_words(reasoned, cites)
    first = f"{told.removeprefix('facts ')}, on those given with reasons" if told else None
    last = f"to {result.facts_to} on {aged}" if aged and reasoned != result.facts_to else None
    return "; ".join(filter(None, (first, last))) or None


def _at_length(leg: Leg, cites: Citations) -> Iterator[Block]:
    yield leg_facts(leg, cites)
    yield from leg_reasons(leg, cites)


def _guests(guests: list[Guest]) -> Iterator[Block]:
    rows = (
        (
            marked(guest.name, guest.status) + (" *" if guest.expected else ""),
            guest.office_standing,
            (duty(guest.leg.duty),),
            risk_and_level(guest.leg),
            arrest_cell(guest.leg),
        )
        for guest in guests
    )
    columns = (Column("Person", "name"), "Office", DUTY, Column("Risk", "risk"), "Arrest on arrival")
    yield grid(f"{len(guests)} people", columns, rows)
    if any(guest.expected for guest in guests):
        yield Paragraph(said(f"* {INVITED}"))
