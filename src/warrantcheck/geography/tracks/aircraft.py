"""One aircraft of a file: a track is never joined from the positions of two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from warrantcheck.geography.tracks.fix import BadTrack, Fix

_NAMED = 8
"""So many aircraft are named in a message."""


def of_one_aircraft(fixes: Sequence[Fix], name: str, wanted: str | None) -> tuple[list[Fix], list[str]]:
    """Return the positions of one aircraft, and what should be said of the others.

    Args:
        fixes: the positions of a file.
        name: how messages call the file.
        wanted: the aircraft asked for, as the file names it; None if the file holds only one.

    Raises:
        BadTrack: there are several and none was asked for, or the one that was asked for is not there.
    """
    counted = Counter(fix.aircraft for fix in fixes if fix.aircraft)
    listed = ", ".join(f"{one} ({_positions(many)})" for one, many in counted.most_common(_NAMED))
    more = len(counted) - _NAMED
    listed += f" and {more} more" if more > 0 else ""
    if wanted is None:
        if len(counted) > 1:
            raise BadTrack(f"{name}: holds {len(counted)} aircraft: {listed}. Name one with --aircraft.")
        return list(fixes), []
    if not counted:
        raise BadTrack(f"{name}: names no aircraft in its positions: leave out --aircraft.")
    meant = {one for one in counted if one.strip().casefold() == wanted.strip().casefold()}
    if not meant:
        raise BadTrack(f"{name}: holds no aircraft {wanted!r}, but {listed}.")
    kept = [fix for fix in fixes if fix.aircraft in meant]
    left = len(fixes) - len(kept)
    return kept, [f"Only {wanted} is followed; {_positions(left)} of others or of no named aircraft left out."] * (
        left > 0
    )


def _positions(count: int) -> str:
    return "1 position" if count == 1 else f"{count:,} positions"
