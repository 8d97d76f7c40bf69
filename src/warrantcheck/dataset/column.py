"""Numbers as they lie in a compiled file: 2 or 4 bytes each, little-endian."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence


def column(kind: str, content: memoryview, count: int) -> Sequence[int]:
    """Look at the first bytes as `count` numbers of 2 (`H`) or 4 (`I`) bytes.

    Raises:
        ValueError: there are not as many.
    """
    size = array(kind).itemsize
    if not 0 <= count * size <= len(content):
        raise ValueError
    part = content[: count * size]
    if sys.byteorder == "little":
        return part.cast(kind)  # type: ignore[call-overload,no-any-return]  # H and I are among its formats
    numbers = array(kind, bytes(part))
    numbers.byteswap()
    return numbers
