"""Shell completion of a person and of a place, beside that of a bare Typer program with a list of two words."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from side_by_side import measure, report

BARE = """
import typer
app = typer.Typer()

def words(incomplete: str) -> list[str]:
    return [w for w in ("one", "two") if w.startswith(incomplete)]

@app.command()
def hello(name: str = typer.Argument(autocompletion=words)) -> None:
    print(name)

@app.command()
def other() -> None:
    print()

app(prog_name="bare")
"""
OURS = "from warrantcheck.cli.app import main; import sys; sys.argv[0] = 'warrantcheck'; main()"


def completing(program: str, words: str) -> dict[str, str]:
    """Return the environment in which a shell asks a program for completions."""
    name = f"_{program.upper()}_COMPLETE"
    return {name: "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder, "bare.py")
        bare.write_text(BARE)
        report(
            measure(
                [
                    ("bare Typer completion", [sys.executable, str(bare)], completing("bare", "bare hello o")),
                    ("a person", [sys.executable, "-c", OURS], completing("warrantcheck", "warrantcheck trip vlad")),
                    ("a place", [sys.executable, "-c", OURS], completing("warrantcheck", "warrantcheck state mong")),
                ]
            )
        )


if __name__ == "__main__":
    main()
