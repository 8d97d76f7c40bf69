"""The commands of the documentation, as a reader would copy them, and a place to run them in."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from conftest import ROOT

PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "RELEASING.md",
    *(f"docs/{p.name}" for p in sorted((ROOT / "docs").glob("*.md"))),
)
SHELLS = ("sh", "bash", "shell", "console")
_BLOCK = re.compile(
    r"(?:<!-- (?P<marker>[^>]+?) -->\n)?"
    r"(?:```(?P<kind>\w*)\n(?P<text>.*?)^```$|(?<=\n\n)(?P<indented>(?:^    \S[^\n]*\n)+))",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class Block:
    """A block of a page: commands (`kind` is `sh`) or the text of a file, with the marker before it, if any."""

    page: str
    marker: str
    kind: str
    text: str

    @property
    def name(self) -> str:
        """What a list of exceptions calls it: the page, and the marker or the first line."""
        return f"{self.page}: {self.marker or self.text.splitlines()[0].strip()}"

    @property
    def file(self) -> str | None:
        """The name of the file that the block shows."""
        return self.marker.removeprefix("file: ") if self.marker.startswith("file: ") else None


def blocks(page: str) -> list[Block]:
    """Return the commands and the files of a page, in order."""
    found = []
    for match in _BLOCK.finditer((ROOT / page).read_text(encoding="utf-8")):
        marker = match["marker"] or ""
        if match["indented"]:
            found.append(Block(page, marker, "sh", re.sub("^    ", "", match["indented"], flags=re.MULTILINE)))
        elif match["kind"] in SHELLS or marker.startswith("file: "):
            kind = "file" if marker.startswith("file: ") else "sh"
            found.append(Block(page, marker, kind, match["text"]))
    return found


def program(file: Path, source: Path = ROOT) -> None:
    """Write a file that runs the program, or if it is called `python`, the Python, of a checkout."""
    module = "" if file.name == "python" else "-m warrantcheck "
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/bin/sh\nPYTHONPATH='{source / 'src'}' exec '{sys.executable}' {module}\"$@\"\n")
    file.chmod(0o755)


def run(text: str, place: Path) -> subprocess.CompletedProcess[str]:
    """Run commands in a shell that stops at the first that fails; `place/bin` comes first on the path."""
    home = place / "home"
    home.mkdir(exist_ok=True)
    environ = {"PATH": f"{place / 'bin'}:{os.environ['PATH']}", "HOME": str(home), "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eu", "-o", "pipefail", "-c", text],  # noqa: S607
        cwd=place,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
