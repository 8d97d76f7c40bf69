"""JSON lines: one object a row (a leg, a person, a state), for tools that read line by line."""

from __future__ import annotations

import json

from warrantcheck.dataset.plain import to_plain
from warrantcheck.report.report import Page, Report
from warrantcheck.report.rows import rows_of


def jsonl_report(report: Report, page: Page) -> str:  # noqa: ARG001
    """Render one JSON object a row: a leg, a person, a state."""
    return "".join(json.dumps(to_plain(row), ensure_ascii=False) + "\n" for row in rows_of(report.result).items)
