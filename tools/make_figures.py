"""Write into README.md, between markers, what the claims of the data stand on; with --check, compare.

python tools/make_figures.py [--check]
"""

from __future__ import annotations

import sys
from pathlib import Path

from warrantcheck.answer.data import lint_folder
from warrantcheck.answer.sourcing import KindSources

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BEGIN, END = "<!-- figures: data lint --sources -->\n", "<!-- end of figures -->"
HEADER = (
    "| claims | number | two independent sources | official | reported | unverified | document of record named"
    " | its number | read directly | best source weak | oldest verification |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
)


def row(one: KindSources) -> str:
    """Write the figures of a kind as a line of a table."""
    shares = (one.two_independent_share, one.official_share, one.reported_share, one.unverified_share,
              one.with_record, one.with_number, one.read_directly, one.weak_alone)  # fmt: skip
    cells = [one.kind, str(one.claims), *(f"{share} %" for share in shares), str(one.oldest_verification or "none")]
    return f"| {' | '.join(cells)} |\n"


def main() -> int:
    """Write the figures, or with --check compare them."""
    found = lint_folder(ROOT / "data", sources=True).sources
    if found is None:
        sys.stderr.write("the data is not sound: run warrantcheck data lint\n")
        return 1
    text = README.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    made = before + BEGIN + HEADER + "".join(map(row, (found.all, *found.kinds))) + END + after
    if "--check" not in sys.argv[1:]:
        README.write_text(made, encoding="utf-8")
        return 0
    if made != text:
        sys.stderr.write("README.md does not give the figures of the data: run tools/make_figures.py\n")
    return int(made != text)


if __name__ == "__main__":
    sys.exit(main())
