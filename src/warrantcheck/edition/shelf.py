"""The editions that were installed, each in a folder of its own under the user's data folder, and the one in use.

An edition appears whole or not at all: it is written to a draft beside its place and renamed. Which one is in use is a
file of one line, replaced whole. Whoever writes holds a lock; whoever reads needs none.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import json

from warrantcheck.edition.manifest import NAME, Manifest, is_version, order, read
from warrantcheck.edition.place import IN_USE, editions_folder
from warrantcheck.errors import DataError, UnknownName, UsageError
from warrantcheck.lock import locked
from warrantcheck.whole_file import whole_file

SHIPPED = "shipped"
_DRAFT = ".draft-"


class Shelf:
    """The folder of installed editions."""

    def __init__(self, folder: Path) -> None:
        """Take the folder, which need not exist."""
        self.folder = folder

    @classmethod
    def of_user(cls, environ: Mapping[str, str]) -> Shelf:
        """Return the user's own.

        Raises:
            UsageError: there is no home to keep editions in.
        """
        folder = editions_folder(environ)
        if folder is None:
            raise UsageError("There is no home folder for editions: set HOME or XDG_DATA_HOME.")
        return cls(folder)

    def versions(self) -> tuple[str, ...]:
        """Return the versions that are installed, the newest first."""
        try:
            names = [entry.name for entry in self.folder.iterdir() if is_version(entry.name)]
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise UsageError(f"{self.folder}: cannot be read: {error.strerror or error}.") from error
        return tuple(sorted(names, key=order, reverse=True))

    def manifest(self, version: str) -> Manifest:
        """Return what an installed edition says of itself.

        Raises:
            UnknownName: it is not installed.
            DataError: it is damaged, or made for another version of warrantcheck.
        """
        if version not in self.versions():
            there = ", ".join((*self.versions(), SHIPPED))
            raise UnknownName(f"No edition {version[:40]!r} is installed. You can use: {there}.", self.versions())
        try:
            return read((self.folder / version / NAME).read_bytes())
        except OSError as error:
            raise DataError(f"Edition {version} is damaged: {NAME}: {error.strerror or error}.") from error

    def in_use(self) -> str | None:
        """Return the version in use, or None if it is the data that came with the program.

        Raises:
            DataError: what says so cannot be read.
        """
        try:
            text = (self.folder / IN_USE).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise DataError(f"{self.folder / IN_USE}: cannot be read: {error.strerror or error}.") from error
        version = text.decode(errors="replace").strip()
        if not is_version(version):
            raise DataError(
                f"{self.folder / IN_USE} does not name an edition: `warrantcheck data use shipped` repairs it."
            )
        return version

    def use(self, version: str) -> None:
        """Use an installed edition from now on, or the `shipped` data.

        Raises:
            UnknownName, DataError: as for `manifest`.
            UsageError: the folder cannot be written.
        """
        if version == SHIPPED and not os.path.lexists(self.folder / IN_USE):
            return
        with self._changing():
            self._use(version)

    def install(self, said: Manifest, files: Mapping[str, bytes]) -> bool:
        """Put an edition in its place and use it; False if it was there already, whole and with the same data.

        One that was damaged, or that another version of warrantcheck reads, is replaced.

        Raises:
            DataError: another one of that version is installed.
            UsageError: the folder cannot be written, or the disk is full; what was installed goes on working.
        """
        with self._changing():
            for left in self.folder.glob(f"{_DRAFT}*"):  # by a run that was killed
                with suppress(OSError):
                    _removed(left)
            new = not self._holds(said, files)
            if new:
                self._write(said.version, {**files, NAME: json.encode(said)})
            self._use(said.version)
        return new

    def remove(self, version: str) -> None:
        """Remove an installed edition.

        Raises:
            UnknownName: it is not installed.
            UsageError: it is in use, or cannot be removed.
        """
        if version not in self.versions():
            self.manifest(version)
        with self._changing():
            if version == self.in_use():
                raise UsageError(f"Edition {version} is in use: `warrantcheck data use shipped` first.")
            draft = self.folder / f"{_DRAFT}{os.getpid()}"
            try:
                (self.folder / version).rename(draft)
                _removed(draft)
            except OSError as error:
                raise UsageError(f"Edition {version} cannot be removed: {error.strerror or error}.") from error

    def _holds(self, said: Manifest, files: Mapping[str, bytes]) -> bool:
        """Say whether an edition is installed whole.

        Raises:
            DataError: another one of that version is.
        """
        if said.version not in self.versions():
            return False
        try:
            held = self.manifest(said.version)
        except DataError:
            return False
        if held.files != said.files:
            raise DataError(
                f"Another edition {said.version} is installed; `warrantcheck data remove {said.version}` first, "
                "if this one is the right one."
            )
        place = self.folder / said.version
        try:
            return all((place / name).read_bytes() == content for name, content in files.items())
        except OSError:
            return False

    def _use(self, version: str) -> None:
        if version == SHIPPED:
            try:
                _removed(self.folder / IN_USE)
            except OSError as error:
                raise UsageError(f"{self.folder / IN_USE}: cannot be removed: {error.strerror or error}.") from error
            return
        self.manifest(version)
        with whole_file(self.folder / IN_USE, durable=True) as file:
            file.write(f"{version}\n".encode())

    def _write(self, version: str, files: Mapping[str, bytes]) -> None:
        draft = self.folder / f"{_DRAFT}{os.getpid()}"
        try:
            draft.mkdir()
            for name, content in files.items():
                (draft / name).parent.mkdir(parents=True, exist_ok=True)
                with whole_file(draft / name, durable=True) as file:
                    file.write(content)
            with suppress(FileNotFoundError):
                (self.folder / version).rename(draft.with_name(f"{draft.name}-old"))
            draft.rename(self.folder / version)
        except OSError as error:
            raise UsageError(
                f"{self.folder}: edition {version} cannot be written: {error.strerror or error}."
            ) from error
        finally:
            for left in (draft, draft.with_name(f"{draft.name}-old")):
                with suppress(OSError):
                    _removed(left)

    @contextmanager
    def _changing(self) -> Iterator[None]:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            holder = locked(self.folder / "lock")
            holder.__enter__()
        except OSError as error:
            raise UsageError(f"{self.folder}: cannot be written: {error.strerror or error}.") from error
        try:
            yield
        finally:
            holder.__exit__(None, None, None)


def _removed(path: Path) -> None:
    """Remove a folder, or what stands in its place, if anything does; of a link, the link."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
