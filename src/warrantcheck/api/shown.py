"""The forms of an answer that a function returns: what its methods give, by the renderers of the command line."""

from __future__ import annotations

from typing import Any

from msgspec import json
from msgspec.structs import replace

from warrantcheck.api.arguments import one_of
from warrantcheck.report.report import Format, Page, Report
from warrantcheck.vocabulary import SourceChoice


class Answered:
    """An answer with its question and its data; what `warrantcheck.answer.result.Result` asks for."""

    def __init__(self, report: Report) -> None:
        """Take what the command line would hand to a renderer."""
        self._report = report

    def line(self) -> str:
        """Sum it up in one line."""
        from warrantcheck.document.one_line import one_line

        return one_line(self._report.result, self._report.data)

    def envelope(self) -> dict[str, Any]:
        """Return what `-o json` prints, as plain values."""
        made: dict[str, Any] = json.decode(self.json())
        return made

    def json(self) -> str:
        """Return what `-o json` prints."""
        from warrantcheck.report.as_json import json_report

        return json_report(self._report, Page())

    def frame(self) -> Any:
        """Return its rows as a DataFrame."""
        from warrantcheck.report.as_frame import frame

        return frame(self._report)

    def text(self, output: str, *, verbose: bool, sources: SourceChoice | None, width: int, color: bool) -> str:
        """Return what is printed with `-o output`."""
        from warrantcheck.report.formats import renderer

        form = Format(one_of("output", output, tuple(Format)))
        view = replace(self._report.view, verbose=verbose, sources=sources)
        return renderer(form)(replace(self._report, view=view), Page(width, color))

    def html(self) -> str:
        """Return a piece of HTML for a notebook."""
        from warrantcheck.report.as_notebook import notebook_piece

        return notebook_piece(self._report)
