"""The bytes of a file: within a size, unpacked, and as text."""

from __future__ import annotations

import os
import struct
import zlib
from io import BytesIO
from pathlib import Path as File
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from warrantcheck.geography.tracks.fix import BadTrack
from warrantcheck.geography.tracks.notes import printable

LARGEST = 20_000_000
"""Bytes, as stored and unpacked: a day of positions, one a second, in the wordiest of the formats."""

READ = (
    "CSV with a header, GPX, KML, KMZ, GeoJSON, and the JSON of readsb, tar1090, OpenSky and Flightradar24 are read, "
    "also packed with gzip"
)

_FOREIGN = {
    b"%PDF": "a PDF document",
    b"PAR1": "a Parquet file",
    b"SQLite format 3": "an SQLite database",
    b"\xd0\xcf\x11\xe0": "an old Office document (save the table as CSV)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"BZh": "a bzip2 file",
    b"\xfd7zXZ": "an xz file",
    b"\x28\xb5\x2f\xfd": "a zstd file",
    b"\x89HDF": "an HDF5 file",
    b"{\\rtf": "an RTF document",
}
"""What else is handed over, by its first bytes."""

_DAMAGED = (
    BadZipFile,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    LookupError,
    ArithmeticError,
    struct.error,
    zlib.error,
)
"""What the standard library raises of a zip archive that is damaged or encrypted."""

_INSIDE = (".kml", ".gpx", ".geojson", ".json", ".csv", ".tsv", ".txt", ".gz")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def load(file: File, name: str) -> bytes:
    """Read a file, unpacked if it is gzip, KMZ or a zip archive of one file.

    Raises:
        BadTrack: it cannot be read, is too large as it is or unpacked, or is of a kind that holds no track.
    """
    try:
        with open(file, "rb", opener=_at_once) as stream:
            content = stream.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise BadTrack(f"{name}: cannot be read: {getattr(error, 'strerror', None) or error}.") from error
    if not content.strip():
        raise BadTrack(f"{name}: is empty.")
    if len(content) > LARGEST:
        raise BadTrack(f"{name}: larger than {LARGEST // 1_000_000} MB, more than the track of one flight.")
    return unpack(content, name)


def _at_once(path: str, flags: int) -> int:
    """Open a file; of a named pipe, do not wait for somebody to write to it."""
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if hasattr(os, "O_NONBLOCK"):
        os.set_blocking(descriptor, True)
    return descriptor


def unpack(content: bytes, name: str) -> bytes:
    """Return what is inside gzip, KMZ or a zip archive, or the content itself.

    Raises:
        BadTrack: it is damaged, larger than allowed once unpacked, or of a kind that holds no track.
    """
    for _ in range(3):  # a gzip file in a zip archive, and one that a server packed once more
        if content[:2] == b"\x1f\x8b":
            content = _gunzip(content, name)
        elif content[:4] == b"PK\x03\x04":
            content = _unzip(content, name)
        else:
            break
    for begin, kind in _FOREIGN.items():
        if content.startswith(begin):
            raise BadTrack(f"{name}: is {kind}, not a track; {READ}.")
    if content[8:12] == b".FIT":
        raise BadTrack(f"{name}: is a FIT file of a device: convert it to GPX; {READ}.")
    return content


def text_of(content: bytes, name: str) -> str:
    """Decode text: by its byte order mark, as UTF-8, or as Windows-1252.

    Raises:
        BadTrack: it is no text.
    """
    encoding = "utf-16" if content[:2] in _UTF16 else _unmarked(content) or "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        if encoding != "utf-8-sig":
            raise BadTrack(f"{name}: is not valid UTF-16 text.") from None
        text = content.decode("cp1252", "replace")  # only names have such letters
    if "\0" in text or sum(c < " " and c not in "\t\r\n\f" for c in text[:2000]) > len(text[:2000]) // 50:
        raise BadTrack(f"{name}: is binary data, not text; {READ}.")
    return text


def _unmarked(content: bytes) -> str | None:
    """Return which UTF-16 text without a byte order mark is: every other byte of Latin text is zero."""
    begin = content[:200]
    if len(begin) < 8 or b"\0" not in begin:
        return None
    if not any(begin[1::2]) and all(begin[::2]):
        return "utf-16-le"
    return "utf-16-be" if not any(begin[::2]) and all(begin[1::2]) else None


def _gunzip(content: bytes, name: str) -> bytes:
    import gzip

    try:
        with gzip.GzipFile(fileobj=BytesIO(content)) as packed:
            inside = packed.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise BadTrack(f"{name}: is gzip that is damaged or cut off: {printable(str(error))}.") from error
    return _bounded(inside, name)


def _unzip(content: bytes, name: str) -> bytes:
    """Return the document of a KMZ file (the first KML, as Google Earth takes it), or the one file of an archive."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = [one.filename for one in archive.infolist() if not one.filename.endswith("/")]
            if any(one.startswith(("xl/", "word/")) or one == "content.xml" for one in names):
                raise BadTrack(f"{name}: is a spreadsheet or an Office document: save the table as CSV.")
            inside = [one for one in names if one.casefold().endswith(_INSIDE) and not one.startswith("__MACOSX")]
            documents = [one for one in inside if one.casefold().endswith(".kml")][:1] or inside
            if len(documents) != 1:
                raise BadTrack(f"{name}: is a zip archive of {len(inside)} such files: unpack it; {READ}.")
            if archive.getinfo(documents[0]).compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
                raise BadZipFile
            with archive.open(documents[0]) as packed:
                return _bounded(packed.read(LARGEST + 1), name)
    except _DAMAGED as error:
        raise BadTrack(f"{name}: is a zip archive that is damaged, encrypted or packed in a rare way.") from error


def _bounded(inside: bytes, name: str) -> bytes:
    if len(inside) > LARGEST:
        raise BadTrack(f"{name}: unpacks to more than {LARGEST // 1_000_000} MB, more than the track of one flight.")
    return inside
