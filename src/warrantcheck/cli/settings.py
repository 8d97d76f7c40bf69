"""Settings: where options stand when they are not given, by the environment, a file of the project or of the user.

They reach the options as click's `default_map`, so an option given on the command line beats them all.
"""

from __future__ import annotations

import os
from typing import Any

from msgspec import Struct

from warrantcheck.cli.session import Session

SETTINGS = ("output", "color", "width", "data", "max_age", "fail_on", "fail_on_unclear", "quiet")
"""The options that may be set so: how to answer, never what is asked."""

PREFIX = "WARRANTCHECK_"
PROJECT_FILE = "warrantcheck.toml"
USER_FILE = "warrantcheck/config.toml"

_COLOURS = (("NO_COLOR", "never"), ("FORCE_COLOR", "always"))
"""Variables that many programs heed: as such they beat a file; the first one that is set counts."""

Settings = dict[str, "Setting"]


class Setting(Struct, frozen=True):
    """A value and where it comes from: a variable of the environment, or a file with its line."""

    value: Any
    origin: str


def settings(session: Session) -> Settings:
    """Find the settings: environment before project file before user file.

    Raises:
        UsageError: a file or a variable says something that cannot be; the message says where.
    """
    files = [(name, path) for name, path in _files(session) if os.path.isfile(path)]  # noqa: PTH113 (start-up)
    variables = [name for name in SETTINGS if session.environ.get(PREFIX + name.upper())]
    if not files and not variables:
        return {}
    from warrantcheck.cli.settings_sources import of_environment, of_file

    found: Settings = {}
    for name, path in reversed(files):
        found |= of_file(name, path)
    if "color" in found:
        heeded = [(name, word) for name, word in _COLOURS if session.environ.get(name)]
        for name, word in heeded[:1]:
            found["color"] = Setting(word, name)
    return found | of_environment(session.environ, variables)


def default_map(command: Any, values: dict[str, Any]) -> dict[str, Any]:
    """Give the same values to every command below a group."""
    below = getattr(command, "commands", None)
    return {name: default_map(child, values) for name, child in below.items()} if below else values


def _files(session: Session) -> list[tuple[str, str]]:
    """Return the files that may hold settings, as they are called in messages, and where they lie."""
    project = (PROJECT_FILE, str(session.folder / PROJECT_FILE))
    base = session.environ.get("XDG_CONFIG_HOME", "")
    if not os.path.isabs(base):  # noqa: PTH117 (a relative one is to be ignored, says the XDG specification)
        home = session.environ.get("HOME")
        if not home:
            return [project]
        base = f"{home}/.config"
    return [project, (f"{base}/{USER_FILE}", f"{base}/{USER_FILE}")]
