"""How every document says for which day it holds, where the person is, and which office he or she was last seen in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from warrantcheck.answer.freshness import FactsTo
from warrantcheck.answer.status import OfficeDoubt, StatusResult
from warrantcheck.answer.trip.results import Leg
from warrantcheck.document.parts.blocks import Block, Paragraph, Span, Text, said
from warrantcheck.document.parts.citations import Citations
from warrantcheck.document.parts.leg import when
from warrantcheck.document.parts.words import day_words


def head(
    on: object,
    known: object,
    office: str | None,
    status: StatusResult,
    doubt: OfficeDoubt | None,
    *,
    trip: bool,
    age: str | None = None,
) -> Iterator[Block]:
    """Yield what stands first: for which days the answer holds, the office, how old the facts are, the status.

    Of somebody who is held or reported dead it says so before all else, and if `trip`, what the answer is then about.
    """
    yield from kept(status, trip=trip)
    seen = f"status: {phrase(status)}" if status.could_come else None
    yield Paragraph(said("; ".join(filter(None, (when(on, known, office), age, seen)))), "soft")
    if doubt:
        yield Paragraph(said(f"Office in doubt since {doubt.since}. {doubt.text}"))


def kept(status: StatusResult, *, trip: bool, cites: Citations | None = None) -> Iterator[Block]:
    """Yield, of somebody who is held or reported dead, that it is so, and if `trip`, what the answer is then about."""
    if not status.could_come:
        meant = "This answer says what would follow if the person travelled." if trip else ""
        sources = cites.of(status.shown_by, newest=True) if cites else ()
        yield Paragraph((Span(f"{status.text}.", "strong"), *sources, Span(f" {meant}", "strong")))


def lives_there(name: str, status: StatusResult, legs: Iterable[Leg]) -> Iterator[Block]:
    """Yield, of a trip to the foreign state where somebody was last seen living, what the figure is about."""
    host = next((leg for leg in legs if leg.state == status.state and leg.question == "trip"), None)
    if host and status.kind == "at-large-abroad" and host.role == "destination":
        text = f"{name} was last seen living there. The figure for {host.name} is that of a trip, not the chance of an "
        yield Paragraph(said(f"{text}arrest where he or she lives."))


def days(on: object, known: object, facts_to: date | None, cites: Citations) -> Block:
    """Say for which day an answer holds, and how old its facts are: the first line below a heading."""
    return Paragraph(said("; ".join(filter(None, (when(on, known), age_words(facts_to, cites))))), "soft")


def age_words(facts_to: date | None, cites: Citations) -> str | None:
    """Say how old facts are: `facts to 17 May 2026, 195 days ago`; None if they are as new as the answer."""
    return f"facts to {day_words(facts_to)}{_ago(facts_to, cites.view.today)}" if facts_to else None


def _ago(day: date, today: date | None) -> str:
    passed = (today - day).days if today else 0
    return f", {passed} day{'' if passed == 1 else 's'} ago" if passed > 0 else ""


def looked_up(name: str, legs: Iterable[Leg]) -> str | None:
    """Say to which day the facts on the person and on each host were looked up, and how new the newest on both is."""
    found = {leg.name: leg.facts for leg in legs if leg.facts}
    if not found:
        return None
    hosts = (f"{host} to {facts.host}{_pair(facts)}" for host, facts in found.items())
    return f"{name} to {next(iter(found.values())).person}; {'; '.join(hosts)}"


def _pair(facts: FactsTo) -> str:
    return f" (newest on both: {facts.pair})" if facts.pair else " (nothing on both)"


def person_text(office: str, doubt: OfficeDoubt | None, status: StatusResult, cites: Citations) -> Text:
    """Return the office, since when it is in doubt, and, of somebody who could come, the status with its source."""
    held = f"{office}, in doubt since {doubt.since}" if doubt else office
    if not status.could_come:
        return said(held)
    return (Span(f"{held}; {phrase(status)}"), *cites.of(status.shown_by, newest=True))


def phrase(status: StatusResult) -> str:
    """Write a status within a sentence."""
    return f"{status.text[0].lower()}{status.text[1:]}"


def marked(name: str, status: StatusResult) -> str:
    """Write a name for a table of people: `Omar al-Bashir (detained)`."""
    return f"{name} ({status.mark})" if status.mark else name
