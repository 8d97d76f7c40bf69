"""A cold `route`, beside bare Python, a Typer hello-world and `trip`.

Whole processes, interleaved. What is asked of it: at most three times bare Python, plus what the framework takes to
start (a Typer hello-world less bare Python).
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from side_by_side import Program, measure, report
from startup import HELLO

ROUTES = (("netanyahu", "TLV", "JFK"), ("putin", "SVO", "JNB"), ("putin", "SVO", "UBN"))


def main() -> None:
    """Measure and print."""
    program = str(Path(sys.executable).parent / "warrantcheck")
    with tempfile.TemporaryDirectory() as folder:
        hello = Path(folder, "hello.py")
        hello.write_text(HELLO)
        programs: list[Program] = [
            ("python -c pass", [sys.executable, "-c", "pass"], {}),
            ("Typer hello-world", [sys.executable, str(hello)], {}),
            ("trip putin --to MN -o json", [program, "trip", "putin", "--to", "MN", "-o", "json"], {}),
        ]
        for person, begin, end in ROUTES:
            command = [program, "route", person, "--from", begin, "--to", end]
            programs.append((f"route {begin} {end} -o json", [*command, "-o", "json"], {}))
        programs.append((f"route {ROUTES[0][1]} {ROUTES[0][2]}", [program, *_arguments(ROUTES[0])], {}))
        medians = measure(programs)
    report(medians)
    bare, hello = (medians[name].milliseconds for name in ("python -c pass", "Typer hello-world"))
    print(f"three times bare Python plus the framework's start: {3 * bare + hello - bare:.1f} ms")


def _arguments(route: tuple[str, str, str]) -> list[str]:
    person, begin, end = route
    return ["route", person, "--from", begin, "--to", end]


if __name__ == "__main__":
    main()
