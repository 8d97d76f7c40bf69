"""Where options stand when they are not given: looks for settings, and hands them to the commands.

They reach the options as click's `default_map`, so an option given on the command line beats them all.
"""

from __future__ import annotations

import os
from typing import Any

from warrantcheck.cli.session import Session
from warrantcheck.cli.settings import PREFIX, PROJECT_FILE, SETTINGS, USER_FILE, Settings


def settings(session: Session) -> Settings:
    """Find the settings: environment before project file before user file.

    Raises:
        UsageError: a file or a variable says something that cannot be; the message says where.
    """
    files = [(name, path) for name, path in _files(session) if os.path.isfile(path)]  # noqa: PTH113 (start-up)
    variables = [name for name in SETTINGS if session.environ.get(PREFIX + name.upper())]
    if not files and not variables:
        return {}
    from warrantcheck.cli.settings_sources import read

    return read(reversed(files), session.environ, variables)


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
