"""The document of a state."""

from __future__ import annotations

from warrantcheck.answer.world.states import StateResult
from warrantcheck.document.parts.blocks import Document, Span, facts, said


def document(result: StateResult) -> Document:
    """Make a document of where a state stands under the Rome Statute."""
    notice, change = result.withdrawal, result.next_change
    revoked = f"; revoked {notice.revoked}" if notice and notice.revoked else ""
    declared = (f"{d.article}, lodged {d.lodged}{_note(d.text)}" for d in result.declarations)
    about = facts(
        ("Place", result.place_note),
        ("Status", said(result.status, "strong")),
        ("Signed", _day(result.signed)),
        ("Intention", f"not to become a party, notified {result.no_intention}" if result.no_intention else None),
        ("Deposited", f"{result.deposited} ({result.mode})" if result.deposited else None),
        ("In force", _day(result.in_force)),
        ("Privileges", f"party to the APIC, {result.apic}" if result.apic else None),
        ("Withdrawal", f"notified {notice.notified}, effective {notice.effective}{revoked}" if notice else None),
        *(("Declaration", text) for text in declared),
        ("Next change", f"{change.date}: {change.text}" if change else None),
        ("Note", result.notes),
        ("Verified", str(result.verified)),
    )
    heading = (Span(result.name), Span("  "), Span(f"({result.state}, {result.official})", "identifier"))
    return Document(heading, (about,))


def _note(text: str | None) -> str:
    """Begin a note as a sentence or after a semicolon, as it begins itself."""
    return f"{'. ' if text[0].isupper() else '; '}{text}" if text else ""


def _day(day: object) -> str | None:
    return str(day) if day else None
