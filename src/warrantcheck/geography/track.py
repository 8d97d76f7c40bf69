"""A track: observed positions in order of time, checked, and cut where nothing was observed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path as File

from msgspec import Struct

from warrantcheck.geography.fix import BadTrack, Fix
from warrantcheck.geography.path import Node, apart, shortest
from warrantcheck.geography.position import nearest_airport

LARGEST = 20_000_000
"""Bytes: a day of positions, one a second, in the wordiest of the formats."""

HOLE = 50.0
"""Kilometres between two positions from which what lies between counts as not observed."""

STRAIGHT = 5.0  # kilometres: positions that far apart are joined by a shortest path

CLOSEST = 0.3  # kilometres: nearer positions say nothing new about borders


class Track(Struct, frozen=True):
    """Positions in flown order, at least two, and what should be said of how they were read."""

    fixes: tuple[Fix, ...]
    notes: tuple[str, ...] = ()

    @property
    def day(self) -> date | None:
        """The UTC day of the first position, if its time is known."""
        first = self.fixes[0].time
        return first.astimezone(UTC).date() if first else None


def read_track(file: File) -> Track:
    """Read a file of positions: GPX, GeoJSON or CSV, told apart by how it begins.

    Raises:
        BadTrack: it cannot be read, is too large, or holds no such positions.
    """
    from warrantcheck.geography.track_formats import fixes_of

    name = "".join(c if c.isprintable() else "?" for c in file.name)
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise BadTrack(f"{name}: cannot be read: {getattr(error, 'strerror', None) or error}.") from error
    if len(content) > LARGEST:
        raise BadTrack(f"{name}: larger than {LARGEST // 1_000_000} MB, more than the track of one flight.")
    return track_of(fixes_of(content, name), name)


def track_of(fixes: Sequence[Fix], name: str) -> Track:
    """Check positions, and put them in order of time.

    Raises:
        BadTrack: fewer than two places, a value out of range, or latitude and longitude look swapped.
    """
    _in_range(fixes, name)
    notes = []
    ordered = list(fixes)
    if ordered and all(fix.time for fix in ordered):
        ordered.sort(key=lambda fix: fix.time or datetime.min.replace(tzinfo=UTC))
        if ordered != list(fixes):
            notes.append("The positions were not in order of time; they have been sorted.")
    kept = ordered[:1]
    for fix in ordered[1:]:
        if apart((fix.lat, fix.lon), (kept[-1].lat, kept[-1].lon)) >= CLOSEST:
            kept.append(fix)
    if len(kept) > 2:
        kept[-1] = ordered[-1]
    if len(kept) < 2:
        raise BadTrack(f"{name}: holds fewer than two positions that differ.")
    if _looks_swapped(kept[0], kept[-1]):
        raise BadTrack(
            f"{name}: latitude and longitude look swapped: its ends lie at airports only if they are exchanged."
        )
    return Track(tuple(kept), tuple(notes))


def _in_range(fixes: Sequence[Fix], name: str) -> None:
    for number, fix in enumerate(fixes, 1):
        if not -90 <= fix.lat <= 90:
            swapped = ": are latitude and longitude swapped?" if -180 <= fix.lat <= 180 else "."
            raise BadTrack(f"{name}: position {number} has latitude {fix.lat:g}, beyond 90 degrees{swapped}")
        if not -180 <= fix.lon <= 360:
            raise BadTrack(f"{name}: position {number} has longitude {fix.lon:g}, beyond 180 degrees.")


def paths_of(track: Track) -> tuple[list[list[Node]], list[tuple[float, float, Fix, Fix]]]:
    """Cut a track at its holes: paths, whose kilometres count on, and where each hole begins and ends."""
    paths: list[list[Node]] = [[]]
    holes: list[tuple[float, float, Fix, Fix]] = []
    km = 0.0
    for one, other in pairwise(track.fixes):
        far = apart((one.lat, one.lon), (other.lat, other.lon))
        part = _leg(one, other, far, km)
        km = part[-1].km
        if part[-1].km - part[0].km > HOLE:
            holes.append((part[0].km, part[-1].km, one, other))
            if not paths[-1]:
                paths[-1] = part[:1]
            paths.append(part[-1:])
        else:
            paths[-1] += part[1:] if paths[-1] else part
    return paths, holes


def _leg(one: Fix, other: Fix, far: float, km: float) -> list[Node]:
    """Join two positions: close ones by a straight line, at a quick distance."""
    if far > STRAIGHT or abs(one.lat) > 80:
        return shortest((one.lat, one.lon), (other.lat, other.lon), km)
    return [Node(one.lat, one.lon, km), Node(other.lat, other.lon, km + far)]


def _looks_swapped(first: Fix, last: Fix) -> bool:
    if abs(first.lon) > 90 or abs(last.lon) > 90 or any(nearest_airport(f.lat, f.lon) for f in (first, last)):
        return False
    return all(nearest_airport(f.lon, f.lat) for f in (first, last))
