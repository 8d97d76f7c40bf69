"""A position as a file gives it, all positions of a file, and the error that a file cannot be read."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from warrantcheck.errors import UsageError


class BadTrack(UsageError):
    """A file of positions that cannot be read as one."""

    code = "bad-track"


class Fix(Struct, frozen=True):
    """An observed position in degrees, and what else the file says of it.

    `time` is in UTC, `altitude` in metres. `ground` is true where the file says that the aircraft is on the ground,
    false where it says that it flies. `aircraft` is its address, registration or callsign as given.
    """

    lat: float
    lon: float
    time: datetime | None = None
    altitude: float | None = None
    ground: bool | None = None
    aircraft: str | None = None


class Recording(Struct, frozen=True):
    """What a file holds, in the order of the file.

    `notes` are sentences on what was left out or assumed. `undated` is a sentence where times were given and no day can
    be read from them, or more than one.
    """

    fixes: tuple[Fix, ...]
    notes: tuple[str, ...] = ()
    undated: str | None = None
