"""Lines over the earth: shortest paths on the WGS 84 ellipsoid, as nodes close enough to join by straight lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import atan2, ceil, cos, degrees, hypot, radians, sin, sqrt, tan

from msgspec import Struct

EXACT = 300.0
"""Kilometres between points of the geodesic itself; between them great circles are followed, within 25 m of it."""

SPACING = 100.0
"""Kilometres between nodes at most. They are closer where meridians are: straight lines in longitude and latitude stay
within 120 m of the path below 84 degrees."""

_POLAR_SPACING = 23.0
_CLOSENESS = 8 * 6371 * 0.1 / 1.16
"""A chord of s km leaves a path by 1.16 * s * s * tan(latitude) / (8 * the earth's radius) at most."""

KM_A_DEGREE = 111.2
_POLAR = 89.0


class Node(Struct, frozen=True):
    """A point of a path: degrees, and kilometres flown so far."""

    lat: float
    lon: float
    km: float


def shortest(begin: tuple[float, float], end: tuple[float, float], start_km: float = 0.0) -> list[Node]:
    """Return the shortest path between two points (latitude, longitude).

    Two points on opposite sides of the earth have many; one of them is returned.
    """
    from geographiclib.geodesic import Geodesic

    line = Geodesic.WGS84.InverseLine(*begin, *end, Geodesic.STANDARD | Geodesic.DISTANCE_IN)
    count = ceil(line.s13 / 1000 / EXACT) or 1
    exact = []
    for i in range(count + 1):
        metres = line.s13 * i / count
        at = line.Position(metres, Geodesic.LATITUDE | Geodesic.LONGITUDE)
        exact.append(Node(at["lat2"], at["lon2"], start_km + metres / 1000))
    return [exact[0], *(node for first, second in pairwise(exact) for node in _filled(first, second))]


def _filled(first: Node, second: Node) -> Iterator[Node]:
    """Yield the nodes on the great circle from one point to another, the second included and the first not."""
    steep = tan(radians(min(max(abs(first.lat), abs(second.lat)) + 0.2, _POLAR)))  # a leg bulges poleward by less
    spacing = max(_POLAR_SPACING, min(SPACING, sqrt(_CLOSENESS / steep)))
    parts = ceil((second.km - first.km) / spacing)
    (x1, y1, z1), (x2, y2, z2) = _vector(first), _vector(second)
    for part in range(1, parts):
        share = part / parts
        rest = 1 - share
        x, y, z = rest * x1 + share * x2, rest * y1 + share * y2, rest * z1 + share * z2
        yield Node(degrees(atan2(z, hypot(x, y))), degrees(atan2(y, x)), rest * first.km + share * second.km)
    yield second


def _vector(node: Node) -> tuple[float, float, float]:
    lat, lon = radians(node.lat), radians(node.lon)
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)


def on_line(first: Node, second: Node, km: float) -> Node:
    """Return the point at a kilometre of a straight line in longitude and latitude."""
    share = (km - first.km) / (second.km - first.km) if second.km > first.km else 0.0
    lon = first.lon + share * _turn(first, second)
    return Node(first.lat + share * (second.lat - first.lat), (lon + 180) % 360 - 180, km)


def beside(first: Node, second: Node, km: float) -> tuple[Node, ...]:
    """Return a straight line shifted to its right (to its left if negative); empty near the poles."""
    east = _turn(first, second) * cos(radians((first.lat + second.lat) / 2))
    north = second.lat - first.lat
    length = hypot(east, north)
    if not length or max(abs(first.lat), abs(second.lat)) > _POLAR:
        return ()
    lat, lon = (-east * km / length / KM_A_DEGREE, north * km / length / KM_A_DEGREE)
    return tuple(
        Node(node.lat + lat, (node.lon + lon / cos(radians(node.lat + lat / 2)) + 180) % 360 - 180, node.km)
        for node in (first, second)
    )


def _turn(first: Node, second: Node) -> float:
    """Return the degrees of longitude from one node to the next, eastward, the short way."""
    return (second.lon - first.lon + 180) % 360 - 180


def apart(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Return a quick distance in kilometres, right to one per cent for points close to each other."""
    turn = abs(first[1] - second[1]) % 360
    east = min(turn, 360 - turn) * cos(radians((first[0] + second[0]) / 2))
    return KM_A_DEGREE * hypot(first[0] - second[0], east)
