"""The document of what happened around a person, at a state or at all of them: a line each, or at length."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from warrantcheck.answer.person.timeline import Event, TimelineResult
from warrantcheck.document.parts.blocks import Block, Column, Document, Grid, Paragraph, Span, Text, grid, said
from warrantcheck.document.parts.citations import Citations

MOST = 60
"""So many events are shown where it is to be short."""

_KINDS = {
    "arrest": "arrests and hand-overs",
    "surrender": "hand-overs to the Court",
    "visit": "visits",
    "transit": "stops on the way",
    "overflight": "flights across",
    "dropped": "trips called off or refused",
    "statement": "statements",
    "finding": "findings",
    "treaty": "acts under the Statute",
    "attribute": "facts about the state",
}

_HELD_UNTIL = re.compile(r" \(held until [\d-]+\):")
"""What a line says of a statement that no longer holds; at length it is said with its reason."""


def document(result: TimelineResult, cites: Citations) -> Document:
    """Make a document of a timeline: the newest first and a line each, or at length from the beginning on."""
    heading = said(f"{_subject(result)}, as known on {result.known}")
    return Document(heading, tuple(_blocks(result, cites)), brief=not cites.view.verbose)


def _blocks(result: TimelineResult, cites: Citations) -> Iterator[Block]:
    status = result.status
    if status:
        yield Paragraph((Span(f"{status.text}."), *cites.of(status.shown_by, newest=True)), "soft")
    if not result.events:
        yield Paragraph(said("Nothing that was asked for is in the data as public by then."))
        return
    yield Paragraph(said(_counts(result)))
    if cites.view.verbose:
        yield _at_length(result, cites)
    else:
        count = len(result.events)
        shown = f"The newest {MOST} of {count}" if count > MOST else "Newest first"
        yield _short(result, cites)
        yield Paragraph(said(f"{shown}. In full, with addresses: -v."), "soft")


def _short(result: TimelineResult, cites: Citations) -> Grid:
    """Return a line for each event, the newest first, with the number of its source in a column of its own; what is
    weak about it stands in the list below."""
    rows = (
        (
            said(event.when),
            said(_unverified(event, _line(result, event))),
            tuple(replace(mark, text=mark.text.lstrip()) for mark in _cited(event, cites) if mark.role == "source"),
        )
        for event in reversed(result.events[-MOST:])
    )
    columns = (Column("Date", "date"), Column("What", "line"), Column("Source", "source"))
    shown = columns if cites.view.choice != "none" else columns[:-1]
    return grid("What happened, as far as it was public", shown, (row[: len(shown)] for row in rows))


def _at_length(result: TimelineResult, cites: Citations) -> Grid:
    rows = (
        (event.when, event.kind, (Span(_unverified(event, _full(result, event))), *_cited(event, cites)))
        for event in result.events
    )
    return grid("What happened, as far as it was public", (Column("Date", "date"), "Kind", "What"), rows)


def _cited(event: Event, cites: Citations) -> Text:
    return cites.of_claims((event.claim, *event.also))


def _line(result: TimelineResult, event: Event) -> str:
    """Write who, where and what; who or where is the subject goes without saying, who is named in a finding, and where
    the text begins with the state."""
    told = event.kind == "finding" and event.who is not None and event.who in event.deed
    who = event.who if result.subject not in event.people and not told else None
    where = event.where if result.subject != event.state and not event.deed.startswith(event.where or "?") else None
    named = ", ".join(filter(None, (who, where)))
    return f"{named}: {event.deed}" if named else event.deed


def _full(result: TimelineResult, event: Event) -> str:
    """Write an event at length: of a trip or an arrest with names in place of ids, of a statement about whom and what
    stance it takes, of anything else its claim."""
    if event.kind == "statement":
        _, found, ended = event.text.partition(event.deed.partition(": ")[2])
        line = _line(result, event)
        return f"{_HELD_UNTIL.sub(':', line, count=1)}{ended}" if found and ended else line
    if event.kind not in ("visit", "custody") or event.who is None or event.where is None:
        return event.text
    return f"{event.who}, {event.where}: {event.deed}"


def _subject(result: TimelineResult) -> str:
    what = f": {' and '.join(_KINDS[kind] for kind in result.kinds)}" if result.kinds else ""
    who = f", {result.person_name}" if result.person_name else ""
    since = f", from {result.since}" if result.since else ""
    until = f", to {result.until}" if result.until else ""
    return f"{result.name}{what}{who}{since}{until}"


def _counts(result: TimelineResult) -> str:
    """Count trips; where only arrests were asked for, these, and of how many people; else the entries."""
    tally, count = result.tally, len(result.events)
    if not result.kinds:
        flights = (tally.flights, tally.flights_dropped)
        going = f"{tally.under_way} not known to be over, " if tally.under_way else ""
        dropped = f"{going}{tally.dropped - flights[1]} dropped or refused"
        trips = f"Trips: {tally.received - flights[0]} took place, {dropped}."
        over = f" Flights across: {flights[0]} took place, {flights[1]} refused or called off." if any(flights) else ""
        return f"{trips}{over} Arrests and hand-overs: {tally.arrested}."
    if not {"arrest", "surrender"}.issuperset(result.kinds):
        return f"{count} {'entry' if count == 1 else 'entries'}."
    surrendered = sum("surrender" in event.kinds for event in result.events)
    people = len({id_ for event in result.events for id_ in event.people})
    return (
        f"{_number(count - surrendered, 'arrest')} and {_number(surrendered, 'hand-over')} to the Court, of "
        f"{'one person' if people == 1 else f'{people} people'}. Detention by the "
        "person's own state for its own reasons is not counted."
    )


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _unverified(event: Event, text: str) -> str:
    return f"{text} (unverified)" if event.reliability == "unverified" else text
