"""A cold `route`, beside bare Python, the framework's own start and `trip`.

Whole processes, interleaved. What is asked of it: at most three times bare Python, plus what the framework takes to
start: for JSON a Typer hello-world less bare Python, for a table a Typer program that draws one Rich table less that.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from side_by_side import Program, measure, report
from startup import HELLO, TABLE

BARE = "python -c pass"
ROUTES = (("netanyahu", "TLV", "JFK"), ("putin", "SVO", "JNB"), ("putin", "SVO", "UBN"))


def main() -> None:
    """Measure and print."""
    program = str(Path(sys.executable).parent / "warrantcheck")
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("hello", HELLO), ("table", TABLE)):
            Path(folder, f"{name}.py").write_text(text)
        programs: list[Program] = [
            (BARE, [sys.executable, "-c", "pass"], {}),
            ("Typer hello-world", [sys.executable, str(Path(folder, "hello.py"))], {}),
            ("Typer with one Rich table", [sys.executable, str(Path(folder, "table.py"))], {}),
            ("trip putin --to MN -o json", [program, "trip", "putin", "--to", "MN", "-o", "json"], {}),
        ]
        for person, begin, end in ROUTES:
            command = [program, "route", person, "--from", begin, "--to", end]
            programs.append((f"route {begin} {end} -o json", [*command, "-o", "json"], {}))
            programs.append((f"route {begin} {end}", command, {}))
        medians = measure(programs, 31)
    report(medians)
    bare = medians[BARE].milliseconds
    for form in ("Typer hello-world", "Typer with one Rich table"):
        print(f"three times bare Python plus {form} less bare: {2 * bare + medians[form].milliseconds:.1f} ms")


if __name__ == "__main__":
    main()
