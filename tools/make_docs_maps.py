"""Draw the maps in docs/maps/ anew: `python tools/make_docs_maps.py`, after a change of the data or of the drawing.

The days are fixed, so the pictures do not depend on the day on which this is run. A test compares them.
"""

from __future__ import annotations

from pathlib import Path

import warrantcheck

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "maps"
MAPS = {
    "putin-2026-11-28.svg": ("vladimir-putin", "2026-11-28", "2026-11-28"),
    "putin-2023-03-20.svg": ("vladimir-putin", "2023-03-20", "2023-03-20"),
    "netanyahu-2026-11-28.svg": ("benjamin-netanyahu", "2026-11-28", "2026-11-28"),
    "bashir-2015-06-13.svg": ("omar-al-bashir", "2015-06-13", "2015-06-13"),
}
"""Each file with person, day of travel and day of knowledge."""


def drawn(name: str) -> str:
    """Return what a file should hold."""
    person, on, known = MAPS[name]
    return warrantcheck.world_map(person, on=on, known=known)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for file in MAPS:
        (FOLDER / file).write_text(drawn(file), encoding="utf-8")
