"""Reading a plan: strictly, with file, line and column in every complaint."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct, json

from warrantcheck.authoring.yaml_source import MAX_BYTES, Document, Path_
from warrantcheck.errors import BadPlan, DataError, Problem
from warrantcheck.plan.records import Plan

_PLAIN_KEYS = ("on",)
_MOST_TRIPS = 10_000


class PlanSource(Struct, frozen=True):
    """A plan with the document it was read from, in which places of faults are looked up; `file` as it was named."""

    file: str
    plan: Plan
    document: Document

    def line(self, path: Path_) -> int:
        """Return the line on which a part of the plan begins."""
        return self.document.problem(path, "").line

    def fault(self, path: Path_, message: str, candidates: tuple[str, ...] = ()) -> BadPlan:
        """Return the error that something at `path` is wrong."""
        return BadPlan((self.document.problem(path, message),), candidates)


def load(file: Path) -> PlanSource:
    """Read a plan from a file.

    Raises:
        BadPlan: it cannot be read, is not acceptable YAML, or not of the shape of `Plan`.
    """
    try:
        return _checked(str(file), Document.load(file, _PLAIN_KEYS))
    except DataError as error:
        raise _as_bad_plan(error, file.name) from error


def parse(text: bytes, name: str) -> PlanSource:
    """Read a plan from text; `name` stands for the file in messages. Errors as for `load`."""
    if len(text) > MAX_BYTES:
        raise BadPlan((Problem(name, 0, 0, "", f"larger than {MAX_BYTES // 1024 // 1024} MiB"),))
    try:
        return _checked(name, Document(name, text.decode("utf-8"), _PLAIN_KEYS))
    except UnicodeDecodeError as error:
        raise BadPlan((Problem(name, 0, 0, "", f"not UTF-8 at byte {error.start}"),)) from error
    except DataError as error:
        raise _as_bad_plan(error, name) from error


def _as_bad_plan(error: DataError, name: str) -> BadPlan:
    return BadPlan(error.problems or (Problem(name, 0, 0, "", error.message.removeprefix(f"{name}: ").rstrip(".")),))


def _checked(file: str, document: Document) -> PlanSource:
    from pydantic import TypeAdapter, ValidationError

    from warrantcheck.authoring.models import typed
    from warrantcheck.authoring.validate import explain

    if not isinstance(document.value, dict):
        raise BadPlan((Problem(document.name, 0, 0, "", "a plan is a mapping with the key trips"),))
    try:
        text = json.encode(_listed(document.value))
        TypeAdapter(typed(Plan)).validate_json(text, strict=True)
        plan = json.decode(text, type=Plan)
    except ValidationError as error:
        raise BadPlan(tuple(document.problem(*explain(detail)) for detail in error.errors())) from error
    problems = tuple(document.problem(path, message) for path, message in _faults(plan))
    if problems:
        raise BadPlan(problems)
    return PlanSource(file, plan, document)


def _listed(value: dict[str, Any]) -> dict[str, Any]:
    """Take a single place as a list of one."""
    trips = value.get("trips")
    if not isinstance(trips, list):
        return value
    return value | {"trips": [_with_lists(trip) if isinstance(trip, dict) else trip for trip in trips]}


def _with_lists(trip: dict[str, Any]) -> dict[str, Any]:
    return trip | {key: [trip[key]] for key in ("to", "via") if isinstance(trip.get(key), str)}


def _faults(plan: Plan) -> Iterator[tuple[Path_, str]]:
    """Yield what the shape alone does not rule out."""
    if not plan.trips:
        yield ("trips",), "a plan needs at least one trip"
    if len(plan.trips) > _MOST_TRIPS:
        yield ("trips",), f"more than {_MOST_TRIPS} trips: `batch` is made for so many"
    if plan.max_age is not None and plan.max_age < 0:
        yield ("max_age",), "a number of days is not negative"
    yield from _faults_of_ids("trips", [trip.id for trip in plan.trips])
    yield from _faults_of_ids("accept", [entry.id for entry in plan.accept])
    for i, trip in enumerate(plan.trips):
        if not trip.to:
            yield ("trips", i, "to"), "a trip needs a destination"
        if not (trip.person or plan.defaults.person):
            yield ("trips", i), "no person, neither here nor in defaults"
    for i, entry in enumerate(plan.accept):
        if not entry.reason.strip():
            yield ("accept", i, "reason"), "an accepted risk needs a reason"
        if [entry.trip is None, entry.person is None, entry.to is None] not in _ACCEPTED_BY:
            yield ("accept", i), "names either a trip, or a person and to"


_ACCEPTED_BY = ([False, True, True], [True, False, False])
"""Which of trip, person and to an acceptance may leave out."""


def _faults_of_ids(key: str, ids: list[str]) -> Iterator[tuple[Path_, str]]:
    first = {id_: i for i, id_ in reversed([*enumerate(ids)])}
    for i, id_ in enumerate(ids):
        if not id_.strip() or not id_.isprintable():
            yield (key, i, "id"), "an id is a word or a line of printable text"
        if first[id_] != i:
            yield (key, i, "id"), f"the id {id_!r} stands twice"
