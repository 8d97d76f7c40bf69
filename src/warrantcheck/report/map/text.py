"""The map for the terminal: half blocks in colour, letters without. A letter says the level, a capital the duty."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator

from warrantcheck.answer.world.map import MapResult, Spot
from warrantcheck.document.parts.words import plain_text
from warrantcheck.geography.canvas import Ring, rings
from warrantcheck.report.map.legend import counted, legend
from warrantcheck.report.map.wording import (
    OTHERWISE,
    credit,
    days,
    edition,
    heading,
    lead_of,
    meaning,
    not_wanted,
    selection,
)
from warrantcheck.report.report import Page
from warrantcheck.vocabulary import Level

WIDEST = 160
LETTERS: dict[Level, str] = {"severe": "s", "high": "h", "moderate": "m", "low": "l", "minimal": "n", "unclear": "u"}
FREE = "-"
"""The letter of nobody wanted."""
COLOURS: dict[Level, int] = {"minimal": 230, "low": 222, "moderate": 215, "high": 166, "severe": 52, "unclear": 250}
"""Numbers of the 256 colours of terminals, nearest to those of the picture."""
SEA, OFF, LIGHT, DARK = 153, 254, 231, 16
Grid = list[list[Spot | None]]


def text_map(result: MapResult, page: Page) -> str:
    """Return the map with its title, legend and disclaimer, as wide as the page."""
    width = min(page.width, WIDEST)
    grid = raster(result, width)
    rows = _blocks(result, grid) if page.colour else _letters(grid)
    title = [heading(result), lead_of(result), selection(result), days(result)]
    lines = [wrapped for line in title if line for wrapped in textwrap.wrap(plain_text(line), width)]
    return "\n".join([*lines, "", *rows, "", *_legend(result, page, width), ""])


def raster(result: MapResult, columns: int) -> Grid:
    """Return which place is seen in each pixel: as many columns as asked, and an even number of rows."""
    left, top, wide, tall = result.frame
    scale = wide / columns
    rows = 2 * round(tall / scale / 2)
    grid: Grid = [[None] * columns for _ in range(rows)]
    for spot in result.spots:
        land = [[(x - left, y - top) for x, y in ring] for ring in rings(result.canvas.shapes[spot.key].path)]
        for row, first, last in spans(land, scale, rows):
            begin, end = max(first, 0), min(last, columns)
            if end > begin:
                grid[row][begin:end] = [spot] * (end - begin)
    for spot in result.spots:
        row, column = pixel(result, spot, columns)
        if 0 <= row < rows and 0 <= column < columns and grid[row][column] is None:  # an island too small to be hit
            grid[row][column] = spot
    return grid


def pixel(result: MapResult, spot: Spot, columns: int) -> tuple[int, int]:
    """Return row and column of the point that stands for a place; it may lie outside the frame."""
    left, top, wide, _ = result.frame
    x, y = result.canvas.shapes[spot.key].circle or result.canvas.shapes[spot.key].at
    return math.floor((y - top) * columns / wide), math.floor((x - left) * columns / wide)


def spans(land: list[Ring], scale: float, rows: int) -> Iterator[tuple[int, int, int]]:
    """Yield row, first column and the one after the last, of each run of pixels whose middles lie inside (even-odd)."""
    crossings: dict[int, list[float]] = {}
    for ring in land:
        for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if y1 == y2:
                continue
            low, high = min(y1, y2), max(y1, y2)
            for row in range(max(0, int(low // scale)), min(rows, int(high // scale) + 1)):
                middle = (row + 0.5) * scale
                if low <= middle < high:
                    crossings.setdefault(row, []).append(x1 + (middle - y1) * (x2 - x1) / (y2 - y1))
    for row, found in crossings.items():
        found.sort()
        for begin, end in zip(found[::2], found[1::2], strict=True):
            first, last = round(begin / scale), round(end / scale)
            if last > first:
                yield row, first, last


def letter(spot: Spot) -> str:
    """Return the letter of a level, as a capital where there is a duty to arrest."""
    if not spot.shown:
        return "."
    if spot.leg.duty == "not-wanted":
        return FREE
    found = LETTERS[spot.leg.level]
    return found.upper() if spot.binds else found


def _letters(grid: Grid) -> Iterator[str]:
    """Yield lines of letters, one for two pixels; a disputed place is marked, whatever its level."""
    for upper, lower in zip(grid[::2], grid[1::2], strict=True):
        cells = (above or below for above, below in zip(upper, lower, strict=True))
        yield "".join("/" if s and s.disputed and s.shown else letter(s) if s else " " for s in cells).rstrip()


def _blocks(result: MapResult, grid: Grid) -> Iterator[str]:
    """Yield lines of half blocks, with the letter of each state where there is room."""
    marks: dict[tuple[int, int], Spot] = {}
    columns = len(grid[0])
    for spot in result.spots:
        row, column = pixel(result, spot, columns)
        if 0 <= row < len(grid) and 0 <= column < columns and grid[row][column] is spot and spot.shown:
            marks.setdefault((row // 2, column), spot)
    for line, (upper, lower) in enumerate(zip(grid[::2], grid[1::2], strict=True)):
        cells, style = [], ""
        for column, (above, below) in enumerate(zip(upper, lower, strict=True)):
            mark = marks.get((line, column))
            if mark:
                sign = "/" if mark.disputed else letter(mark)
                ink = LIGHT if mark.leg.level == "severe" else DARK
                wanted = f"\x1b[38;5;{ink};48;5;{_colour(mark)}m"
            else:
                sign, wanted = "▀", f"\x1b[38;5;{_colour(above)};48;5;{_colour(below)}m"
            cells.append(sign if wanted == style else wanted + sign)
            style = wanted
        yield "".join(cells) + "\x1b[0m"


def _colour(spot: Spot | None) -> int:
    if spot is None:
        return SEA
    return COLOURS[spot.leg.level] if spot.shown else OFF


def _legend(result: MapResult, page: Page, width: int) -> list[str]:
    seen = {spot.leg.level for spot in result.spots if spot.shown and (page.colour or not spot.disputed)}
    words = []
    for one in legend(result):
        if level := next((level for level in seen if level == one.kind), None):
            sample = f"\x1b[48;5;{COLOURS[level]}m  \x1b[0m " if page.colour else ""
            words.append((sample, f"{LETTERS[level]} {one.text}"))
        elif one.kind == "free":
            words.append(("", f"{FREE} {one.text}"))
    lines, line, room = [], "", width
    for sample, text in words:
        long = len(text) + 2 + (3 if sample else 0)
        if long > room:
            lines.append(line.rstrip())
            line, room = "", width
        line, room = f"{line}{sample}{text}  ", room - long
    return [*lines, line.rstrip(), *(part for note in _notes(result, page) for part in textwrap.wrap(note, width))]


def _notes(result: MapResult, page: Page) -> Iterator[str]:
    """Yield what the legend says in sentences."""
    narrowed = not all(spot.shown for spot in result.spots)
    blank = f"{'Pale' if page.colour else 'A dot'}: not asked for. " if narrowed else ""
    if not not_wanted(result):
        own = sorted(spot.key for spot in result.spots if spot.shown and spot.leg.own_evidence)
        states = [key for key in own if not key.startswith("@")]
        yield from meaning(result, (spot.leg.question for spot in result.spots if spot.shown))
        yield f"By what the state itself said or did about the person: {', '.join(states) or 'none'}. {OTHERWISE}"
        bound = sum(spot.binds and spot.shown and not spot.key.startswith("@") for spot in result.spots)
        yield f"A capital letter is a duty to arrest {counted(bound) or '(no state)'}. / is a disputed place."
    yield f"{blank}Places smaller than a cell are not seen; `world` without --map lists every state."
    yield f"{credit(result)} {edition(result)}"
