"""A track: the positions of one aircraft in order of time, where it stood, and what was not observed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, timedelta
from itertools import pairwise
from pathlib import Path as File

from msgspec import Struct
from msgspec.structs import replace

from warrantcheck.geography.path import Node, apart, shortest
from warrantcheck.geography.position import airports_near
from warrantcheck.geography.tracks.aircraft import of_one_aircraft
from warrantcheck.geography.tracks.cleaning import cleaned, coarseness
from warrantcheck.geography.tracks.fix import BadTrack, Fix, Recording
from warrantcheck.geography.tracks.landing import REACH, Landing, landings

HOLE = 50.0
"""Kilometres between two positions from which what lies between counts as not observed."""

STRAIGHT = 5.0  # kilometres: positions that far apart are joined by a shortest path

CLOSEST = 0.3  # kilometres: nearer positions say nothing new about borders


TOO_LOW, FAR = 600.0, 300.0
"""Metres that an aircraft exceeds on a way of so many kilometres: flight levels without a unit stay below."""

_HOUR = timedelta(hours=1)
_TANGLED = 8.0  # times its extent: the length of a line that is no way
_PLACES = 1000.0  # kilometres: without times, positions that are all farther apart are no track


class Track(Struct, frozen=True):
    """Positions in flown order, at least two; where the aircraft stood, by their numbers; and what should be said.

    `undated` says why no day can be read from the file, if times were given and say none.
    """

    fixes: tuple[Fix, ...]
    landings: tuple[Landing, ...] = ()
    notes: tuple[str, ...] = ()
    undated: str | None = None

    @property
    def day(self) -> date | None:
        """The UTC day of the first position that has a time, if one has."""
        return next((fix.time.astimezone(UTC).date() for fix in self.fixes if fix.time), None)


def read_track(file: File, aircraft: str | None = None) -> Track:
    """Read a file of positions, of the one aircraft it holds or of the one that is named.

    Raises:
        BadTrack: it cannot be read, is too large, or holds no track of that aircraft.
    """
    from warrantcheck.geography.tracks.recording import read_recording

    name = "".join(c if c.isprintable() else "?" for c in file.name)
    return track_of(read_recording(file), name, aircraft)


def track_of(recording: Recording, name: str, aircraft: str | None = None) -> Track:
    """Choose the aircraft, leave out what cannot be, and find where it stood.

    Raises:
        BadTrack: fewer than two places are left; several aircraft and none named; latitude and longitude look swapped.
    """
    fixes, others = of_one_aircraft(recording.fixes, name, aircraft)
    fixes, left_out = cleaned(fixes, name)
    fixes, flat = _with_altitudes(fixes)
    if len({(fix.lat, fix.lon) for fix in fixes}) < 2:
        raise BadTrack(f"{name}: holds fewer than two positions that differ.")
    if _looks_swapped(fixes[0], fixes[-1]):
        raise BadTrack(
            f"{name}: latitude and longitude look swapped: its ends lie at airports only if they are exchanged."
        )
    _refuse_places(fixes, name)
    # days alone: a night between two of them is none
    stood, lost = landings([replace(fix, time=None) for fix in fixes] if coarseness(fixes) > _HOUR else fixes)
    kept, numbers = _thinned(fixes, {i for one in stood for i in (one.first, one.last)})
    return Track(
        tuple(fixes[i] for i in kept),
        tuple(replace(one, first=numbers[one.first], last=numbers[one.last]) for one in stood),
        (*others, *recording.notes, *flat, *left_out, *lost),
        recording.undated,
    )


def _refuse_places(fixes: Sequence[Fix], name: str) -> None:
    """Refuse positions without times that are no way: all over the world, or in no order.

    Raises:
        BadTrack: they are.
    """
    legs = [apart((a.lat, a.lon), (b.lat, b.lon)) for a, b in pairwise(fixes)]
    if len(legs) < 2 or any(fix.time for fix in fixes):
        return
    if min(legs) > _PLACES:
        raise BadTrack(
            f"{name}: its {len(fixes):,} positions have no times and lie more than {_PLACES:,.0f} km from each other: "
            "they are a list of places and no track. For a planned flight give --from, --via and --to."
        )
    extent = max(apart((fixes[0].lat, fixes[0].lon), (fix.lat, fix.lon)) for fix in fixes)
    if 2 * sum(leg > HOLE for leg in legs) > len(legs) and sum(legs) > _TANGLED * extent:
        raise BadTrack(
            f"{name}: its {len(fixes):,} positions have no times and lie in no order of a flight ({sum(legs):,.0f} km "
            "in all): save them in order of time."
        )


def _with_altitudes(fixes: list[Fix]) -> tuple[list[Fix], list[str]]:
    """Take altitudes for none if every position has the same: the file's writer had none, or only the one planned."""
    given = {fix.altitude for fix in fixes}
    if not fixes or given == {None}:
        return fixes, [
            "The file gives no altitude: that an end near an airport is a landing is inferred."
        ] if fixes else []
    highest = max(high for high in given if high is not None)
    far = apart((fixes[0].lat, fixes[0].lon), (fixes[-1].lat, fixes[-1].lon))
    if len(given) == 1 and len(fixes) >= 3:
        why = f"Every position has the altitude {highest:,.0f} m: it is not counted as observed."
    elif highest <= TOO_LOW and far >= FAR and _between_ends(fixes):
        why = (
            f"No altitude exceeds {highest:,.0f} m over {far:,.0f} km, so that their unit must be another: they "
            "are not counted as observed."
        )
    else:
        return fixes, []
    return [replace(fix, altitude=None) for fix in fixes], [why]


def _between_ends(fixes: Sequence[Fix]) -> bool:
    """Say whether an aircraft was seen on its way, and not only where it took off and landed."""
    middle = fixes[len(fixes) // 2]
    return all(apart((middle.lat, middle.lon), (end.lat, end.lon)) > FAR / 4 for end in (fixes[0], fixes[-1]))


def _thinned(fixes: Sequence[Fix], needed: set[int]) -> tuple[list[int], dict[int, int]]:
    """Return which positions say something about borders, and the new numbers of those that are needed."""
    kept: list[int] = []
    numbers: dict[int, int] = {}
    for i, fix in enumerate(fixes):
        last = fixes[kept[-1]] if kept else None
        wanted = i in needed or i == len(fixes) - 1
        if last is None or wanted or apart((fix.lat, fix.lon), (last.lat, last.lon)) >= CLOSEST:
            kept.append(i)
        if i in needed:
            numbers[i] = len(kept) - 1
    return kept, numbers


class Line(Struct, frozen=True):
    """What was flown: paths, whose kilometres count on; where each hole begins and ends; the kilometre of each fix."""

    paths: list[list[Node]]
    holes: list[tuple[float, float, Fix, Fix]]
    kilometres: list[float]


def line_of(fixes: Sequence[Fix]) -> Line:
    """Join positions, and cut the line where nothing was observed."""
    paths: list[list[Node]] = [[]]
    holes: list[tuple[float, float, Fix, Fix]] = []
    kilometres = [0.0]
    for one, other in pairwise(fixes):
        far = apart((one.lat, one.lon), (other.lat, other.lon))
        part = _leg(one, other, far, kilometres[-1])
        kilometres.append(part[-1].km)
        if part[-1].km - part[0].km > HOLE:
            holes.append((part[0].km, part[-1].km, one, other))
            if not paths[-1]:
                paths[-1] = part[:1]
            paths.append(part[-1:])
        else:
            paths[-1] += part[1:] if paths[-1] else part
    return Line(paths, holes, kilometres)


def _leg(one: Fix, other: Fix, far: float, km: float) -> list[Node]:
    """Join two positions: close ones by a straight line, at a quick distance."""
    if far > STRAIGHT or abs(one.lat) > 80:
        return shortest((one.lat, one.lon), (other.lat, other.lon), km)
    return [Node(one.lat, one.lon, km), Node(other.lat, other.lon, km + far)]


def _looks_swapped(first: Fix, last: Fix) -> bool:
    if abs(first.lon) > 90 or abs(last.lon) > 90 or any(airports_near(f.lat, f.lon, REACH) for f in (first, last)):
        return False
    return all(airports_near(f.lon, f.lat, REACH) for f in (first, last))
