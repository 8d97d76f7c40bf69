"""The data, opened: what is shipped with the package, or a version of one's own."""

from __future__ import annotations

import os
import warnings
from datetime import date
from functools import cache as remembered
from pathlib import Path

from warrantcheck.answer.data import require_fresh
from warrantcheck.api.arguments import file, number, switch
from warrantcheck.authoring.opening import opened, shipped
from warrantcheck.dataset.store import Dataset


def load(folder: Path | str | None = None, *, max_age: int | None = None, cache: bool = False) -> Dataset:
    """Open the data shipped with the package, a folder of YAML files, or a file made by `warrantcheck data compile`.

    Args:
        folder: the folder or the file; one without `edition.yaml` is added on top of the shipped data.
        max_age: how many days ago the facts may have been checked.
        cache: keep what a folder compiles to, so that it opens quickly the next time.

    Raises:
        DataError: it cannot be read or is not sound.
        StaleData: the facts were checked longer ago than `max_age` allows.
    """
    from warrantcheck.authoring.cache import cache_folder

    kept = cache_folder(os.environ) if switch("cache", cache) else None
    data = _shipped() if folder is None else opened(str(file("folder", folder)), kept)
    if max_age is not None:
        require_fresh(data, date.today(), number("max_age", max_age, 0))  # noqa: DTZ011 (the caller's calendar day)
    return data


@remembered
def _shipped() -> Dataset:
    data = shipped()
    if data.notice:
        warnings.warn(data.notice, stacklevel=4)
    return data
