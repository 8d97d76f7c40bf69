"""An answer with data of one's own, kept in compiled form, beside the same with the shipped data; and `diff`.

Whole processes, interleaved, after one run that fills the cache.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from side_by_side import Program, measure, report

SOURCE = (
    "- {id: own-source, title: Own, publisher: Own, date: 2026-01-02, kind: press, url: 'https://example.org/own'}\n"
)
STATEMENT = (
    "- {id: ie-own, state: IE, about: [vladimir-putin], date: 2026-01-02, speaker: A minister, stance: pledge,"
    " scope: standing, summary: Own., reliability: reported, sources: [own-source]}\n"
)


def main() -> None:
    """Measure and print."""
    program = str(Path(sys.executable).parent / "warrantcheck")
    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder, "own")
        own.mkdir()
        (own / "sources.yaml").write_text(SOURCE)
        (own / "statements.yaml").write_text(STATEMENT)
        environ = {"XDG_CACHE_HOME": folder}
        trip = [program, "trip", "putin", "--to", "MN", "-o", "json"]
        programs: list[Program] = [
            ("trip, shipped", trip, environ),
            ("trip --data, kept", [*trip, "--data", str(own)], environ),
            ("diff shipped own, kept", [program, "diff", "shipped", str(own), "-o", "json"], environ),
        ]
        for _, command, more in programs:
            subprocess.run(command, env=os.environ | more, check=True, capture_output=True)
        report(measure(programs, 15))


if __name__ == "__main__":
    main()
