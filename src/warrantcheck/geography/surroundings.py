"""What lies around a stretch of a path: a coarse file of both baselines, which spares the walk where no border is.

It changes no answer, only how soon it comes. How it is made: tools/airspace/surroundings.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from mmap import mmap

from msgspec import Struct

from warrantcheck.errors import DataError
from warrantcheck.geography.airspace import Airspace
from warrantcheck.geography.path import Node, on_line


class Piece(Struct, frozen=True):
    """A straight stretch of a path.

    `zone` is that of all of it by both baselines: empty where it is nobody's, None where it is not one or not known.
    `near` holds every zone within 12 nautical miles, and some a little farther away.
    """

    first: Node
    second: Node
    zone: str | None = None
    near: frozenset[str] = frozenset()

    @property
    def line(self) -> tuple[Node, Node]:
        """Both ends."""
        return self.first, self.second


class Surroundings(Airspace):
    """The coarse file. What it calls zones are numbers of entries: the zone of a place, if there is no border close by,
    and the zones around it."""

    def __init__(self, content: bytes | mmap) -> None:
        """Take the bytes of a file.

        Raises:
            DataError: they are not such a file, or damaged.
        """
        super().__init__(content)
        self._written: list[str] = str(self.header.get("entries")).split(",")
        self._entries: dict[int, tuple[str | None, frozenset[str]]] = {}

    def pieces(self, path: Sequence[Node]) -> Iterator[Piece]:
        """Cut a path into pieces, in flown order.

        Raises:
            DataError: the file is damaged.
        """
        for first, second in pairwise(path):
            begin = first
            *parts, (last, _) = self.under(first, second)
            for entry, upto in parts:
                end = on_line(first, second, upto)
                yield Piece(begin, end, *self._entry(entry))
                begin = end
            yield Piece(begin, second, *self._entry(last))

    def _entry(self, number: int) -> tuple[str | None, frozenset[str]]:
        if number not in self._entries:
            try:
                zone, *near = map(int, self._written[number].split())
                own = None if zone < 0 else self.zones[zone]
                self._entries[number] = own, frozenset(self.zones[other] for other in near)
            except (IndexError, ValueError) as error:
                raise DataError("The airspace file is damaged: an entry cannot be read. Reinstall.") from error
        return self._entries[number]
