"""Make the two small fonts with which maps are turned into PNG: Latin letters of DejaVu Sans, and its licence.

Run by hand: `pip install --group map` and `python tools/make_fonts.py`. `--check` writes nothing and fails if the files
are not what would be written. The fonts are those that the pinned matplotlib carries.
"""

from __future__ import annotations

import io
import sys
from importlib.resources import files
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "warrantcheck" / "report" / "map" / "fonts"
SOURCE = files("matplotlib") / "mpl-data" / "fonts" / "ttf"
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x180), *map(ord, "–—‘’“”…")]


def subset(name: str) -> bytes:
    """Return a font with nothing but the letters of languages that are written in Latin script."""
    font = TTFont(io.BytesIO((SOURCE / f"{name}.ttf").read_bytes()), recalcTimestamp=False)
    options = Options()
    options.hinting = False
    options.layout_features = ["kern"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]  # with copyright and licence
    options.drop_tables += ["FFTM"]
    maker = Subsetter(options)
    maker.populate(unicodes=LETTERS)
    maker.subset(font)
    buffer = io.BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def main(check: bool) -> int:
    """Write or compare the files."""
    made = {f"{name}.ttf": subset(name) for name in ("DejaVuSans", "DejaVuSans-Bold")}
    made["LICENSE_DEJAVU"] = (SOURCE / "LICENSE_DEJAVU").read_bytes()
    stale = [name for name, content in made.items() if not same(TARGET / name, content)]
    if not check:
        TARGET.mkdir(exist_ok=True)
        for name, content in made.items():
            (TARGET / name).write_bytes(content)
    elif stale:
        sys.stderr.write(f"not what the source gives: {', '.join(stale)}; run tools/make_fonts.py\n")
    return 1 if check and stale else 0


def same(file: Path, content: bytes) -> bool:
    """Tell whether a file holds this."""
    return file.exists() and file.read_bytes() == content


if __name__ == "__main__":
    raise SystemExit(main("--check" in sys.argv[1:]))
