"""The three standard streams: some may be closed or full, or have lost their reader.

A reader that went away (`| head`) is no failure: there is nobody left to print for, and the exit status stays the
verdict. A write that failed for another reason is one: whoever reads the output later would take a part for the whole.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from io import BufferedReader, BufferedWriter, RawIOBase
from typing import BinaryIO, NoReturn, TextIO, cast

from warrantcheck.errors import Unwritten, UsageError

_COMMAND = re.compile(r"^(\s*):(?=:)|##(?=\[)", re.MULTILINE)


def fill_closed() -> None:
    """Put something in the place of standard streams that the caller closed.

    Their numbers are taken, or the next file opened would be called stdout; reading and writing fail, but stderr, on
    which nobody listens, takes what comes.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            null = os.open(os.devnull, os.O_RDONLY if name == "stdout" else os.O_WRONLY)
            if null != number:
                os.dup2(null, number)
                os.close(null)
            setattr(sys, name, open(number, "r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: PTH123, SIM115


def put(stream: TextIO, text: str) -> bool:
    """Write a text and bring it out; False if the reader has gone away.

    Raises:
        Unwritten: it could not be written for another reason.
    """
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        return False
    except (OSError, ValueError) as error:  # ValueError: the stream was closed
        fail(error)
    return True


def fail(error: Exception) -> NoReturn:
    """Say that the output was not written.

    Raises:
        Unwritten: always.
    """
    raise Unwritten(f"Cannot write the output: {getattr(error, 'strerror', None) or error}.") from error


def without_commands(text: str, *, json: bool = False) -> str:
    """Return a text in which a CI finds no commands: `::` at the beginning of a line, and `##[` wherever it stands.

    In JSON, where a line cannot begin so, the second is written in another way and means the same.
    """
    if json:
        return text.replace("##[", "##\\u005b")
    return _COMMAND.sub(lambda found: f"{found[0]} ", text)


class _Bytes(RawIOBase):
    """A binary stream of which each failure is told apart."""

    def __init__(self, stream: BinaryIO, gone: Callable[[BrokenPipeError], None] | None = None) -> None:
        self._stream = stream
        self._gone = gone
        self._open = True

    def readable(self) -> bool:
        return self._gone is None

    def writable(self) -> bool:
        return self._gone is not None

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        try:
            block = self._stream.read1(len(buffer)) if hasattr(self._stream, "read1") else self._stream.read()
        except (OSError, ValueError) as error:
            raise UsageError(f"stdin: cannot be read: {getattr(error, 'strerror', None) or error}.") from error
        buffer[: len(block)] = block
        return len(block)

    def write(self, data: bytes) -> int:  # type: ignore[override]
        size = memoryview(data).nbytes
        if self._open and self._gone is not None:
            try:
                self._stream.write(data)
                self._stream.flush()
            except BrokenPipeError as error:
                self._open = False
                self._gone(error)
            except (OSError, ValueError) as error:
                fail(error)
        return size


def reading(stream: TextIO) -> BinaryIO:
    """Return the bytes of stdin.

    What is read raises UsageError where reading fails, for example because stdin is closed.
    """
    return cast(BinaryIO, BufferedReader(_Bytes(stream.buffer), 1 << 16))


def writing(stream: TextIO, *, to_the_end: bool) -> BinaryIO:
    """Return what takes the bytes of a long output.

    A reader that has gone away ends the work by a BrokenPipeError; or, if it is to be done `to_the_end` for the sake
    of its verdict, is written to no more. Another failure raises Unwritten.
    """

    def gone(error: BrokenPipeError) -> None:
        if not to_the_end:
            raise error

    return cast(BinaryIO, BufferedWriter(_Bytes(stream.buffer, gone), 1 << 16))


def tell(stream: TextIO, text: str) -> None:
    """Write to stderr; if that fails, only the exit status remains."""
    with suppress(OSError, ValueError):
        stream.write(without_commands(text))
        stream.flush()
