"""Markdown: a table of the rows, the reasons of each leg, the sources as a list."""

from __future__ import annotations

from warrantcheck.answer.calendar import CalendarResult
from warrantcheck.answer.event import EventResult
from warrantcheck.answer.explain import ExplainResult
from warrantcheck.answer.matrix import MatrixResult
from warrantcheck.answer.results import TripResult
from warrantcheck.answer.route_results import RouteResult
from warrantcheck.citation.results import CiteResult
from warrantcheck.plan.results import CheckResult
from warrantcheck.report import markdown_events
from warrantcheck.report.cited import cite_markdown
from warrantcheck.report.footer import footer, numbered_sources
from warrantcheck.report.markdown_parts import HEADER, escape, leg_cells, leg_reasons, table
from warrantcheck.report.report import Page, Report
from warrantcheck.report.route_words import CROSSING_HEADER, in_flown_order, route_cells, route_remarks, route_summary
from warrantcheck.report.rows import rows_of
from warrantcheck.report.words import DUTY_WORDS, plain_text, risk_words, verdict_words


def markdown_report(report: Report, page: Page) -> str:  # noqa: ARG001
    """Render an answer for a story, a pull request or a step summary."""
    if isinstance(report.result, TripResult):
        body = _trip(report.result)
    elif isinstance(report.result, ExplainResult):
        body = _explanation(report.result)
    elif isinstance(report.result, CalendarResult):
        body = markdown_events.calendar(report.result)
    elif isinstance(report.result, EventResult):
        body = markdown_events.event(report.result)
    elif isinstance(report.result, MatrixResult):
        body = markdown_events.matrix(report.result)
    elif isinstance(report.result, RouteResult):
        body = _route(report.result)
    elif isinstance(report.result, CheckResult):
        body = _check(report.result)
    elif isinstance(report.result, CiteResult):
        body = cite_markdown(report.result, escape)
    else:
        rows = rows_of(report.result)
        body = table(rows.header, list(rows.cells()))
    cited = numbered_sources(report)
    sources = "".join(f"{i}. {escape(text)}{f' <{url}>' if url else ''}\n" for i, text, url in cited)
    return f"{body}\n{'Sources:' + chr(10) * 2 + sources + chr(10) if cited else ''}_{escape(footer(report))}_\n"


def _trip(result: TripResult) -> str:
    title = f"## {escape(result.name)}: {', '.join(escape(leg.name) for leg in result.legs)}\n\n"
    when = f"Travel on {result.on}; known on {result.known}; office: {escape(result.office)}.\n\n"
    return (
        title + when + table(HEADER, [leg_cells(leg) for leg in result.legs]) + "".join(map(leg_reasons, result.legs))
    )


def _explanation(result: ExplainResult) -> str:
    leg, uncounted, flips = result.leg, result.uncounted, result.flips
    title = f"## {escape(result.name)}: {escape(leg.name)}\n\n"
    when = f"Travel on {result.on}; known on {result.known}; office: {escape(result.office)}.\n\n"
    text = title + when + table(HEADER, [leg_cells(leg)]) + leg_reasons(leg)
    for heading, lines in (
        ("What was said", [f"{s.text} ({s.id})" for s in result.said]),
        ("Precedents", [f"{p.text} ({p.id})" for p in result.precedents]),
        ("Not known", [*result.not_known, *(f"Not counted, nobody could verify it: {u.text}" for u in uncounted)]),
        ("What would change the level", [f"If {f.change}: {f.level}, {risk_words(f.risk)} of 100" for f in flips]),
        ("Who enforces", [result.enforcement]),
    ):
        if lines:
            text += f"\n**{heading}**\n\n" + "".join(f"- {escape(line)}\n" for line in lines)
    return text


def _route(result: RouteResult) -> str:
    title = f"## {escape(result.name)}: {escape(' to '.join(w.name for w in result.waypoints))}\n\n"
    when = f"Travel on {result.on}; known on {result.known}; office: {escape(result.office)}.\n\n"
    text = title + when + escape(route_summary(result)) + "\n\n"
    if result.stops:
        text += "**Stops**\n\n" + table(HEADER, [leg_cells(leg) for leg in result.stops]) + "\n"
    text += "**Airspace crossed, in flown order**\n\n"
    text += table([*CROSSING_HEADER], [route_cells(part) for part in in_flown_order(result)])
    for heading, lines in route_remarks(result):
        text += f"\n**{heading}**\n\n" + "".join(f"- {escape(line)}\n" for line in lines)
    return text


def _check(result: CheckResult) -> str:
    worst = sorted(result.trips, key=lambda t: (t.verdict not in ("at-or-above", "unclear"), -t.risk))
    rows = [
        [
            t.verdict,
            t.id,
            t.name,
            ", ".join(t.to),
            str(t.on),
            DUTY_WORDS[t.duty],
            f"{risk_words(t.risk)} of 100",
            t.level,
        ]
        for t in worst
    ]
    text = f"## {escape(result.plan)}: {escape(verdict_words(result))}\n\n"
    text += table(["Verdict", "Trip", "Person", "To", "On", "Duty", "Risk", "Level"], rows)
    said = [f"{t.id}: {t.reason}" for t in worst if t.reason]
    said += [f"Accepted by {a.id} until {a.expires}: {a.reason}" for a in result.acceptances if a.status == "used"]
    lines = [f"- {escape(plain_text(line))}\n" for line in (*said, *result.remarks)]
    return text + ("\n" + "".join(lines) if lines else "")
