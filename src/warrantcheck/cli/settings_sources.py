"""Reading settings from TOML files and from the environment; imported only where there are any."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from warrantcheck.cli.session import Colour
from warrantcheck.cli.settings import PREFIX, SETTINGS, Setting, Settings
from warrantcheck.errors import UsageError
from warrantcheck.report.report import Format
from warrantcheck.vocabulary import Limit

MAX_BYTES = 64 * 1024
_BOOLEANS = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}

_COLOURS = (("NO_COLOR", "never"), ("FORCE_COLOR", "always"))
"""Variables that many programs read; they override a file, and the first one that is set counts."""

Read = Callable[[Any], Any]


def read(files: Iterable[tuple[str, str]], environ: Mapping[str, str], variables: Iterable[str]) -> Settings:
    """Read files, the weakest first, and the variables of some settings, which beat them. Errors as below."""
    found: Settings = {}
    for name, path in files:
        found |= of_file(name, path)
    if "color" in found:
        heeded = [(name, word) for name, word in _COLOURS if environ.get(name)]
        for name, word in heeded[:1]:
            found["color"] = Setting(word, name)
    return found | of_environment(environ, variables)


def of_file(name: str, path: str) -> Settings:
    """Read a TOML file; `name` stands for it in messages.

    Raises:
        UsageError: it cannot be read, is not TOML, has an unknown key or a value that cannot be.
    """
    try:
        content = Path(path).read_bytes()
        if len(content) > MAX_BYTES:
            raise UsageError(f"{name}: larger than {MAX_BYTES // 1024} KiB.")
        text = content.decode("utf-8")
        values = tomllib.loads(text)
    except OSError as error:
        raise UsageError(f"{name}: cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}: not UTF-8 at byte {error.start}.") from error
    except RecursionError as error:
        raise UsageError(f"{name}: nested too deeply.") from error
    except ValueError as error:  # tomllib's own error, and numbers too long for int
        raise UsageError(f"{name}: not valid TOML: {error}.") from error
    found: Settings = {}
    for key, value in values.items():
        line = _line_of(text, key)
        where = f"{name}:{line}" if line else name
        if key not in SETTINGS:
            raise UsageError(f"{where}: unknown setting {key[:40]!r}{_offer(key)}")
        try:
            read = _READERS[key](value)
        except ValueError as error:
            raise UsageError(f"{where}: {key}: {error}.") from None
        found[key] = Setting(_beside(path, read) if key == "data" else read, where)
    return found


def of_environment(environ: Mapping[str, str], names: Iterable[str]) -> Settings:
    """Read the variables of these settings.

    Raises:
        UsageError: the value of one cannot be.
    """
    found: Settings = {}
    for name in names:
        variable = PREFIX + name.upper()
        try:
            found[name] = Setting(_READERS[name](_typed(name, environ[variable])), variable)
        except ValueError as error:
            raise UsageError(f"{variable}: {error}.") from None
    return found


def _offer(key: str) -> str:
    meant = key.replace("-", "_").lower()
    return f". Did you mean {meant}?" if meant in SETTINGS else f"; there are {', '.join(SETTINGS)}."


def _line_of(text: str, key: str) -> int | None:
    """Return the line of a key: tomllib does not say it, and only keys at the top are allowed."""
    names = rf"""(?:{re.escape(key)}|"{re.escape(key)}"|'{re.escape(key)}')"""
    found = re.search(rf"^[ \t]*(?:{names}[ \t]*[=.]|\[+[ \t]*{names}[ \t]*[\].])", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _beside(path: str, folder: str) -> str:
    """Take a folder as seen from the file that names it."""
    return str(Path(path).parent / os.path.expanduser(folder))  # noqa: PTH111 (it leaves `~nobody` as it is)


def _typed(name: str, text: str) -> Any:
    """Read the text of a variable as the kind of value that the setting has."""
    if name in ("width", "max_age"):
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text
    if name in ("fail_on_unclear", "quiet", "cache"):
        return _BOOLEANS.get(text.lower(), text)
    return text


def _one_of(words: Sequence[str]) -> Read:
    def read(value: Any) -> str:
        if value not in words:
            raise ValueError(f"{_shown(value)} is not one of {', '.join(words)}")
        return str(value)

    return read


def _number(least: int, most: int) -> Read:
    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise ValueError(f"{_shown(value)} is not a whole number from {least} to {most}")
        return value

    return read


def _boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{_shown(value)} is neither true nor false")  # noqa: TRY004 (a value, not a fault of ours)
    return value


def _folder(value: Any) -> str:
    if not isinstance(value, str) or not value or "\0" in value:
        raise ValueError(f"{_shown(value)} is not the name of a folder")
    return value


def _word(value: Any) -> str:
    if not isinstance(value, str) or not value.isprintable() or not value.strip():
        raise ValueError(f"{_shown(value)} is not a text of one line")
    return value


def _shown(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:60]}..."


_READERS: dict[str, Read] = {
    "output": _one_of(list(Format)),
    "color": _one_of(list(Colour)),
    "width": _number(40, 1000),
    "data": _folder,
    "edition": _word,
    "index": _word,
    "max_age": _number(0, 10**9),
    "fail_on": _one_of(get_args(Limit)),
    "fail_on_unclear": _boolean,
    "quiet": _boolean,
    "cache": _boolean,
}
