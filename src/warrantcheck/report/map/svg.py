"""The map as SVG: one file, no script, nothing fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from warrantcheck.answer.map import MapResult, Spot
from warrantcheck.geography.canvas import Canvas, Shape
from warrantcheck.report.map.style import CSS, DARK, definitions
from warrantcheck.report.map.wording import (
    bound,
    credit,
    days,
    heading,
    label,
    levels,
    question,
    safe,
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
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="{FONT}" '
        f'role="group" aria-labelledby="map-title map-text" lang="en">\n'
        f'<title id="map-title">{safe(f"{heading(result)}. {days(result)}")}</title>\n'
        f'<desc id="map-text">{safe(summary(result))}</desc>\n'
        f"<style>{CSS}\n{DARK}</style>\n{definitions()}\n"
        f'<path class="sea" d="M0 0h{width}v{height}h-{width}z"/>\n'
        f'<text class="text" x="{MARGIN}" y="86" font-size="72" font-weight="bold">{safe(heading(result))}</text>\n'
        f'<text class="text" x="{MARGIN}" y="158" font-size="52">{safe(question(result))}</text>\n'
        f'<text class="soft" x="{MARGIN}" y="218" font-size="42">{safe(days(result))}</text>\n'
        f'<g transform="translate(0 {HEAD})">\n{drawing(result)}</g>\n'
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
        + "".join(_place(spot, f'<path class="{_classes(spot)} land" d="{shapes[spot.key].path}"/>', links)
                  for spot in wide)
        + _ground(small, result.canvas)
        + "".join(_place(spot, _symbol(spot, shapes[spot.key], result.canvas.radius), links) for spot in small)
        + dots(shapes[spot.key].circle or shapes[spot.key].at for spot in by_name if spot.binds and spot.shown)
    )  # fmt: skip


def dots(points: Iterable[tuple[float, float]]) -> str:
    """Return the mark of a duty to arrest at each point: lines of no length with round ends."""
    path = "".join(f"M{x:g} {y:g}h0" for x, y in points)
    return f'<path class="rim" d="{path}"/><path class="dot" d="{path}"/>\n' if path else ""


def legend(result: MapResult) -> str:
    """Return the legend in words, and under it the credit: two columns below the map."""
    lines = list(_legend_lines(result))
    half = (len(lines) + 1) // 2
    text = []
    for i, (swatch, words) in enumerate(lines):
        x, y = MARGIN + (i // half) * 960, 30 + (i % half) * 56
        text.append(f'<g transform="translate({x} {y})">{swatch}<text class="text" x="84" y="32">{safe(words)}</text></g>')
    foot = f'<text class="soft" x="{MARGIN}" y="{FOOT - 22}" font-size="36">{safe(credit(result))}</text>'
    return "\n".join([*text, foot, ""])


def _legend_lines(result: MapResult) -> Iterator[tuple[str, str]]:
    """Yield the swatch and the words of each line."""
    for level, words in levels(result):
        yield swatch(level), words
    yield swatch("off") + dots([(32, 20)]), f"black dot: duty to arrest ({bound(result)} states)"
    yield swatch("low disputed"), "hatched: disputed place"
    yield swatch("low home"), "thick edge: the person's own country"
    yield (
        '<circle class="moderate circle" cx="16" cy="20" r="14"/><path class="low disputed circle" d="M50 4l16 16-16 16-16-16z"/>',
        "circle: small state; diamond: small disputed place",
    )


def swatch(classes: str) -> str:
    """Return a sample of a fill, 64 by 40."""
    return f'<path class="{classes} circle" d="M0 0h64v40h-64z"/>'


def _place(spot: Spot, picture: str, links: bool) -> str:
    target = f' href="#{_id(spot.key)}"' if links and spot.shown else ""
    words, more = safe(label(spot)), safe(tooltip(spot))
    name = f' data-place="{safe(spot.key)}"'
    return f'<a tabindex="0"{target}{name} aria-label="{words}"><title>{more}</title>{picture}</a>\n'


def _id(key: str) -> str:
    return f"row-{key.removeprefix('@')}"


def _classes(spot: Spot) -> str:
    if not spot.shown:
        return "off disputed" if spot.disputed else "off"
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


def _ground(small: list[Spot], canvas: Canvas) -> str:
    """Return the land under the symbols of small places, and a line to each symbol that had to move."""
    parts = []
    for spot in small:
        shape = canvas.shapes[spot.key]
        if shape.path:
            parts.append(f'<path class="{_classes(spot)} land" d="{shape.path}"/>\n')
    for spot in small:
        shape = canvas.shapes[spot.key]
        if shape.circle and shape.home:
            (x, y), (hx, hy) = shape.circle, shape.home
            if (x - hx) ** 2 + (y - hy) ** 2 > canvas.radius**2:
                parts.append(f'<path class="lead" d="M{hx:g} {hy:g}L{x:g} {y:g}"/>\n')
    return "".join(parts)


def _symbol(spot: Spot, shape: Shape, radius: float) -> str:
    x, y = shape.circle or shape.at
    if spot.key.startswith("@"):
        r = f"{radius:g}"
        return f'<path class="{_classes(spot)} circle" d="M{x:g} {y - radius:g}l{r} {r}-{r} {r}-{r}-{r}z"/>'
    return f'<circle class="{_classes(spot)} circle" cx="{x:g}" cy="{y:g}" r="{radius:g}"/>'
