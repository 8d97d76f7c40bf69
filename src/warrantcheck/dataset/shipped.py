"""Where the shipped data is, or the edition that stands in for it, and whether its compiled form may be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from warrantcheck.dataset.compiled import FILE_NAME, Records, fingerprint
from warrantcheck.errors import DataError

PACKAGE = Path(__file__).resolve().parent.parent
COMPILED = PACKAGE / FILE_NAME
_SHIPPED = PACKAGE / "data"
_CHECKOUT = PACKAGE.parent.parent / "data"
_EDITION: ContextVar[Path | None] = ContextVar("edition", default=None)


@contextmanager
def standing_in(edition: Path | None) -> Iterator[None]:
    """While this lasts, the installed edition in a folder takes the place of what was shipped; None: nothing does."""
    before = _EDITION.set(edition)
    try:
        yield
    finally:
        _EDITION.reset(before)


def stands_in() -> bool:
    """Say whether an installed edition does."""
    return _EDITION.get() is not None


def beside(file: Path) -> Path:
    """Return where a file of the package is: in the edition that stands in for what was shipped, if there is one."""
    edition = _EDITION.get()
    return edition / file.name if edition else file


def yaml_folder() -> Path:
    """Return the folder of YAML files that belongs to this installation: the checkout's, or the shipped one."""
    edition = _EDITION.get()
    if edition:
        return edition / "data"
    return _CHECKOUT if (_CHECKOUT / "edition.yaml").exists() else _SHIPPED


def compiled() -> Records:
    """Open the compiled form of the shipped data.

    Raises:
        DataError: there is none, it is damaged, or the YAML has changed since; the YAML should be read then.
    """
    try:
        records = Records.opened(beside(COMPILED))
    except OSError as error:
        raise DataError("There is no compiled data.") from error
    made_from = records.header.get("fingerprint", "")
    names = (part.split(":")[0] for part in made_from.split())
    try:
        fresh = fingerprint(yaml_folder(), names) == made_from
    except OSError as error:
        raise DataError(f"{yaml_folder()}: cannot be read: {error.strerror or error}.") from error
    if not fresh:
        raise DataError("The data has changed since it was compiled: run `warrantcheck data compile`.")
    return records
