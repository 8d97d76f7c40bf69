"""An event of custody as a clause of a story: arrested, detained, transferred, released."""

from __future__ import annotations

from datetime import date

from warrantcheck.citation.wording import spelled
from warrantcheck.dataset.clauses import is_clause, is_place
from warrantcheck.dataset.records import CustodyEvent, Person
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import last_day

HELD = {"arrested": "arrested", "domestic-detention": "detained"}
"""What a state did that holds the person, in a word."""
_SERVES = "transferred-to-serve-sentence"
_COURT = "ICC"


def public_custody(person: Person, known: date) -> list[CustodyEvent]:
    """Return what was public of a person's custody on a day."""
    return [event for event in person.custody if last_day(event.date) <= known]


def clause(data: Dataset, event: CustodyEvent, before: CustodyEvent | None, person: Person) -> str | None:
    """Write what became of the person, after the event `before`; None of what another sentence tells."""
    name = person.name
    state = data.state(event.by) if event.by != _COURT else None
    place = _in_place(data, event.place) if event.place else ""
    if event.event in HELD and state:
        kept = before and before.event in (*HELD, _SERVES) and before.by == event.by
        told = f"{name} was {'kept in detention' if kept else HELD[event.event]} in {state.in_text}"
    elif event.event == _SERVES and state:
        within = place.removeprefix(" in ") if place != f" in {state.in_text}" else ""
        to = f"{within} in {state.in_text}" if within and is_place(within) else f"{state.in_text}{within}"
        told = f"{name} was transferred to {to}, to serve the sentence there"
    elif event.event == "escaped":
        told = f"{name} escaped"
    elif event.event == "released-interim":
        again = before and before.event == event.event
        told = f"{name} was {'on' if again else 'placed on'} interim release{place}"
    elif event.event == "released":
        told = f"{name} was released{place}"
    else:
        return None
    return told + beside(event, person)


def beside(event: CustodyEvent, person: Person) -> str:
    """Write what the record says beside an event, to stand after it; a text that is no clause, as the record has it."""
    if not event.text:
        return ""
    return f"; {spelled(event.text)}" if is_clause(event.text, person) else f"; the record notes: {spelled(event.text)}"


def _in_place(data: Dataset, place: str) -> str:
    """Write a place of the data after a verb; what may be more than a place, in brackets."""
    if not is_place(place):
        return f" ({place})"
    first, comma, rest = place.partition(",")
    known = next((state.in_text for state in data.states if state.name == first), first)
    return f"{' ' if place.startswith('near ') else ' in '}{known}{comma}{rest}"
