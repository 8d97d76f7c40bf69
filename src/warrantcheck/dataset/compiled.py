"""The compiled form of the data: what the wheel ships and an ordinary answer reads.

A line a record: kind, key and JSON, separated by tabs. The first line names the format, the digest of the YAML it was
made from, and where each kind of record stands, with a checksum. After the lines comes their index, in columns of
numbers: the checksum of each kind and key, in rising order; where its line begins; the checksum of the line. The last
number is the checksum of the first line and the index. So whatever is damaged is noticed when it is read, and nothing
is read that is not asked for.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, TypeVar

from msgspec import DecodeError, json

from warrantcheck.dataset.column import column
from warrantcheck.errors import DataError

FORMAT = 7
FILE_NAME = "compiled.txt"
R = TypeVar("R")
_UNREADABLE = (DecodeError, UnicodeDecodeError, RecursionError)


def encode(header: dict[str, Any], lines: Iterable[tuple[str, str, Any]]) -> bytes:
    """Write records as (kind, key, record or plain value) lines under a header; lines of a kind stand together."""
    sections: dict[str, list[tuple[bytes, bytes]]] = {}
    for kind, key, value in lines:
        sections.setdefault(kind, []).append((_start(kind, key), _json(value).encode()))
    text, bounds, index = bytearray(), {}, []
    for kind, rows in sections.items():
        begin = len(text)
        for start, value in rows:
            line = start + value
            index.append((zlib.crc32(start), len(text), zlib.crc32(line)))
            text += line + b"\n"
        bounds[kind] = [begin, len(text), zlib.crc32(text[begin:])]
    head = _json(header | {"format": FORMAT, "sections": bounds, "lines": len(index)}).encode() + b"\n"
    columns = b"".join(_packed(entry[n] for entry in sorted(index)) for n in range(3))
    return head + text + columns + _packed([zlib.crc32(columns, zlib.crc32(head))])


def _start(kind: str, key: str) -> bytes:
    return f"{kind}\t{key}\t".encode(errors="surrogateescape")


def _packed(numbers: Iterable[int]) -> bytes:
    return b"".join(number.to_bytes(4, "little") for number in numbers)


def _json(value: Any) -> str:
    return json.encode(value).decode()


def fingerprint(folder: Path, names: Iterable[str]) -> str:
    """Return a quick checksum of files, to notice that they changed; it is no proof of anything else.

    Tables (CSV) are compared by their size.
    """
    parts = []
    buffer = memoryview(bytearray(1 << 16))  # one small buffer for all: fresh memory costs more than the checksum
    for name in names:
        if name.endswith(".csv"):
            parts.append(f"{name}:{(folder / name).stat().st_size}:")
            continue
        size = crc = 0
        with (folder / name).open("rb", buffering=0) as file:
            while read := file.readinto(buffer):
                size += read
                crc = zlib.crc32(buffer[:read], crc)
        parts.append(f"{name}:{size}:{crc:08x}")
    return " ".join(parts)


class Records:
    """Records in compiled form, read one at a time."""

    def __init__(self, content: bytes | mmap) -> None:
        """Take the bytes of a compiled file.

        Raises:
            DataError: they are of another format, or damaged.
        """
        begin = content.find(b"\n") + 1
        try:
            self.header: dict[str, Any] = json.decode(content[:begin], type=dict)
        except _UNREADABLE as error:
            raise DataError(_FIRST_LINE) from error
        if self.header.get("format") != FORMAT:
            raise DataError("The compiled data was made by another version of warrantcheck: compile it again.")
        self._content = content
        self._begin = begin
        try:
            bounds = self.header["sections"].items()
            self._sections = {kind: (begin + first, begin + end, crc) for kind, (first, end, crc) in bounds}
            self._end = max((end for _, end, _ in self._sections.values()), default=begin)
            lines = self.header["lines"]
            index = memoryview(content)[self._end :]
            if len(index) != 12 * lines + 4:
                raise DataError("The compiled data is damaged: its index has the wrong length.")
            marks, self._starts, self._sums = (column("I", index[4 * lines * n :], lines) for n in range(3))
            self._marks = array("I", bytes(marks))  # searched twice as fast as where it lies
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            raise DataError(_FIRST_LINE) from error
        if int.from_bytes(index[-4:], "little") != zlib.crc32(index[:-4], zlib.crc32(content[:begin])):
            raise DataError("The compiled data is damaged: its checksum does not match. Reinstall or compile it again.")
        if any(not begin <= first <= end for first, end, _ in self._sections.values()):
            raise DataError("The compiled data is damaged: its sections overlap.")

    @classmethod
    def opened(cls, file: Path) -> Records:
        """Open a compiled file; what is not asked for is not read twice.

        Raises:
            OSError: it cannot be opened.
            DataError: as above.
        """
        with file.open("rb") as stream:
            try:
                return cls(mmap(stream.fileno(), 0, access=ACCESS_READ))
            except ValueError as error:
                raise DataError(_FIRST_LINE) from error

    def find(self, kind: str, key: str) -> Any:
        """Return the plain value of one line, or None if there is none."""
        found = self._line(kind, key)
        return None if found is None else _decoded(found, kind, key)

    def get(self, cls: type[R], kind: str, key: str) -> R | None:
        """Return one record, or None if there is none."""
        found = self._line(kind, key)
        return None if found is None else _decoded(found, kind, key, cls)

    def all(self, cls: type[R], kind: str) -> Iterator[tuple[str, R]]:
        """Yield all records of a kind with their keys, in the order of the data; quicker than to get one by one."""
        begin, end, crc = self._sections.get(kind, (0, 0, 0))
        lines = self._content[begin:end]
        if zlib.crc32(lines) != crc:
            raise _damaged(kind)
        for line in lines.split(b"\n")[:-1]:
            try:
                _, key, value = line.split(b"\t", 2)
                name = key.decode()
            except ValueError as error:
                raise _damaged(kind) from error
            yield name, _decoded(value, kind, name, cls)

    def _line(self, kind: str, key: str) -> bytes | None:
        """Return the value of a line."""
        start = _start(kind, key)
        mark = zlib.crc32(start)
        at = bisect_left(self._marks, mark)
        while at < len(self._marks) and self._marks[at] == mark:
            begin = self._begin + self._starts[at]
            line = self._content[begin : self._content.find(b"\n", begin, self._end)]
            if zlib.crc32(line) != self._sums[at]:
                raise _damaged(kind, key)
            if line.startswith(start):
                return line[len(start) :]
            at += 1
        return None

    def keys(self, kind: str) -> Iterator[str]:
        """Yield the keys of all lines of a kind, in the order of the data."""
        begin, end, crc = self._sections.get(kind, (0, 0, 0))
        if zlib.crc32(memoryview(self._content)[begin:end]) != crc:
            raise _damaged(kind)
        skip = len(kind.encode()) + 1
        while begin < end:
            tab, begin = self._content.find(b"\t", begin + skip, end), begin + skip
            line_end = self._content.find(b"\n", begin, end)
            if not begin <= tab < line_end:
                raise _damaged(kind)
            try:
                yield self._content[begin:tab].decode()
            except UnicodeDecodeError as error:
                raise _damaged(kind) from error
            begin = line_end + 1


_FIRST_LINE = "The compiled data is damaged: its first line cannot be read."


def _damaged(kind: str, key: str = "") -> DataError:
    return DataError(f"The compiled data is damaged: {kind[:40]} {key[:80]!r} cannot be read.")


def _decoded(content: bytes, kind: str, key: str, cls: Any = Any) -> Any:
    try:
        return _decoder(cls).decode(content)
    except _UNREADABLE as error:
        raise _damaged(kind, key) from error


@cache
def _decoder(cls: Any) -> json.Decoder[Any]:
    """Return what reads a type; to take a tuple of a type apart takes longer than to read one."""
    return json.Decoder(cls)
