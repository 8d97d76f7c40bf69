"""GPX: the track points, else the route points, else the way points."""

from __future__ import annotations

from warrantcheck.geography.tracks.fix import BadTrack, Recording
from warrantcheck.geography.tracks.notes import MOST, counted, left_out, too_many
from warrantcheck.geography.tracks.points import Point, read_points

_KINDS = {"trkpt": "track point", "rtept": "route point", "wpt": "way point"}


class GpxReader:
    """Collects the points of a GPX document."""

    long = frozenset[str]()

    def __init__(self, name: str) -> None:
        self._name = name
        self._points: dict[str, list[Point]] = {kind: [] for kind in _KINDS}

    def begin(self, path: list[str], attributes: dict[str, str]) -> None:
        """Begin a point."""
        found = self._points.get(path[-1])
        if found is not None:
            found.append(Point(attributes.get("lat"), attributes.get("lon")))
            if len(found) > MOST:
                raise too_many(self._name)

    def end(self, path: list[str], text: str) -> None:
        """Take the time or the elevation of a point."""
        if len(path) > 1 and path[-1] in {"time", "ele"} and path[-2] in self._points:
            point = self._points[path[-2]][-1]
            if path[-1] == "time":
                point.time = text
            else:
                point.altitude = text

    def recording(self) -> Recording:
        """Return the points of the first kind that there is.

        Raises:
            BadTrack: there are none.
        """
        kinds = [kind for kind, points in self._points.items() if points]
        if not kinds:
            raise BadTrack(f"{self._name}: is GPX without track points, route points or way points.")
        notes = (
            []
            if kinds[0] == "trkpt"
            else [f"The file holds no track; its {_KINDS[kinds[0]]}s, which may be a plan, were read in their order."]
        )
        for kind in kinds[1:]:
            number = len(self._points[kind])
            notes.append(f"{counted(number, _KINDS[kind])} {left_out(number)}.")
        return read_points(self._points[kinds[0]], self._name, notes)
