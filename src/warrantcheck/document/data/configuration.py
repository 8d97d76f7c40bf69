"""The document of the settings."""

from __future__ import annotations

from warrantcheck.answer.data.configuration import ConfigurationResult
from warrantcheck.document.parts.blocks import Column, Document, grid, said


def document(result: ConfigurationResult) -> Document:
    """Make a document of every setting, with where it comes from."""
    rows = ((s.name, "" if s.value is None else _shown(s.value), s.origin) for s in result.settings)
    return Document(said("Settings"), (grid("Settings", (Column("Name", "name"), "Value", "Origin"), rows),))


def _shown(value: object) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
