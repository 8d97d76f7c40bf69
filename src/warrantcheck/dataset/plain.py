"""Records and results to JSON-able values, and back, without pydantic.

Used for the compiled data (both ways) and for every machine-readable output (one way).
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

R = TypeVar("R")


def to_plain(value: Any, *, lean: bool = False) -> Any:
    """Turn a dataclass, and all it holds, into dicts, lists and strings; `lean` leaves out what equals its default."""
    if is_dataclass(value) and not isinstance(value, type):
        items = ((f, getattr(value, f.name)) for f in fields(value))
        return {f.name: to_plain(item, lean=lean) for f, item in items if not (lean and item in (f.default, {}))}
    if isinstance(value, Mapping):
        return {key: to_plain(item, lean=lean) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_plain(item, lean=lean) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    return value


def from_plain(cls: type[R], value: Any) -> R:
    """Build a record of class `cls` from what `to_plain` made of one."""
    return _reader(cls)(value)  # type: ignore[no-any-return, arg-type]


def _same(value: Any) -> Any:
    return value


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    origin, arguments = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return _record_reader(kind)
    if kind is date:
        return date.fromisoformat
    if origin in (Union, types.UnionType):
        inner = _reader(next(a for a in arguments if a is not type(None)))
        return inner if inner is _same else lambda value: None if value is None else inner(value)
    if origin is tuple:
        item = _reader(arguments[0])
        return tuple if item is _same else lambda value: tuple(map(item, value))
    if origin is not None and origin is not Literal and issubclass(origin, Mapping):
        item = _reader(arguments[1])
        return lambda value: {key: item(entry) for key, entry in value.items()}
    return _same


def _record_reader(cls: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(cls)
    readers = {f.name: _reader(hints[f.name]) for f in fields(cls)}
    return lambda value: cls(**{name: readers[name](item) for name, item in value.items()})


def shallow(value: Any) -> dict[str, Any]:
    """Return the fields of a dataclass as they are, to build a wider one from."""
    return {f.name: getattr(value, f.name) for f in fields(value)}
