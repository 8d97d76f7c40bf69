"""The document of what the data holds and how fresh it is."""

from __future__ import annotations

from collections.abc import Iterator

from warrantcheck.answer.data.coverage import Coverage, Voices
from warrantcheck.answer.data.status import DataStatus
from warrantcheck.document.parts.blocks import Block, Column, Document, Title, facts, grid, said


def document(result: DataStatus) -> Document:
    """Make a document of the status of the data."""
    about = facts(
        ("Data version", result.version),
        ("Facts checked to", f"{result.checked} ({result.age_days} days ago)"),
        ("Oldest check", str(result.oldest_verification)),
        ("Newest check", str(result.newest_verification)),
        *((name.capitalize().replace("_", " "), str(count)) for name, count in result.counts.items()),
        ("Digest", said(result.digest, "identifier")),
    )
    return Document(said("The data"), (about, *_coverage(result.coverage, result.voices)))


def _coverage(found: tuple[Coverage, ...], voices: Voices | None) -> Iterator[Block]:
    """Yield a table of how many hosts are known of, if there is a wanted leader to count for."""
    if not found:
        return
    yield Title(said("Hosts about which something is known"))
    names = (
        ("States Parties", "parties"),
        ("  with a statement, a trip, votes or memberships", "own_evidence"),
        ("  that have spoken of the person", "statement"),
        ("  with a trip of the person on record", "visit"),
        ("  with either of these two", "word_or_visit"),
        ("  known by votes and memberships", "table"),
        ("Governments with a position", "positions"),
        ("Governments that did not say", "refusals"),
        ("Governments only in a text with others", "joint"),
        ("Governments that only invited the person", "invitations"),
    )
    columns = (Column("Count", "name"), *(Column(one.name, "number") for one in found))
    rows = (((said(text)), *(str(getattr(one, field)) for one in found)) for text, field in names)
    yield grid("Hosts about which something is known", columns, rows)
    if voices:
        yield facts(
            ("On any of these people", f"{voices.own} governments have a position or did not say when asked"),
            ("", f"{voices.joint} more are only in a text with others"),
        )
