"""Where a user's editions are kept; looked at by every answer, so it imports nothing else of this package."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

IN_USE = "in-use"
"""The file that names the edition in use; without it, answers come from the shipped data."""


def editions_folder(environ: Mapping[str, str]) -> Path | None:
    """Return the folder of the user's editions, which need not exist, or None where there is no home.

    It stands in `XDG_DATA_HOME` where that is set; else in `~/.local/share`, on macOS in
    `~/Library/Application Support`, on Windows in `%LOCALAPPDATA%`.
    """
    named = environ.get("XDG_DATA_HOME") or (environ.get("LOCALAPPDATA") if sys.platform == "win32" else None)
    if named and Path(named).is_absolute():
        return Path(named, "warrantcheck", "editions")
    home = environ.get("HOME")
    if not home or not Path(home).is_absolute():
        return None
    base = "Library/Application Support" if sys.platform == "darwin" else ".local/share"
    return Path(home, base, "warrantcheck", "editions")
