"""Compiled folders of the user's own data, kept in the cache folder so that they are not compiled again.

A kept file is called by the digest of all that goes into it: the YAML, the shipped data below it, the program. So one
that is out of date is never found. Its first 32 bytes are the digest of the rest: one that is damaged is made again.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from warrantcheck.dataset.compiled import FORMAT, Records
from warrantcheck.dataset.own_data import is_overlay
from warrantcheck.dataset.shipped import PACKAGE, compiled, yaml_folder
from warrantcheck.errors import DataError, UsageError
from warrantcheck.whole_file import whole_file

MOST_KEPT = 8
"""How many compiled folders are kept; the least recently used go first."""

_DIGEST = sha256().digest_size
_PROGRAM = ("authoring", "dataset")
"""The packages of which compiled data is made besides the YAML."""


def cache_folder(environ: Mapping[str, str]) -> Path | None:
    """Return the user's cache folder for this program, or None where there is no home.

    `XDG_CACHE_HOME` where it is set; else `~/.cache`, on macOS `~/Library/Caches`, on Windows `%LOCALAPPDATA%`.
    """
    named = environ.get("XDG_CACHE_HOME") or (environ.get("LOCALAPPDATA") if sys.platform == "win32" else None)
    if named and Path(named).is_absolute():
        return Path(named, "warrantcheck")
    home = environ.get("HOME")
    if not home or not Path(home).is_absolute():
        return None
    return Path(home, "Library/Caches" if sys.platform == "darwin" else ".cache", "warrantcheck")


def compiled_folder(folder: Path, cache: Path) -> Records:
    """Return the compiled form of a folder of YAML: the kept one if all it was made from is the same, else a new one.

    A cache that cannot be read or written costs time and nothing else.

    Raises:
        DataError: a file of the folder is missing, unreadable or breaks a rule.
    """
    kept = cache / f"{_key(folder)}.compiled"
    try:
        content = kept.read_bytes()
        if sha256(content[_DIGEST:]).digest() == content[:_DIGEST]:
            kept.touch()
            return Records(content[_DIGEST:])
    except (OSError, DataError):
        pass  # there is none, or none that can be used
    from warrantcheck.authoring.compiler import compile_folder

    made = compile_folder(folder)
    with suppress(OSError, UsageError):
        cache.mkdir(parents=True, exist_ok=True)
        with whole_file(kept) as file:
            file.write(sha256(made).digest() + made)
        _tidy(cache)
    return Records(made)


def _key(folder: Path) -> str:
    """Return the digest of all that goes into the compiled form of a folder."""
    digest = sha256(f"{FORMAT} {folder}".encode(errors="surrogateescape"))
    try:
        for file in _read(folder):
            digest.update(f"\n{file.name}\n".encode(errors="surrogateescape") + sha256(file.read_bytes()).digest())
    except OSError as error:
        raise DataError(f"{folder}: cannot be read: {error.strerror or error}.") from error
    if is_overlay(folder):
        digest.update(_below().encode())
    return digest.hexdigest()


def _read(folder: Path) -> Iterable[Path]:
    """Return the files of the folder and of the program, in order."""
    yield from sorted(
        path for pattern in ("*.yaml", "*.yml", "evidence/*", "generated/*.csv") for path in folder.glob(pattern)
    )
    for name in _PROGRAM:
        yield from sorted((PACKAGE / name).rglob("*.py"))


def _below() -> str:
    """Return the digest of the shipped data that a folder is laid over."""
    try:
        return str(compiled().header["digest"])
    except (DataError, KeyError):
        digest = sha256()
        for path in sorted(yaml_folder().rglob("*.*")):
            digest.update(path.read_bytes())
        return digest.hexdigest()


def _tidy(cache: Path) -> None:
    """Remove what was not used for longest."""
    files = sorted(cache.glob("*.compiled"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in files[MOST_KEPT:]:
        old.unlink(missing_ok=True)
