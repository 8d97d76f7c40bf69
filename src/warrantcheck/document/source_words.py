"""The line of a source, the same in every list: the number of a document of record first, how it was read last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol


class Cited(Protocol):
    """What a line needs of a source, from the data or from a result."""

    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def publisher(self) -> str: ...  # noqa: D102
    @property
    def date(self) -> date | None: ...  # noqa: D102
    @property
    def record(self) -> str | None: ...  # noqa: D102
    @property
    def read(self) -> str | None: ...  # noqa: D102


def source_words(source: Cited, read_at: Sequence[str]) -> str:
    """Write a source: `S/RES/1970 (2011), United Nations: ..., 2011-02-26 (read in a copy at unscr.com)`."""
    number = f"{source.record}, " if source.record else ""
    day = f", {source.date}" if source.date else ""
    how = {"copy": "read in a copy at", "quoted": "not read, as quoted at"}.get(source.read or "")
    place = f" ({how} {' and '.join(read_at)})" if how and read_at else ""
    return f"{number}{source.publisher}: {source.title}{day}{place}"
