"""The compiled form of the data: what the wheel ships and an ordinary answer reads.

One text file, a line a record: kind, key and JSON, separated by tabs. Its first line names the format, the digest of
the YAML it was made from and a checksum of the rest, so that a damaged or outdated file is noticed. A record is found
by searching for its line; nothing else is parsed.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from warrantcheck.dataset.plain import from_plain, to_plain
from warrantcheck.errors import DataError

FORMAT = 1
FILE_NAME = "compiled.txt"
R = TypeVar("R")


def encode(header: dict[str, Any], lines: Iterable[tuple[str, str, Any]]) -> bytes:
    """Write records as (kind, key, record or plain value) lines under a header."""
    body = "".join(f"{kind}\t{key}\t{_json(value)}\n" for kind, key, value in lines).encode()
    head = header | {"format": FORMAT, "crc32": zlib.crc32(body)}
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
        self._content = content

    def find(self, kind: str, key: str) -> Any:
        """Return the plain value of one line, or None if there is none."""
        start = self._content.find(f"\n{kind}\t{key}\t".encode())
        if start < 0:
            return None
        start += len(kind.encode()) + len(key.encode()) + 3
        return json.loads(self._content[start : self._content.find(b"\n", start)])

    def get(self, cls: type[R], kind: str, key: str) -> R | None:
        """Return one record, or None if there is none."""
        plain = self.find(kind, key)
        return None if plain is None else from_plain(cls, plain)

    def keys(self, kind: str) -> Iterator[str]:
        """Yield the keys of all lines of a kind, in the order of the data."""
        prefix = f"\n{kind}\t".encode()
        at = self._content.find(prefix)
        while at >= 0:
            start = at + len(prefix)
            end = self._content.find(b"\t", start)
            yield self._content[start:end].decode()
            at = self._content.find(prefix, end)
