"""The document of what the data holds and how fresh it is."""

from __future__ import annotations

from warrantcheck.answer.data import DataStatus
from warrantcheck.document.blocks import Document, facts, said


def document(result: DataStatus) -> Document:
    """Make a document of the status of the data."""
    about = facts(
        ("Data version", result.version),
        ("Facts checked to", f"{result.checked} ({result.age_days} days ago)"),
        ("Oldest check", str(result.oldest_verification)),
        ("Newest check", str(result.newest_verification)),
        *((name.capitalize(), str(count)) for name, count in result.counts.items()),
        ("Digest", said(result.digest, "identifier")),
    )
    return Document(said("The data"), (about,))
