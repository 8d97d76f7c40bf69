"""The plan's file: changed under a lock, and replaced whole, so that a run killed at any point leaves it readable."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from msgspec import DecodeError, ValidationError, json

from warrantcheck.errors import DataError, UsageError
from warrantcheck.lock import locked
from warrantcheck.watch.plan import FORMAT, Plan
from warrantcheck.whole_file import whole_file

NAME = "watch.json"
LOCK = "watch.lock"


def state_folder(environ: Mapping[str, str]) -> Path:
    """Return where this user's state is kept: `$XDG_STATE_HOME/warrantcheck`, else `~/.local/state/warrantcheck`.

    Raises:
        UsageError: there is no home folder, by `$HOME` or by the list of users.
    """
    base = Path(environ.get("XDG_STATE_HOME", ""))
    if not base.is_absolute():  # also if it is not set: the XDG specification says to ignore it then
        try:
            base = Path(environ.get("HOME") or Path.home()) / ".local" / "state"
        except RuntimeError as error:
            raise UsageError("There is no home folder: name a folder with --state, or set HOME.") from error
    return base / "warrantcheck"


class PlanFile:
    """A plan in a folder. A missing file is an empty plan."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; nothing is read or made yet."""
        self.folder = folder
        self.path = Path(os.path.realpath(folder / NAME))

    def read(self) -> Plan:
        """Return the plan.

        Raises:
            DataError: the file cannot be read, is damaged, or is no plan; it is left as it is.
        """
        left = "It was left as it is; move it away to start again."
        try:
            plan = json.decode(self.path.read_bytes(), type=Plan)
        except FileNotFoundError:
            return Plan()
        except OSError as error:
            raise DataError(f"{self.path}: cannot be read: {error.strerror or error}.") from error
        except ValidationError as error:
            raise DataError(f"{self.path}: not a plan of this version of warrantcheck ({error}). {left}") from error
        except (DecodeError, UnicodeDecodeError) as error:
            raise DataError(f"{self.path}: damaged, or not written by warrantcheck ({error}). {left}") from error
        if plan.format != FORMAT:
            raise DataError(f"{self.path}: written by another version of warrantcheck (format {plan.format}). {left}")
        return plan

    @contextmanager
    def held(self) -> Iterator[Callable[[Plan], None]]:
        """Hold the plan's lock, and offer what writes a plan.

        Raises:
            UsageError: the folder cannot be written, or another run holds the plan for too long.
        """
        with ExitStack() as stack:
            with self._writing():
                self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                stack.enter_context(locked(self.folder / LOCK))
            yield self._write

    def change(self, how: Callable[[Plan], Plan]) -> Plan:
        """Read, change and write the plan under its lock, and return it.

        Raises:
            DataError: the file is no plan; it is left as it is.
            UsageError: the folder cannot be written; or what `how` refuses.
        """
        with self.held() as write:
            plan = how(self.read())
            write(plan)
            return plan

    def _write(self, plan: Plan) -> None:
        """Write the file whole; drafts of runs that were killed are removed."""
        with self._writing():
            for old in self.path.parent.glob(f".{NAME}.*.tmp"):
                old.unlink(missing_ok=True)
        with whole_file(self.path, mode=0o600, durable=True) as file:
            file.write(json.format(json.encode(plan), indent=1) + b"\n")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Turn what the system says into one sentence."""
        try:
            yield
        except OSError as error:
            raise UsageError(f"{self.folder}: cannot be written: {error.strerror or error}.") from error
