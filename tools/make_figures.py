"""Write into README.md and docs/data.md, between markers, how much the data holds and what its claims stand on.

python tools/make_figures.py [--check]
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from warrantcheck.answer.data.sourcing import KindSources, sourcing
from warrantcheck.authoring.compiler import compile_files
from warrantcheck.authoring.validate import DataFiles, load
from warrantcheck.dataset.compiled import Records
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import DataError

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "docs/data.md")
TABLE = re.compile(r"(?<=<!-- figures: data lint --sources -->\n).*?(?=<!-- end of figures -->)", re.DOTALL)
FIGURE = re.compile(r"(<!-- ([a-z-]+) -->)[\d,.]*(?=<!-- / -->)")
HEADER = (
    "| claims | number | two independent sources | official | reported | unverified | document of record named"
    " | its number | no number is public | read directly | best source weak | oldest verification |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
)


def row(one: KindSources) -> str:
    """Write the figures of a kind as a line of a table."""
    shares = (one.two_independent_share, one.official_share, one.reported_share, one.unverified_share,
              one.with_record, one.with_number, one.no_number, one.read_directly, one.weak_alone)  # fmt: skip
    cells = [one.kind, str(one.claims), *(f"{share} %" for share in shares), str(one.oldest_verification or "none")]
    return f"| {' | '.join(cells)} |\n"


def figures(files: DataFiles, every: KindSources) -> dict[str, str]:
    """Return what stands behind a marker `<!-- NAME -->`, by its name."""
    counts = {
        "claims": every.claims,
        "events": len(files.events),
        "governments": len(files.governments),
        "heads": sum(len(one.heads) for one in files.governments),
        "instruments": sum(len(person.warrants) for person in files.people),
        "law-notes": len(files.law_notes),
        "people": len(files.people),
        "sources": len(files.sources),
        "sources-described": sum(source.described for source in files.sources),
        "sources-month": sum(source.date is None and source.month is not None for source in files.sources),
        "sources-undated": sum(source.published is None for source in files.sources),
        "statements": len(files.statements),
        "statements-unverified": sum(said.reliability == "unverified" for said in files.statements),
        "territories": len(files.territories),
        "territories-unverified": sum(one.reliability == "unverified" for one in files.territories),
    }
    shares = {
        "official": every.official_share,
        "reported": every.reported_share,
        "two-independent": every.two_independent_share,
        "unverified": every.unverified_share,
        "weak-alone": every.weak_alone,
    }
    return {name: f"{number:,}" for name, number in (counts | shares).items()}


def main() -> int:
    """Write the figures, or with --check compare them."""
    try:
        files = load(ROOT / "data")
    except DataError as error:
        sys.stderr.write(f"{error.message} `warrantcheck data lint` says what is wrong.\n")
        return 1
    found = sourcing(files, Dataset(Records(compile_files(files))))
    table = HEADER + "".join(map(row, (found.all, *found.kinds)))
    known = figures(files, found.all)
    stale = False
    for page in PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        made = FIGURE.sub(lambda seen: f"{seen[1]}{known[seen[2]]}", TABLE.sub(lambda _: table, text))
        if made != text and "--check" in sys.argv[1:]:
            sys.stderr.write(f"{page} does not give the figures of the data: run tools/make_figures.py\n")
            stale = True
        elif made != text:
            (ROOT / page).write_text(made, encoding="utf-8")
    return int(stale)


if __name__ == "__main__":
    sys.exit(main())
