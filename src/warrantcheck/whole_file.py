"""A file that appears whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from warrantcheck.errors import UsageError


@contextmanager
def whole_file(target: Path) -> Iterator[BinaryIO]:
    """Open a draft that takes the place of `target` when all is written, and is removed if anything fails.

    What is no regular file (a device, a pipe) is written as it is.

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
            with draft.open("xb", buffering=1 << 20) as file:
                yield file
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"{target.name}: cannot be written: {error.strerror or error}.") from error
