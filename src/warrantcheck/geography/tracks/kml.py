"""KML: tracks with times, else points with times, else lines, else points."""

from __future__ import annotations

import re

from warrantcheck.geography.tracks.fix import BadTrack, Recording
from warrantcheck.geography.tracks.notes import MOST, counted, too_many
from warrantcheck.geography.tracks.points import Point, read_points

_CLAMPED = {"", "clampToGround", "clampToSeaFloor"}


class KmlReader:
    """Collects what a KML document holds of each kind."""

    long = frozenset({"coordinates"})

    def __init__(self, name: str) -> None:
        self._name = name
        self._tracks: list[Point] = []
        self._points: list[Point] = []
        self._lines: list[Point] = []
        self._whens: list[str] = []
        self._coords: list[str] = []
        self._when = ""
        self._mode = ""
        self._folder = ""
        self._mark = 0
        self._placed: list[Point] = []
        self._uneven = 0

    def begin(self, path: list[str], attributes: dict[str, str]) -> None:  # noqa: ARG002
        """Begin a track, a placemark or a geometry."""
        tag = path[-1]
        if tag == "Track":
            self._whens, self._coords = [], []
        if tag in {"Track", "Point", "LineString"}:
            self._mode = ""
        elif tag == "Placemark":
            self._when, self._mark = "", len(self._points)
        elif tag == "Folder":
            self._folder = ""

    def end(self, path: list[str], text: str) -> None:
        """Take a time or positions."""
        tag, above = path[-1], path[-2] if len(path) > 1 else ""
        if tag == "when" and above == "Track":
            self._whens.append(text)
        elif tag == "when" or (tag == "begin" and above == "TimeSpan"):
            self._when = text
        elif tag == "coord":
            self._coords.append(text)
        elif tag == "altitudeMode":
            self._mode = text.strip()
        elif tag == "name" and above == "Folder":
            self._folder = text.strip()
        elif tag == "coordinates" and above in {"Point", "LineString"}:
            self._geometry(above, text)
        else:
            self._close(tag)
        if max(len(self._tracks), len(self._points), len(self._lines), len(self._coords)) > MOST:
            raise too_many(self._name)

    def _close(self, tag: str) -> None:
        if tag in {"Point", "LineString"}:
            _clamp(self._placed, self._mode)
        elif tag == "Track":
            self._track()
        elif tag == "Placemark":
            for point in self._points[self._mark :]:
                point.time = self._when or None

    def recording(self) -> Recording:
        """Return the positions of the best kind that there is.

        Raises:
            BadTrack: there are none.
        """
        timed = [point for point in self._points if point.time]
        if self._tracks:
            notes = []
            if self._uneven:
                notes.append(
                    f"{counted(self._uneven, 'track')} with another number of times than of positions: no times there."
                )
            return read_points(self._tracks, self._name, notes)
        if len(timed) > 1:
            return read_points(timed, self._name)
        if self._lines or self._points:
            return read_points(self._lines or self._points, self._name)
        raise BadTrack(f"{self._name}: is KML without tracks, lines or points.")

    def _geometry(self, kind: str, text: str) -> None:
        into = self._points if kind == "Point" else self._lines
        parts = re.sub(r"\s*,\s*", ",", text).split(None, MOST + 1)
        if len(parts) > MOST:
            raise too_many(self._name)
        self._placed = [_point(one.split(",")) for one in parts]
        into += self._placed

    def _track(self) -> None:
        """Join times and positions. A plane's folder in the export of tar1090 has its registration or address as name,
        and its tracks on the ground no mode of altitude.
        """
        exported = self._folder.removesuffix(" track") if self._folder.endswith(" track") else None
        track = [_point(coord.replace(",", " ").split()) for coord in self._coords]
        on_ground = exported is not None and self._mode == ""
        if len(self._whens) == len(track):
            for point, when in zip(track, self._whens, strict=True):
                point.time = when
        elif self._whens:
            self._uneven += 1
        _clamp(track, self._mode)
        for point in track:
            point.aircraft = exported
            point.ground = True if on_ground else None
        self._tracks += track


def _point(parts: list[str]) -> Point:
    lon, lat, altitude = (*parts, None, None, None)[:3]
    return Point(lat, lon, altitude=altitude)


def _clamp(points: list[Point], mode: str) -> None:
    """Leave out heights of 0 where the positions are laid on the ground of the map: they are no altitudes."""
    if mode in _CLAMPED:
        for point in points:
            if point.altitude is not None and not str(point.altitude).strip("0.-"):
                point.altitude = None
