"""Which module makes a document of which result, and what every document ends with: sources and footer.

A new kind of answer is a module with a function `document`, and a line here.
"""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import Any

from msgspec.structs import replace

from warrantcheck.answer.trip.results import DISCLAIMER
from warrantcheck.dataset.store import Dataset
from warrantcheck.document.parts.blocks import Block, Document, Paragraph, said
from warrantcheck.document.parts.citations import Citations
from warrantcheck.document.parts.source_words import WEAK_MEANS
from warrantcheck.view import View

KINDS = {
    "BacktestResult": "explain.backtest",
    "CalendarResult": "event.calendar",
    "CheckResult": "plan.check",
    "CiteResult": "source.cite",
    "CitedSource": "source.source",
    "ClaimResult": "source.claim",
    "ConfigurationResult": "data.configuration",
    "DataStatus": "data.status",
    "DiffResult": "data.diff",
    "EditionsResult": "data.editions",
    "EventResult": "event.event",
    "ExplainResult": "explain.explain",
    "FactorsResult": "explain.factors",
    "LintResult": "data.lint",
    "MatrixResult": "world.matrix",
    "PeopleResult": "person.people",
    "PersonResult": "person.person",
    "RouteResult": "route.route",
    "SearchResult": "data.search",
    "StaleResult": "person.stale",
    "StateResult": "world.state",
    "StatesResult": "world.states",
    "TimelineResult": "person.timeline",
    "TripResult": "trip.trip",
    "WatchList": "plan.watch_list",
    "WatchRun": "plan.watch_run",
    "WorldResult": "world.world",
}
"""The modules of this package by the result they make a document of; one is imported when it is needed."""

CITING = frozenset({
    "data.search", "event.calendar", "event.event", "explain.explain", "person.person", "person.timeline",
    "route.route", "trip.trip", "world.matrix", "world.world",
})  # fmt: skip
"""Those whose sentences carry the numbers of their sources, or that tell how old the facts are: they are given the
citations of the answer, too."""

TERSE = frozenset({"person.timeline", "trip.trip"})
"""Those that are short unless they are asked for at length: of a weak source they tell only what is weak."""


def document_of(
    result: Any, data: Dataset | None, warnings: tuple[str, ...] = (), view: View | None = None
) -> Document:
    """Return an answer as a document, with its sources and its footer.

    Raises:
        KeyError: nothing makes a document of such a result.
    """
    name = KINDS[type(result).__name__]
    module = import_module(f"warrantcheck.document.{name}")
    cites = Citations(data, view or View(), date.fromisoformat(str(getattr(result, "known", date.max))))
    made: Document = module.document(result, cites) if name in CITING else module.document(result)
    if name not in CITING:
        cites.keep(getattr(result, "cited", ()))
    listed = cites.listed(brief=made.brief)
    closing: list[Block] = [listed] if listed else []
    if cites.any_weak and not (made.brief and name in TERSE):
        closing.append(Paragraph(said(WEAK_MEANS), "soft"))
    last = footer(data, getattr(result, "facts_to", None), told=bool(made.more))
    closing.append(Paragraph(said(f"{made.more} {last}".lstrip()), "soft" if made.brief else "footer"))
    return replace(made, blocks=(*made.blocks, *closing), warnings=warnings)


def footer(data: Dataset | None, facts_to: date | None = None, *, told: bool = False) -> str:
    """Return the line that says how fresh the facts are, and that this is no legal advice.

    `facts_to` is the day of what decides this answer; without it, that of the edition. `told`: the head says it.
    """
    if data is None:
        return f"{DISCLAIMER[0].upper()}{DISCLAIMER[1:]}."
    if facts_to and told:
        return f"Data {data.version}; {DISCLAIMER}."
    return f"Facts checked to {facts_to or data.checked} (data {data.version}); {DISCLAIMER}."
