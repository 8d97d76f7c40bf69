"""Markdown: a table of the rows, the reasons of each leg, the sources as a list."""

from __future__ import annotations

import re

from warrantcheck.answer.explain import ExplainResult
from warrantcheck.answer.results import Leg, TripResult
from warrantcheck.citation.results import CiteResult
from warrantcheck.law.articles import spell_all
from warrantcheck.report.cited import cite_markdown
from warrantcheck.report.footer import footer, numbered_sources
from warrantcheck.report.report import Page, Report
from warrantcheck.report.rows import rows_of
from warrantcheck.report.words import DUTY_WORDS, arrest_words, risk_words

HEADER = ["State", "Role", "Duty", "Risk", "Level", "Arrest on arrival", "Confidence"]
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def markdown_report(report: Report, page: Page) -> str:  # noqa: ARG001
    """Render an answer for a story, a pull request or a step summary."""
    if isinstance(report.result, TripResult):
        body = _trip(report.result)
    elif isinstance(report.result, ExplainResult):
        body = _explanation(report.result)
    elif isinstance(report.result, CiteResult):
        body = cite_markdown(report.result, escape)
    else:
        rows = rows_of(report.result)
        body = _table(rows.header, list(rows.cells()))
    cited = numbered_sources(report)
    sources = "".join(f"{i}. {escape(text)}{f' <{url}>' if url else ''}\n" for i, text, url in cited)
    return f"{body}\n{'Sources:' + chr(10) * 2 + sources + chr(10) if cited else ''}_{escape(footer(report))}_\n"


def escape(text: str) -> str:
    """Keep text from being read as markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def _table(header: list[str], rows: list[list[str]]) -> str:
    lines = [header, ["---"] * len(header), *([escape(c) for c in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _trip(result: TripResult) -> str:
    title = f"## {escape(result.name)}: {', '.join(escape(leg.name) for leg in result.legs)}\n\n"
    when = f"Travel on {result.on}; known on {result.known}; office: {escape(result.office)}.\n\n"
    return title + when + _table(HEADER, [_cells(leg) for leg in result.legs]) + "".join(map(_reasons, result.legs))


def _explanation(result: ExplainResult) -> str:
    leg, uncounted, flips = result.leg, result.uncounted, result.flips
    title = f"## {escape(result.name)}: {escape(leg.name)}\n\n"
    when = f"Travel on {result.on}; known on {result.known}; office: {escape(result.office)}.\n\n"
    text = title + when + _table(HEADER, [_cells(leg)]) + _reasons(leg)
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


def _cells(leg: Leg) -> list[str]:
    articles = f" ({spell_all(leg.articles)})" if leg.articles else ""
    arrest = arrest_words(leg.arrest.low, leg.arrest.high, leg.arrest.term)
    return [
        leg.name,
        leg.role,
        DUTY_WORDS[leg.duty] + articles,
        f"{risk_words(leg.risk)} of 100",
        leg.level,
        arrest,
        leg.confidence,
    ]


def _reasons(leg: Leg) -> str:
    lines = [f"\n**{escape(leg.name)}**\n\n"]
    lines += [f"- {escape(leg.place_note)}\n"] if leg.place_note else []
    lines += [f"- {escape(reason.text)}\n" for reason in leg.reasoning]
    lines += [f"- {escape(f.text)} ({f.effect:+d} points)\n" for f in leg.factors if f.id != "duty"]
    lines += [f"- {escape(dispute.text)}\n" for dispute in leg.disputes]
    if leg.gap:
        lines.append(f"- Gap between law and practice: {escape(leg.gap)}.\n")
    if leg.next_change:
        lines.append(f"- Next known change: {leg.next_change.date}, {escape(leg.next_change.text)}.\n")
    return "".join(lines)
