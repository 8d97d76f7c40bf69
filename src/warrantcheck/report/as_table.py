"""Tables for the terminal, drawn by rich on a console of our own: width and colour are arguments."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import singledispatch
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from warrantcheck.answer import results as r
from warrantcheck.law.articles import spell_all
from warrantcheck.report.footer import footer, numbered_sources
from warrantcheck.report.report import Page, Report
from warrantcheck.report.rows import rows_of
from warrantcheck.report.words import ARROWS, DUTY_STYLES, DUTY_WORDS, LEVEL_STYLES, arrest_words, risk_words

NARROWEST = 40


def table_report(report: Report, page: Page) -> str:
    """Draw an answer for a terminal of the page's width."""
    from warrantcheck.report import grounds_table  # noqa: F401 (registers the long answers)

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
    parts = list(draw(report.result))
    cited = numbered_sources(report)
    if cited:
        parts += [Text("Sources", style="bold"), _sources(cited)]
    console.print(Group(*parts, Text(footer(report), style="dim")))
    text = buffer.getvalue()
    return text if page.colour else "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def plain_text(value: str) -> str:
    """Make control characters visible and harmless."""
    return "".join(c if c.isprintable() or c == "\n" else f"\\x{ord(c):02x}" for c in value)


@singledispatch
def draw(result: Any) -> Iterator[RenderableType]:
    """Yield what a result looks like; results without a form of their own become a plain table of their rows."""
    yield _list_table(result)


@draw.register
def _(result: r.TripResult) -> Iterator[RenderableType]:
    names = ", ".join(f"{ARROWS[leg.role]} {leg.name}" for leg in result.legs)
    yield Text(f"{result.name} {names}", style="bold")
    yield Text(f"on {result.on}, known on {result.known}; office: {result.office}", style="dim")
    if len(result.legs) > 1:
        yield _legs_table(result.legs)
    for leg in result.legs:
        if len(result.legs) > 1:
            yield Text(f"\n{ARROWS[leg.role]} {leg.name} ({leg.role})", style="bold")
        yield leg_facts(leg)
        yield from leg_reasons(leg)
    yield Text("")


@draw.register
def _(result: r.WorldResult) -> Iterator[RenderableType]:
    yield Text(f"{result.name} and the world", style="bold")
    yield Text(f"on {result.on}, known on {result.known}; office: {result.office}", style="dim")
    for name, counts in result.counts.items():
        yield Text(f"{name}: " + ", ".join(f"{key} {n}" for key, n in sorted(counts.items(), key=lambda c: -c[1])))
    yield _legs_table(result.legs)


def _legs_table(legs: tuple[r.Leg, ...]) -> Table:
    table = grid("State", "Duty", "Risk", "Level", "Arrest on arrival", "Confidence")
    for leg in legs:
        table.add_row(
            Text(leg.name),
            Text(DUTY_WORDS[leg.duty], style=DUTY_STYLES.get(leg.duty, "")),
            Text(risk_words(leg.risk)),
            Text(leg.level, style=LEVEL_STYLES[leg.level]),
            Text(leg.arrest.term),
            Text(leg.confidence),
        )
    return table


def leg_facts(leg: r.Leg) -> Table:
    """Return the facts of a leg: duty, risk, arrest, confidence, what is unclear, what changes."""
    table = facts()
    if leg.place_note:
        table.add_row("Place", Text(leg.place_note))
    articles = f" ({spell_all(leg.articles)})" if leg.articles else ""
    table.add_row("Duty", Text(DUTY_WORDS[leg.duty], style=DUTY_STYLES.get(leg.duty, "")) + Text(articles))
    if leg.duty == "not-wanted":
        return table
    level = Text(leg.level.upper(), style=LEVEL_STYLES[leg.level])
    chance = f"  {risk_words(leg.risk)} of 100 that the warrant defeats the trip"
    table.add_row("Risk", level + Text(chance, style="default"))
    arrest = arrest_words(leg.arrest.low, leg.arrest.high, leg.arrest.term)
    table.add_row("Arrest", Text(f"{arrest}, if the person arrives"))
    table.add_row("Confidence", Text(leg.confidence))
    for doubt in leg.doubts:
        table.add_row("Unclear", Text(doubt))
    if leg.gap:
        table.add_row("Gap", Text(leg.gap))
    if leg.next_change:
        table.add_row("Next change", Text(f"{leg.next_change.date}: {leg.next_change.text}"))
    return table


def leg_reasons(leg: r.Leg) -> Iterator[RenderableType]:
    """Yield the legal reasoning, the disputes, and the factors with their points."""
    yield Text("Law", style="bold")
    for reason in leg.reasoning:
        articles = f" [{spell_all(reason.articles)}]" if reason.articles else ""
        yield item("·", Text(reason.text + articles))
    for dispute in leg.disputes:
        yield item("?", Text(dispute.text))
    factors = [f for f in leg.factors if f.id != "duty"]
    if factors:
        yield Text("Practice", style="bold")
        for factor in factors:
            yield item(f"{factor.effect:+d}", Text(factor.text))


def item(mark: str, text: Text) -> RenderableType:
    """Return a line with a mark before it, indented when it wraps."""
    table = Table.grid(padding=(0, 1))
    table.add_column(width=3, justify="right")
    table.add_column(overflow="fold")
    table.add_row(Text(mark), text)
    return table


@draw.register
def _(result: r.PersonResult) -> Iterator[RenderableType]:
    yield Text(result.name, style="bold") + Text(f"  ({result.person})", style="dim")
    table = facts()
    table.add_row("Wanted", Text("yes" if result.wanted else "no", style="bold" if result.wanted else ""))
    table.add_row("Standing", Text(result.standing))
    if result.status_text != result.standing:
        table.add_row("Status", Text(f"{result.status_text} (verified {result.verified})"))
    for office in result.offices:
        table.add_row("Office", Text(f"{office.title}, {office.since or '?'} to {office.until or 'now, as last seen'}"))
    for warrant in result.warrants:
        ended = f", ended {warrant.ended} ({warrant.ended_how})" if warrant.ended else ""
        public = "" if warrant.public == warrant.issued else f", public {warrant.public}"
        crimes = ", ".join(warrant.crimes)
        table.add_row(
            warrant.kind.capitalize(), Text(f"{warrant.issued}{public}{ended}; {warrant.situation}; {crimes}")
        )
    yield table
    yield Text("Accused or wanted means alleged: only a judgment convicts.", style="dim")
    yield Text("")


@draw.register
def _(result: r.StateResult) -> Iterator[RenderableType]:
    yield Text(result.name, style="bold") + Text(f"  ({result.state}, {result.official})", style="dim")
    table = facts()
    table.add_row("Status", Text(result.status, style="bold"))
    for label, value in (
        ("Signed", result.signed),
        ("No intention", result.no_intention),
        ("Deposited", f"{result.deposited} ({result.mode})" if result.deposited else None),
        ("In force", result.in_force),
        ("Privileges", f"party to the APIC, {result.apic}" if result.apic else None),
    ):
        if value:
            table.add_row(label, Text(str(value)))
    if result.withdrawal:
        revoked = f"; revoked {result.withdrawal.revoked}" if result.withdrawal.revoked else ""
        text = f"notified {result.withdrawal.notified}, effective {result.withdrawal.effective}{revoked}"
        table.add_row("Withdrawal", Text(text))
    for declaration in result.declarations:
        text = f"{declaration.kind}, lodged {declaration.lodged}"
        table.add_row("Declaration", Text(f"{text}; {declaration.text}" if declaration.text else text))
    if result.next_change:
        table.add_row("Next change", Text(f"{result.next_change.date}: {result.next_change.text}"))
    if result.notes:
        table.add_row("Note", Text(result.notes))
    table.add_row("Verified", Text(str(result.verified)))
    yield table
    yield Text("")


@draw.register
def _(result: r.StatesResult) -> Iterator[RenderableType]:
    yield Text(f"{result.parties} States Parties on {result.on}, known on {result.known}", style="bold")
    table = grid("", "State", "Status", "Deposited", "In force", "Withdrawal")
    for state in result.states:
        notice = state.withdrawal
        leaving = ""
        if notice:
            leaving = f"revoked {notice.revoked}" if notice.revoked else f"effective {notice.effective}"
        cells = [state.state, state.name, state.status, state.deposited or "", state.in_force or "", leaving]
        style = "bold" if state.status == "party" else ""
        table.add_row(*(Text(str(cell), style=style) for cell in cells))
    yield table


@draw.register
def _(result: r.PeopleResult) -> Iterator[RenderableType]:
    wanted = sum(person.wanted for person in result.people)
    yield Text(
        f"{wanted} wanted of {len(result.people)} ever named, on {result.on}, known on {result.known}", style="bold"
    )
    table = grid("Name", "Wanted", "Status", "Situation", "Issued")
    for person in result.people:
        situations = ", ".join(dict.fromkeys(w.situation for w in person.warrants))
        issued = ", ".join(str(w.issued) for w in person.warrants)
        cells = [person.name, "yes" if person.wanted else "no", person.status, situations, issued]
        table.add_row(*(Text(cell, style="bold" if person.wanted else "") for cell in cells))
    yield table


@draw.register
def _(result: r.DataStatus) -> Iterator[RenderableType]:
    table = facts()
    table.add_row("Data version", Text(result.version))
    table.add_row("Facts checked to", Text(f"{result.checked} ({result.age_days} days ago)"))
    table.add_row("Oldest check", Text(str(result.oldest_verification)))
    table.add_row("Newest check", Text(str(result.newest_verification)))
    for name, count in result.counts.items():
        table.add_row(name.capitalize(), Text(str(count)))
    table.add_row("Digest", Text(result.digest, overflow="fold"))
    yield table


@draw.register
def _(result: r.LintResult) -> Iterator[RenderableType]:
    for problem in result.problems:
        yield Text(plain_text(str(problem)))
    count = len(result.problems)
    yield Text(f"{count} problem{'s' if count != 1 else ''} in {result.folder}" if count else f"{result.folder}: sound")


def _list_table(result: Any) -> Table:
    rows = rows_of(result)
    table = grid(*rows.header)
    for cells in rows.cells():
        table.add_row(*map(Text, cells))
    return table


def grid(*headers: str) -> Table:
    """Return an empty table with headers."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, header_style="bold", expand=False)
    for header in headers:
        table.add_column(header, overflow="fold")
    return table


def facts() -> Table:
    """Return an empty table of labels and values."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    return table


def _sources(cited: list[tuple[int, str, str]]) -> RenderableType:
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", width=4)
    table.add_column(overflow="fold")
    for number, text, url in cited:
        table.add_row(Text(f"[{number}]"), Text(f"{text} ", style="") + Text(url, style="dim"))
    return Padding(table, (0, 0, 1, 0))
