"""The document of a route: stops, then whose airspace is crossed, in flown order."""

from __future__ import annotations

from collections.abc import Iterator

from warrantcheck.answer.route.results import Crossing, RouteResult, Unobserved
from warrantcheck.document.parts.blocks import (
    Block,
    Column,
    Document,
    Paragraph,
    Span,
    Text,
    Title,
    grid,
    said,
    section,
)
from warrantcheck.document.parts.citations import Citations
from warrantcheck.document.parts.leg import LEVEL, RISK, duty, legs_grid, level
from warrantcheck.document.parts.standing import head
from warrantcheck.document.parts.words import risk_words
from warrantcheck.document.route.words import in_flown_order, kilometres, route_remarks, route_summary
from warrantcheck.vocabulary import RISK_MEANS


def document(result: RouteResult, cites: Citations) -> Document:
    """Make a document of a route."""
    heading = f"{result.name} ✈ {' → '.join(w.name for w in result.waypoints)}"
    return Document(said(heading), tuple(_blocks(result, cites)))


def _blocks(result: RouteResult, cites: Citations) -> Iterator[Block]:
    cites.keep(result.cited)
    yield from head(result.on, result.known, result.office, result.status, result.office_doubt, trip=True)
    if result.first_note:
        yield Paragraph((Span(result.first_note, "level", "unclear"),))
    yield Paragraph(said(route_summary(result)))
    yield Paragraph(said(RISK_MEANS["trip"]), "soft")
    if any(stop.question == "home" for stop in result.stops):
        yield Paragraph(said(RISK_MEANS["home"].replace("Risk", "At home, risk", 1)), "soft")
    if result.stops:
        yield Title(said("Stops"), 2)
        yield legs_grid("Stops", result.stops)
    yield Title(said("Airspace crossed, in flown order"), 2)
    rows = [_hole(part) if isinstance(part, Unobserved) else _crossing(part) for part in in_flown_order(result)]
    if rows:
        yield grid("Airspace crossed", (Column("Km", "number"), Column("State", "name"), "Duty", RISK, LEVEL), rows)
    else:
        yield Paragraph(said("none"))
    for heading, lines in route_remarks(result, cites):
        yield from section(heading, lines)


def _crossing(crossing: Crossing) -> tuple[Text, ...]:
    """Return the cells of a stretch of airspace; a question mark where only one way of drawing the sea finds it."""
    role = "" if crossing.role == "overflight" else f" ({crossing.role})"
    return (
        said(f"{kilometres(crossing.km)[:-3]}{'' if crossing.certain else ' ?'}"),
        said(crossing.name + role),
        (duty(crossing.duty),),
        said(risk_words(crossing.risk)),
        (level(crossing.level),),
    )


def _hole(hole: Unobserved) -> tuple[Text, ...]:
    where = f"not observed, from {hole.after.name} to {hole.before.name}"
    return (said(kilometres(hole.km)[:-3]), (Span(where, "level", "unclear"),), (), (), ())
