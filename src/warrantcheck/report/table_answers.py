"""Tables of the short answers: a person, a state, lists, the data."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from warrantcheck.answer.data import DataStatus, LintResult
from warrantcheck.answer.people import PeopleResult, PersonResult
from warrantcheck.answer.sourcing import Sourcing
from warrantcheck.answer.states import StateResult, StatesResult
from warrantcheck.report.table_parts import draw, facts, grid
from warrantcheck.report.words import plain_text


@draw.register
def _(result: PersonResult) -> Iterator[RenderableType]:
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
def _(result: StateResult) -> Iterator[RenderableType]:
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
def _(result: StatesResult) -> Iterator[RenderableType]:
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
def _(result: PeopleResult) -> Iterator[RenderableType]:
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
def _(result: DataStatus) -> Iterator[RenderableType]:
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
def _(result: LintResult) -> Iterator[RenderableType]:
    for problem in result.problems:
        yield Text(plain_text(str(problem)))
    count = len(result.problems)
    yield Text(f"{count} problem{'s' if count != 1 else ''} in {result.folder}" if count else f"{result.folder}: sound")
    if result.sources:
        yield _sources(result.sources)


def _sources(found: Sourcing) -> RenderableType:
    table = grid("Claims", "All", "Two sources", "Official", "Reported", "Not verified", "Oldest")
    table.columns[0].no_wrap = table.columns[-1].no_wrap = True
    for row in (found.all, *found.kinds):
        shares = (row.two_independent_share, row.official_share, row.reported_share, row.unverified_share)
        oldest = str(row.oldest_verification or "")
        table.add_row(row.kind, str(row.claims), *(f"{share:.0f} %" for share in shares), oldest)
    return table
