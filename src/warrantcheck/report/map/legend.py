"""The legend of a map: a line for everything that is drawn, and for nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from warrantcheck.answer.trip.results import Leg
from warrantcheck.answer.world.map import MapResult, Spot, at_home
from warrantcheck.geography.frame import holds
from warrantcheck.law.duty import BINDING
from warrantcheck.report.map.style import MARKS
from warrantcheck.report.map.wording import level_range
from warrantcheck.vocabulary import THRESHOLDS, Level

UNCLEAR: Level = "unclear"
PLACES = ("hatched", "diamond", "territory", "circle", "off")
"""Kinds that depend on the place alone, whatever the day."""


class Line(Struct, frozen=True):
    """A line of the legend: what it explains, a sample of 64 by 40, words, and how many states it holds for."""

    kind: str
    picture: str
    words: str
    count: int | None = None

    @property
    def fill(self) -> bool:
        """Whether it explains a fill, and not a mark or an outline."""
        return self.kind in (*THRESHOLDS, UNCLEAR, "free")

    @property
    def text(self) -> str:
        """The words with the count."""
        return f"{self.words} {counted(self.count)}".strip() if self.count else self.words


def counted(count: int) -> str:
    """Write a number of states; nothing where only a territory or the own country is drawn so."""
    return f"({count} state{'' if count == 1 else 's'})" if count else ""


def kinds(key: str, leg: Leg) -> Iterator[str]:
    """Yield what of an answer for a place is drawn: its level, its duty, its evidence, the own country."""
    if leg.duty == "not-wanted":
        yield "free"
        return
    yield leg.level
    yield from (kind for kind, holds in (("duty", leg.duty in BINDING), ("own", leg.own_evidence)) if holds)
    if at_home(leg) and not key.startswith("@"):
        yield "home"


def tally(legs: Mapping[str, Leg]) -> dict[str, int]:
    """Count the states for which each kind is drawn; levels of trips alone, as everywhere."""
    found: dict[str, int] = {}
    for key, leg in legs.items():
        for kind in kinds(key, leg):
            one = not key.startswith("@") and (leg.question == "trip" or kind in ("duty", "free", "home"))
            found[kind] = found.get(kind, 0) + one
    return found


def legend(result: MapResult, also: Iterable[str] = ()) -> list[Line]:
    """Return the lines for what is drawn, and for the kinds that are drawn on other days."""
    counts = tally({spot.key: spot.leg for spot in result.spots if spot.shown})
    seen = [spot for spot in result.spots if seen_in(result, spot)]
    drawn = {
        *(kind for spot in seen if spot.shown for kind in kinds(spot.key, spot.leg)),
        *_places(result, seen),
        *also,
    }
    return [line for line in _lines(result, counts) if line.kind in drawn]


def seen_in(result: MapResult, spot: Spot) -> bool:
    """Say whether a place lies in the picture."""
    return result.world.region is None or holds(result.frame, result.canvas.shapes[spot.key])


def _places(result: MapResult, seen: Iterable[Spot]) -> Iterator[str]:
    """Yield what is drawn of places, whatever the answer."""
    for spot in seen:
        shape = result.canvas.shapes[spot.key]
        if not spot.shown:
            yield "off"
        elif shape.circle:
            yield "circle" if not spot.key.startswith("@") else "diamond" if spot.disputed else "territory"
        if spot.shown and spot.disputed and shape.path:
            yield "hatched"


def _lines(result: MapResult, counts: Mapping[str, int]) -> Iterator[Line]:
    for level in (*reversed(THRESHOLDS), UNCLEAR):
        yield Line(level, swatch(level), f"{level}: {level_range(result.limits, level)}", counts.get(level, 0))
    yield Line("free", swatch("free"), "no public warrant in force", counts.get("free", 0))
    dot, ring = marks([Mark(32, 20, True, False, 0)], 2), marks([Mark(32, 20, False, True, 9)], 2)
    yield Line("duty", swatch("blank") + dot, "dot: duty to arrest", counts.get("duty", 0))
    yield Line("own", swatch("blank") + ring, "ring: rests on its own word or record", counts.get("own", 0))
    yield Line("hatched", swatch("blank") + swatch("hatch"), "hatched: disputed place")
    yield Line("diamond", f'<path class="blank circle" d="{diamond(32, 20, 17)}"/>', "diamond: small disputed place")
    yield Line("territory", f'<path class="blank circle" d="{diamond(32, 20, 17)}"/>', "diamond: small territory")
    yield Line("circle", '<circle class="blank circle" cx="32" cy="20" r="16"/>', "circle: small state, enlarged")
    yield Line("home", swatch("blank home"), "thick edge: the person's own country")
    yield Line("off", swatch("off"), "pale: not in the selection")


def swatch(classes: str) -> str:
    """Return a sample of a fill, 64 by 40."""
    return f'<path class="{classes} circle" d="M0 0h64v40h-64z"/>'


def diamond(x: float, y: float, radius: float) -> str:
    """Return the path of a diamond around a point."""
    r = f"{radius:.4g}"
    return f"M{x:.5g} {y - radius:.5g}l{r} {r}-{r} {r}-{r}-{r}z"


class Mark(Struct, frozen=True):
    """What marks a place: where, whether there is a duty, whether it is judged by its own word or record, and the
    radius of the ring that says so."""

    x: float
    y: float
    duty: bool
    own: bool
    radius: float


def marks(found: Iterable[Mark], scale: float = 0) -> str:
    """Return marks: rings, and above them dots, which are lines of no length with round ends.

    With `scale` their widths are not those of the style.
    """
    places = list(found)
    drawn = []
    for name, _, width in MARKS:
        size = f' style="stroke-width:{width * scale:g}"' if scale else ""
        if name in ("halo", "ring"):
            drawn += [
                f'<circle class="{name}"{size} cx="{one.x:.5g}" cy="{one.y:.5g}" r="{one.radius:.3g}"/>'
                for one in places
                if one.own
            ]
        elif path := "".join(f"M{one.x:.5g} {one.y:.5g}h0" for one in places if one.duty):
            drawn.append(f'<path class="{name}"{size} d="{path}"/>')
    return "".join(drawn)
