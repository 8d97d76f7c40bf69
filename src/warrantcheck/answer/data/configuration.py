"""What the settings are, and where each comes from."""

from __future__ import annotations

from msgspec import Struct


class ConfiguredOption(Struct, frozen=True):
    """An option that may be set: its value, and its origin (`option`, a variable, a file with its line, `default`)."""

    name: str
    value: str | int | bool | None
    origin: str


class ConfigurationResult(Struct, frozen=True):
    """All options that may be set, as they hold for this call."""

    settings: tuple[ConfiguredOption, ...]
