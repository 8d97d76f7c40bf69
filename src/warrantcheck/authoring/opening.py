"""Opening any version of the data: the shipped one, a folder of YAML, or a compiled file.

The one place where an answer reaches the making of data: what is not compiled yet is compiled here, or taken from the
cache.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct, ValidationError, convert

from warrantcheck.dataset.compiled import Records
from warrantcheck.dataset.own_data import is_overlay
from warrantcheck.dataset.shipped import stands_in, yaml_folder
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


def shipped() -> Dataset:
    """Open the data that came with the package; YAML that changed since it was compiled is compiled again.

    Raises:
        DataError: it is missing or damaged; or an installed edition is, whose YAML nobody signed once it changed.
    """
    try:
        return Dataset.shipped()
    except DataError as error:
        if stands_in():
            raise _spoilt() from error
        folder = yaml_folder()
        return from_folder(folder, notice=f"{error.message} Reading {folder.name}/*.yaml instead.")


def from_folder(folder: Path, cache: Path | None = None, *, notice: str | None = None) -> Dataset:
    """Open a folder of YAML files, validated and linted; what was compiled before is taken from the folder `cache`.

    Raises:
        DataError: a file is missing, unreadable or breaks a rule.
    """
    if is_overlay(folder):
        try:
            Dataset.shipped()
        except DataError as error:  # what it is laid over is not what was shipped
            if stands_in():
                raise _spoilt() from error
            notice = error.message
    if cache is not None:
        from warrantcheck.authoring.cache import compiled_folder

        return Dataset(compiled_folder(folder, cache), notice=notice)
    from warrantcheck.authoring.compiler import compile_folder  # pydantic and yaml are slow to import

    return Dataset(Records(compile_folder(folder)), notice=notice)


def _spoilt() -> DataError:
    return DataError(
        f"Edition {yaml_folder().parent.name} is damaged, or was changed after it was installed: install it again, or "
        "go back with `warrantcheck data use shipped`."
    )


def opened(place: str, cache: Path | None = None) -> Dataset:
    """Open `shipped`, a folder of YAML files, or a file made by `warrantcheck data compile`.

    Raises:
        DataError: there is nothing at that place, or it cannot be read or is not sound.
    """
    if place == SHIPPED:
        return shipped()
    path = Path(place)
    if path.is_dir():
        return from_folder(path, cache)
    try:
        return sound(path.read_bytes())
    except OSError as error:
        raise DataError(
            f"{place}: cannot be read: {error.strerror or error}; name a folder, a compiled file or `{SHIPPED}`."
        ) from error
    except DataError as error:
        raise DataError(f"{path.name}: {error.message}") from error


def sound(content: bytes) -> Dataset:
    """Open compiled data that can come from anybody, and look at every record once.

    Raises:
        DataError: it is damaged, or holds what cannot be.
    """
    records = Records(content)
    try:
        convert(records.header, _Header)
    except ValidationError as error:
        raise DataError("The compiled data is damaged: its first line cannot be read.") from error
    return _checked(Dataset(records))


def _checked(data: Dataset) -> Dataset:
    """Look at every record once: a compiled file can come from anybody, and nobody linted it here.

    Raises:
        DataError: a record cannot be read, or holds what cannot be.
    """
    from warrantcheck.dataset.possible import impossible

    data.model  # noqa: B018 (reading is checking)
    data.bodies  # noqa: B018
    data.groups  # noqa: B018
    rows = (data.states, data.people, data.territories, data.sources, data.situations, data.statements, data.visits)
    for row in (row for kind in (*rows, data.findings, data.events, data.law_notes, data.governments) for row in kind):
        for _, message in impossible(row):
            raise DataError(f"The compiled data is not sound: {row.id[:80]!r}: {message}.")
    return data
