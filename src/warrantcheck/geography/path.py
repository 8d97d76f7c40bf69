"""Lines over the earth: shortest paths on the WGS 84 ellipsoid, as nodes close enough to join by straight lines."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, hypot, radians, sin, sqrt, tan

from msgspec import Struct

SPACING = 100.0
"""Kilometres between nodes at most. They are closer where meridians are: straight lines in longitude and latitude stay
within 120 m of the path below 84 degrees."""

_POLAR_SPACING = 23.0
_CLOSENESS = 8 * 6371 * 0.12 / 1.16
"""A chord of s km leaves a path by 1.16 * s * s * tan(latitude) / (8 * the earth's radius) at most."""

_KM_A_DEGREE = 111.2
_POLAR = 89.0


class Node(Struct, frozen=True):
    """A point of a path: degrees, kilometres flown so far, and the azimuth flown there in degrees."""

    lat: float
    lon: float
    km: float
    azimuth: float


def shortest(begin: tuple[float, float], end: tuple[float, float], start_km: float = 0.0) -> list[Node]:
    """Return the shortest path between two points (latitude, longitude).

    Two points on opposite sides of the earth have many; one of them is returned.
    """
    from geographiclib.geodesic import Geodesic

    line = Geodesic.WGS84.InverseLine(*begin, *end, Geodesic.STANDARD | Geodesic.DISTANCE_IN)
    length = line.s13 / 1000
    nodes: list[Node] = []
    km = 0.0
    while True:
        at = line.Position(km * 1000)
        nodes.append(Node(at["lat2"], at["lon2"], start_km + km, at["azi2"]))
        if km >= length:
            return nodes
        km = min(length, km + _spacing(at["lat2"]))


def _spacing(lat: float) -> float:
    steep = tan(radians(min(abs(lat) + 1, _POLAR)))  # one degree further poleward is as far as the next node can lie
    return max(_POLAR_SPACING, min(SPACING, sqrt(_CLOSENESS / steep)))


def middle(first: Node, second: Node) -> Node:
    """Return the point half-way along a straight line in longitude and latitude."""
    lon = first.lon + ((second.lon - first.lon + 180) % 360 - 180) / 2
    return Node(
        (first.lat + second.lat) / 2, (lon + 180) % 360 - 180, (first.km + second.km) / 2, _turned(first, second)
    )


def _turned(first: Node, second: Node) -> float:
    """Return the azimuth half-way between those of two nodes."""
    return first.azimuth + ((second.azimuth - first.azimuth + 180) % 360 - 180) / 2


def beside(nodes: Iterable[Node], km: float) -> list[Node]:
    """Return the path shifted to the right of the one flown (to the left if negative); the poles are left out."""
    shifted = []
    for node in nodes:
        across = radians(node.azimuth + 90)
        lat = node.lat + km * cos(across) / _KM_A_DEGREE
        if abs(lat) < _POLAR:
            lon = node.lon + km * sin(across) / (_KM_A_DEGREE * cos(radians((lat + node.lat) / 2)))
            shifted.append(Node(lat, (lon + 180) % 360 - 180, node.km, node.azimuth))
    return shifted


def apart(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Return a quick distance in kilometres, right to one per cent for points close to each other."""
    turn = abs(first[1] - second[1]) % 360
    east = min(turn, 360 - turn) * cos(radians((first[0] + second[0]) / 2))
    return _KM_A_DEGREE * hypot(first[0] - second[0], east)
