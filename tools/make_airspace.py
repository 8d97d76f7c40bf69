"""Make src/warrantcheck/geography/airspace-*.bin: whose land and territorial sea lies under every point.

Run by hand when a pinned source is renewed: `pip install --group airspace` and `python tools/make_airspace.py`.
`--check` writes nothing and fails if the files are not what the sources give. `--sources DIR` says where the two
downloads are, or go (default: build/airspace); with both there, no network is needed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from airspace import belts, pack, sources, surroundings, zones

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "warrantcheck" / "geography"
LAND = "Natural Earth 5.1.1, 1:10m, countries (public domain)"
ABOUT = {
    "ne": {
        "name": "ne",
        "land": LAND,
        "sea": "12 nautical miles around the coasts of Natural Earth",
        "licence": "public domain",
        "credit": "Made with Natural Earth",
    },
    "osm": {
        "name": "osm",
        "land": LAND,
        "sea": "territorial seas of OpenStreetMap, from @osm_borders/maritime_10m 1.1.0",
        "licence": "ODbL-1.0",
        "credit": "(c) OpenStreetMap contributors",
    },
}


def build(folder: Path) -> dict[str, bytes]:
    """Return the content of the three files."""
    rule = zones.rules()
    countries = sources.land(folder)
    land = zones.land_rows(countries, rule)
    coast = zones.coast(countries, rule)
    nearest = belts.Nearest(coast)
    notes = rule.notes | rule.unassigned
    points = {"specks": zones.specks(countries, rule, coast), "middles": zones.middles(land)}
    own = belts.with_belts(land, belts.buffered(coast), nearest, None)
    theirs = belts.with_belts(land, belts.mapped(sources.seas(folder), coast), nearest, rule)
    first, second = pack.pack(own, ABOUT["ne"], notes, points), pack.pack(theirs, ABOUT["osm"], notes, points)
    coarse = surroundings.surroundings(first, second)
    return {"airspace-ne.bin": first, "airspace-osm.bin": second, "airspace-surroundings.bin": coarse}


def main() -> int:
    """Write or compare the two files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--sources", type=Path, default=ROOT / "build" / "airspace")
    given = parser.parse_args()
    sources.download(given.sources)
    stale = []
    for name, content in build(given.sources).items():
        file = TARGET / name
        if not given.check:
            file.write_bytes(content)
        elif not file.exists() or file.read_bytes() != content:
            stale.append(name)
    if stale:
        sys.stderr.write(f"not what the sources give: {', '.join(stale)}; run tools/make_airspace.py\n")
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
