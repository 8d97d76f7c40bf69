"""Positions that cannot be: nowhere on the globe, years from the others, or reached faster than an aircraft flies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise

from warrantcheck.geography.path import apart
from warrantcheck.geography.tracks.fix import BadTrack, Fix

FASTEST = 1400.0
"""Kilometres an hour over the ground: airliners in a strong jet stream have been seen at 1,300."""

SLACK = 10.0
"""Kilometres: times are rounded, and two receivers place one aircraft differently."""

FAR_OFF = timedelta(days=366)
"""A time that far from the middle one of a file is a clock's fault; a file may hold the flights of some weeks."""

LONGEST = 200_000.0
"""Kilometres: five times around the earth is no flight, and takes minutes to follow."""

_WHOLE = 2 / 3
"""The share of the positions that has to be possible: if it is smaller, nobody knows which are right."""

_MOST_RUNS = 400
_NOWHERE = 1e-3
_SPIKE = 100.0


def cleaned(fixes: Sequence[Fix], name: str) -> tuple[list[Fix], list[str]]:
    """Return the positions that can be true, in order of time, and sentences on what was left out.

    Raises:
        BadTrack: too few are left, or they jump about.
    """
    _refuse_projected(fixes, name)
    _refuse_swapped(fixes, name)
    notes: list[str] = []
    kept = list(fixes)
    for leave_out in (
        _off_the_globe,
        _at_null_island,
        _years_off,
        _out_of_order,
        partial(_too_fast, name=name),
        _spikes,
    ):
        kept, note = leave_out(kept)
        notes += note
    if len(kept) < _WHOLE * len(fixes):
        raise BadTrack(
            f"{name}: only {len(kept):,} of {len(fixes):,} positions can belong to one flight. {' '.join(notes)} If "
            "the file holds several aircraft, it needs a column that names them, such as icao24 or callsign."
        )
    length = sum(apart((a.lat, a.lon), (b.lat, b.lon)) for a, b in pairwise(kept))
    if length > LONGEST:
        raise BadTrack(f"{name}: its positions jump about, {length:,.0f} km in all: it is not the track of a flight.")
    return kept, notes


def _refuse_swapped(fixes: Sequence[Fix], name: str) -> None:
    beyond = [fix for fix in fixes if not -90 <= fix.lat <= 90 and -180 <= fix.lat <= 180]
    if len(beyond) * 3 > len(fixes):
        raise BadTrack(
            f"{name}: {len(beyond):,} positions have a latitude beyond 90 degrees, such as {beyond[0].lat:g}: are "
            "latitude and longitude swapped?"
        )


def _refuse_projected(fixes: Sequence[Fix], name: str) -> None:
    beyond = [fix for fix in fixes if abs(fix.lat) > 360 or abs(fix.lon) > 360]
    if len(beyond) * 3 > len(fixes):
        raise BadTrack(
            f"{name}: {len(beyond):,} positions are not degrees, such as {beyond[0].lat:g}, {beyond[0].lon:g}: convert "
            "the coordinates of a map projection to latitude and longitude (WGS 84)."
        )


def _off_the_globe(fixes: list[Fix]) -> tuple[list[Fix], list[str]]:
    kept = [fix for fix in fixes if -90 <= fix.lat <= 90 and -180 <= fix.lon <= 360]
    return kept, _left_out(fixes, kept, "with a latitude beyond 90 or a longitude beyond 180 degrees")


def _at_null_island(fixes: list[Fix]) -> tuple[list[Fix], list[str]]:
    kept = [fix for fix in fixes if abs(fix.lat) > _NOWHERE or abs(fix.lon) > _NOWHERE]
    return kept, _left_out(fixes, kept, "at 0, 0, which stands for no position")


def _years_off(fixes: list[Fix]) -> tuple[list[Fix], list[str]]:
    times = sorted(fix.time for fix in fixes if fix.time)
    if not times:
        return fixes, []
    middle = times[len(times) // 2]
    kept = [fix for fix in fixes if fix.time is None or abs(fix.time - middle) <= FAR_OFF]
    return kept, _left_out(fixes, kept, "dated a year or more from the others")


def _out_of_order(fixes: list[Fix]) -> tuple[list[Fix], list[str]]:
    """Put positions in order of time; those without a time keep their place only if the others are in order."""
    timed = [fix for fix in fixes if fix.time]
    if all(a <= b for a, b in pairwise(_time(fix) for fix in timed)):
        return fixes, []
    if all(a >= b for a, b in pairwise(_time(fix) for fix in timed)):  # equal times, too, are the last first
        timed.reverse()
    sorted_ = "The positions were not in order of time; they have been sorted."
    return sorted(timed, key=_time), [sorted_, *_left_out(fixes, timed, "without a time")]


def _time(fix: Fix) -> datetime:
    return fix.time or datetime.min.replace(tzinfo=UTC)


def _too_fast(fixes: list[Fix], name: str) -> tuple[list[Fix], list[str]]:
    """Keep the most positions that an aircraft can have flown one after the other."""
    runs: list[list[Fix]] = []
    coarse = coarseness(fixes)
    for fix in fixes:
        if runs and _flyable(runs[-1][-1], fix, coarse):
            runs[-1].append(fix)
        else:
            runs.append([fix])
    if len(runs) > _MOST_RUNS:
        raise BadTrack(
            f"{name}: its positions jump {len(runs) - 1:,} times faster than an aircraft flies ({FASTEST:,.0f} km/h): "
            "it is not the track of one aircraft."
        )
    kept = _heaviest(runs, coarse)
    lost = next((run[0] for i, run in enumerate(runs) if i not in kept), None)
    where = f" (the first: {lost.lat:.2f}, {lost.lon:.2f})" if lost else ""
    left = [fix for i in kept for fix in runs[i]]
    return left, _left_out(fixes, left, f"that only a speed above {FASTEST:,.0f} km/h would reach{where}")


def coarseness(fixes: Sequence[Fix]) -> timedelta:
    """Return by how much two times can be closer than they were: spreadsheets save whole minutes, some files days."""
    times = {fix.time for fix in fixes if fix.time}
    if all(time.second == time.microsecond == 0 for time in times):
        return timedelta(days=1) if all(time.hour == time.minute == 0 for time in times) else timedelta(minutes=1)
    return timedelta()


def _flyable(one: Fix, other: Fix, coarse: timedelta) -> bool:
    if one.time is None or other.time is None:
        return True
    hours = (abs(other.time - one.time) + coarse).total_seconds() / 3600
    return apart((one.lat, one.lon), (other.lat, other.lon)) <= SLACK + FASTEST * hours


def _heaviest(runs: Sequence[Sequence[Fix]], coarse: timedelta) -> list[int]:
    """Return which runs, in order and each within reach of the one before, hold the most positions."""
    best: list[tuple[int, int]] = []  # the positions up to here, and the run before
    for i, run in enumerate(runs):
        within_reach = (j for j in range(i) if _flyable(runs[j][-1], run[0], coarse))
        before = max(within_reach, key=lambda j: best[j][0], default=-1)
        best.append((len(run) + (best[before][0] if before >= 0 else 0), before))
    at = max(range(len(best)), key=lambda i: best[i][0], default=-1)
    chain = []
    while at >= 0:
        chain.append(at)
        at = best[at][1]
    return chain[::-1]


def _spikes(fixes: list[Fix]) -> tuple[list[Fix], list[str]]:
    """Leave out positions without a time that lie far off a line which goes on where it was."""
    kept = []
    for i, fix in enumerate(fixes):
        before, after = fixes[max(0, i - 1)], fixes[min(i + 1, len(fixes) - 1)]
        if i in (0, len(fixes) - 1) or (before.time and fix.time and after.time):
            kept.append(fix)
            continue
        there, back = (apart((fix.lat, fix.lon), (o.lat, o.lon)) for o in (before, after))
        straight = apart((before.lat, before.lon), (after.lat, after.lon))
        if min(there, back) <= _SPIKE or straight > (there + back) / 4:
            kept.append(fix)
    return kept, _left_out(fixes, kept, "far off a line that continues where it left off")


def _left_out(before: Sequence[Fix], after: Sequence[Fix], why: str) -> list[str]:
    count = len(before) - len(after)
    return [f"Left out: {count:,} position{'s' * (count > 1)} {why}."] if count else []
