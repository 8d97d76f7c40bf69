"""The document of a plan that was checked against its limits."""

from __future__ import annotations

from collections.abc import Iterator

from warrantcheck.document.parts.blocks import Block, Column, Document, Item, Items, Paragraph, Span, grid, said
from warrantcheck.document.parts.leg import DUTY, LEVEL, duty, level, risk_meanings
from warrantcheck.document.parts.standing import marked
from warrantcheck.document.parts.words import ARROWS, plain_text, risk_words, verdict_words
from warrantcheck.plan.results import CheckedTrip, CheckResult

_MARKS = {"passed": "·", "accepted": "a", "unclear": "?", "at-or-above": "!"}
_COLUMNS = (
    "",
    "Trip",
    Column("Person and place", "name"),
    Column("On", "date"),
    DUTY,
    Column("Risk", "risk"),
    LEVEL,
)


_LEGEND = "! at or above the limit, ? unclear, a accepted, · passed"


def document(result: CheckResult) -> Document:
    """Make a document of every trip with its verdict, and of what was accepted and why."""
    return Document(said(f"{plain_text(result.plan)}: {verdict_words(result)}"), tuple(_blocks(result)))


def _blocks(result: CheckResult) -> Iterator[Block]:
    rows = (
        (
            _MARKS[trip.verdict],
            said(trip.id, "identifier"),
            f"{_name(trip)} {ARROWS['destination']} {', '.join(trip.to)}",
            trip.on,
            (duty(trip.duty),),
            "-" if trip.duty == "not-wanted" else risk_words(trip.risk),
            said("-") if trip.duty == "not-wanted" else (level(trip.level),),
        )
        for trip in result.trips
    )
    yield grid("Trips", _COLUMNS, rows)
    yield Paragraph(said(_LEGEND), "soft")
    yield from risk_meanings(leg for trip in result.trips for leg in trip.legs)
    lines = [
        Item((Span(trip.id, "identifier"), Span(f": {trip.reason}")), _MARKS[trip.verdict])
        for trip in result.trips
        if trip.reason
    ]
    used = (entry for entry in result.acceptances if entry.status == "used")
    lines += [Item(said(f"Accepted by {entry.id} until {entry.expires}: {entry.reason}"), "a") for entry in used]
    lines += [Item(said(plain_text(remark)), "-") for remark in result.remarks]
    if lines:
        yield Items(tuple(lines))


def _name(trip: CheckedTrip) -> str:
    return marked(trip.name, trip.status) if trip.status else trip.name
