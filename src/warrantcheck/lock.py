"""One writer at a time: a lock on a file that the system takes back when its holder dies, even by SIGKILL.

The standard library is enough for it: `fcntl` on POSIX, `msvcrt` on Windows.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from warrantcheck.errors import UsageError

PATIENCE = 60.0
"""Seconds to wait for another run to finish; a run holds the lock for some hundredths of a second."""

_PAUSE = 0.01

if sys.platform == "win32":
    import msvcrt

    def _try(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def locked(file: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a file, which is made if need be and never removed: closing it lets go.

    Raises:
        UsageError: somebody else held it for longer than `patience`, in seconds.
        OSError: it cannot be made or locked.
    """
    handle = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    try:
        until = time.monotonic() + patience
        while not _try(handle):
            if time.monotonic() > until:
                raise UsageError(f"{file}: another run has held it for more than {patience:g} seconds.")
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)
