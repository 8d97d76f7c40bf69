"""HTML: one self-contained page an answer, to send, to print or to put beside a story."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from warrantcheck.answer import results as r
from warrantcheck.answer.explain import ExplainResult
from warrantcheck.answer.people import PersonResult
from warrantcheck.answer.states import StateResult
from warrantcheck.answer.timeline import TimelineResult
from warrantcheck.answer.world import WorldResult
from warrantcheck.citation.results import CiteResult
from warrantcheck.law.articles import spell_all
from warrantcheck.report.cited import estimate_text, footnote_text, paragraph
from warrantcheck.report.footer import footer, numbered_sources
from warrantcheck.report.html_page import page
from warrantcheck.report.html_parts import (
    NONE,
    Html,
    element,
    facts,
    items,
    joined,
    link,
    section,
    table,
    text,
)
from warrantcheck.report.report import Page, Report
from warrantcheck.report.rows import rows_of
from warrantcheck.report.words import DUTY_WORDS, arrest_words, risk_words

LEG_HEADER = ("State", "Duty", "Risk of 100", "Level", "Arrest on arrival", "Confidence")


def html_report(report: Report, page_: Page) -> str:  # noqa: ARG001 (every renderer takes a page)
    """Render one page: the answer, its sources, and what it is not."""
    heading = _heading(report)
    warnings = [element("p", text(warning), class_="warning", role="note") for warning in report.warnings]
    sources = items(
        (Html(f"{text(title)} {link(url, text(url)) if url else ''}") for _, title, url in numbered_sources(report)),
        ordered="sources",
    )
    parts = [
        element("header", element("h1", text(heading)), _when(report.result)),
        *warnings,
        element("main", Html(f"\n{body(report.result)}\n")),
        Html(f"{element('h2', text('Sources'))}{sources}") if sources else NONE,
        element("footer", text(footer(report))),
    ]
    return page(heading, joined(parts))


def _heading(report: Report) -> str:
    result = report.result
    name = getattr(result, "name", None)
    if isinstance(result, r.TripResult):
        return f"{name}: {', '.join(leg.name for leg in result.legs)}"
    if isinstance(result, ExplainResult):
        return f"{name}: {result.leg.name}"
    if isinstance(result, CiteResult):
        return f"{name}: {result.place}"
    if isinstance(result, WorldResult):
        return f"{name} and the world"
    return str(name or report.name.replace("-", " ").capitalize())


def _when(result: Any) -> Html:
    on, known, office = (getattr(result, field, None) for field in ("on", "known", "office"))
    parts = [f"on {on}" if on else "", f"known on {known}" if known else "", f"office: {office}" if office else ""]
    said = ", ".join(part for part in parts if part)
    return element("p", text(said[:1].upper() + said[1:]), class_="when") if said else NONE


@singledispatch
def body(result: Any) -> Html:
    """Return the body of an answer; results without a form of their own become a table of their rows."""
    rows = rows_of(result)
    return table(f"{len(rows.items)} rows", rows.header, ([text(c) for c in cells] for cells in rows.cells()))


@body.register
def _(result: r.TripResult) -> Html:
    several = [_legs("The stops of the trip", result.legs)] if len(result.legs) > 1 else []
    return joined([*several, *(_leg(leg, named=len(result.legs) > 1) for leg in result.legs)])


@body.register
def _(result: WorldResult) -> Html:
    counts = [
        text(f"{name}: " + ", ".join(f"{key} {n}" for key, n in sorted(found.items(), key=lambda c: -c[1])))
        for name, found in result.counts.items()
    ]
    return joined([items(counts), _legs(f"{len(result.legs)} states", result.legs)])


@body.register
def _(result: ExplainResult) -> Html:
    flips = (Html(f"If {text(f.change)}: {_level(f.level)}, {text(risk_words(f.risk))} of 100") for f in result.flips)
    return joined(
        [
            _leg(result.leg, named=False),
            section("What was said", (text(f"{s.text} ({s.id})") for s in result.said)),
            section("Precedents", (text(f"{p.text} ({p.id})") for p in result.precedents)),
            section("Not known", map(text, result.not_known)),
            section(
                "Not counted, because nobody could verify it", (text(f"{u.text} ({u.id})") for u in result.uncounted)
            ),
            section("What would change the level", flips),
            section("Who enforces", [text(result.enforcement)]),
        ]
    )


@body.register
def _(result: PersonResult) -> Html:
    about = facts([
        ("Wanted", text("yes" if result.wanted else "no")),
        ("Standing", text(result.standing)),
        ("Status", text(f"{result.status_text} (verified {result.verified})")),
        ("Offices", items(text(f"{o.title}, {o.since or '?'} to {o.until or 'now, as last seen'}")
                          for o in result.offices)),
    ])  # fmt: skip
    rows = (
        [text(w.kind), text(w.issued), text(w.public), text(f"{w.ended or ''} {w.ended_how or ''}".strip()),
         text(w.situation), text(", ".join(w.crimes))]
        for w in result.warrants
    )  # fmt: skip
    header = ("Kind", "Issued", "Public", "Ended", "Situation", "Alleged crimes")
    note = element("p", text("Accused or wanted means alleged: only a judgment convicts."))
    return joined([about, table("Warrants and summonses", header, rows), note])


@body.register
def _(result: StateResult) -> Html:
    notice = result.withdrawal
    left = f"notified {notice.notified}, effective {notice.effective}" if notice else ""
    left += f"; revoked {notice.revoked}" if notice and notice.revoked else ""
    change = result.next_change
    return facts(
        [
            ("Status", element("strong", text(result.status))),
            ("Official name", text(result.official)),
            ("Signed", text(result.signed or "")),
            ("Deposited", text(f"{result.deposited} ({result.mode})" if result.deposited else "")),
            ("In force", text(result.in_force or "")),
            ("Withdrawal", text(left)),
            ("Declarations", items(text(f"{d.kind}, lodged {d.lodged}; {d.text or ''}") for d in result.declarations)),
            ("Next change", text(f"{change.date}: {change.text}" if change else "")),
            ("Note", text(result.notes or "")),
            ("Verified", text(result.verified)),
        ]
    )


@body.register
def _(result: TimelineResult) -> Html:
    tally = result.tally
    counts = f"{tally.received} took place, {tally.dropped} dropped or refused, {tally.arrested} ended in arrest"
    rows = (
        [text(e.date or "?"), text(e.kind), text(e.text + (" (unverified)" if e.reliability == "unverified" else ""))]
        for e in result.events
    )
    return joined(
        [
            element("p", text(f"Trips: {counts} or hand-over.")),
            table("What happened, as far as it was public", ("Date", "Kind", "What"), rows),
        ]
    )


@body.register
def _(result: CiteResult) -> Html:
    def mark(number: int) -> str:
        return element("sup", element("a", text(number), href=f"#note-{number}", aria_label=f"Footnote {number}"))

    notes = [
        element("li", Html(f"{text(footnote_text(n))} {link(n.url, text(n.url or ''))}"), id=f"note-{n.number}")
        for n in result.footnotes
    ]
    return joined(
        [
            element("p", Html(paragraph(result, mark, text)), class_="story"),
            element("p", text(result.remark)) if result.remark else NONE,
            element("p", text(estimate_text(result)), class_="when"),
            element("h2", text("Footnotes")),
            element("ol", *notes, class_="sources"),
            Html(f"{element('h2', text('BibTeX'))}{element('pre', text(result.bibtex))}") if result.bibtex else NONE,
        ]
    )


def _legs(caption: str, legs: tuple[r.Leg, ...]) -> Html:
    rows = (
        [text(leg.name), text(DUTY_WORDS[leg.duty]), text(risk_words(leg.risk)), _level(leg.level),
         text(leg.arrest.term), text(leg.confidence)]
        for leg in legs
    )  # fmt: skip
    return table(caption, LEG_HEADER, rows, number=2)


def _leg(leg: r.Leg, *, named: bool) -> Html:
    articles = f" ({spell_all(leg.articles)})" if leg.articles else ""
    wanted = leg.duty != "not-wanted"
    chance = Html(f"{_level(leg.level)}, {text(risk_words(leg.risk))} of 100 that the warrant defeats the trip")
    arrest = f"{arrest_words(leg.arrest.low, leg.arrest.high, leg.arrest.term)}, if the person arrives"
    change = leg.next_change
    rows = [
        ("Place", text(leg.place_note or "")),
        ("Duty", Html(f"{element('strong', text(DUTY_WORDS[leg.duty]))}{text(articles)}")),
        ("Risk", chance if wanted else NONE),
        ("Arrest", text(arrest if wanted else "")),
        ("Confidence", text(leg.confidence if wanted else "")),
        ("Unclear", items(map(text, leg.doubts))),
        ("Gap", text(leg.gap or "")),
        ("Next change", text(f"{change.date}: {change.text}" if change else "")),
    ]
    law = [text(s.text + (f" [{spell_all(s.articles)}]" if s.articles else "")) for s in leg.reasoning]
    law += [Html(f"{element('em', text('Disputed:'))} {text(d.text)}") for d in leg.disputes]
    practice = (
        [text(f"{f.effect:+d}"), text(f.text), text(spell_all(f.articles))] for f in leg.factors if f.id != "duty"
    )
    factors = table("What speaks for and against, in points of risk", ("Points", "What", "Articles"), practice)
    return joined(
        [
            element("h2", text(f"{leg.name} ({leg.role})")) if named else NONE,
            facts(rows),
            section("Law", law, "h3"),
            Html(f"{element('h3', text('Practice'))}{factors}") if len(leg.factors) > 1 else NONE,
        ]
    )


def _level(level: str) -> Html:
    return element("span", text(level), class_=f"level {level}")
