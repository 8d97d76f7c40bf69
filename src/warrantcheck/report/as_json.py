"""JSON: one envelope, whatever the question."""

from __future__ import annotations

from typing import Any

from msgspec import Raw, json

from warrantcheck.answer.record import source_list
from warrantcheck.answer.trip.results import DISCLAIMER
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import BadPlan, DataError, WarrantcheckError
from warrantcheck.report.report import Page, Report
from warrantcheck.version import VERSION


def json_report(report: Report, page: Page) -> str:  # noqa: ARG001 (every renderer takes a page)
    """Render the envelope of an answer."""
    return _dump(
        envelope(report.name, report.data)
        | {"query": report.query, "result": _with_sources(report), "warnings": report.warnings}
    )


def json_error(name: str, data: Dataset | None, query: dict[str, Any], error: WarrantcheckError) -> str:
    """Render the envelope of a failure: the same, with `error` and no result."""
    fault: dict[str, Any] = {"code": error.code, "message": error.message, "candidates": error.candidates}
    if isinstance(error, (BadPlan, DataError)):
        fault |= {"problems": error.problems}
    return _dump(envelope(name, data) | {"query": query, "result": None, "warnings": [], "error": fault})


def _with_sources(report: Report) -> Any:
    """Return the result, and with `source_list` if it cites sources, each once, in the order of its numbers."""
    cited = getattr(report.result, "cited", None)
    if cited is None or report.data is None:
        return report.result
    sources = json.encode({"source_list": source_list(report.data, cited)})
    return Raw(json.encode(report.result)[:-1] + b"," + sources[1:])


def envelope(name: str, data: Dataset | None) -> dict[str, Any]:
    """Return what every JSON answer begins with."""
    about = {"version": data.version, "checked": data.checked, "digest": data.digest} if data else None
    return {"schema": f"warrantcheck.{name}/1", "tool": VERSION, "data": about, "note": DISCLAIMER}


def _dump(value: Any) -> str:
    return json.format(json.encode(value), indent=2).decode() + "\n"
