"""The document of a person."""

from __future__ import annotations

from warrantcheck.answer.people import PersonResult, WarrantResult
from warrantcheck.document.blocks import Document, Paragraph, Span, facts, said


def document(result: PersonResult) -> Document:
    """Make a document of a person: wanted or not, status, offices, warrants and summonses."""
    status = f"{result.status_text} (verified {result.verified})" if result.status_text != result.standing else None
    about = facts(
        ("Wanted", said("yes" if result.wanted else "no", "strong" if result.wanted else "plain")),
        ("Standing", result.standing),
        ("Status", status),
        *(("Office", f"{o.title}, {o.since or '?'} to {o.until or 'now, as last seen'}") for o in result.offices),
        *((warrant.kind.capitalize(), _warrant(warrant)) for warrant in result.warrants),
    )
    note = Paragraph(said("Accused or wanted means alleged: only a judgment convicts."), "soft")
    heading = (Span(result.name), Span("  "), Span(f"({result.person})", "identifier"))
    return Document(heading, (about, note))


def _warrant(warrant: WarrantResult) -> str:
    ended = f", ended {warrant.ended} ({warrant.ended_how})" if warrant.ended else ""
    public = "" if warrant.public == warrant.issued else f", public {warrant.public}"
    return f"{warrant.issued}{public}{ended}; {warrant.situation}; {', '.join(warrant.crimes)}"
