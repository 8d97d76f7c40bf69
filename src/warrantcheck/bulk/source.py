"""The bytes of a file of rows as UTF-8: what it is compressed with, how it is encoded, how its lines end."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from typing import TYPE_CHECKING, Any, BinaryIO

from warrantcheck.errors import UsageError

if TYPE_CHECKING:
    from warrantcheck.bulk.run import Kind

LOOK = 1 << 20
"""So many bytes are looked at to tell what a file is."""

_CHUNK = 1 << 18
_GZIP = b"\x1f\x8b"
_UTF8, _UTF16 = codecs.BOM_UTF8, (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_FOREIGN = {
    b"PK\x03\x04": "a ZIP file, as an Excel workbook is: save the sheet as CSV UTF-8",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook: save the sheet as CSV UTF-8",
    b"PAR1": "Parquet: say --format parquet, or name it .parquet",
    b"BZh": "compressed with bzip2: decompress it first",
    b"\xfd7zXZ": "compressed with xz: decompress it first",
    b"\x28\xb5\x2f\xfd": "compressed with Zstandard: decompress it first",
    codecs.BOM_UTF32_LE: "UTF-32: save it as UTF-8",
    codecs.BOM_UTF32_BE: "UTF-32: save it as UTF-8",
    b"%PDF": "a PDF file: a CSV, JSON lines or Parquet file is needed",
}
_SHOWN = 20


def opened(source: BinaryIO, kind: Kind, encoding: str | None = None) -> BinaryIO:
    """Return a stream of the same rows in UTF-8, decompressed if it is gzip, with line feeds at the ends of lines.

    `encoding` is that of the text, if it is known to be another than UTF-8; UTF-16 with its mark is read as it is.

    Raises:
        UsageError: it is a file of another kind, or a text that is no UTF-8 and of which nobody said what it is.
    """
    start, source = _looked_at(source)
    packed = start.startswith(_GZIP)
    if packed:
        start, source = _looked_at(gzip.GzipFile(fileobj=source))  # type: ignore[arg-type]
    for mark, what in _FOREIGN.items():
        if start.startswith(mark):
            raise UsageError(f"The input is {what}.")
    if encoding is None and start.startswith(_UTF16):
        encoding = "utf-16"
    if encoding is None:
        _require_utf8(start, by_line=kind == "jsonl")
    decoder = _decoder(encoding) if encoding else None
    try:
        text = start if encoding is None else _decoder(encoding).decode(start).encode()
    except UnicodeError as error:
        raise UsageError(f"The input is not in the encoding {encoding}: {error}.") from error
    if kind == "jsonl" and text.removeprefix(_UTF8).lstrip().startswith(b"["):
        raise UsageError("The input is one JSON array: JSON lines have one object a line (`jq -c '.[]'` makes them).")
    old_mac = kind == "csv" and b"\r" in text and b"\n" not in text
    if decoder or old_mac or start.startswith(_UTF8) or packed:
        return io.BufferedReader(_Rows(source, decoder, old_mac=old_mac), _CHUNK)
    return source


def _looked_at(source: BinaryIO) -> tuple[bytes, BinaryIO]:
    """Return the first bytes, and a stream that still has them."""
    try:
        if source.seekable() and not isinstance(source, gzip.GzipFile):  # which would unpack anew
            at = source.tell()
            start = source.read(LOOK)
            source.seek(at)
            return start, source
        start = source.read1(LOOK) if hasattr(source, "read1") else source.read(LOOK)
    except (OSError, EOFError, zlib.error) as error:
        raise UsageError(f"The input cannot be read: {str(error).rstrip('.')}.") from error
    return start, io.BufferedReader(_Again(start, source), _CHUNK)


def _require_utf8(start: bytes, *, by_line: bool) -> None:
    """Refuse a text that is no UTF-8, with the line and the ways out; JSON lines are read and refused one by one."""
    if b"\0" in start:
        raise UsageError(
            "The input has zero bytes: it is not text, or UTF-16 without a mark. Give --encoding utf-16-le, or save it "
            "as UTF-8."
        )
    if by_line and any(map(_is_utf8, start.splitlines())):
        return
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError as error:
        line = start.count(b"\n", 0, error.start) + 1
        begin = max(start.rfind(b"\n", 0, error.start) + 1, error.start - _SHOWN)
        near = start[begin : error.start + _SHOWN].partition(b"\n")[0].decode("cp1252", "replace")
        raise UsageError(
            f"The input is not UTF-8 (line {line}, {' '.join(near.split())!r} if it is Windows-1252): give --encoding, "
            f"for example cp1252, or save it as UTF-8."
        ) from error


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return bool(line.strip())


def _decoder(encoding: str) -> codecs.IncrementalDecoder:
    try:
        "".encode(encoding)  # refuses what is a codec and no encoding of text
        return codecs.getincrementaldecoder(encoding)()
    except (LookupError, ValueError) as error:
        raise UsageError(f"No encoding is called {encoding[:40]!r}: for example utf-8, utf-16, cp1252.") from error


class _Again(io.RawIOBase):
    """A stream of which the first bytes have been read, from its beginning."""

    def __init__(self, start: bytes, source: BinaryIO) -> None:
        self._start = start
        self._source = source

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, into: Any) -> int:
        """Give the first bytes again, then the rest as it comes."""
        data, self._start = self._start[: len(into)], self._start[len(into) :]
        if not data:
            read1 = getattr(self._source, "read1", self._source.read)
            data = read1(len(into))
        into[: len(data)] = data
        return len(data)


class _Rows(io.RawIOBase):
    """A stream decoded, without its mark, and with line feeds where it had carriage returns alone."""

    def __init__(self, source: BinaryIO, decoder: codecs.IncrementalDecoder | None, *, old_mac: bool) -> None:
        self._source = source
        self._decoder = decoder
        self._old_mac = old_mac
        self._ready = b""
        self._begun = self._ended = False

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, into: Any) -> int:
        """Give some of the text."""
        while not self._ready and not self._ended:
            self._ready = self._more()
        data, self._ready = self._ready[: len(into)], self._ready[len(into) :]
        into[: len(data)] = data
        return len(data)

    def _more(self) -> bytes:
        try:
            data = self._source.read(_CHUNK)
            self._ended = not data
            if self._decoder:
                data = self._decoder.decode(data, final=not data).encode()
        except UnicodeError as error:
            raise UsageError(f"The input is not in the encoding given, or is damaged: {error}.") from error
        except (OSError, EOFError, zlib.error) as error:
            raise UsageError(f"The compressed input is damaged: {error}.") from error
        if data and not self._begun:
            self._begun, data = True, data.removeprefix(_UTF8)
        return data.replace(b"\r", b"\n") if self._old_mac else data
