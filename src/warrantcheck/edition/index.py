"""The list of editions that a publisher offers: a signed JSON file beside them."""

from __future__ import annotations

from msgspec import Struct, ValidationError, json

from warrantcheck.dataset.compiled import FORMAT as DATA_FORMAT
from warrantcheck.edition.manifest import is_version, order
from warrantcheck.errors import DataError

FORMAT = 1
MOST_BYTES = 1 << 20


class Offer(Struct, frozen=True):
    """An edition that is offered: its `version`, the format of its data, its `file` as seen from the list, and the
    SHA-256 of that file."""

    version: str
    data_format: int
    file: str
    sha256: str


class Index(Struct, frozen=True):
    """What is offered."""

    format: int
    editions: tuple[Offer, ...]


def newest(content: bytes) -> Offer:
    """Return the newest edition on a list that this program reads.

    Raises:
        DataError: the list cannot be read, or none on it is made for this version of warrantcheck.
    """
    try:
        listed = json.decode(content, type=Index)
    except (ValidationError, ValueError, RecursionError) as error:
        raise DataError("The list of editions cannot be read.") from error
    fits = [one for one in listed.editions if one.data_format == DATA_FORMAT and is_version(one.version)]
    if listed.format != FORMAT or not fits:
        raise DataError("The list of editions has none for this version of warrantcheck: a newer program may read it.")
    return max(fits, key=lambda one: order(one.version))
