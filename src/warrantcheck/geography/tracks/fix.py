"""A position of a track, what a file holds of them, and the error that a file cannot be read."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from warrantcheck.errors import UsageError


class BadTrack(UsageError):
    """A file of positions that cannot be read as one."""

    code = "bad-track"


class Fix(Struct, frozen=True):
    """An observed position: degrees, and what else the file says of it.

    `time` is in UTC; `altitude` in metres; `ground`: the file says that the aircraft stands (True) or flies (False);
    `aircraft`: how the file tells aircraft apart (ICAO address, callsign or registration).
    """

    lat: float
    lon: float
    time: datetime | None = None
    altitude: float | None = None
    ground: bool | None = None
    aircraft: str | None = None


class Recording(Struct, frozen=True):
    """What a file holds, in the order of the file.

    `notes` say what was left out or assumed. `undated` says why no day can be read from the times that were given.
    """

    fixes: tuple[Fix, ...]
    notes: tuple[str, ...] = ()
    undated: str | None = None
