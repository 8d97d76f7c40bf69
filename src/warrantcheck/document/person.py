"""The document of a person."""

from __future__ import annotations

from warrantcheck.answer.people import OfficeResult, PersonResult, WarrantResult
from warrantcheck.document.blocks import Document, Paragraph, Span, facts, said


def document(result: PersonResult) -> Document:
    """Make a document of a person: wanted or not, status, offices, warrants and summonses."""
    seen = result.status_as_seen
    told = result.status_text if result.status_text != seen.text else None
    doubt = result.office_doubt
    about = facts(
        ("Wanted", said("yes" if result.wanted else "no", "strong" if result.wanted else "plain")),
        ("Standing", result.standing),
        ("Status", f"{seen.text}."),
        ("In words", f"{told} (verified {result.verified})" if told else None),
        *(("Office", _office(o)) for o in result.offices),
        ("Office in doubt", f"since {doubt.since}. {doubt.text}" if doubt else None),
        *((warrant.kind.capitalize(), _warrant(warrant)) for warrant in result.warrants),
        ("Note", result.notes),
    )
    note = Paragraph(said("Accused or wanted means alleged: only a judgment convicts."), "soft")
    heading = (Span(result.name), Span("  "), Span(f"({result.person})", "identifier"))
    return Document(heading, (about, note))


def _office(office: OfficeResult) -> str:
    last = office.until or (f"{office.seen}, when last seen" if office.seen else "an unknown day")
    return f"{office.title}, {office.since or '?'} to {last}"


def _warrant(warrant: WarrantResult) -> str:
    ended = f", ended {warrant.ended} ({warrant.ended_how})" if warrant.ended else ""
    public = "" if warrant.public == warrant.issued else f", public {warrant.public}"
    return f"{warrant.issued}{public}{ended}; {warrant.situation}; {', '.join(warrant.crimes)}"
