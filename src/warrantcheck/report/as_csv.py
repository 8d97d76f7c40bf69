"""CSV: a header and a line a row; cells that a spreadsheet would run as formulas are made text."""

from __future__ import annotations

from warrantcheck.report.report import Page, Report
from warrantcheck.report.rows import rows_of
from warrantcheck.safe_cell import csv_line


def csv_report(report: Report, page: Page) -> str:  # noqa: ARG001
    """Render rows as RFC 4180 text with LF line ends."""
    rows = rows_of(report.result)
    return "".join(map(csv_line, (rows.header, *rows.cells())))
