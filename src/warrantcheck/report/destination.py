"""Reports beside the answer: which kinds there are, and where they go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, cast, get_args

from msgspec import Struct

from warrantcheck.errors import UsageError
from warrantcheck.report.report import Page, Report
from warrantcheck.whole_file import whole_file

Kind = Literal["junit", "sarif", "summary", "annotations"]
STEP_SUMMARY = "GITHUB_STEP_SUMMARY"
MOST_BYTES = 1024 * 1024
"""What GitHub takes as the summary of a step; of a longer one it shows nothing."""


class Destination(Struct, frozen=True):
    """A report of one kind, and the file it goes to (None: it is printed); `append` adds to what is there."""

    kind: Kind
    file: Path | None = None
    append: bool = False

    def render(self, report: Report) -> str:
        """Render the report."""
        if self.kind == "junit":
            from warrantcheck.report.as_junit import junit_report

            return junit_report(report)
        if self.kind == "sarif":
            from warrantcheck.report.as_sarif import sarif_report

            return sarif_report(report)
        if self.kind == "annotations":
            from warrantcheck.report.as_annotations import annotations_report

            return annotations_report(report)
        from warrantcheck.report.markdown import markdown_report

        return markdown_report(report, Page())

    def deliver(self, text: str) -> None:
        """Write the file: whole or not at all; what is appended is written in one piece.

        Raises:
            UsageError: it cannot be written.
        """
        if self.file is None:
            return
        content = text.encode("utf-8", "backslashreplace")
        if not self.append:
            with whole_file(self.file) as file:
                file.write(content)
            return
        try:
            with self.file.open("ab", buffering=0) as stream:
                stream.write(_within(content, MOST_BYTES - stream.tell()))
        except OSError as error:
            raise UsageError(f"{STEP_SUMMARY}: cannot be written: {error.strerror or error}.") from error


def read_destinations(asked: Iterable[str], environ: Mapping[str, str]) -> tuple[Destination, ...]:
    """Read values of --report.

    Raises:
        UsageError: a kind is unknown, a file is missing or given twice, or there is no step whose summary it could be.
    """
    found = tuple(_read(one, environ) for one in asked)
    files = [one.file for one in found]
    twice = next((file for file in files if file is not None and files.count(file) > 1), None)
    if twice:
        raise UsageError(f"--report: {twice} is named twice; each report needs a file of its own.")
    return found


def _read(asked: str, environ: Mapping[str, str]) -> Destination:
    kind, given, file = asked.partition("=")
    if kind not in get_args(Kind):
        kinds = "junit=FILE, sarif=FILE, summary, summary=FILE and annotations"
        raise UsageError(f"--report {asked[:60]!r}: the kinds are {kinds}.")
    if (given and not file) or (kind in ("junit", "sarif") and not given):
        raise UsageError(f"--report {kind}=FILE: the file is missing.")
    if kind == "annotations" and given:
        raise UsageError("--report annotations takes no file: GitHub reads them from what a step prints.")
    if kind == "summary" and not given:
        step = environ.get(STEP_SUMMARY)
        if not step:
            raise UsageError(f"--report summary: {STEP_SUMMARY} is not set; outside of GitHub give summary=FILE.")
        return Destination("summary", Path(step), append=True)
    return Destination(cast(Kind, kind), Path(file) if given else None)


def _within(content: bytes, room: int) -> bytes:
    """Cut a text that is too long at the end of a line, and say so."""
    if len(content) <= room:
        return content
    note = b"\n_Cut: more than GitHub shows. Estimates, not legal advice._\n"
    kept = content[: max(0, room - len(note))]
    return kept[: kept.rfind(b"\n") + 1] + note if kept else b""
