"""Make docs/examples.md, and the first answer in README.md, by asking; with --check, compare.

python tools/make_examples.py [--check]

Every question is asked on the same day, so what is printed does not depend on the day on which this is run.
"""

from __future__ import annotations

import io
import shlex
import sys
from datetime import date
from pathlib import Path

from warrantcheck.cli.app import run
from warrantcheck.cli.session import Session

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 28)
README = ROOT / "README.md"
PAGE = ROOT / "docs" / "examples.md"
BEGIN, END = "<!-- answer: trip putin --to MN -->\n", "<!-- end of answer -->"
FIRST = "trip putin --to MN"
CUT = "[…]"

MAPS = (
    "Drawn as pictures: [today](maps/putin-2026-11-28.svg), [on 20 March 2023](maps/putin-2023-03-20.svg), "
    "[Netanyahu](maps/netanyahu-2026-11-28.svg), [al-Bashir in 2015](maps/bashir-2015-06-13.svg) ([map.md](map.md))."
)
EXAMPLES = (
    ("A trip", FIRST, 0, "What Mongolia must do, what is likely, and what decides it, each sentence with a source."),
    ("The same at length", f"{FIRST} -v", 60, "The law, the practice, the notes, all sources; `explain` says more."),
    ("The same before the visit of 2024", "trip putin --to MN --on 2024-09-02 --known 2024-09-01", 27,
     "`--known` takes away what became public later."),
    ("A flight", "route netanyahu --from TLV --to JFK --on 2025-09-25", 64,
     "Kilometres over each state, duty and risk; the shortest path, not the flight plan ([route.md](route.md))."),
    ("Every state", "world netanyahu --region Europe", 30, "Without `--region` it is the world."),
    ("A map in the terminal", "world putin --map -", 0, MAPS),
    ("What is coming", "calendar putin", 34, "Fixed dates and their hosts ([calendar.md](calendar.md))."),
    ("Who was wanted when a summit began", 'event "BRICS 2023"', 30, "By what was public the day before it began."),
    ("Several against several", "matrix putin netanyahu --to ZA --to MN --to HU --to CN", 0, ""),
    ("A paragraph for a story", "cite putin MN --on 2024-09-02", 24, "For reporters: [reporting.md](reporting.md)."),
)  # fmt: skip
"""Heading, question, after how many lines the answer is cut (0: nowhere), and what to say of it."""

HEAD = """# What answers look like

Asked on {day}, in a terminal of 80 columns, without colour. `tools/make_examples.py` makes this page; a test compares it. `{cut}` stands where an answer is cut.
"""  # noqa: E501 (a paragraph of Markdown is one line)


def answer(question: str, lines: int = 0) -> str:
    """Return what is printed, 80 columns wide and without colour."""
    out = io.StringIO()
    session = Session(stdout=out, stderr=io.StringIO(), environ={}, today=TODAY, folder=PAGE.parent / "no settings")
    if run(shlex.split(question), session):
        raise SystemExit(f"warrantcheck {question}: {out.getvalue()}")
    printed = out.getvalue().rstrip("\n").splitlines()
    if lines and len(printed) > lines:
        printed = [*printed[:lines], CUT, "", printed[-1]]
    return "".join(f"{line}\n" for line in printed)


def page() -> str:
    """Return the page of examples."""
    parts = [HEAD.format(day=f"{TODAY:%-d %B %Y}", cut=CUT)]
    for heading, question, lines, remark in EXAMPLES:
        said = f"{remark}\n\n" if remark else ""
        parts.append(f"## {heading}\n\n{said}    warrantcheck {question}\n\n```text\n{answer(question, lines)}```\n")
    return "\n".join(parts)


def readme() -> str:
    """Return the README with the first answer."""
    before, rest = README.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n```text\n{answer(FIRST)}```\n\n{END}{after}"


def main() -> int:
    """Write both, or with --check compare them."""
    stale = []
    for file, text in ((PAGE, page()), (README, readme())):
        if "--check" not in sys.argv[1:]:
            file.write_text(text, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != text:
            stale.append(file.name)
    if stale:
        sys.stderr.write(f"not what the program answers: {', '.join(stale)}; run tools/make_examples.py\n")
    return bool(stale)


if __name__ == "__main__":
    sys.exit(main())
