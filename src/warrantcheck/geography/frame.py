"""What part of the canvas to look at: the whole of it, or the land of some states."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from warrantcheck.geography.canvas import Canvas, Shape, rings

CLOSEST = 8
"""How much a region is enlarged at most: the shapes are those of a map of the world."""

ROOM = 0.04
"""Room left and right of the land, above and below it, as a share of the larger side."""

FLATTEST, TALLEST = 0.5, 0.8
"""Bounds of a picture's height, by its width."""

ALONE, FEWEST = 2.5, 3
"""How much one state alone may enlarge what is seen, where there are more than so many others."""

PART = 0.1
"""What a part of a state must measure, by the largest, to count for what is seen."""

Frame = tuple[int, int, int, int]
"""x, y, width and height on the canvas."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


def whole(drawn: Canvas) -> Frame:
    """Return the frame of the whole canvas."""
    return 0, 0, drawn.width, drawn.height


def frame_of(drawn: Canvas, states: Collection[str]) -> Frame:
    """Return the part of the canvas that the land of some states fills.

    A state that alone would enlarge what is seen too much (Russia in Europe, the Cook Islands beyond the edge of the
    map) is left to lie outside, in whole or in part.
    """
    boxes = {code: _box(drawn.shapes[code]) for code in sorted(states) if code in drawn.shapes}
    found = _framed(boxes.values(), drawn)
    while len(boxes) > FEWEST:
        without = {code: _framed((box for other, box in boxes.items() if other != code), drawn) for code in boxes}
        alone, rest = min(without.items(), key=lambda item: _area(item[1]))
        if ALONE * _area(rest) >= _area(found):
            break
        found = rest
        del boxes[alone]
    return found


def holds(frame: Frame, shape: Shape) -> bool:
    """Say whether any of a shape is seen in a frame."""
    x, y, width, height = frame
    left, top, right, bottom = _box(shape)
    return left < x + width and right > x and top < y + height and bottom > y


def _box(shape: Shape) -> Box:
    """Return the box of a state's largest part and of other large parts that lie no farther from it than its size."""
    parts = sorted((_around((x, y, x, y) for x, y in ring) for ring in rings(shape.path)), key=_size, reverse=True)
    if not parts:
        x, y = shape.circle or shape.at
        return x - 1, y - 1, x + 1, y + 1
    main = parts[0]
    reach, least = max(main[2] - main[0], main[3] - main[1]), PART * _size(main)
    return _around(part for part in parts if _size(part) >= least and _gap(part, main) <= reach)


def _around(boxes: Iterable[Box]) -> Box:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _size(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _gap(one: Box, other: Box) -> float:
    across = max(other[0] - one[2], one[0] - other[2], 0)
    down = max(other[1] - one[3], one[1] - other[3], 0)
    return max(across, down)


def _framed(boxes: Iterable[Box], drawn: Canvas) -> Frame:
    left, top, right, bottom = _around(boxes)
    room = ROOM * max(right - left, bottom - top) + drawn.radius / 2
    wide = max(right - left + 2 * room, drawn.width / CLOSEST)
    tall = bottom - top + 2 * room
    width = min(max(wide, tall / TALLEST), drawn.width)
    height = min(max(tall, width * FLATTEST), drawn.height)
    x = min(max((left + right - width) / 2, 0), drawn.width - width)
    y = min(max((top + bottom - height) / 2, 0), drawn.height - height)
    return int(x), int(y), int(width), int(height)


def _area(frame: Frame) -> int:
    return frame[2] * frame[3]
