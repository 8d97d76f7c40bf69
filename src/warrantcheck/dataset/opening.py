"""Opening any version of the data: the shipped one, a folder of YAML, or a compiled file."""

from __future__ import annotations

from pathlib import Path

from warrantcheck.dataset.compiled import Records
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import DataError

SHIPPED = "shipped"


def opened(place: str) -> Dataset:
    """Open `shipped`, a folder of YAML files, or a file made by `warrantcheck data compile`.

    Raises:
        DataError: there is nothing at that place, or it cannot be read or is not sound.
    """
    if place == SHIPPED:
        return Dataset.shipped()
    path = Path(place)
    if path.is_dir():
        return Dataset.from_folder(path)
    try:
        return Dataset(Records(path.read_bytes()))
    except OSError as error:
        raise DataError(
            f"{place}: cannot be read: {error.strerror or error}; name a folder, a compiled file or `{SHIPPED}`."
        ) from error
    except DataError as error:
        raise DataError(f"{path.name}: {error.message}") from error
