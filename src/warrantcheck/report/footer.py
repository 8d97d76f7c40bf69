"""What stands under every answer for people: the sources, the age of the facts, and what the answer is not."""

from __future__ import annotations

from warrantcheck.answer.results import DISCLAIMER
from warrantcheck.report.report import Report


def footer(report: Report) -> str:
    """Return the line that says how fresh the facts are, and that this is no legal advice."""
    if report.data is None:
        return f"{DISCLAIMER[0].upper()}{DISCLAIMER[1:]}."
    return f"Facts checked to {report.data.checked} (data {report.data.version}); {DISCLAIMER}."


def numbered_sources(report: Report) -> list[tuple[int, str, str]]:
    """Return number, description and address of each source cited."""
    found: list[tuple[int, str, str]] = []
    if report.data is None:
        return found
    for i, id_ in enumerate(getattr(report.result, "cited", ()), 1):
        source = report.data.source(id_)
        date = f", {source.date}" if source.date else ""
        found.append((i, f"{source.publisher}: {source.title}{date}", source.url or ""))
    return found
