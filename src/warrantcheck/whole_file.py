"""A file that appears whole or not at all, and several that change together."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
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
        raise UsageError(f"{str(target)!r} is not a file name.") from error
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


def replace_all(files: Mapping[Path, tuple[bytes | None, bytes]]) -> None:
    """Replace several files, all or none: each has the content it must still have (None: it must not be there yet).

    Every draft is on the disk before the first file is replaced; if one cannot be, those before it are put back.

    Raises:
        UsageError: a file cannot be written, or is no longer what it was.
    """
    done: list[Path] = []
    with ExitStack() as stack:
        drafts = {}
        for file, (_, new) in files.items():
            draft = drafts[file] = file.with_name(f".{file.name}.{os.getpid()}.new")
            stack.callback(draft.unlink, missing_ok=True)
            with whole_file(draft, durable=True) as out:
                out.write(new)
        try:
            for file, (old, _) in files.items():
                _require(file, old)
                if old is not None:
                    drafts[file].chmod(file.stat().st_mode & 0o7777)
                drafts[file].replace(file)
                done.append(file)
        except BaseException as error:
            for file in done:
                old = files[file][0]
                if old is None:
                    file.unlink(missing_ok=True)
                    continue
                with whole_file(file, durable=True) as out:
                    out.write(old)
            if isinstance(error, OSError):
                raise UsageError(
                    f"A file cannot be written: {error.strerror or error}. Nothing was written."
                ) from error
            raise


def _require(file: Path, content: bytes | None) -> None:
    if (file.read_bytes() if file.exists() else None) != content:
        raise UsageError(f"{file.name}: was changed by another program meanwhile; nothing was written.")


def _keep_name(folder: Path) -> None:
    if os.name != "posix":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
