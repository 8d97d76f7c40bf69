"""Whose airspace lies under a point: the compiled files of the two baselines.

Airspace is that over a state's land and its territorial sea (Chicago Convention, arts. 1 and 2; UNCLOS, arts. 2 and
3). The layout of the files is described where they are made (tools/airspace/pack.py).
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, Literal, Self

from msgspec import MsgspecError, json

from warrantcheck.dataset.column import column
from warrantcheck.errors import DataError

MAGIC = b"warrantcheck airspace 2\n"
STEPS = 65536
FOLDER = Path(__file__).resolve().parent

Baseline = Literal["ne", "osm"]
BASELINES: tuple[Baseline, ...] = ("ne", "osm")
"""The two ways the territorial sea is drawn: 12 nautical miles around the coast, and as OpenStreetMap has it."""

Row = tuple[Sequence[int], Sequence[int], int, int]
"""Steps of longitude, the zone that begins at each, and the first and the last index that belong to the row."""


class Airspace:
    """One baseline. Zones are `MN` (a state), `@crimea` (a territory), `?bir-tawil` (nobody's), or empty."""

    def __init__(self, content: bytes | mmap) -> None:
        """Take the bytes of a file.

        Raises:
            DataError: they are not such a file, or damaged.
        """
        if content[: len(MAGIC)] != MAGIC:
            raise DataError("The airspace file is no such file, or of another version. Reinstall warrantcheck.")
        whole = memoryview(content)
        if zlib.crc32(whole[:-4]) != int.from_bytes(whole[-4:], "little"):
            raise DataError("The airspace file is damaged: its checksum does not fit. Reinstall warrantcheck.")
        end = content.find(b"\n", len(MAGIC))
        try:
            self.header: dict[str, Any] = json.decode(content[len(MAGIC) : end], type=dict)
            self.zones: tuple[str, ...] = ("", *self.header["zones"])
            self.numbers: Mapping[str, int] = {zone: number for number, zone in enumerate(self.zones)}
            self.notes: Mapping[str, str] = self.header.get("notes", {})
            self.middles: Mapping[str, tuple[float, float]] = self.header.get("middles", {})
            self.specks: Mapping[str, tuple[float, float, float]] = self.header.get("specks", {})
            self._lowest: float = self.header["lowest"]
            self._per_degree: float = 1 / self.header["step"]
            self.rows: int = self.header["rows"]
            self._begins = column("I", whole[end + 1 :], self.rows + 1)
            at, count = end + 1 + 4 * (self.rows + 1), self._begins[-1]
            self._steps = column("H", whole[at:], count)
            self._zones = column("H", whole[at + 2 * count :], count)
        except (MsgspecError, ValueError, LookupError, TypeError, ArithmeticError) as error:
            raise DataError("The airspace file is damaged: it cannot be read. Reinstall warrantcheck.") from error

    @classmethod
    def shipped(cls, name: str) -> Self:
        """Open a file that came with the package, such as that of a baseline.

        Raises:
            DataError: it is missing or damaged.
        """
        file = FOLDER / f"airspace-{name}.bin"
        try:
            with file.open("rb") as stream:
                return cls(mmap(stream.fileno(), 0, access=ACCESS_READ))
        except (OSError, ValueError) as error:
            raise DataError(f"{file.name}: cannot be read: {getattr(error, 'strerror', None) or error}.") from error

    def height(self, lat: float) -> float:
        """Return a latitude in rows from the lowest; its whole part is the number of the row."""
        return (lat - self._lowest) * self._per_degree

    def row(self, number: int) -> Row | None:
        """Return a row; None beyond the rows there are, where no state's airspace is known."""
        if not 0 <= number < self.rows:
            return None
        return self._steps, self._zones, self._begins[number], self._begins[number + 1]

    def zone(self, lat: float, lon: float) -> str:
        """Return the zone of a point; empty over the high seas, Antarctica and the pole."""
        return next(iter(self.zones_of([(lat, lon)])))

    def zones_of(self, points: Iterable[tuple[float, float]]) -> set[str]:
        """Return the zones of points (latitude, longitude)."""
        found = set()
        lowest, scale, per_degree = self._lowest, STEPS / 360, self._per_degree
        row, number = self.row(0), 0
        for lat, lon in points:
            under = int((lat - lowest) * per_degree // 1)
            if under != number:
                row, number = self.row(under), under
            if row is None:
                found.add(0)
                continue
            steps, zones, first, last = row
            found.add(zones[bisect_right(steps, (lon + 180) % 360 * scale, first, last) - 1])
        return {self.zones[zone] for zone in found}
