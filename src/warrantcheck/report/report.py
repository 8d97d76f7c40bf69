"""What a command hands to the renderers: a result, the question it answers, and what to say beside it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from warrantcheck.view import View

if TYPE_CHECKING:
    from warrantcheck.dataset.store import Dataset  # the formats must be known before any data is opened


class Format(StrEnum):
    """The output formats."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MD = "md"
    ICS = "ics"
    HTML = "html"


class Report(Struct, frozen=True):
    """A result with its question; `name` becomes the schema, as in `warrantcheck.trip/1`."""

    name: str
    query: dict[str, Any]
    result: Any
    data: Dataset | None
    warnings: tuple[str, ...] = field(default=())
    view: View = field(default_factory=View)


class Page(Struct, frozen=True):
    """What the reader looks at: how wide it is, and whether it shows colour and links."""

    width: int = 80
    colour: bool = False
