"""Whose airspace lies under a point: the compiled files of the two baselines.

Airspace is that over a state's land and its territorial sea (Chicago Convention, arts. 1 and 2; UNCLOS, arts. 2 and
3). The layout of the files is described where they are made (tools/airspace/pack.py).
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, Literal, Self

from msgspec import MsgspecError, json

from warrantcheck.dataset.column import column
from warrantcheck.errors import DataError
from warrantcheck.geography.path import Node

MAGIC = b"warrantcheck airspace 3\n"
STEPS = 65536
BAND = 64
"""Rows that are checked at once, when the first of them is read."""

FOLDER = Path(__file__).resolve().parent

Baseline = Literal["ne", "osm"]
BASELINES: tuple[Baseline, ...] = ("ne", "osm")
"""The two ways the territorial sea is drawn: 12 nautical miles around the coast, and as OpenStreetMap has it."""


_DAMAGED = "The airspace file is damaged: its checksum does not match. Reinstall warrantcheck."


class Airspace:
    """One baseline. Zones are `MN` (a state), `@crimea` (a territory), `?bir-tawil` (nobody's), or empty."""

    def __init__(self, content: bytes | mmap) -> None:
        """Take the bytes of a file.

        Raises:
            DataError: they are not such a file, or damaged.
        """
        if content[: len(MAGIC)] != MAGIC:
            raise DataError("The airspace file is damaged, or of another version. Reinstall warrantcheck.")
        whole = memoryview(content)
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
            self._sums = column("I", whole[end + 1 + 4 * len(self._begins) :], -(-self.rows // BAND))
            top = end + 1 + 4 * (len(self._begins) + len(self._sums))
            if int.from_bytes(whole[top : top + 4], "little") != zlib.crc32(whole[:top]):
                raise DataError(_DAMAGED)
            self._boundaries = whole[top + 4 :]
            self._steps = column("H", self._boundaries, self._begins[-1])
            self._zones = column("H", self._boundaries[2 * self._begins[-1] :], self._begins[-1])
            self._sound = bytearray(len(self._sums))
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

    def under(self, first: Node, second: Node) -> Iterator[tuple[int, float]]:
        """Yield what lies under a straight line in flown order: the number of a zone, and the kilometre it ends at."""
        high1, high2 = ((node.lat - self._lowest) * self._per_degree for node in (first, second))
        x1 = (first.lon + 180) * STEPS / 360 % STEPS
        x2 = x1 + ((second.lon - first.lon + 180) % 360 - 180) * STEPS / 360
        if 0 <= x2 <= STEPS:
            parts = [self._straight(high1, x1, first.km, high2, x2, second.km)]
        else:
            edge = STEPS if x2 > x1 else 0
            share = (edge - x1) / (x2 - x1)
            high, km = high1 + share * (high2 - high1), first.km + share * (second.km - first.km)
            beyond = x2 + STEPS - 2 * edge
            parts = [
                self._straight(high1, x1, first.km, high, edge, km),
                self._straight(high, STEPS - edge, km, high2, beyond, second.km),
            ]
        held, at = -1, first.km
        for part in parts:
            for zone, upto in part:
                if zone != held:
                    if held >= 0:
                        yield held, at
                    held = zone
                at = upto
        yield held, second.km

    def _straight(
        self, high1: float, x1: float, km1: float, high2: float, x2: float, km2: float
    ) -> Iterator[tuple[int, float]]:
        """Do the same row by row, for a line that does not cross 180 degrees, its ends given in rows and steps."""
        steps, zones, begins, rows, sound = self._steps, self._zones, self._begins, self.rows, self._sound
        row1, row2 = int(high1 // 1), int(high2 // 1)
        steep = 1 / (high2 - high1) if row1 != row2 else 0.0
        rate = (km2 - km1) / (x2 - x1) if x1 != x2 else 0.0
        down = row2 < row1
        x = x1
        for number in range(row1, row2 - 1, -1) if down else range(row1, row2 + 1):
            share = 1.0 if number == row2 else ((number if down else number + 1) - high1) * steep
            begin, x = x, x1 + share * (x2 - x1)
            zone = 0
            if 0 <= number < rows:
                if not sound[number // BAND]:
                    self._check(number // BAND)
                i = bisect_right(steps, begin, begins[number], begins[number + 1]) - 1
                while x > begin and i + 1 < begins[number + 1] and steps[i + 1] < x:
                    i += 1
                    yield zones[i - 1], km1 + (steps[i] - x1) * rate
                while steps[i] > x:
                    yield zones[i], km1 + (steps[i] - x1) * rate
                    i -= 1
                zone = zones[i]
            yield zone, km1 + share * (km2 - km1)

    def _check(self, band: int) -> None:
        """Compare a band with its checksum.

        Raises:
            DataError: it does not fit.
        """
        begin, end = (2 * self._begins[min(number * BAND, self.rows)] for number in (band, band + 1))
        zones = 2 * self._begins[-1]
        crc = zlib.crc32(self._boundaries[begin:end])
        if zlib.crc32(self._boundaries[zones + begin : zones + end], crc) != self._sums[band]:
            raise DataError(_DAMAGED)
        self._sound[band] = 1

    def zone(self, lat: float, lon: float) -> str:
        """Return the zone of a point; empty over the high seas, Antarctica and the pole."""
        return next(iter(self.zones_of([(lat, lon)])))

    def zones_of(self, points: Iterable[tuple[float, float]]) -> set[str]:
        """Return the zones of points (latitude, longitude)."""
        found = set()
        lowest, scale, per_degree = self._lowest, STEPS / 360, self._per_degree
        for lat, lon in points:
            number = int((lat - lowest) * per_degree // 1)
            if 0 <= number < self.rows:
                if not self._sound[number // BAND]:
                    self._check(number // BAND)
                first, last = self._begins[number], self._begins[number + 1]
                found.add(self._zones[bisect_right(self._steps, (lon + 180) % 360 * scale, first, last) - 1])
            else:
                found.add(0)
        return {self.zones[zone] for zone in found}
