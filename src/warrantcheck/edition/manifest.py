"""What an edition says of itself, in `edition.json`: which data it is, for which program, and what its files are."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct, ValidationError, json

from warrantcheck.dataset.compiled import FORMAT as DATA_FORMAT
from warrantcheck.errors import DataError
from warrantcheck.version import VERSION

FORMAT = 1
NAME = "edition.json"
MOST_BYTES = 64 * 1024 * 1024
"""How large an edition may be, packed or unpacked."""

_VERSION = re.compile(r"[0-9]{4}\.[0-9]{2}\.[0-9]{2}(\.[0-9]{1,3})?")
_FILE = re.compile(r"(compiled\.txt|decisions\.json|data/([a-z]+/)?[a-z0-9][a-z0-9.-]{0,60})")


class File(Struct, frozen=True):
    """A file of an edition: its size in bytes and the SHA-256 of its content, in hexadecimal."""

    size: int
    sha256: str


class Manifest(Struct, frozen=True):
    """An edition: `version` of the data, the day up to which its facts were `checked`, the `digest` of its YAML.

    `data_format` is the form of the compiled data, `program` the least version of warrantcheck that reads it.
    """

    format: int
    data_format: int
    program: str
    version: str
    checked: date
    digest: str
    files: dict[str, File]


def read(content: bytes) -> Manifest:
    """Read what an edition says of itself.

    Raises:
        DataError: it cannot be read, says what cannot be, or is for another version of warrantcheck.
    """
    try:
        said = json.decode(content, type=Manifest)
    except (ValidationError, ValueError, RecursionError) as error:
        raise DataError(f"{NAME} cannot be read: this is not an edition of the data, or it is damaged.") from error
    if not is_version(said.version):
        raise DataError(f"{NAME}: {said.version[:40]!r} is not a version of the data, such as 2026.11.21.")
    if said.format != FORMAT or said.data_format != DATA_FORMAT:
        raise DataError(
            f"Edition {said.version} is made for another version of warrantcheck than this one ({VERSION}): "
            f"it asks for {said.program[:20]} or newer of the same data format."
        )
    if _numbers(said.program) > _numbers(VERSION):
        raise DataError(
            f"Edition {said.version} asks for warrantcheck {said.program[:20]} or newer; this is {VERSION}."
        )
    odd = [name for name in said.files if not _FILE.fullmatch(name) or ".." in name]
    if odd or "compiled.txt" not in said.files:
        raise DataError(f"{NAME}: an edition does not hold {odd[0][:80]!r}." if odd else f"{NAME} names no data.")
    if any(file.size < 0 for file in said.files.values()) or size(said) > MOST_BYTES:
        raise DataError(f"Edition {said.version} is larger than {MOST_BYTES >> 20} MiB.")
    return said


def size(said: Manifest) -> int:
    """Return the bytes that the files of an edition take."""
    return sum(file.size for file in said.files.values())


def is_version(text: str) -> bool:
    """Say whether a text has the form of a version of the data: a day, and a number if the day had several."""
    return _VERSION.fullmatch(text) is not None


def order(version: str) -> tuple[int, ...]:
    """Return what versions of the data are ordered by."""
    return _numbers(version)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"[0-9]{1,6}", version))
