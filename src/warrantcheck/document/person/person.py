"""The document of a person."""

from __future__ import annotations

from warrantcheck.answer.person.people import OfficeResult, PersonResult, WarrantResult
from warrantcheck.document.parts.blocks import Document, Paragraph, Span, facts, said
from warrantcheck.document.parts.citations import Citations


def document(result: PersonResult, cites: Citations) -> Document:
    """Make a document of a person: wanted or not, status, offices, warrants and summonses; sources short, unless all
    are asked for."""
    seen = result.status_as_seen
    told = result.status_text if result.status_text != seen.text else None
    doubt, later = result.office_doubt, result.office_later
    about = facts(
        ("Wanted", said("yes" if result.wanted else "no", "strong" if result.wanted else "plain")),
        ("Standing", result.standing),
        ("Status", (Span(f"{seen.text}."), *cites.of(seen.shown_by, newest=True))),
        ("Last looked up", f"{result.verified}{f'; an office to {later}' if later else ''}"),
        ("In words", told or None),
        *(("Office", (Span(_office(o)), *cites.of(o.sources, newest=True))) for o in result.offices),
        ("Office in doubt", f"since {doubt.since}. {doubt.text}" if doubt else None),
        *((w.kind.capitalize(), (Span(_warrant(w)), *cites.of(w.sources))) for w in result.warrants),
        ("Note", result.notes),
    )
    note = Paragraph(said("Accused or wanted means alleged: only a judgment convicts."), "soft")
    heading = (Span(result.name), Span("  "), Span(f"({result.person})", "identifier"))
    return Document(heading, (about, note, *cites.more()), brief=cites.brief)


def _office(office: OfficeResult) -> str:
    last = office.until or (f"{office.seen}, when last seen" if office.seen else "an unknown day")
    return f"{office.title}, {office.since or '?'} to {last}"


def _warrant(warrant: WarrantResult) -> str:
    ended = f", ended {warrant.ended} ({warrant.ended_how})" if warrant.ended else ""
    public = "" if warrant.public == warrant.issued else f", public {warrant.public}"
    return f"{warrant.issued}{public}{ended}; {warrant.situation}; {', '.join(warrant.crimes)}"
