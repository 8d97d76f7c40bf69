"""The compiled form of the data: what the wheel ships and an ordinary answer reads.

One text file, a line a record: kind, key and JSON, separated by tabs. Its first line names the format, the digest of
the YAML it was made from, a checksum of the rest, so that a damaged or outdated file is noticed, and where each kind of
record stands. A record is found by searching for its line among its kind; nothing else is parsed.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from warrantcheck.dataset.plain import from_plain, to_plain
from warrantcheck.errors import DataError

FORMAT = 2
FILE_NAME = "compiled.txt"
R = TypeVar("R")


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
    return json.dumps(to_plain(value, lean=True), ensure_ascii=False, separators=(",", ":"))


def fingerprint(folder: Path, names: Iterable[str]) -> str:
    """Return a quick checksum of the YAML files, to notice that they changed; it is no proof of anything else."""
    parts = []
    for name in names:
        content = (folder / name).read_bytes()
        parts.append(f"{name}:{len(content)}:{zlib.crc32(content):08x}")
    return " ".join(parts)


class Records:
    """Records in compiled form, read one at a time."""

    def __init__(self, content: bytes) -> None:
        """Take the bytes of a compiled file.

        Raises:
            DataError: they are of another format, or damaged.
        """
        head, _, body = content.partition(b"\n")
        try:
            self.header: dict[str, Any] = json.loads(head)
        except ValueError as error:
            raise DataError("The compiled data is damaged: its first line cannot be read.") from error
        if self.header.get("format") != FORMAT:
            raise DataError("The compiled data is of another version of warrantcheck: compile it again.")
        if self.header.get("crc32") != zlib.crc32(body):
            raise DataError("The compiled data is damaged: its checksum does not fit. Reinstall or compile it again.")
        self._body = body
        self._sections: dict[str, list[int]] = self.header["sections"]

    def find(self, kind: str, key: str) -> Any:
        """Return the plain value of one line, or None if there is none."""
        begin, end = self._sections.get(kind, (0, 0))
        line = f"{kind}\t{key}\t".encode()
        if not self._body.startswith(line, begin, end):
            begin = self._body.find(b"\n" + line, begin, end) + 1
            if not begin:
                return None
        begin += len(line)
        return json.loads(self._body[begin : self._body.find(b"\n", begin)])

    def get(self, cls: type[R], kind: str, key: str) -> R | None:
        """Return one record, or None if there is none."""
        plain = self.find(kind, key)
        return None if plain is None else from_plain(cls, plain)

    def keys(self, kind: str) -> Iterator[str]:
        """Yield the keys of all lines of a kind, in the order of the data."""
        begin, end = self._sections.get(kind, (0, 0))
        skip = len(kind.encode()) + 1
        while begin < end:
            yield self._body[begin + skip : self._body.find(b"\t", begin + skip)].decode()
            begin = self._body.find(b"\n", begin) + 1
