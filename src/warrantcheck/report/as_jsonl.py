"""JSON lines: one object a row (a leg, a person, a state), for tools that read line by line."""

from __future__ import annotations

from msgspec import json

from warrantcheck.report.report import Page, Report
from warrantcheck.report.rows import rows_of


def jsonl_report(report: Report, page: Page) -> str:  # noqa: ARG001
    """Render one JSON object a row: a leg, a person, a state."""
    rows = rows_of(report.result)
    return "".join(json.format(json.encode(row), indent=0).decode() + "\n" for row in rows.lines or rows.items)
