"""The compiled form of the data: what the wheel ships and an ordinary answer reads.

One text file, a line a record: kind, key and JSON, separated by tabs. Its first line names the format, the digest of
the YAML it was made from, a checksum of the rest, so that a damaged or outdated file is noticed, and where each kind of
record stands. A record is found by searching for its line among its kind; nothing else is parsed.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from msgspec import DecodeError, Struct, convert, json

from warrantcheck.errors import DataError

FORMAT = 3
FILE_NAME = "compiled.txt"
MANY = 16
R = TypeVar("R")
_UNREADABLE = (DecodeError, UnicodeDecodeError, RecursionError)


class _Own(Struct):
    folder: str
    claims: tuple[str, ...]
    removed: tuple[str, ...]


class _Header(Struct):
    """What may stand in a first line, so that whoever reads it need not ask."""

    sections: dict[str, tuple[int, int]]
    version: str = ""
    checked: str = ""
    digest: str = ""
    fingerprint: str = ""
    verified: tuple[str, str] = ("", "")
    counts: dict[str, int] = {}
    overlay: _Own | None = None


def encode(header: dict[str, Any], lines: Iterable[tuple[str, str, Any]]) -> bytes:
    """Write records as (kind, key, record or plain value) lines under a header; lines of a kind stand together."""
    sections: dict[str, list[str]] = {}
    for kind, key, value in lines:
        sections.setdefault(kind, []).append(f"{kind}\t{key}\t{_json(value)}\n")
    body, bounds = b"", {}
    for kind, rows in sections.items():
        part = "".join(rows).encode()
        bounds[kind] = [len(body), len(body) + len(part)]
        body += part
    head = header | {"format": FORMAT, "crc32": zlib.crc32(body), "sections": bounds}
    return _json(head).encode() + b"\n" + body


def _json(value: Any) -> str:
    return json.encode(value).decode()


def fingerprint(folder: Path, names: Iterable[str]) -> str:
    """Return a quick checksum of the YAML files, to notice that they changed; it is no proof of anything else."""
    parts = []
    buffer = memoryview(bytearray(1 << 16))  # one small buffer for all: fresh memory costs more than the checksum
    for name in names:
        size = crc = 0
        with (folder / name).open("rb", buffering=0) as file:
            while read := file.readinto(buffer):
                size += read
                crc = zlib.crc32(buffer[:read], crc)
        parts.append(f"{name}:{size}:{crc:08x}")
    return " ".join(parts)


class Records:
    """Records in compiled form, read one at a time."""

    def __init__(self, content: bytes) -> None:
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
            raise DataError("The compiled data is of another version of warrantcheck: compile it again.")
        if self.header.get("crc32") != zlib.crc32(memoryview(content)[begin:]):
            raise DataError("The compiled data is damaged: its checksum does not fit. Reinstall or compile it again.")
        self._content = content
        self._asked: Counter[str] = Counter()
        self._indexes: dict[str, dict[bytes, bytes]] = {}
        try:
            sections = convert(self.header, _Header).sections
        except _UNREADABLE as error:
            raise DataError(_FIRST_LINE) from error
        self._sections = {kind: (begin + a, begin + b) for kind, (a, b) in sections.items()}
        for a, b in self._sections.values():
            if not (begin <= a <= b <= len(content) and (a == b or content[b - 1 : b] == b"\n")):
                raise DataError("The compiled data is damaged: its sections do not end where lines end.")

    def find(self, kind: str, key: str) -> Any:
        """Return the plain value of one line, or None if there is none."""
        found = self._line(kind, key)
        return None if found is None else _decoded(found, kind, key)

    def get(self, cls: type[R], kind: str, key: str) -> R | None:
        """Return one record, or None if there is none."""
        found = self._line(kind, key)
        return None if found is None else _decoded(found, kind, key, cls)

    def _line(self, kind: str, key: str) -> bytes | None:
        """Return the value of a line. A few are sought where they stand; who asks for many gets an index."""
        self._asked[kind] += 1
        if self._asked[kind] > MANY:
            return self._index(kind).get(key.encode(errors="surrogateescape"))
        begin, end = self._sections.get(kind, (0, 0))
        line = f"{kind}\t{key}\t".encode(errors="surrogateescape")
        if not self._content.startswith(line, begin, end):
            begin = self._content.find(b"\n" + line, begin, end) + 1
            if not begin:
                return None
        begin += len(line)
        return self._content[begin : self._content.find(b"\n", begin)]

    def _index(self, kind: str) -> dict[bytes, bytes]:
        if kind not in self._indexes:
            begin, end = self._sections.get(kind, (0, 0))
            lines = (line.split(b"\t", 2) for line in self._content[begin:end].split(b"\n")[:-1])
            try:
                self._indexes[kind] = {key: value for _, key, value in lines}
            except ValueError as error:
                raise _damaged(kind) from error
        return self._indexes[kind]

    def keys(self, kind: str) -> Iterator[str]:
        """Yield the keys of all lines of a kind, in the order of the data."""
        begin, end = self._sections.get(kind, (0, 0))
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
        return json.decode(content, type=cls)
    except _UNREADABLE as error:
        raise _damaged(kind, key) from error
