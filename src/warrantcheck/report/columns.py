"""Rows and columns: how a column is read from an item and written as a cell, and the columns that results share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct

Column = tuple[str, Callable[[Any], Any]]


class Rows(Struct, frozen=True):
    """The items of a result, and how to read a column from each; `lines` is what JSON lines hold, if not the items."""

    items: tuple[Any, ...]
    columns: tuple[Column, ...]
    lines: tuple[Any, ...] = ()

    @property
    def header(self) -> list[str]:
        """The names of the columns; they are stable, new ones are added at the end."""
        return [name for name, _ in self.columns]

    def cells(self) -> Iterable[list[str]]:
        """Yield each row as text."""
        for item in self.items:
            yield [text_of(read(item)) for _, read in self.columns]


def text_of(value: Any) -> str:
    """Write a value as a cell: nothing for None, `yes` and `no`, lists with semicolons."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (tuple, list)):
        return "; ".join(text_of(v) for v in value)
    return str(getattr(value, "value", value))


def fields(*names: str) -> tuple[Column, ...]:
    """Return columns that are called as the fields they read."""
    return tuple((name, lambda item, name=name: getattr(item, name)) for name in names)


LEG_COLUMNS: tuple[Column, ...] = (
    *fields("state", "name", "role", "duty", "articles", "risk", "level", "confidence"),
    ("arrest_low", lambda leg: leg.arrest.low),
    ("arrest_high", lambda leg: leg.arrest.high),
    ("arrest_term", lambda leg: leg.arrest.term),
    ("next_change", lambda leg: leg.next_change.date if leg.next_change else None),
    ("reasons", lambda leg: [f.text for f in leg.factors]),
    ("sources", lambda leg: leg.sources),
)

LAST_COLUMNS: tuple[Column, ...] = (*fields("question"), ("notes", lambda leg: [note.id for note in leg.notes]))
"""What came later than the other columns of a leg, and so stands behind them."""

OWN_COLUMNS: tuple[Column, ...] = fields("rests_on", "own_evidence", "weak_claims", "facts_to")
"""What a leg rests on; later still, and so the last columns wherever a leg is a row."""

STATE_COLUMNS: tuple[Column, ...] = (
    *fields("state", "alpha3", "name", "status", "signed", "mode", "deposited", "in_force"),
    ("withdrawal_notified", lambda s: s.withdrawal.notified if s.withdrawal else None),
    ("withdrawal_effective", lambda s: s.withdrawal.effective if s.withdrawal else None),
    ("withdrawal_revoked", lambda s: s.withdrawal.revoked if s.withdrawal else None),
)


def of_leg(columns: tuple[Column, ...] = (*LEG_COLUMNS, *LAST_COLUMNS)) -> tuple[Column, ...]:
    """Return columns of a leg for items that hold one."""
    return tuple((name, lambda item, read=read: read(item.leg)) for name, read in columns)
