"""warrantcheck: how risky is a trip for a person wanted by the International Criminal Court?

    >>> import warrantcheck
    >>> warrantcheck.trip("putin", to=["MN"], on="2024-09-03").legs[0].duty
    'arrest'

The functions below take plain values and return frozen, typed results (`warrantcheck.answer.results`).
Everything is an estimate, not legal advice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from warrantcheck.api import (
        batch,
        calendar,
        check,
        cite,
        diff,
        event,
        intervals,
        load,
        map_png,
        matrix,
        people,
        person,
        route,
        schema,
        state,
        states,
        trip,
        world,
        world_map,
    )

__version__ = "0.1.0"
__all__ = [
    "__version__", "batch", "calendar", "check", "cite", "diff", "event", "intervals", "load", "map_png", "matrix",
    "people", "person", "route", "schema", "state", "states", "trip", "world", "world_map",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Import the API when it is first used, so that the command line does not pay for it."""
    if name in __all__:
        from warrantcheck import api

        return getattr(api, name)
    raise AttributeError(f"module 'warrantcheck' has no attribute {name!r}")
