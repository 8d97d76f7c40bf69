"""A file that appears whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from warrantcheck.errors import UsageError

_BINARY = getattr(os, "O_BINARY", 0)  # only Windows has it


@contextmanager
def whole_file(target: Path, *, mode: int = 0o666, durable: bool = False) -> Iterator[BinaryIO]:
    """Open a draft that takes the place of `target` when all is written, and is removed if anything fails.

    What is no regular file (a device, a pipe) is written as it is. `mode` are the rights of a new file, less the
    user's mask. `durable`: it is on the disk, with its name, when this ends, and survives a loss of power.

    Raises:
        UsageError: the folder cannot be written, or the disk is full; what stood at `target` is untouched.
    """
    try:
        target = Path(os.path.realpath(target))
    except ValueError as error:  # a name that holds a zero byte
        raise UsageError(f"{str(target)!r} is no name of a file.") from error
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                yield file
            return
        draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        try:
            number = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
            with os.fdopen(number, "wb", buffering=1 << 20) as file:
                yield file
                if durable:
                    file.flush()
                    os.fsync(number)
            draft.replace(target)
            if durable:
                _keep_name(target.parent)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"{target.name}: cannot be written: {error.strerror or error}.") from error


def _keep_name(folder: Path) -> None:
    if os.name != "posix":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
