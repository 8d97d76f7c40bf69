"""JSON: one envelope, whatever the question."""

from __future__ import annotations

import json
from typing import Any

from warrantcheck import __version__
from warrantcheck.answer.results import DISCLAIMER
from warrantcheck.dataset.plain import to_plain
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import WarrantcheckError
from warrantcheck.report.report import Page, Report


def json_report(report: Report, page: Page) -> str:  # noqa: ARG001 (every renderer takes a page)
    """Render the envelope of an answer."""
    return _dump(
        envelope(report.name, report.data)
        | {"query": to_plain(report.query), "result": to_plain(report.result), "warnings": list(report.warnings)}
    )


def json_error(name: str, data: Dataset | None, query: dict[str, Any], error: WarrantcheckError) -> str:
    """Render the envelope of a failure: the same, with `error` and no result."""
    fault = {"code": error.code, "message": error.message, "candidates": list(error.candidates)}
    return _dump(envelope(name, data) | {"query": to_plain(query), "result": None, "warnings": [], "error": fault})


def envelope(name: str, data: Dataset | None) -> dict[str, Any]:
    """Return what every JSON answer begins with."""
    about = {"version": data.version, "checked": data.checked, "digest": data.digest} if data else None
    return {"schema": f"warrantcheck.{name}/1", "tool": __version__, "data": about, "note": DISCLAIMER}


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
