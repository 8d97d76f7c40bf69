"""The map as PNG, by way of resvg; its fonts come with this package, so the picture is the same everywhere."""

from __future__ import annotations

from pathlib import Path

from warrantcheck.errors import UsageError

WIDTH = 2000
FONTS = Path(__file__).parent / "fonts"


def png_of(svg: str) -> bytes:
    """Draw an SVG, 2000 pixels wide.

    Raises:
        UsageError: the optional package is not installed.
    """
    try:
        import resvg_py
    except ImportError as error:
        raise UsageError("A PNG needs the package resvg-py: pip install 'warrantcheck[png]'.") from error
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            width=WIDTH,
            skip_system_fonts=True,
            font_files=[str(file) for file in sorted(FONTS.glob("*.ttf"))],
            font_family="DejaVu Sans",
            sans_serif_family="DejaVu Sans",
        )
    )
