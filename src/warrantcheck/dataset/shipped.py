"""Where the shipped data is, and whether its compiled form may be trusted."""

from __future__ import annotations

from pathlib import Path

from warrantcheck.dataset.compiled import FILE_NAME, Records, fingerprint
from warrantcheck.errors import DataError

PACKAGE = Path(__file__).resolve().parent.parent
COMPILED = PACKAGE / FILE_NAME
_SHIPPED = PACKAGE / "data"
_CHECKOUT = PACKAGE.parent.parent / "data"


def yaml_folder() -> Path:
    """Return the folder of YAML files that belongs to this installation: the checkout's, or the shipped one."""
    return _CHECKOUT if (_CHECKOUT / "edition.yaml").exists() else _SHIPPED


def compiled() -> Records:
    """Open the compiled form of the shipped data.

    Raises:
        DataError: there is none, it is damaged, or the YAML has changed since; the YAML should be read then.
    """
    try:
        records = Records.opened(COMPILED)
    except OSError as error:
        raise DataError("There is no compiled data.") from error
    made_from = records.header.get("fingerprint", "")
    names = (part.split(":")[0] for part in made_from.split())
    try:
        fresh = fingerprint(yaml_folder(), names) == made_from
    except OSError as error:
        raise DataError(f"{yaml_folder()}: cannot be read: {error.strerror or error}.") from error
    if not fresh:
        raise DataError("The data changed since it was compiled (`warrantcheck data compile` renews).")
    return records
