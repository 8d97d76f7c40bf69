"""What the command line knows of its surroundings: streams, terminal, colours, the day. Passed in, so tests need no
patching."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import TextIO

from msgspec import Struct, field
from msgspec.structs import replace

from warrantcheck.cli import streams
from warrantcheck.report.report import Page


class Colour(StrEnum):
    """When to colour: `auto` looks at NO_COLOR, FORCE_COLOR and whether the output is a terminal."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Session(Struct, frozen=True):
    """The surroundings of one run. Only here is today's date asked for."""

    stdin: TextIO = field(default_factory=lambda: sys.stdin)
    stdout: TextIO = field(default_factory=lambda: sys.stdout)
    stderr: TextIO = field(default_factory=lambda: sys.stderr)
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    today: date = field(default_factory=date.today)
    folder: Path = field(default_factory=Path)

    def hushed(self) -> Session:
        """Return the same session without messages on stderr; the caller reports errors."""
        return replace(self, stderr=StringIO())

    def say(self, text: str) -> bool:
        """Print an answer; False if the reader has gone away, which is no failure.

        Raises:
            Unwritten: it could not be written.
        """
        return streams.put(self.stdout, text)

    def tell(self, text: str) -> None:
        """Say something beside the answer, on stderr."""
        streams.tell(self.stderr, f"warrantcheck: {text}\n")

    @property
    def guarded(self) -> bool:
        """What is printed is searched for commands, as a step on GitHub is."""
        return bool(self.environ.get("GITHUB_ACTIONS"))

    def page(self, colour: Colour, width: int | None) -> Page:
        """Say what the reader looks at: options beat the environment, the environment beats the terminal."""
        return Page(width=width or self._width(), colour=self._coloured(colour))

    def _width(self) -> int:
        columns = self.environ.get("COLUMNS", "")
        if columns.isdigit() and 0 < int(columns) < 1000:
            return int(columns)
        return shutil.get_terminal_size((80, 24)).columns if self.stdout.isatty() else 80

    def _coloured(self, colour: Colour) -> bool:
        if colour is not Colour.AUTO:
            return colour is Colour.ALWAYS
        if self.environ.get("NO_COLOR"):
            return False
        if self.environ.get("FORCE_COLOR"):
            return True
        return self.stdout.isatty() and self.environ.get("TERM") != "dumb"
