"""Positions of formats that fix their units themselves: times in UTC, altitudes in metres."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from warrantcheck.geography.tracks.angle import degrees
from warrantcheck.geography.tracks.columns import AltitudeColumn
from warrantcheck.geography.tracks.fix import Fix, Recording
from warrantcheck.geography.tracks.height import heights
from warrantcheck.geography.tracks.notes import MOST, NO_TIMES, refuse_or_tell, shown, too_many
from warrantcheck.geography.tracks.times import read_times


class Point(Struct):
    """A position as it was written: latitude, longitude, and what stands beside."""

    lat: object
    lon: object
    time: object = None
    altitude: object = None
    ground: bool | None = None
    aircraft: str | None = None


def read_points(points: Sequence[Point], name: str, notes: Sequence[str] = (), *, utc: bool = True) -> Recording:
    """Read positions; `utc` says that the format has its times in UTC.

    Raises:
        BadTrack: there are too many, none has a position, or most positions are no numbers.
    """
    if len(points) > MOST:
        raise too_many(name)
    kept: list[tuple[Point, tuple[float, float]]] = []
    missing, odd, example = 0, 0, ""
    for point in points:
        if any(part is None or part == "" for part in (point.lat, point.lon)):
            missing += 1
        elif place := degrees([point.lat, point.lon]):
            kept.append((point, place))
        else:
            odd += 1
            example = example or shown(f"{point.lat} {point.lon}")
    told = [*notes, *refuse_or_tell(len(kept), missing, odd, example, name)]
    times = read_times([point.time for point, _ in kept], utc=utc)
    told += times.notes if times.given else [NO_TIMES]
    metres = AltitudeColumn(0, 1.0, sure=True)
    altitudes, grounded, more = heights([([point.altitude for point, _ in kept], metres)], None, len(kept))
    fixes = (
        Fix(lat, lon, moment, altitude, ground if point.ground is None else point.ground, point.aircraft)
        for (point, (lat, lon)), moment, altitude, ground in zip(kept, times.moments, altitudes, grounded, strict=True)
    )
    return Recording(tuple(fixes), (*told, *more), times.undated if times.given else None)
