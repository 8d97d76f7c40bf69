"""Opening any version of the data: the shipped one, a folder of YAML, or a compiled file."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, ValidationError, convert

from warrantcheck.dataset.compiled import Records
from warrantcheck.dataset.possible import impossible
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import DataError

SHIPPED = "shipped"


class _Own(Struct):
    folder: str
    claims: tuple[str, ...]
    removed: tuple[str, ...]


class _Header(Struct):
    """What may stand in a first line."""

    sections: dict[str, tuple[int, int, int]]
    lines: int
    version: str = ""
    checked: str = ""
    digest: str = ""
    fingerprint: str = ""
    lists: dict[str, int] = {}
    verified: tuple[str, str] = ("", "")
    counts: dict[str, int] = {}
    overlay: _Own | None = None


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
        records = Records(path.read_bytes())
        convert(records.header, _Header)
        return _checked(Dataset(records))
    except ValidationError as error:
        raise DataError(f"{path.name}: The compiled data is damaged: its first line cannot be read.") from error
    except OSError as error:
        raise DataError(
            f"{place}: cannot be read: {error.strerror or error}; name a folder, a compiled file or `{SHIPPED}`."
        ) from error
    except DataError as error:
        raise DataError(f"{path.name}: {error.message}") from error


def _checked(data: Dataset) -> Dataset:
    """Look at every record once: a compiled file can come from anybody, and nobody linted it here.

    Raises:
        DataError: a record cannot be read, or holds what cannot be.
    """
    data.model  # noqa: B018 (reading is checking)
    data.bodies  # noqa: B018
    rows = (data.states, data.people, data.territories, data.sources, data.situations, data.statements, data.visits)
    for row in (row for kind in (*rows, data.findings, data.events) for row in kind):
        for _, message in impossible(row):
            raise DataError(f"The compiled data is not sound: {row.id[:80]!r}: {message}.")
    return data
