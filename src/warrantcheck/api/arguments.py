"""Arguments of a caller: of the right type and with an allowed value, or refused in a sentence that names them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from warrantcheck.days import day_of_moment
from warrantcheck.errors import UsageError, WrongType

Day = date | datetime | str
"""A day: a `date`, a `datetime` or a timestamp of pandas or numpy, or a text as on the command line."""


def text(parameter: str, value: Any) -> str:
    """Return a text."""
    if not isinstance(value, str):
        raise _wrong(parameter, value, "a text")
    return str(value)


def texts(parameter: str, value: str | Iterable[str]) -> tuple[str, ...]:
    """Return the texts given: one text is one name, not its letters."""
    if isinstance(value, str):
        return (value,)
    try:
        found = tuple(value)
    except TypeError:
        raise _wrong(parameter, value, "a text, or a list of them,") from None
    for one in found:
        if not isinstance(one, str):
            raise _wrong(parameter, one, "a text, or a list of them,")
    return found


def one_of(parameter: str, value: Any, allowed: Iterable[str]) -> str:
    """Return a text that is among those allowed."""
    words = [str(word) for word in allowed]
    if not isinstance(value, str):
        raise _wrong(parameter, value, f"one of {', '.join(words)}")
    if str(value) not in words:
        raise UsageError(f"{parameter}: {value[:40]!r} is not one of {', '.join(words)}.")
    return str(value)


def switch(parameter: str, value: Any) -> bool:
    """Return True or False; a word such as `no` is neither."""
    if not isinstance(value, bool):
        raise _wrong(parameter, value, "True or False")
    return value


def number(parameter: str, value: Any, least: int, most: int | None = None) -> int:
    """Return a whole number within bounds."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong(parameter, value, "a whole number")
    if value < least or (most is not None and value > most):
        bounds = f"at least {least}" if most is None else f"from {least} to {most}"
        raise UsageError(f"{parameter}: {value} is out of range; it is {bounds}.")
    return value


def file(parameter: str, value: Any) -> Path:
    """Return a path; `~` at its beginning is the home folder."""
    if not isinstance(value, (str, Path)):
        raise _wrong(parameter, value, "a path")
    try:
        return Path(value).expanduser()
    except RuntimeError:
        raise UsageError(f"{parameter}: there is no home folder for {str(value)[:40]!r}.") from None


def plain_day(parameter: str, value: Any) -> date | str:
    """Return a day as a date, or the text that has yet to be read; of a moment its day counts, in its own time zone."""
    value = day_of_moment(value)
    if value is None:
        raise UsageError(f"{parameter}: the day is missing (NaT).")
    if not isinstance(value, (str, date)):
        raise _wrong(parameter, value, "a date, a datetime or a text such as 2024-09-03")
    return value


def _wrong(parameter: str, value: Any, wanted: str) -> WrongType:
    return WrongType(f"{parameter}: {wanted} is needed, not {_called(value)}.")


def _called(value: Any) -> str:
    if value is None:
        return "None"
    name = type(value).__name__
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"
