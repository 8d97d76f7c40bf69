"""Start-up of one answer, beside bare Python, a Typer hello-world, and a Typer program that draws one Rich table.

Whole processes, interleaved. Peers doing their smallest real job (sqlite-utils, httpie, pip-audit, the OpenSanctions
command line `ftm`) are measured where they are installed beside this Python, or in the folder named by PEERS.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from side_by_side import Program, measure, report

HELLO = """
import typer

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)

@app.command()
def hello(name: str = "you") -> None:
    print("hello", name)

app()
"""
TABLE = """
import typer

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)

@app.command()
def table(name: str = "you") -> None:
    from rich.console import Console
    from rich.table import Table

    drawn = Table("a", "b")
    drawn.add_row("hello", name)
    Console().print(drawn)

app()
"""
PEERS = {
    "sqlite-utils": ("memory", "select 1"),
    "http": ("--offline", "GET", "example.org"),
    "pip-audit": ("--disable-pip", "--no-deps", "-r", "/dev/null"),
    "ftm": ("dump-model",),
}


def main() -> None:
    """Measure and print."""
    bin_ = Path(sys.executable).parent
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("hello", HELLO), ("table", TABLE)):
            Path(folder, f"{name}.py").write_text(text)
        trip = [str(bin_ / "warrantcheck"), "trip", "putin", "--to", "MN"]
        programs: list[Program] = [
            ("python -c pass", [sys.executable, "-c", "pass"], {}),
            ("Typer hello-world", [sys.executable, str(Path(folder, "hello.py"))], {}),
            ("Typer with one Rich table", [sys.executable, str(Path(folder, "table.py"))], {}),
            ("trip putin --to MN -o json", [*trip, "-o", "json"], {}),
            ("trip putin --to MN", trip, {}),
        ]
        programs += [("world putin -o json", [str(bin_ / "warrantcheck"), "world", "putin", "-o", "json"], {})]
        peers = Path(os.environ.get("PEERS", bin_))
        programs += [(n, [str(peers / n), *a], {}) for n, a in PEERS.items() if (peers / n).exists()]
        report(measure(programs, 15))


if __name__ == "__main__":
    main()
