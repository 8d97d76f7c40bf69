"""How an answer names the groups whose members it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from warrantcheck.answer.trip.group import GroupResult
from warrantcheck.document.parts.blocks import Block, Paragraph, Span
from warrantcheck.document.parts.citations import Citations


def group_lines(groups: Iterable[GroupResult], cites: Citations) -> Iterator[Block]:
    """Yield, of each group, how many members it had on the day, who is not counted, and on which source."""
    for group in groups:
        name = group.name if group.name == group.id else f"{group.name} ({group.id})"
        count = len(group.members)
        beside = f"; not counted: {'; '.join(group.beside)}" if group.beside else ""
        text = f"{name}: {count} member{'' if count == 1 else 's'} on that day{beside}."
        yield Paragraph((Span(text), *cites.of(group.sources)), "soft")


def group_names(groups: Iterable[GroupResult]) -> str:
    """Write groups for a heading: `EU and NATO`."""
    return " and ".join(group.id for group in groups)
