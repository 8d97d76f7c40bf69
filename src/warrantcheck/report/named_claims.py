"""Every text in a result, among which are the claims that it names."""

from __future__ import annotations

from typing import Any

from msgspec import to_builtins


def named_claims(result: Any) -> set[str]:
    """Return all texts of a result, however deep they stand; ids of claims are texts of their own."""
    found: set[str] = set()
    rest = [to_builtins(result)]
    while rest:
        value = rest.pop()
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, dict):
            rest += [*value, *value.values()]
        elif isinstance(value, (list, tuple)):
            rest += value
    return found
