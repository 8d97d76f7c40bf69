"""The map as PNG, by way of resvg; its fonts come with this package, so the picture is the same everywhere."""

from __future__ import annotations

import zlib
from pathlib import Path

from warrantcheck.errors import DataError, UsageError

WIDTH = 2000
FOLDER = Path(__file__).parent / "fonts"
FONTS = {"DejaVuSans-Bold.ttf": 0x31C58897, "DejaVuSans.ttf": 0xBD7201E0}
"""The fonts, with their checksums: a damaged one would draw other letters."""


def png_of(svg: str) -> bytes:
    """Draw an SVG, 2000 pixels wide.

    Raises:
        UsageError: the optional package is not installed, or the text is no SVG.
        DataError: a font is missing or damaged.
    """
    try:
        import resvg_py
    except ImportError as error:
        raise UsageError("A PNG needs the package resvg-py: pip install 'warrantcheck[png]'.") from error
    fonts = [str(_sound(name)) for name in FONTS]
    try:
        drawn = resvg_py.svg_to_bytes(
            svg_string=svg,
            width=WIDTH,
            skip_system_fonts=True,
            font_files=fonts,
            font_family="DejaVu Sans",
            sans_serif_family="DejaVu Sans",
        )
    except ValueError as error:
        raise UsageError("svg: the text of an SVG is needed, as `world_map` returns it.") from error
    return bytes(drawn)


def _sound(name: str) -> Path:
    """Return a font after a look at its checksum."""
    file = FOLDER / name
    try:
        if zlib.crc32(file.read_bytes()) == FONTS[name]:
            return file
    except OSError as error:
        raise DataError(f"{name}: cannot be read: {error.strerror or error}.") from error
    raise DataError(f"{name} is damaged: reinstall warrantcheck.")
