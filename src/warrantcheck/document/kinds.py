"""Which module makes a document of which result, and what every document ends with: sources and footer.

A new kind of answer is a module with a function `document`, and a line here.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from msgspec.structs import replace

from warrantcheck.answer.record import read_at
from warrantcheck.answer.results import DISCLAIMER
from warrantcheck.dataset.store import Dataset
from warrantcheck.document.blocks import Block, Document, Paragraph, Source, Sources, said
from warrantcheck.document.source_words import source_words

KINDS = {
    "BacktestResult": "backtest",
    "CalendarResult": "calendar",
    "CheckResult": "check",
    "CiteResult": "cite",
    "ClaimResult": "claim",
    "ConfigurationResult": "configuration",
    "DataStatus": "data_status",
    "DiffResult": "diff",
    "EventResult": "event",
    "ExplainResult": "explain",
    "FactorsResult": "factors",
    "LintResult": "lint",
    "MatrixResult": "matrix",
    "PeopleResult": "people",
    "PersonResult": "person",
    "RouteResult": "route",
    "SearchResult": "search",
    "StaleResult": "stale",
    "StateResult": "state",
    "StatesResult": "states",
    "TimelineResult": "timeline",
    "TripResult": "trip",
    "WatchList": "watch_list",
    "WatchRun": "watch_run",
    "WorldResult": "world",
}
"""The modules of this package by the result they make a document of; one is imported when it is needed."""


def document_of(result: Any, data: Dataset | None, warnings: tuple[str, ...] = ()) -> Document:
    """Return an answer as a document, with its sources and its footer.

    Raises:
        KeyError: nothing makes a document of such a result.
    """
    module = import_module(f"warrantcheck.document.{KINDS[type(result).__name__]}")
    made: Document = module.document(result)
    cited = tuple(_sources(result, data)) if data else ()
    closing: list[Block] = [Sources("Sources", cited)] if cited else []
    closing.append(Paragraph(said(footer(data)), "footer"))
    return replace(made, blocks=(*made.blocks, *closing), warnings=warnings)


def footer(data: Dataset | None) -> str:
    """Return the line that says how fresh the facts are, and that this is no legal advice."""
    if data is None:
        return f"{DISCLAIMER[0].upper()}{DISCLAIMER[1:]}."
    return f"Facts checked to {data.checked} (data {data.version}); {DISCLAIMER}."


def _sources(result: Any, data: Dataset) -> list[Source]:
    found = []
    for number, id_ in enumerate(getattr(result, "cited", ()), 1):
        source = data.source(id_)
        found.append(Source(number, source_words(source, read_at(data, source)), source.url or ""))
    return found
