"""Which editions of the data can be used: the shipped one, and those installed."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from warrantcheck.dataset.compiled import FILE_NAME, Records
from warrantcheck.dataset.generated import FOLDER
from warrantcheck.dataset.store import Dataset
from warrantcheck.edition.manifest import Manifest, order, size
from warrantcheck.edition.shelf import SHIPPED, Shelf
from warrantcheck.errors import DataError, WarrantcheckError


class EditionRow(Struct, frozen=True):
    """An edition: `name` is what `--edition` takes, `version` that of the data, `checked` the day up to which its facts
    were checked, `size` in bytes. `fault`: why it cannot be used, if it cannot."""

    name: str
    version: str
    checked: date | None
    in_use: bool
    size: int | None
    fault: str | None = None


class EditionsResult(Struct, frozen=True):
    """The editions, the shipped first, then the newest; `folder` is where the others are kept."""

    folder: str
    editions: tuple[EditionRow, ...]


def editions(shelf: Shelf) -> EditionsResult:
    """List the editions.

    Raises:
        DataError: the shipped data, or what says which edition is in use, cannot be read.
    """
    shipped = Dataset.shipped()
    used = shelf.in_use()
    own = EditionRow(SHIPPED, shipped.version, date.fromisoformat(shipped.checked), used is None, None)
    versions = shelf.versions()
    lost = () if used in (None, *versions) else (used,)
    return EditionsResult(str(shelf.folder), (own, *(_row(shelf, version, used) for version in (*lost, *versions))))


def _row(shelf: Shelf, version: str, used: str | None) -> EditionRow:
    try:
        said = shelf.manifest(version)
    except WarrantcheckError as error:
        return EditionRow(version, version, None, version == used, None, error.message)
    return EditionRow(version, version, said.checked, version == used, size(said))


def require_newer(said: Manifest, shelf: Shelf) -> None:
    """Refuse an edition that is older than the one in use, or than the shipped data: whoever sends an old one may want
    a fact forgotten.

    Raises:
        DataError: it is older.
    """
    newest = max((Dataset.shipped().version, shelf.in_use() or ""), key=order)
    if order(said.version) < order(newest):
        raise DataError(f"Edition {said.version} is older than the data in use ({newest}): use --older to install it.")


def require_what_it_says(said: Manifest, files: Mapping[str, bytes]) -> None:
    """Refuse an edition whose compiled data is not sound, not what `edition.json` says, or not made from its YAML.

    Raises:
        DataError: it is one of these.
    """
    from warrantcheck.authoring.opening import sound

    content = files[FILE_NAME]
    data = sound(content)
    if (data.version, data.checked, data.digest) != (said.version, said.checked.isoformat(), said.digest):
        raise DataError(f"Edition {said.version} does not match its data in version, day or digest: not installed.")
    header = Records(content).header
    marks = [part.split(":") for part in header.get("fingerprint", "").split()]
    marks += [[f"{FOLDER}/{name}", "", f"{crc:08x}"] for name, crc in header.get("lists", {}).items()]
    for name, length, crc in marks:
        file = files.get(f"data/{name}")
        if file is None or (length and len(file) != int(length)) or (crc and f"{zlib.crc32(file):08x}" != crc):
            raise DataError(f"Edition {said.version}: its data was not made from its {name}: not installed.")
