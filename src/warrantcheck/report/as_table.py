"""Tables for the terminal, drawn by rich on a console of our own: width and colour are arguments."""

from __future__ import annotations

import io
from importlib import import_module

from rich.console import Console, Group
from rich.text import Text

from warrantcheck.report.footer import footer, numbered_sources
from warrantcheck.report.report import Page, Report
from warrantcheck.report.table_parts import Item, draw

NARROWEST = 40
FORMS = {
    "table_trip": ("TripResult", "WorldResult"),
    "table_answers": ("PersonResult", "PeopleResult", "StateResult", "StatesResult", "DataStatus", "LintResult"),
    "table_grounds": ("ExplainResult", "ClaimResult", "FactorsResult", "TimelineResult", "BacktestResult"),
    "table_check": ("CheckResult",),
    "table_cite": ("CiteResult",),
    "table_diff": ("DiffResult",),
    "table_events": ("CalendarResult", "EventResult", "MatrixResult"),
    "table_route": ("RouteResult",),
    "table_watch": ("WatchList", "WatchRun"),
}
"""The modules that teach `draw` results of their own form; one is imported when such a result is to be drawn."""


def table_report(report: Report, page: Page) -> str:
    """Draw an answer for a terminal of the page's width."""
    buffer = io.StringIO()
    console = Console(
        file=buffer,
        width=max(page.width, NARROWEST),
        force_terminal=page.colour,
        no_color=not page.colour,
        color_system="standard" if page.colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        soft_wrap=False,
    )
    kind = type(report.result).__name__
    for module, kinds in FORMS.items():
        if kind in kinds:
            import_module(f"warrantcheck.report.{module}")
    parts = list(draw(report.result))
    cited = numbered_sources(report)
    if cited:
        parts.append(Text("Sources", style="bold"))
        parts += [
            Item(f"[{number}]", Text(f"{text} ") + Text(url, style="dim"), width=4) for number, text, url in cited
        ]
        parts.append(Text(""))
    console.print(Group(*parts, Text(footer(report), style="dim")))
    text = buffer.getvalue()
    text = text if page.colour else "".join(f"{line.rstrip()}\n" for line in text.splitlines())
    bibtex = getattr(report.result, "bibtex", None)  # never wrapped: it is for a file
    return f"{text}\n{bibtex}" if bibtex else text
