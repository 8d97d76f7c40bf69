"""Where an aircraft stood on the ground, as far as its positions show: at both ends, and on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from msgspec import Struct

from warrantcheck.geography.path import apart
from warrantcheck.geography.position import airports_near, elevation
from warrantcheck.geography.tracks.fix import Fix

REACH = 10.0
"""Kilometres from an airport within which an aircraft that is low, or stands, is at this airport."""

WIDE_REACH = 30.0
"""Kilometres from an airport within which an aircraft lost from sight below `APPROACH` is taken to have landed."""

APPROACH = 1600.0
"""Metres: below, an aircraft that far out is about to land or has just taken off."""

HIGH = 3000.0
"""Metres: above, an aircraft near an airport is taken to be passing it."""

ABOVE = 1000.0
"""Metres above a high airport that count as low there, where this is more than `HIGH` or `APPROACH`: El Alto lies at
4,061 m. The highest airport lies at 4,411 m, so that this stays below `CRUISE`."""

CRUISE = 6000.0
"""Metres: an aircraft that came down to an airport between two stretches above has landed there."""

STANDS = timedelta(minutes=20)
"""An aircraft that keeps within `SPOT` for so long stands; in the air it would have to circle."""

SPOT = 3.0
"""Kilometres."""

SLOWEST = 100.0
"""Kilometres an hour: who gets on more slowly than that between two positions has not flown all the time."""


class Landing(Struct, frozen=True):
    """A stay on the ground: its first and last position, as numbers of a list, and the airport if one is in reach.

    `doubt` says why it is inferred and not seen; `position` is where the aircraft stood.
    """

    first: int
    last: int
    airport: str | None
    position: Fix
    doubt: str | None = None

    @property
    def key(self) -> str:
        """The airport, or the position: what tells two places of standing apart."""
        return self.airport or f"{self.position.lat:.1f}, {self.position.lon:.1f}"


def landings(fixes: Sequence[Fix]) -> tuple[list[Landing], list[str]]:
    """Return where an aircraft stood, in order of time, and sentences on what cannot be told.

    The first and the last position are among them only if the aircraft stood there.
    """
    found = sorted(
        [*_flagged(fixes), *_kept_still(fixes), *_dips(fixes), *_unseen(fixes), *_ends(fixes)], key=lambda a: a.first
    )
    joined: list[Landing] = []
    for one in found:
        before = joined[-1] if joined else None
        if before and (one.first <= before.last or _same_stay(before, one, fixes)):
            joined[-1] = _both(before, one)
        else:
            joined.append(one)
    return joined, list(_lost_from_sight(fixes))


def _flagged(fixes: Sequence[Fix]) -> Iterator[Landing]:
    """Yield the stretches in which the file says that the aircraft is on the ground."""
    begin: int | None = None
    for i, fix in enumerate([*fixes, None]):
        if fix is not None and fix.ground:
            begin = i if begin is None else begin
        elif begin is not None:
            yield _landing(fixes, begin, i - 1)
            begin = None


def _kept_still(fixes: Sequence[Fix]) -> Iterator[Landing]:
    """Yield the stretches in which the aircraft did not move for longer than one in the air could keep still."""
    begin = 0
    for i, fix in enumerate([*fixes, None]):
        if fix is not None and apart((fix.lat, fix.lon), (fixes[begin].lat, fixes[begin].lon)) <= SPOT:
            continue
        first, last = fixes[begin].time, fixes[i - 1].time if i else None
        if first and last and last - first >= STANDS and not _all_high(fixes[begin:i]):
            yield _landing(fixes, begin, i - 1)
        begin = i


def _dips(fixes: Sequence[Fix]) -> Iterator[Landing]:
    """Yield where the aircraft came down from cruising height to an airport, and went up again."""
    lowest: int | None = None
    cruised = False
    for i, fix in enumerate(fixes):
        if fix.altitude is None:
            continue
        if fix.altitude > CRUISE:
            low = fixes[lowest] if cruised and lowest is not None else None
            if lowest is not None and low and airports_near(low.lat, low.lon, REACH) and not _high(low):
                doubt = "inferred from its altitude, which fell and rose again there"
                yield _landing(fixes, lowest, lowest, doubt)
            cruised, lowest = True, None
        elif lowest is None or fix.altitude < (fixes[lowest].altitude or 0.0):
            lowest = i


def _ends(fixes: Sequence[Fix]) -> Iterator[Landing]:
    """Yield the first and the last position, if the aircraft was low and an airport is near."""
    for i in (0, len(fixes) - 1):
        fix = fixes[i]
        if fix.ground or (fix.altitude is not None and fix.altitude > CRUISE):
            continue
        if airports_near(fix.lat, fix.lon, REACH):
            if not _high(fix):
                yield _landing(fixes, i, i, None if fix.altitude is not None else "the file gives no altitude there")
        elif fix.altitude is not None:
            airport = _only_airport(fix, WIDE_REACH)
            if airport and fix.altitude <= _ceiling(APPROACH, airport[0]):
                code, _, far = airport
                doubt = (
                    f"the last position is {far:.0f} km from it and low" if i else f"first seen {far:.0f} km from it"
                )
                yield Landing(i, i, code, fix, doubt)


def _unseen(fixes: Sequence[Fix]) -> Iterator[Landing]:
    """Yield where the aircraft was lost from sight low near an airport, and seen again too late to have flown on."""
    for i in _stays_unseen(fixes):
        for fix in fixes[i : i + 2]:
            airport = _only_airport(fix, REACH if fix.altitude is None else WIDE_REACH)
            if airport and (fix.altitude is None or fix.altitude <= _ceiling(HIGH, airport[0])):
                doubt = f"lost from sight {airport[2]:.0f} km from it and seen again much later"
                yield Landing(i, i + 1, airport[0], fix, doubt)
                break


def _lost_from_sight(fixes: Sequence[Fix]) -> Iterator[str]:
    """Yield a sentence for each time in which the aircraft may have landed, nobody knows where."""
    known = {one.first for one in _unseen(fixes)}
    for i in _stays_unseen(fixes):
        one, other = fixes[i : i + 2]
        if i not in known and one.time and other.time:
            far = apart((one.lat, one.lon), (other.lat, other.lon))
            yield (
                f"Between {one.time:%Y-%m-%d %H:%M} and {other.time:%Y-%m-%d %H:%M} UTC the aircraft was not observed "
                f"and came only {far:,.0f} km further: it may have landed in between, which is not judged."
            )


def _stays_unseen(fixes: Sequence[Fix]) -> Iterator[int]:
    """Yield the numbers of positions after which the aircraft was not seen, and got on more slowly than in the air."""
    for i, (one, other) in enumerate(pairwise(fixes)):
        if one.time and other.time and other.time - one.time >= STANDS:
            far = apart((one.lat, one.lon), (other.lat, other.lon))
            if far > SPOT and far < SLOWEST * (other.time - one.time).total_seconds() / 3600:
                yield i


def _only_airport(fix: Fix, reach: float) -> tuple[str, str, float] | None:
    """Return the nearest airport, if all in reach lie in one state."""
    near = airports_near(fix.lat, fix.lon, reach)
    return near[0] if len({state for _, state, _ in near}) == 1 else None


def _landing(fixes: Sequence[Fix], first: int, last: int, doubt: str | None = None) -> Landing:
    """Make a landing of positions on the ground: at the airport nearest to where it stood longest or lowest."""
    stood = fixes[(first + last) // 2]
    for fix in (stood, fixes[first], fixes[last]):
        near = airports_near(fix.lat, fix.lon, REACH)
        if near:
            return Landing(first, last, near[0][0], fix, doubt)
    return Landing(first, last, None, stood, doubt)


def _same_stay(one: Landing, other: Landing, fixes: Sequence[Fix]) -> bool:
    """Say whether two stretches on the ground are one stay: at one airport, without a flight in between."""
    if one.key != other.key:
        return False
    low = _ceiling(HIGH, one.airport) if one.airport else HIGH
    return all(
        apart((fix.lat, fix.lon), (one.position.lat, one.position.lon)) <= 2 * REACH and (fix.altitude or 0.0) <= low
        for fix in fixes[one.last : other.first + 1]
    )


def _both(one: Landing, other: Landing) -> Landing:
    """Join two: the one with an airport counts, and what was seen removes the doubt."""
    best = one if one.airport else other
    doubt = one.doubt if one.doubt and other.doubt else None
    return Landing(min(one.first, other.first), max(one.last, other.last), best.airport, best.position, doubt)


def _all_high(fixes: Sequence[Fix]) -> bool:
    return all(fix.altitude is not None and _high(fix) for fix in fixes)


def _high(fix: Fix) -> bool:
    """Say whether an aircraft is too high to be landing or taking off at the airport below it."""
    if fix.altitude is None or fix.altitude <= HIGH:
        return False
    near = airports_near(fix.lat, fix.lon, REACH) if fix.altitude <= CRUISE else []
    return not near or fix.altitude > _ceiling(HIGH, near[0][0])


def _ceiling(height: float, airport: str) -> float:
    """Return the altitude up to which an aircraft is low at an airport: an absolute one, but for high airports."""
    return max(height, elevation(airport) + ABOVE)
