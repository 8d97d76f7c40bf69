"""What all records share: they are frozen, keyword-only, and refuse unknown fields when YAML is validated.

Days are calendar days (UTC is not implied). A `PartialDay` is text: a year, a month or a day, as far as known.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, Literal, dataclass_transform

Day = date
PartialDay = str


class Record:
    """Base of all records: unknown fields are refused when YAML is validated."""

    __slots__ = ()
    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(cls: type) -> Any:
    """Make a class a frozen, slotted, keyword-only dataclass."""
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


Reliability = Literal["official", "reported", "unverified"]
