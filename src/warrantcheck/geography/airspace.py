"""Whose airspace lies under a point: the compiled files of the two baselines, opened band by band.

Airspace is that over a state's land and its territorial sea (Chicago Convention, arts. 1 and 2; UNCLOS, arts. 2 and
3). The layout of the files is described where they are made (tools/airspace/pack.py).
"""

from __future__ import annotations

import sys
import zlib
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, Self

from msgspec import MsgspecError, json

from warrantcheck.errors import DataError

MAGIC = b"warrantcheck airspace 1\n"
STEPS = 65536
FOLDER = Path(__file__).resolve().parent

Baseline = Literal["ne", "osm"]
BASELINES: tuple[Baseline, ...] = ("ne", "osm")
"""The two ways the territorial sea is drawn: 12 nautical miles around the coast, and as OpenStreetMap has it."""

Row = tuple[Sequence[int], Sequence[int], int, int]
"""Steps of longitude, the zone that begins at each, and the first and the last index that belong to the row."""


class Airspace:
    """One baseline. Zones are `MN` (a state), `@crimea` (a territory), `?bir-tawil` (nobody's), or empty."""

    def __init__(self, content: bytes) -> None:
        """Take the bytes of a file.

        Raises:
            DataError: they are not such a file, or damaged.
        """
        if not content.startswith(MAGIC):
            raise DataError("The airspace file is no such file, or of another version. Reinstall warrantcheck.")
        begin = len(MAGIC) + 4
        size = int.from_bytes(content[len(MAGIC) : begin], "little")
        try:
            self.header: dict[str, Any] = json.decode(content[begin : begin + size], type=dict)
            self.zones: tuple[str, ...] = ("", *self.header["zones"])
            self.numbers: Mapping[str, int] = {zone: number for number, zone in enumerate(self.zones)}
            self.notes: Mapping[str, str] = self.header.get("notes", {})
            self.middles: Mapping[str, tuple[float, float]] = self.header.get("middles", {})
            self.specks: Mapping[str, tuple[float, float, float]] = self.header.get("specks", {})
            self._lowest: float = self.header["lowest"]
            self._per_degree: float = 1 / self.header["step"]
            self.rows: int = self.header["rows"]
            self._band: int = self.header["band"]
            ends = [begin + size]
            for length in self.header["sizes"]:
                ends.append(ends[-1] + length)
        except (MsgspecError, ValueError, KeyError, TypeError) as error:
            raise DataError(
                "The airspace file is damaged: its header cannot be read. Reinstall warrantcheck."
            ) from error
        if ends[-1] != len(content):
            raise DataError("The airspace file is damaged: it has not the length it should. Reinstall warrantcheck.")
        self._content = content
        self._ends = ends
        self._open: dict[int, tuple[array[int], array[int], list[int]]] = {}

    @classmethod
    def shipped(cls, name: str) -> Self:
        """Open a file that came with the package, such as that of a baseline.

        Raises:
            DataError: it is missing or damaged.
        """
        file = FOLDER / f"airspace-{name}.bin"
        try:
            return cls(file.read_bytes())
        except OSError as error:
            raise DataError(f"{file.name}: cannot be read: {error.strerror or error}.") from error

    def height(self, lat: float) -> float:
        """Return a latitude in rows from the lowest; its whole part is the number of the row."""
        return (lat - self._lowest) * self._per_degree

    def row(self, number: int) -> Row | None:
        """Return a row; None beyond the rows there are, where no state's airspace is known.

        Raises:
            DataError: the band it is in is damaged.
        """
        if not 0 <= number < self.rows:
            return None
        band, line = divmod(number, self._band)
        steps, zones, begins = self._open.get(band) or self._unpack(band)
        return steps, zones, begins[line], begins[line + 1]

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

    def _unpack(self, band: int) -> tuple[array[int], array[int], list[int]]:
        try:
            plain = array("H", zlib.decompress(self._content[self._ends[band] : self._ends[band + 1]]))
        except (zlib.error, ValueError) as error:
            raise DataError("The airspace file is damaged: a band cannot be read. Reinstall warrantcheck.") from error
        if sys.byteorder == "big":
            plain.byteswap()
        lines = min(self._band, self.rows - band * self._band)
        begins = [0]
        for count in plain[:lines]:
            begins.append(begins[-1] + count)
        total = begins[-1]
        self._open[band] = (plain[lines : lines + total], plain[lines + total :], begins)
        return self._open[band]
