"""The one file that an edition is: a ZIP archive of `edition.json` and the files it names, the same bytes each time."""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from msgspec import json

from warrantcheck.dataset.compiled import FORMAT as DATA_FORMAT
from warrantcheck.edition.manifest import FORMAT, MOST_BYTES, NAME, File, Manifest, read
from warrantcheck.errors import DataError
from warrantcheck.version import VERSION

_THEN = (1980, 1, 1, 0, 0, 0)
_DAMAGES = (BadZipFile, EOFError, KeyError, RuntimeError, ValueError, zlib.error)
"""What `zipfile` raises for damage: no archive, one cut short, a file that it lacks, one that is encrypted or asks for
a newer version, a name that is no text, and a stream that cannot be unpacked. All came of 60,000 damaged archives."""

_DAMAGED = "This is not an edition of the data, or it is damaged"


def packed(version: str, checked: date, digest: str, files: Mapping[str, bytes]) -> bytes:
    """Return an edition of these files as an archive."""
    listed = {name: File(len(content), sha256(content).hexdigest()) for name, content in sorted(files.items())}
    said = Manifest(FORMAT, DATA_FORMAT, VERSION, version, checked, digest, listed)
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr(_entry(NAME), json.format(json.encode(said)))
        for name in listed:
            archive.writestr(_entry(name), files[name])
    return made.getvalue()


def unpacked(content: bytes) -> tuple[Manifest, dict[str, bytes]]:
    """Return what an archive says of itself, and its files, each compared with its size and digest.

    Raises:
        DataError: it is damaged, holds more or less than it says, or is for another version of warrantcheck.
    """
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            said = read(_member(archive, NAME, MOST_BYTES >> 6))
            held = sorted(entry.filename for entry in archive.infolist())
            if held != sorted((NAME, *said.files)):
                raise DataError(f"Edition {said.version} contains files that it does not list.")
            files = {name: _member(archive, name, file.size) for name, file in said.files.items()}
    except _DAMAGES as error:
        raise DataError(f"{_DAMAGED}: it is not a whole archive.") from error
    for name, file in said.files.items():
        if len(files[name]) != file.size or sha256(files[name]).hexdigest() != file.sha256:
            raise DataError(f"Edition {said.version} is damaged: {name} is not what {NAME} says.")
    return said, files


def _member(archive: ZipFile, name: str, most: int) -> bytes:
    """Read a file of an archive, but no more of it than it should have."""
    if archive.getinfo(name).compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise DataError(f"{_DAMAGED}: {name} is packed in a way that editions are not.")
    with archive.open(name) as file:
        return file.read(most + 1)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _THEN)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry
