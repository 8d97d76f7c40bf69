"""The report: Markdown for an issue, and the rows to change as YAML."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from warrantcheck.dataset.store import Dataset

from .finding import MEANING, Finding
from .pages import Page

TITLE = "The pages of record and the data differ"
CAUTION = (
    "A page is a reason to look, not a source: read it, then change the row and name what you read. People named here "
    "are wanted or accused; only a judgment convicts. Not legal advice."
)
LONGEST = 60_000
"""Characters of a report; an issue takes no more than 65,536."""


class Result(Struct, frozen=True):
    """What came of one page; `left_out` says why it was not looked at."""

    page: Page
    findings: tuple[Finding, ...]
    left_out: str = ""


def markdown(results: Iterable[Result], data: Dataset, today: date) -> str:
    """Write the report."""
    results = list(results)
    total = sum(len(result.findings) for result in results)
    parts = [
        f"# {TITLE if total else 'The pages of record and the data agree'}\n",
        f"Read on {today}; data {data.version}, facts checked to {data.checked}. {total} findings: "
        + ", ".join(f"{_count(results, kind)} {kind} ({meaning})" for kind, meaning in MEANING.items())
        + ".\n",
        f"{CAUTION}\n",
    ]
    for result in results:
        parts.append(f"## {result.page.title}\n\n<{result.page.url}>\n")
        if result.left_out:
            parts.append(f"Not looked at: {result.left_out}.\n")
        elif not result.findings:
            parts.append("No difference.\n")
        parts += [f"- **{one.kind}** {one.text}" for one in result.findings]
        if result.findings:
            tried = result.page.tried
            parts.append(f"\nThe parser was tried on {tried}.\n" if tried else f"\n{UNTRIED}\n")
    text = "\n".join(parts)
    if len(text) > LONGEST:
        text = f"{text[:LONGEST].rpartition(chr(10))[0]}\n\nCut here: the whole report is in the files of this run.\n"
    found = rows(results)
    fenced = f"\n## Rows to change\n\n```yaml\n{found}```\n" if found else ""
    return text + (
        fenced if len(text) + len(fenced) <= LONGEST else "\nThe rows to change are in the files of this run.\n"
    )


UNTRIED = (
    "**No copy of the real page could be had when this parser was written**: it was tried on made pages alone. If what "
    "it finds looks odd, look at the page first."
)


def rows(results: Iterable[Result]) -> str:
    """Return the rows to change, file by file; empty if there are none. Nothing is written to the data."""
    found = [one for result in results for one in result.findings if one.row]
    lines = []
    for file in dict.fromkeys(one.row.file for one in found if one.row):
        lines.append(f"# data/{file}\n")
        lines += [
            f"# {one.kind}: {one.row.place}\n{one.row.yaml}\n\n" for one in found if one.row and one.row.file == file
        ]
    return "".join(lines)


def _count(results: Iterable[Result], kind: str) -> int:
    return sum(1 for result in results for one in result.findings if one.kind == kind)
