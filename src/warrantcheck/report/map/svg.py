"""The map as SVG: one file, no script, nothing fetched."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from warrantcheck.answer.world.map import MapResult, Spot
from warrantcheck.geography.canvas import Shape
from warrantcheck.report.map.legend import Mark, diamond, legend, marks
from warrantcheck.report.map.style import AROUND, RING, css, definitions
from warrantcheck.report.map.wording import (
    RING_MEANS,
    credit,
    days,
    edition,
    heading,
    label,
    lead_of,
    meaning,
    not_wanted,
    safe,
    selection,
    summary,
    tooltip,
)

HEAD = 220
MARGIN = 30
RIGHT = 960
"""Where the second column of the legend begins."""
ROW = 56
LINE = 46
LETTER, WIDE_LETTER = 0.5, 0.66
"""The width of a letter, by the size of the font: in the mean, and at most."""
FONT = "'DejaVu Sans',Verdana,Arial,sans-serif"
ASIDE = 0.4
"""The size of a symbol that is not in the selection, by that of others."""
DIAMOND = 1.3
"""The half of a diamond's width, by the radius of a circle: marks must have room in both."""
CLOSER = 2
"""How much larger symbols are on the map of a region than on that of the world."""


def svg_map(result: MapResult) -> str:
    """Return the whole picture: title, map, legend, credit."""
    frame = result.frame
    width = result.canvas.width
    tall = round(width * frame[3] / frame[2])
    foot, below = _foot(result)
    height = HEAD + tall + below
    title = heading(result)
    room = width - 2 * MARGIN
    told = " ".join(part for part in (days(result), selection(result)) if part)
    small = min(36, room / (WIDE_LETTER * len(told)))
    size = min(68, room / (WIDE_LETTER * len(title)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="{FONT}" '
        f'role="group" aria-labelledby="map-title map-text" lang="en">\n'
        f'<title id="map-title">{safe(title)}</title>\n'
        f'<desc id="map-text">{safe(f"{summary(result)} {credit(result)} {edition(result)}")}</desc>\n'
        f"<style>{css(symbol_scale(result))}</style>\n{definitions(symbol_scale(result), pattern_scale(result))}\n"
        f'<path class="page" d="M0 0h{width}v{height}h-{width}z"/>\n'
        f'<path class="sea" d="M0 {HEAD}h{width}v{tall}h-{width}z"/>\n'
        f'<text class="text" x="{MARGIN}" y="80" font-size="{size:.4g}" font-weight="bold">{safe(title)}</text>\n'
        f'<text class="text" x="{MARGIN}" y="142" font-size="46">{safe(lead_of(result))}</text>\n'
        f'<text class="soft" x="{MARGIN}" y="194" font-size="{small:.4g}">{safe(told)}</text>\n'
        f'<svg y="{HEAD}" width="{width}" height="{tall}" viewBox="{" ".join(map(str, frame))}">\n'
        f"{drawing(result)}</svg>\n"
        f'<g class="key" transform="translate(0 {HEAD + tall})">\n{foot}</g>\n</svg>\n'
    )


def symbol_scale(result: MapResult) -> float:
    """Return how wide symbols are on this map, in units of the canvas, by those on a map of the world."""
    return min(1, CLOSER * result.frame[2] / result.canvas.width)


def pattern_scale(result: MapResult) -> float:
    """Return how large patterns are: of a whole number of pixels in a PNG, where tiles would otherwise show seams."""
    return 1 if result.world.region is None else CLOSER * result.frame[2] / result.canvas.width


def drawing(result: MapResult, links: bool = False) -> str:
    """Return the places: those with room first, then the circles and diamonds of small ones, then the marks.

    With `links`, a place refers to the element of the page whose id is that of its table row.
    """
    scale = symbol_scale(result)
    shapes = {key: _moved(shape, scale) for key, shape in result.canvas.shapes.items()}
    by_name = sorted(result.spots, key=lambda spot: spot.name)
    keys = {spot.key for spot in by_name}
    wide = [spot for spot in by_name if shapes[spot.key].circle is None]
    small = [spot for spot in by_name if shapes[spot.key].circle]
    radius = result.canvas.radius * scale
    under = "".join(
        f'<path class="land nobody" d="{shape.path}"/>\n' for key, shape in shapes.items() if key not in keys
    )
    return (
        under
        + "".join(_place(spot, _land(spot, shapes[spot.key]), links) for spot in wide)
        + "".join(_ground(small, shapes, radius, result.days is not None))
        + "".join(
            _place(spot, _symbol(spot, shapes[spot.key], radius, result.days is not None), links) for spot in small
        )
        + f'<g class="marks">{marks(mark(result, spot) for spot in by_name if spot.shown)}</g>\n'
    )


def mark(result: MapResult, spot: Spot) -> Mark:
    """Return the marks of a place."""
    scale = symbol_scale(result)
    shape = _moved(result.canvas.shapes[spot.key], scale)
    x, y = shape.circle or shape.at
    radius = (result.canvas.radius + AROUND if shape.circle else RING) * scale
    return Mark(x, y, spot.binds, spot.leg.own_evidence, radius)


def _moved(shape: Shape, scale: float) -> Shape:
    """Return a shape whose circle is as much nearer to its place as symbols are smaller."""
    if shape.circle is None or shape.home is None or scale == 1:
        return shape
    (x, y), (hx, hy) = shape.circle, shape.home
    return Shape(shape.key, shape.path, shape.at, (hx + (x - hx) * scale, hy + (y - hy) * scale), shape.home)


def _foot(result: MapResult) -> tuple[str, int]:
    """Return legend, meaning and credit, below each other, and how high they are."""
    lines = legend(result)
    first = [line for line in lines if line.fill]
    second = [line for line in lines if not line.fill]
    text = []
    for x, column in ((MARGIN, first), (RIGHT, second)):
        for i, line in enumerate(column):
            words = f'<text class="text" x="84" y="32" font-size="38">{safe(line.text)}</text>'
            text.append(f'<g transform="translate({x} {28 + i * ROW})">{line.picture}{words}</g>')
    y = 28 + ROW * max(len(first), len(second)) + LINE
    asked = {spot.leg.question for spot in result.spots if spot.shown}
    meanings = () if not_wanted(result) else (*meaning(result, asked), RING_MEANS)
    for words in (*meanings, credit(result), edition(result)):
        for part in textwrap.wrap(words, int((result.canvas.width - 2 * MARGIN) / (LETTER * 33))):
            text.append(f'<text class="soft" x="{MARGIN}" y="{y}" font-size="33">{safe(part)}</text>')
            y += LINE
    return "\n".join([*text, ""]), y - LINE + 28


def _place(spot: Spot, picture: str, links: bool) -> str:
    """Return a place that can be reached by keyboard, or, if it was not asked for, its picture and name alone."""
    key = f'data-place="{safe(spot.key)}"'
    inside = f"<title>{safe(tooltip(spot))}</title>{picture}"
    if not spot.shown:
        return f"<g {key}>{inside}</g>\n"
    target = f' href="#{safe(row_id(spot.key))}"' if links else ""
    return f'<a tabindex="0"{target} {key} aria-label="{safe(label(spot))}">{inside}</a>\n'


def row_id(key: str) -> str:
    """Return the id of a place's row in the table of a page."""
    return f"row-{key.removeprefix('@')}"


def _classes(spot: Spot) -> str:
    if not spot.shown:
        return "off"
    return " ".join(
        word
        for word, holds in (
            (spot.leg.level, True),
            ("disputed", spot.disputed),
            ("home", spot.home),
            ("duty", spot.binds),
            ("own", spot.leg.own_evidence),
            ("free", spot.leg.duty == "not-wanted"),
        )
        if holds
    )


def _land(spot: Spot, shape: Shape) -> str:
    hatch = f'<path class="hatch" d="{shape.path}"/>' if spot.disputed and spot.shown else ""
    return f'<path class="{_classes(spot)} land" d="{shape.path}"/>{hatch}'


def _ground(small: list[Spot], shapes: dict[str, Shape], radius: float, named: bool) -> Iterator[str]:
    """Yield the land under the symbols of small places, and a line to each symbol that had to move."""
    for spot in small:
        if shapes[spot.key].path:
            name = f' data-land="{safe(spot.key)}"' if named else ""
            yield f"<g{name}>{_land(spot, shapes[spot.key])}</g>\n"
    for spot in small:
        shape = shapes[spot.key]
        if spot.shown and shape.circle and shape.home:
            (x, y), (hx, hy) = shape.circle, shape.home
            if (x - hx) ** 2 + (y - hy) ** 2 > radius**2:
                yield f'<path class="lead" d="M{hx:.5g} {hy:.5g}L{x:.5g} {y:.5g}"/>\n'


def _symbol(spot: Spot, shape: Shape, radius: float, every: bool) -> str:
    """Return the circle of a state or the diamond of a territory; one that is unclear has its question mark whole, and
    of `every` one it is there to be seen on another day."""
    x, y = shape.circle or shape.at
    radius *= 1 if spot.shown else ASIDE
    unclear = spot.shown and spot.leg.level == "unclear"
    classes = f"{_classes(spot)}{' sign' if unclear else ''} circle"
    if spot.key.startswith("@"):
        picture = f'<path class="{classes}" d="{diamond(x, y, radius * DIAMOND)}"/>'
    else:
        picture = f'<circle class="{classes}" cx="{x:.5g}" cy="{y:.5g}" r="{radius:.3g}"/>'
    if unclear or every:
        picture += f'<use class="question" href="#question" x="{x - radius:.5g}" y="{y - radius:.5g}"/>'
    return picture
