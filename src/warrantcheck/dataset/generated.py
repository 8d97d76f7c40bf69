"""The lists and shapes in data/generated: each is read only if it is what the data was compiled with.

What is edited by hand is compared whenever the data is opened. These files are long, and few answers read one: so each
is compared when it is read.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from warrantcheck.dataset import shipped
from warrantcheck.dataset.compiled import Records
from warrantcheck.errors import DataError

FOLDER = "generated"
NAMES = ("airports.csv", "cities.csv", "codes.csv", "map.json", "regions.csv", "state-names.csv")


def checksums(folder: Path) -> dict[str, int]:
    """Return the checksums of those that a folder of data has, for the header of what is compiled from it."""
    files = ((name, folder / FOLDER / name) for name in NAMES)
    return {name: zlib.crc32(file.read_bytes()) for name, file in files if file.exists()}


def read(name: str) -> bytes:
    """Return the content of a file that came with the data.

    Raises:
        DataError: it cannot be read, or is not what the data was compiled with.
    """
    file = shipped.yaml_folder() / FOLDER / name
    try:
        content = file.read_bytes()
    except OSError as error:
        raise DataError(f"{name}: cannot be read: {error.strerror or error}.") from error
    expected = _expected(shipped.beside(shipped.COMPILED))
    if expected is not None and zlib.crc32(content) != expected.get(name):
        raise DataError(
            f"{name} is damaged, or is not what the data was compiled with: reinstall warrantcheck, or run "
            "`warrantcheck data compile` if you changed it."
        )
    return content


def require(names: Iterable[str]) -> None:
    """Make sure of several; errors as above."""
    for name in names:
        read(name)


@cache
def _expected(compiled: Path) -> dict[str, int] | None:
    """Return the checksums, or None where there is no sound compiled form: that is told when the data is opened."""
    try:
        header = Records.opened(compiled).header
    except (OSError, DataError):
        return None
    return dict(header.get("lists", {}))
