"""What stands under every answer for people: the sources, the age of the facts, and what the answer is not."""

from __future__ import annotations

from warrantcheck.answer.event import EventResult
from warrantcheck.answer.explain import ExplainResult
from warrantcheck.answer.people import PersonResult
from warrantcheck.answer.results import DISCLAIMER, TripResult
from warrantcheck.answer.route_results import RouteResult
from warrantcheck.answer.states import StateResult
from warrantcheck.report.report import Report


def footer(report: Report) -> str:
    """Return the line that says how fresh the facts are, and that this is no legal advice."""
    if report.data is None:
        return f"{DISCLAIMER[0].upper()}{DISCLAIMER[1:]}."
    return f"Facts checked to {report.data.checked} (data {report.data.version}); {DISCLAIMER}."


def cited(report: Report) -> tuple[str, ...]:
    """Return the ids of the sources an answer rests on, in the order of their first use."""
    result = report.result
    if isinstance(result, TripResult):
        return tuple(dict.fromkeys(s for leg in result.legs for s in leg.sources))
    if isinstance(result, EventResult):
        legs = (s for guest in result.people if guest.explained for s in guest.leg.sources)
        return tuple(dict.fromkeys((*result.sources, *legs)))
    if isinstance(result, RouteResult):
        return tuple(dict.fromkeys(s for leg in result.stops for s in leg.sources))
    if isinstance(result, ExplainResult):
        return result.leg.sources
    if isinstance(result, (PersonResult, StateResult)):
        return result.sources
    return ()


def numbered_sources(report: Report) -> list[tuple[int, str, str]]:
    """Return number, description and address of each source cited."""
    found: list[tuple[int, str, str]] = []
    if report.data is None:
        return found
    for i, id_ in enumerate(cited(report), 1):
        source = report.data.source(id_)
        date = f", {source.date}" if source.date else ""
        found.append((i, f"{source.publisher}: {source.title}{date}", source.url or ""))
    return found
