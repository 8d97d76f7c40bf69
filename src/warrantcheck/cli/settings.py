"""What may be set: the options for which the environment, a file of the project or of the user may speak."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

SETTINGS = (
    "output",
    "color",
    "width",
    "data",
    "edition",
    "index",
    "max_age",
    "fail_on",
    "fail_on_unclear",
    "quiet",
    "cache",
)
"""The options that may be set so: how to answer, never what is asked."""

PREFIX = "WARRANTCHECK_"
PROJECT_FILE = "warrantcheck.toml"
USER_FILE = "warrantcheck/config.toml"


class Setting(Struct, frozen=True):
    """A value and where it comes from: a variable of the environment, or a file with its line."""

    value: Any
    origin: str


Settings = dict[str, Setting]
