"""A position of a track, and the error that a track cannot be read."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from warrantcheck.errors import UsageError


class BadTrack(UsageError):
    """A file of positions that cannot be read as one."""

    code = "bad-track"


class Fix(Struct, frozen=True):
    """An observed position: degrees, and the time and the altitude in metres if they were given."""

    lat: float
    lon: float
    time: datetime | None = None
    altitude: float | None = None
