"""warrantcheck: how risky is a trip for a person wanted by the International Criminal Court?

    >>> import warrantcheck
    >>> warrantcheck.trip("putin", to="MN", on="2024-09-03").legs[0].duty
    'arrest'

The functions below take plain values and return frozen, typed results. Each has `to_dict()` and `to_json()` (what
`-o json` prints), `to_frame()` (its rows, for pandas), `to_text()` (what the command line prints), and shows itself in
a notebook. Whatever goes wrong is a `warrantcheck.errors.WarrantcheckError` with one sentence.
Everything is an estimate, not legal advice.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from warrantcheck.version import VERSION

if TYPE_CHECKING:
    from warrantcheck import errors as errors
    from warrantcheck.api.about import (
        claim,
        data_lint,
        data_stale,
        data_status,
        diff,
        factors,
        run_backtest,
        schema,
        source,
    )
    from warrantcheck.api.bulk import batch, check, intervals
    from warrantcheck.api.data import load
    from warrantcheck.api.events import calendar, event
    from warrantcheck.api.exports import export_dataset, export_ftm, export_intervals, export_sqlite
    from warrantcheck.api.journeys import cite, explain, matrix, route, trip
    from warrantcheck.api.records import history, people, person, record, search, state, states
    from warrantcheck.api.world import map_png, world, world_map

__version__ = VERSION
__all__ = [
    "__version__", "batch", "calendar", "check", "cite", "claim", "data_lint", "data_stale", "data_status", "diff",
    "event", "explain", "export_dataset", "export_ftm", "export_intervals", "export_sqlite", "factors", "history",
    "intervals", "load", "map_png", "matrix", "people", "person", "record", "route", "run_backtest", "schema", "search",
    "source", "state", "states", "trip", "world", "world_map",
]  # fmt: skip

_PLACES = {
    "about": ("claim", "data_lint", "data_stale", "data_status", "diff", "factors", "run_backtest", "schema", "source"),
    "bulk": ("batch", "check", "intervals"),
    "data": ("load",),
    "exports": ("export_dataset", "export_ftm", "export_intervals", "export_sqlite"),
    "events": ("calendar", "event"),
    "journeys": ("cite", "explain", "matrix", "route", "trip"),
    "records": ("history", "people", "person", "record", "search", "state", "states"),
    "world": ("map_png", "world", "world_map"),
}
"""The functions, and the module of `warrantcheck.api` in which they stand."""


def __getattr__(name: str) -> Any:
    """Import a function when it is first used, so that the command line does not pay for the API."""
    if name == "errors":
        return import_module("warrantcheck.errors")
    for module, names in _PLACES.items():
        if name in names:
            return getattr(import_module(f"warrantcheck.api.{module}"), name)
    raise AttributeError(f"module 'warrantcheck' has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the functions, though they are not imported yet, and not what this module needs for itself."""
    return sorted({*__all__, "errors", *(name for name in globals() if name.startswith("__"))})
