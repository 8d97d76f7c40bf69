"""Reading a plan: strictly, with file, line and column in every complaint."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct, json

from warrantcheck.authoring.yaml_source import MAX_BYTES, Document, Path_
from warrantcheck.errors import BadPlan, DataError, Problem, WarrantcheckError
from warrantcheck.plan.faults import Fault, faults_within
from warrantcheck.plan.records import Plan

_PLAIN_KEYS = ("on",)
Also = Callable[[dict[str, Any]], Iterable[Fault]]
"""Further faults of a plan that is not sound, such as names that nobody bears: all are told at once."""


def no_more(plan: dict[str, Any]) -> Iterable[Fault]:  # noqa: ARG001
    """Find no further faults."""
    return ()


class PlanSource(Struct, frozen=True):
    """A plan with the document it was read from, in which places of faults are looked up; `file` as it was named."""

    file: str
    plan: Plan
    document: Document

    def line(self, path: Path_) -> int:
        """Return the line on which a part of the plan begins."""
        return self.document.problem(path, "").line


def refusal(document: Document, faults: Iterable[Fault]) -> BadPlan:
    """Return the error that tells every fault of a plan, in the order of the lines."""
    found = {(document.problem(fault.path, fault.message)): fault.candidates for fault in faults}
    problems = sorted(found, key=lambda one: (one.line, one.column))
    return BadPlan(tuple(problems), tuple(dict.fromkeys(name for one in problems for name in found[one])))


def load(file: Path, also: Also = no_more) -> PlanSource:
    """Read a plan from a file.

    Raises:
        BadPlan: it cannot be read, is not acceptable YAML, or not of the shape of `Plan`; then `also` is asked, too.
    """
    try:
        return _checked(str(file), Document.load(file, _PLAIN_KEYS), also)
    except DataError as error:
        raise _as_bad_plan(error, file.name) from error


def parse(text: bytes, name: str, also: Also = no_more) -> PlanSource:
    """Read a plan from text; `name` stands for the file in messages. Errors as for `load`."""
    if len(text) > MAX_BYTES:
        raise BadPlan((Problem(name, 0, 0, "", f"larger than {MAX_BYTES // 1024 // 1024} MiB"),))
    try:
        return _checked(name, Document(name, text.decode("utf-8"), _PLAIN_KEYS), also)
    except UnicodeDecodeError as error:
        raise BadPlan((Problem(name, 0, 0, "", f"not UTF-8 at byte {error.start}"),)) from error
    except DataError as error:
        raise _as_bad_plan(error, name) from error


def _as_bad_plan(error: DataError, name: str) -> BadPlan:
    return BadPlan(error.problems or (Problem(name, 0, 0, "", error.message.removeprefix(f"{name}: ").rstrip(".")),))


def _checked(file: str, document: Document, also: Also) -> PlanSource:
    from pydantic import TypeAdapter, ValidationError

    from warrantcheck.authoring.models import typed
    from warrantcheck.authoring.validate import explain

    if not isinstance(document.value, dict):
        raise BadPlan((Problem(document.name, 0, 0, "", "a plan is a mapping with the key trips"),))
    text = json.encode(_listed(document.value))
    faults = [*faults_within(document.value)]
    try:
        TypeAdapter(typed(Plan)).validate_json(text, strict=True)
    except ValidationError as error:
        faults += (Fault(*explain(detail)) for detail in error.errors())
    if faults:
        with suppress(WarrantcheckError):  # of the data: the plan is wrong whatever the data is
            faults += also(document.value)
        raise refusal(document, faults)
    return PlanSource(file, json.decode(text, type=Plan), document)


def _listed(value: dict[str, Any]) -> dict[str, Any]:
    """Take a single place as a list of one."""
    trips = value.get("trips")
    if not isinstance(trips, list):
        return value
    return value | {"trips": [_with_lists(trip) if isinstance(trip, dict) else trip for trip in trips]}


def _with_lists(trip: dict[str, Any]) -> dict[str, Any]:
    return trip | {key: [trip[key]] for key in ("to", "via") if isinstance(trip.get(key), str)}
