"""What lies around a stretch of a path: a coarse file of both baselines, which spares the walk where no border is.

It changes no answer, only how soon it comes. How it is made: tools/airspace/surroundings.py.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from mmap import mmap

from msgspec import Struct

from warrantcheck.errors import DataError
from warrantcheck.geography.airspace import STEPS, Airspace
from warrantcheck.geography.path import Node, middle

SHORTEST = 25.0
"""Kilometres: a shorter stretch over a border is not halved again."""


BEYOND = -1
"""The entry of what lies beyond the rows, where no state's airspace is known."""


class Surrounding(Struct, frozen=True):
    """The zone of a place if no border is close by (empty: nobody's; else None), and the zones around it."""

    zone: str | None
    near: frozenset[str]


class Piece(Struct, frozen=True):
    """A straight stretch of a path.

    `zone` is that of all of it by both baselines: empty where it is nobody's, None where it is not one or not known.
    `near` holds every zone within 12 nautical miles, and some a little farther away.
    """

    first: Node
    second: Node
    zone: str | None = None
    near: frozenset[str] = frozenset()


class Surroundings(Airspace):
    """The coarse file."""

    def __init__(self, content: bytes | mmap) -> None:
        """Take the bytes of a file.

        Raises:
            DataError: they are not such a file, or damaged.
        """
        super().__init__(content)
        self._written: list[str] = str(self.header.get("entries")).split(",")
        self._entries = {BEYOND: Surrounding("", frozenset())}

    def pieces(self, path: Sequence[Node]) -> Iterator[Piece]:
        """Cut a path into pieces, in flown order.

        Raises:
            DataError: the file is damaged.
        """
        rest = list(pairwise(path))[::-1]
        while rest:
            first, second = rest.pop()
            around = [self._entry(number) for number in self._met(first, second)]
            zone = around[0].zone
            if any(other.zone != zone for other in around):
                zone = None
            if zone is None and second.km - first.km > SHORTEST:
                half = middle(first, second)
                rest += ((half, second), (first, half))
            else:
                yield Piece(first, second, zone, frozenset().union(*(entry.near for entry in around)))

    def _met(self, first: Node, second: Node) -> set[int]:
        """Return the entries of all places in a box that holds a stretch."""
        begin = (first.lon + 180) * STEPS / 360
        end = begin + ((second.lon - first.lon + 180) % 360 - 180) * STEPS / 360
        west = min(begin, end) % STEPS
        east = west + abs(end - begin)
        low, high = int(self.height(first.lat) // 1), int(self.height(second.lat) // 1)
        found: set[int] = set()
        for number in range(low, high + 1) if low <= high else range(high, low + 1):
            row = self.row(number)
            if row is None:
                found.add(BEYOND)
                continue
            steps, entries, start, stop = row
            at = bisect_right(steps, west, start, stop) - 1
            found.add(entries[at])
            if at + 1 < stop and steps[at + 1] <= east:
                found.update(entries[at : bisect_right(steps, east, at, stop)])
            if east >= STEPS:
                found.update(entries[start : bisect_right(steps, east - STEPS, start, stop)])
        return found

    def _entry(self, number: int) -> Surrounding:
        if number not in self._entries:
            try:
                zone, *near = map(int, self._written[number].split())
                own = None if zone < 0 else self.zones[zone]
                self._entries[number] = Surrounding(own, frozenset(self.zones[other] for other in near))
            except (IndexError, ValueError) as error:
                raise DataError("The airspace file is damaged: an entry cannot be read. Reinstall.") from error
        return self._entries[number]
