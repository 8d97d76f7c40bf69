"""Maps as files: the ending decides the format, and a file is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from warrantcheck.answer.world.map import MapResult
from warrantcheck.errors import UsageError
from warrantcheck.report.map.html import html_map
from warrantcheck.report.map.svg import svg_map
from warrantcheck.whole_file import whole_file

ENDINGS = (".svg", ".html", ".png")


def require_ending(path: Path) -> None:
    """Make sure that a map can be written in the format that the name asks for.

    Raises:
        UsageError: it ends in nothing that is known.
    """
    if path.suffix.lower() not in ENDINGS:
        raise UsageError(f"A map is written to a file that ends in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}, or to "
                         f"the terminal with `-`; not to {str(path)!r}.")  # fmt: skip


def write_map(result: MapResult, path: Path) -> None:
    """Write a map, whole or not at all.

    Raises:
        UsageError: the ending is unknown, the file cannot be written, or a PNG is asked for without `resvg-py`.
    """
    require_ending(path)
    content = _content(result, path.suffix.lower())
    with whole_file(path) as file:
        file.write(content)


def _content(result: MapResult, ending: str) -> bytes:
    if ending == ".html":
        return html_map(result).encode()
    svg = svg_map(result)
    if ending == ".svg":
        return svg.encode()
    from warrantcheck.report.map.png import png_of  # its package is optional

    return png_of(svg)
