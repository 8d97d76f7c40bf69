"""How every document says where the person is, and which office he or she was last seen in."""

from __future__ import annotations

from collections.abc import Iterator

from warrantcheck.answer.status import OfficeDoubt, StatusResult
from warrantcheck.document.blocks import Block, Paragraph, said
from warrantcheck.document.leg import when


def head(
    on: object, known: object, office: str | None, status: StatusResult, doubt: OfficeDoubt | None, *, trip: bool
) -> Iterator[Block]:
    """Yield what stands first: for which days the answer holds, the office, the status.

    Of somebody who is held or reported dead it says so before all else, and if `trip`, what the answer is then about.
    """
    if not status.could_come:
        meant = ": this answer says what would follow if the person travelled" if trip else ""
        yield Paragraph(said(f"{status.text}{meant}.", "strong"))
        yield Paragraph(said(when(on, known, office)), "soft")
    else:
        yield Paragraph(said(f"{when(on, known, office)}; status: {phrase(status)}"), "soft")
    if doubt:
        yield Paragraph(said(f"Office in doubt since {doubt.since}. {doubt.text}"))


def phrase(status: StatusResult) -> str:
    """Write a status within a sentence."""
    return f"{status.text[0].lower()}{status.text[1:]}"


def marked(name: str, status: StatusResult) -> str:
    """Write a name for a table of people: `Omar al-Bashir (detained)`."""
    return f"{name} ({status.mark})" if status.mark else name
