"""The data and what describes it: opened, compared, and the schemas of what is printed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from warrantcheck.answer.diff import DiffResult
from warrantcheck.answer.diff import diff as _diff
from warrantcheck.api.question import Day, clock_of
from warrantcheck.authoring.opening import from_folder, shipped
from warrantcheck.dataset.store import Dataset


@cache
def load(folder: Path | None = None) -> Dataset:
    """Open the data shipped with the package, or a folder of YAML files.

    Raises:
        DataError: it cannot be read or is not sound.
    """
    return from_folder(folder) if folder else shipped()


def diff(old: Dataset, new: Dataset, *, on: Day | None = None) -> DiffResult:
    """Compare two versions of the data: their claims, and the answers of a day for everyone wanted in every state."""
    return _diff(old, new, clock_of(on, None))


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of an answer (`trip`), of its rows (`trip-row`), of a failure (`error`), of a `plan`.

    Raises:
        UnknownName: there is no schema of that name.
    """
    from warrantcheck.report import schemas

    return schemas.schema(name)
