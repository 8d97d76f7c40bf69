"""Colours and patterns. A level is never colour alone: the denser the lines, the higher it is; `?` is unclear."""

from __future__ import annotations

from warrantcheck.vocabulary import Level

FILLS: dict[Level, str] = {
    "minimal": "#fffbef",
    "low": "#fde3a7",
    "moderate": "#f6a95b",
    "high": "#cc5f1c",
    "severe": "#4a1604",
    "unclear": "#e2e2ea",
}
"""One ramp from light to dark, which colour-blind readers and grey printers keep in order; grey stands outside it."""

INK = "#1b1b1b"
_LINES: dict[Level, tuple[int, str, str]] = {
    "low": (9, "M0 4.5h9", "#a87b1f"),
    "moderate": (5, "M0 2.5h5", "#a2560f"),
    "high": (6, "M0 3h6M3 0v6", "#823608"),
}
QUESTION = "M4.5 5.6c0-3.4 5-3.2 5 0c0 2-2.4 2-2.4 4.1M7.1 11.9v.1"

"""A question mark in a field of 14 by 14."""

CSS = f"""
.land{{stroke:#6a6a6a;stroke-width:.7;stroke-linejoin:round}}
{"".join(f".{level}{{fill:url(#p-{level})}}" for level in FILLS)}
.minimal{{fill:{FILLS["minimal"]}}}.severe{{fill:{FILLS["severe"]}}}.sign{{fill:{FILLS["unclear"]}}}
.off{{fill:#f4f4f4;stroke:#bbb}}.nobody{{fill:#fff}}.hatch{{fill:url(#hatch);pointer-events:none}}
.circle{{stroke:{INK};stroke-width:1.3}}.lead{{fill:none;stroke:{INK};stroke-width:.8}}
.home{{stroke:#000;stroke-width:2.4}}
.rim{{stroke:#fff;stroke-width:6.4}}.dot{{stroke:#000;stroke-width:4.2}}
.question{{fill:none;stroke:#222;stroke-width:1.8;stroke-linecap:round;pointer-events:none}}
.rim,.dot{{fill:none;stroke-linecap:round;pointer-events:none}}
.sea{{fill:#e3ecf3}}.page{{fill:#fff}}.text{{fill:{INK}}}.soft{{fill:#444}}
svg a:focus{{outline:none}}svg a:focus .land,svg a:focus .circle,
svg a:hover .land,svg a:hover .circle{{stroke:#0050d8;stroke-width:4}}
""".strip()

DARK = """
@media (prefers-color-scheme:dark){.page{fill:#10151c}.sea{fill:#26323d}.text{fill:#f2f2f2}
.soft{fill:#c8c8c8}.lead{stroke:#eee}.home{stroke:#58a6ff}}
""".strip()


def definitions() -> str:
    """Return the patterns of the levels, and the hatch that lies over disputed places."""
    found = []
    for level in FILLS:
        size, inside = _inside(level)
        if inside:
            found.append(_pattern(f"p-{level}", size, f'<path d="M0 0h{size}v{size}h-{size}z" {inside}'))
    hatch = '<path d="M0 2h8" stroke="#000" stroke-width="2"/><path d="M0 3.6h8" stroke="#fff" stroke-width="1.2"/>'
    found.append(_pattern("hatch", 8, hatch, ' patternTransform="rotate(-45)"'))
    return f"<defs>{''.join(found)}</defs>"


def _inside(level: Level) -> tuple[int, str]:
    if level == "unclear":
        stroke = f'<path d="{QUESTION}" fill="none" stroke="#333" stroke-width="1.5" stroke-linecap="round"/>'
        return 14, f'fill="{FILLS[level]}"/>{stroke}'
    if level not in _LINES:
        return 0, ""
    size, lines, colour = _LINES[level]
    return size, f'fill="{FILLS[level]}"/><path d="{lines}" stroke="{colour}" stroke-width="1"/>'


def _pattern(name: str, size: int, inside: str, more: str = "") -> str:
    return f'<pattern id="{name}" width="{size}" height="{size}" patternUnits="userSpaceOnUse"{more}>{inside}</pattern>'
