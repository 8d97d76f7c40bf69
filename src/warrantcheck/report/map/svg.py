"""The map as SVG: one file, no script, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from warrantcheck.answer.map import MapResult, Spot
from warrantcheck.geography.canvas import Canvas, Shape
from warrantcheck.report.map.style import CSS, DARK, QUESTION, definitions
from warrantcheck.report.map.wording import (
    bound,
    credit,
    days,
    heading,
    label,
    levels,
    question,
    safe,
    selection,
    summary,
    tooltip,
)

HEAD = 250
FOOT = 400
MARGIN = 30
FONT = "'DejaVu Sans',Verdana,Arial,sans-serif"


def svg_map(result: MapResult) -> str:
    """Return the whole picture: title, map, legend, credit."""
    width, height = result.canvas.width, HEAD + result.canvas.height + FOOT
    view = " ".join(map(str, result.frame))
    lead = selection(result) or question(result)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="{FONT}" '
        f'role="group" aria-labelledby="map-title map-text" lang="en">\n'
        f'<title id="map-title">{safe(f"{heading(result)}. {days(result)}")}</title>\n'
        f'<desc id="map-text">{safe(summary(result))}</desc>\n'
        f"<style>{CSS}\n{DARK}</style>\n{definitions()}\n"
        f'<path class="page" d="M0 0h{width}v{height}h-{width}z"/>\n'
        f'<path class="sea" d="M0 {HEAD}h{width}v{result.canvas.height}h-{width}z"/>\n'
        f'<text class="text" x="{MARGIN}" y="86" font-size="72" font-weight="bold">{safe(heading(result))}</text>\n'
        f'<text class="text" x="{MARGIN}" y="158" font-size="52">{safe(lead)}</text>\n'
        f'<text class="soft" x="{MARGIN}" y="218" font-size="42">{safe(days(result))}</text>\n'
        f'<svg y="{HEAD}" width="{width}" height="{result.canvas.height}" viewBox="{view}">\n'
        f"{drawing(result)}</svg>\n"
        f'<g transform="translate(0 {HEAD + result.canvas.height})" font-size="40">\n{legend(result)}</g>\n</svg>\n'
    )


def drawing(result: MapResult, links: bool = False) -> str:
    """Return the places: those with room first, then the circles and diamonds of small ones, then the dots of duty.

    With `links`, a place refers to the element of the page whose id is that of its table row.
    """
    spots = {spot.key: spot for spot in result.spots}
    shapes = result.canvas.shapes
    by_name = sorted(spots.values(), key=lambda spot: spot.name)
    wide = [spot for spot in by_name if shapes[spot.key].circle is None]
    small = [spot for spot in by_name if shapes[spot.key].circle]
    under = "".join(
        f'<path class="land nobody" d="{shape.path}"/>\n' for key, shape in shapes.items() if key not in spots
    )
    return (
        under
        + "".join(_place(spot, _land(spot, shapes[spot.key]), links) for spot in wide)
        + _ground(small, result.canvas)
        + "".join(_place(spot, _symbol(spot, shapes[spot.key], result.canvas.radius), links) for spot in small)
        + dots(_middle(spot, shapes[spot.key]) for spot in by_name if spot.binds and spot.shown)
    )


def dots(points: Iterable[tuple[float, float]]) -> str:
    """Return the mark of a duty to arrest at each point: lines of no length with round ends."""
    path = "".join(f"M{x:g} {y:g}h0" for x, y in points)
    return f'<path class="rim" d="{path}"/><path class="dot" d="{path}"/>\n' if path else ""


def legend(result: MapResult) -> str:
    """Return the legend in words, and under it the credit: two columns below the map."""
    lines = list(legend_lines(result))
    half = (len(lines) + 1) // 2
    text = []
    for i, (swatch, words) in enumerate(lines):
        x, y = MARGIN + (i // half) * 960, 30 + (i % half) * 56
        text.append(
            f'<g transform="translate({x} {y})">{swatch}<text class="text" x="84" y="32">{safe(words)}</text></g>'
        )
    foot = f'<text class="soft" x="{MARGIN}" y="{FOOT - 22}" font-size="36">{safe(credit(result))}</text>'
    return "\n".join([*text, foot, ""])


def legend_lines(result: MapResult) -> Iterator[tuple[str, str]]:
    """Yield the sample, 64 by 40, and the words of each line of the legend."""
    for level, words in levels(result):
        yield swatch(level), words
    yield swatch("off") + dots([(32, 20)]), f"black dot: duty to arrest ({bound(result)} states)"
    yield swatch("low") + swatch("hatch"), "hatched, or a diamond: disputed place"
    yield '<circle class="low circle" cx="32" cy="20" r="16"/>', "circle: small state, enlarged"
    yield swatch("low home"), "thick edge: the person's own country"


def swatch(classes: str) -> str:
    """Return a sample of a fill, 64 by 40."""
    return f'<path class="{classes} circle" d="M0 0h64v40h-64z"/>'


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
        )
        if holds
    )


def _land(spot: Spot, shape: Shape) -> str:
    hatch = f'<path class="hatch" d="{shape.path}"/>' if spot.disputed and spot.shown else ""
    return f'<path class="{_classes(spot)} land" d="{shape.path}"/>{hatch}'


def _ground(small: list[Spot], canvas: Canvas) -> str:
    """Return the land under the symbols of small places, and a line to each symbol that had to move."""
    parts = [f"{_land(spot, canvas.shapes[spot.key])}\n" for spot in small if canvas.shapes[spot.key].path]
    for spot in small:
        shape = canvas.shapes[spot.key]
        if shape.circle and shape.home:
            (x, y), (hx, hy) = shape.circle, shape.home
            if (x - hx) ** 2 + (y - hy) ** 2 > canvas.radius**2:
                parts.append(f'<path class="lead" d="M{hx:g} {hy:g}L{x:g} {y:g}"/>\n')
    return "".join(parts)


def _symbol(spot: Spot, shape: Shape, radius: float) -> str:
    """Return the circle of a state or the diamond of a territory; one that is unclear has its question mark whole."""
    x, y = shape.circle or shape.at
    unclear = spot.shown and spot.leg.level == "unclear"
    classes = f"{_classes(spot)}{' sign' if unclear else ''} circle"
    if spot.key.startswith("@"):
        r = f"{radius:g}"
        picture = f'<path class="{classes}" d="M{x:g} {y - radius:g}l{r} {r}-{r} {r}-{r}-{r}z"/>'
    else:
        picture = f'<circle class="{classes}" cx="{x:g}" cy="{y:g}" r="{radius:g}"/>'
    if unclear:
        aside = 4 if spot.binds else 0
        at = f"{x - aside * 0.8 - 5:.4g} {y - 6.4:.4g}"
        picture += f'<path class="question" transform="translate({at}) scale(.7)" d="{QUESTION}"/>'
    return picture


def _middle(spot: Spot, shape: Shape) -> tuple[float, float]:
    """Return where the dot of duty goes: the middle, or beside the question mark."""
    x, y = shape.circle or shape.at
    return (x + 2.6, y) if shape.circle and spot.leg.level == "unclear" else (x, y)
