"""JSON Schemas (draft 2020-12) of all that is printed as JSON, made from the results themselves.

A command whose answers can be printed as JSON has a line in `ANSWERS`: its result, and a row of it as `-o jsonl` prints
one. Fields may be added to what is described here; a reader should pass over those it does not know.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.json import schema_components

from warrantcheck.answer.data.configuration import ConfigurationResult, ConfiguredOption
from warrantcheck.answer.data.diff import AnswerChange, ClaimChange, DiffResult
from warrantcheck.answer.data.editions import EditionRow, EditionsResult
from warrantcheck.answer.data.search import Hit, SearchResult
from warrantcheck.answer.data.sourcing import KindSources, MissingClaim, WeakClaim
from warrantcheck.answer.data.status import DataStatus, LintResult
from warrantcheck.answer.event.calendar import CalendarResult
from warrantcheck.answer.event.calendar import Entry as CalendarEntry
from warrantcheck.answer.event.event import EventResult, Guest
from warrantcheck.answer.explain.explain import ExplainResult
from warrantcheck.answer.explain.factors import FactorDescription, FactorsResult, WeightResult
from warrantcheck.answer.person.people import PeopleResult, PersonResult, PersonRow, WarrantResult
from warrantcheck.answer.person.stale import StaleFact, StaleResult
from warrantcheck.answer.person.timeline import Event, TimelineResult
from warrantcheck.answer.record import SourceLine
from warrantcheck.answer.route.results import Crossing, RouteResult
from warrantcheck.answer.source.claim import ClaimResult
from warrantcheck.answer.source.source import CitedSource
from warrantcheck.answer.trip.results import DISCLAIMER, Leg, TripResult
from warrantcheck.answer.world.matrix import Cell, MatrixResult
from warrantcheck.answer.world.states import StateResult, StateRow, StatesResult
from warrantcheck.answer.world.world import WorldResult
from warrantcheck.backtest.run import BacktestResult, Miss
from warrantcheck.citation.results import CiteResult, Sentence
from warrantcheck.errors import Problem, UnknownName
from warrantcheck.law.duty import DutyValue
from warrantcheck.plan.records import Plan
from warrantcheck.plan.results import CheckedTrip, CheckResult
from warrantcheck.vocabulary import Confidence, Level
from warrantcheck.watch.plan import Entry
from warrantcheck.watch.results import WatchedChange, WatchList, WatchRun

DIALECT = "https://json-schema.org/draft/2020-12/schema"

ANSWERS: dict[str, tuple[Any, Any]] = {
    "trip": (TripResult, Leg),
    "explain": (ExplainResult, Leg),
    "world": (WorldResult, Leg),
    "route": (RouteResult, Crossing),
    "calendar": (CalendarResult, CalendarEntry),
    "event": (EventResult, Guest),
    "matrix": (MatrixResult, Cell),
    "person": (PersonResult, WarrantResult),
    "people": (PeopleResult, PersonRow),
    "state": (StateResult, StateResult),
    "states": (StatesResult, StateRow),
    "history": (TimelineResult, Event),
    "record": (TimelineResult, Event),
    "claim": (ClaimResult, ClaimResult),
    "source": (CitedSource, CitedSource),
    "factors": (FactorsResult, tuple[FactorDescription, WeightResult]),
    "search": (SearchResult, Hit),
    "cite": (CiteResult, Sentence),
    "diff": (DiffResult, (ClaimChange, AnswerChange)),
    "watch-run": (WatchRun, WatchedChange),
    "watch-list": (WatchList, Entry),
    "watch-add": (WatchList, Entry),
    "watch-remove": (WatchList, Entry),
    "backtest": (BacktestResult, Miss),
    "check": (CheckResult, CheckedTrip),
    "data-status": (DataStatus, DataStatus),
    "data-stale": (StaleResult, StaleFact),
    "data-lint": (LintResult, (Problem, KindSources, WeakClaim, MissingClaim)),
    "data-list": (EditionsResult, EditionRow),
    "config": (ConfigurationResult, ConfiguredOption),
}
"""The answers by the name in `schema`, each with its result and a row of it."""


class BatchRow(Struct, frozen=True):
    """The answer to one row: all fields but `error`, or `error` alone."""

    state: str | None
    duty: DutyValue | None
    risk: float | None
    level: Level | None
    confidence: Confidence | None
    arrest_low: float | None
    arrest_high: float | None
    error: str | None


def names() -> tuple[str, ...]:
    """Return the names of all schemas: of the answers and their rows, of a failure, and of the files of `check`."""
    return (*ANSWERS, *(f"{name}-row" for name in ANSWERS), "batch-row", "error", "plan")


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of what `-o json` prints (`trip`), of a line of `-o jsonl` (`trip-row`), of a failure
    (`error`) or of a plan (`plan`).

    Raises:
        UnknownName: there is no schema of that name.
    """
    if name == "error":
        return _head(name, "A failure of any command") | _envelope(
            {"type": "string", "pattern": _ANY}, {"type": "null"}
        )
    if name == "plan":
        return _plan()
    if name == "batch-row":
        return _made(name, "A line that `batch` answers in JSON lines, beside the columns of its question", BatchRow)
    answer = ANSWERS.get(name.removesuffix("-row"))
    if answer is None:
        raise UnknownName(f"There is no schema {name[:40]!r}; `warrantcheck schema` lists them.", names())
    if name.endswith("-row"):
        return _made(name, f"A line of `{name.removesuffix('-row')} -o jsonl`", answer[1])
    made, definitions = _reference(answer[0])
    if hasattr(answer[0], "cited"):
        line, more = _reference(SourceLine)
        definitions[answer[0].__name__]["properties"]["source_list"] = {"type": "array", "items": line}
        definitions |= more
    _require_all(definitions)
    envelope = _envelope({"const": f"warrantcheck.{name}/1"}, {"anyOf": [made, {"type": "null"}]})
    return _head(name, f"The answer of `{name}`") | envelope | {"$defs": definitions}


_ANY = r"^warrantcheck\.[a-z-]+/1$"
_DATA = {
    "type": "object",
    "description": "The data used: its edition, the day up to which facts were checked, SHA-256 of the YAML files.",
    "properties": {
        "version": {"type": "string"},
        "checked": {"type": "string", "format": "date"},
        "digest": {"type": "string"},
    },
    "required": ["version", "checked", "digest"],
}
_ERROR = {
    "type": "object",
    "properties": {
        "code": {"type": "string"},
        "message": {"type": "string"},
        "candidates": {"type": "array", "items": {"type": "string"}},
        "problems": {
            "type": "array",
            "description": "Of a plan or of data: each thing that is wrong, with 1-based line and column; 0: the file.",
            "items": {
                "type": "object",
                "properties": {
                    **{key: {"type": "string"} for key in ("file", "path", "message")},
                    **{key: {"type": "integer"} for key in ("line", "column")},
                },
                "required": [*Problem.__struct_fields__],
            },
        },
    },
    "required": ["code", "message", "candidates"],
}


def _head(name: str, title: str) -> dict[str, Any]:
    return {"$schema": DIALECT, "$id": f"urn:warrantcheck:{name}:1", "title": title}


def _envelope(named: dict[str, Any], result: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of the envelope: either a result, or an error and no result."""
    return {
        "type": "object",
        "properties": {
            "schema": named,
            "tool": {"type": "string"},
            "data": {"anyOf": [_DATA, {"type": "null"}]},
            "note": {"const": DISCLAIMER},
            "query": {"type": "object"},
            "result": result,
            "warnings": {"type": "array", "items": {"type": "string"}},
            "error": _ERROR,
        },
        "required": ["schema", "tool", "data", "note", "query", "result", "warnings"],
        "if": {"properties": {"result": {"type": "null"}}},
        "then": {"required": ["error"]},
        "else": {"not": {"required": ["error"]}},
    }


def _made(name: str, title: str, kind: Any, *, printed: bool = True) -> dict[str, Any]:
    made, definitions = _reference(kind)
    if printed:
        _require_all(definitions)
    return _head(name, title) | made | {"$defs": definitions}


def _plan() -> dict[str, Any]:
    """Return the schema of a plan file, in which a single place needs no list."""
    made = _made("plan", "A plan of trips that `warrantcheck check` reads", Plan, printed=False)
    places = made["$defs"]["PlannedTrip"]["properties"]
    places |= {key: {"anyOf": [{"type": "string"}, places[key]]} for key in ("to", "via")}
    return made


def _reference(kind: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the schema of a type, and the definitions that it refers to."""
    kinds = kind if isinstance(kind, tuple) else (kind,)
    made, definitions = schema_components(kinds, ref_template="#/$defs/{name}")
    return made[0] if len(made) == 1 else {"anyOf": list(made)}, {n: _tidy(part) for n, part in definitions.items()}


def _require_all(definitions: dict[str, Any]) -> None:
    """What we print has all its fields, also those that have a default."""
    for made in definitions.values():
        if "properties" in made:
            made["required"] = list(made["properties"])


def _tidy(part: Any) -> Any:
    """Put each description on one line."""
    if isinstance(part, dict):
        return {
            k: " ".join(v.split()) if k == "description" and isinstance(v, str) else _tidy(v) for k, v in part.items()
        }
    return [_tidy(v) for v in part] if isinstance(part, (list, tuple)) else part
