"""Open the data: the data shipped with the package, or another folder or edition."""

from __future__ import annotations

import os
import warnings
from datetime import date
from functools import cache as remembered
from pathlib import Path
from weakref import WeakKeyDictionary

from warrantcheck.answer.freshness import require_fresh
from warrantcheck.api.arguments import file, number, switch, text
from warrantcheck.authoring.opening import opened, shipped
from warrantcheck.dataset.own_data import is_overlay
from warrantcheck.dataset.shipped import standing_in
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import UsageError

_AGES: WeakKeyDictionary[Dataset, int] = WeakKeyDictionary()


def load(
    folder: Path | str | None = None, *, edition: str | None = None, max_age: int | None = None, cache: bool = False
) -> Dataset:
    """Open the data shipped with the package, a folder of YAML files, or a file made by `warrantcheck data compile`.

    Without `edition`, it is the shipped data whichever edition the command line uses.

    Args:
        folder: the folder or the file; one without `edition.yaml` is added on top of the shipped data.
        edition: the version of an installed edition, which stands in for the shipped data.
        max_age: how many days ago the facts may have been checked, and those of an answer from this data looked up.
        cache: keep what a folder compiles to, so that it opens quickly the next time.

    Raises:
        DataError: it cannot be read or is not sound.
        UnknownName: there is no such edition.
        UsageError: two whole editions are named, or there is no home in which editions are kept.
        StaleData: the facts were checked longer ago than `max_age` allows.
    """
    from warrantcheck.authoring.cache import cache_folder

    kept = cache_folder(os.environ) if switch("cache", cache) else None
    path = None if folder is None else file("folder", folder)
    if edition is not None:
        data = _of_edition(text("edition", edition), path, kept)
    else:
        data = _shipped() if path is None else opened(str(path), kept)
    if max_age is None:
        return data
    require_fresh(data, date.today(), number("max_age", max_age, 0))  # noqa: DTZ011 (the caller's calendar day)
    aged = data.without(())  # an object of its own: others who opened the same data did not ask for an age
    _AGES[aged] = max_age
    return aged


def max_age_of(data: Dataset) -> int | None:
    """Return how old the facts of answers from this data may be, if that was said when it was opened."""
    return _AGES.get(data)


@remembered
def _shipped() -> Dataset:
    data = shipped()
    if data.notice:
        warnings.warn(data.notice, stacklevel=4)
    return data


def _of_edition(version: str, folder: Path | None, kept: Path | None) -> Dataset:
    from warrantcheck.edition.shelf import SHIPPED, Shelf

    shelf = Shelf.of_user(os.environ)
    if folder is not None and not is_overlay(folder):
        raise UsageError("edition: `folder` names a whole edition of the data, and this another; give one of them.")
    if version != SHIPPED:
        shelf.manifest(version)
    with standing_in(None if version == SHIPPED else shelf.folder / version):
        return shipped() if folder is None else opened(str(folder), kept)
