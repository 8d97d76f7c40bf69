"""CSV: a header and a line a row; cells that a spreadsheet would run as formulas are made text."""

from __future__ import annotations

import csv
import io

from warrantcheck.report.report import Page, Report
from warrantcheck.report.rows import rows_of
from warrantcheck.safe_cell import safe_cell


def csv_report(report: Report, page: Page) -> str:  # noqa: ARG001
    """Render rows as RFC 4180 text with LF line ends."""
    rows = rows_of(report.result)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(rows.header)
    for cells in rows.cells():
        writer.writerow([safe_cell(cell) for cell in cells])
    return buffer.getvalue()
