"""Colours and patterns. A level is never colour alone: the denser the lines, the higher it is; `?` is unclear."""

from __future__ import annotations

from collections.abc import Iterator

from warrantcheck.vocabulary import Level

FILLS: dict[Level, str] = {
    "minimal": "#fffbef",
    "low": "#fde3a7",
    "moderate": "#f6a95b",
    "high": "#cc5f1c",
    "severe": "#6b1d05",
    "unclear": "#e2e2ea",
}
"""One ramp from light to dark, which colour-blind readers and grey printers keep in order; grey stands outside it."""

INK = "#1b1b1b"
_LINES: dict[Level, tuple[int, str, str]] = {
    "low": (9, "M0 4.5h9", "#dcb667"),
    "moderate": (5, "M0 2.5h5", "#d37f2c"),
    "high": (6, "M0 3h6M3 0v6", "#a5470f"),
}
QUESTION = "M4.5 5.6c0-3.4 5-3.2 5 0c0 2-2.4 2-2.4 4.1M7.1 11.9v.1"

"""A question mark in a field of 14 by 14."""

MARKS = (("halo", "#fff", 4.6), ("ring", "#000", 2.0), ("rim", "#fff", 6.8), ("dot", "#000", 4.4))
"""The marks of a state, each above the one before, by colour and width of its line: a ring on a pale halo where the
figure rests on the state's own word or record, and a dot on a pale rim where it has a duty to arrest."""

RING, AROUND = 4.6, 2.2
"""The radius of a ring on land, and how much larger than the circle of a small state the ring around that one is."""

NARROW = 1.8
"""How much larger symbols and marks are drawn on a picture less than 640 pixels wide."""

_FIXED = f"""
{"".join(f".{level}{{fill:url(#p-{level})}}" for level in FILLS)}
.minimal{{fill:{FILLS["minimal"]}}}.severe{{fill:{FILLS["severe"]}}}.sign{{fill:{FILLS["unclear"]}}}.free{{fill:#fff}}
.question{{display:none}}.sign+.question{{display:inline}}
.blank{{fill:#f4f4f4}}.off{{fill:#f4f4f4}}.nobody{{fill:#fff}}.hatch{{fill:url(#p-hatch)}}
.land{{stroke-linejoin:round}}.lead,.question,.halo,.ring,.rim,.dot{{fill:none;stroke-linecap:round}}
.circle,.halo,.ring{{transform-box:fill-box;transform-origin:center}}
.circle,.lead{{stroke:{INK}}}.land{{stroke:#6a6a6a}}.off{{stroke:#bbb}}.home{{stroke:#000}}.question{{stroke:#222}}
.hatch,.question,.halo,.ring,.rim,.dot{{pointer-events:none}}
.sea{{fill:#e3ecf3}}.page{{fill:#fff}}.text{{fill:{INK}}}.soft{{fill:#444}}
svg a:focus{{outline:none}}svg a:focus .land,svg a:focus .circle,
svg a:hover .land,svg a:hover .circle{{stroke:#0050d8}}
""".strip()

DARK = """
@media screen and (prefers-color-scheme:dark){.page{fill:#10151c}.sea{fill:#26323d}.text{fill:#f2f2f2}
.soft{fill:#c8c8c8}.lead{stroke:#eee}.land,.circle{stroke:#8a8f96}.home{stroke:#58a6ff}.off{fill:#3b444d;stroke:#69727c}}
""".strip()


def css(scale: float = 1) -> str:
    """Return the style of a map on which strokes and marks are drawn `scale` times as wide as on that of the world.

    The legend, an element of the class `key`, has those of the world.
    """
    key = "" if scale == 1 else _widths(1, ".key ") + "".join(
        f".key .{level}{{fill:url(#k-{level})}}" for level in (*_LINES, "unclear")
    ) + ".key .hatch{fill:url(#k-hatch)}"  # fmt: skip
    marks = "".join(f".{name}{{stroke:{colour}}}" for name, colour, _ in MARKS)
    narrow = "".join(f".{name}{{stroke-width:{width * scale * NARROW:.3g}}}" for name, _, width in MARKS[2:])
    narrow += f".circle,.halo,.ring{{transform:scale({NARROW})}}.key .circle,.key .halo,.key .ring{{transform:none}}"
    return f"{_FIXED}\n{marks}{_widths(scale)}{key}\n@media (max-width:640px){{{narrow}}}\n{DARK}"


def _widths(scale: float, within: str = "") -> str:
    widths = {"land": 0.7, "circle": 1.3, "lead": 0.8, "home": 2.4, "question": 1.3}
    widths |= {name: width for name, _, width in MARKS}
    focus = ",".join(f"svg a:{how} .{what}" for how in ("focus", "hover") for what in ("land", "circle"))
    fixed = "".join(f"{within}.{name}{{stroke-width:{width * scale:.3g}}}" for name, width in widths.items())
    return fixed if within else f"{fixed}{focus}{{stroke-width:{4 * scale:.3g}}}"


def definitions(scale: float = 1, pattern: float = 1) -> str:
    """Return the patterns of the levels, and the hatch that lies over disputed places."""
    found = list(_patterns("p-", pattern))
    if scale != 1:
        found += _patterns("k-", 1)
    found.append(f'<path id="question" d="{QUESTION}" transform="scale({0.8 * scale:.3g})"/>')
    return f"<defs>{''.join(found)}</defs>"


def _patterns(prefix: str, scale: float) -> Iterator[str]:
    for level in FILLS:
        size, inside = _inside(level)
        if inside:
            yield _pattern(f"{prefix}{level}", size, f'<path d="M0 0h{size}v{size}h-{size}z" {inside}', scale)
    hatch = '<path d="M0 2h8" stroke="#000" stroke-width="2"/><path d="M0 3.6h8" stroke="#fff" stroke-width="1.2"/>'
    yield _pattern(f"{prefix}hatch", 8, hatch, scale, "rotate(-45)")


def _inside(level: Level) -> tuple[int, str]:
    if level == "unclear":
        stroke = f'<path d="{QUESTION}" fill="none" stroke="#333" stroke-width="1.5" stroke-linecap="round"/>'
        return 14, f'fill="{FILLS[level]}"/>{stroke}'
    if level not in _LINES:
        return 0, ""
    size, lines, colour = _LINES[level]
    return size, f'fill="{FILLS[level]}"/><path d="{lines}" stroke="{colour}" stroke-width="1"/>'


def _pattern(name: str, size: int, inside: str, scale: float, turn: str = "") -> str:
    moves = [turn] if turn else []
    moves += [f"scale({scale:.6g})"] if scale != 1 else []
    how = f' patternTransform="{" ".join(moves)}"' if moves else ""
    return f'<pattern id="{name}" width="{size}" height="{size}" patternUnits="userSpaceOnUse"{how}>{inside}</pattern>'
