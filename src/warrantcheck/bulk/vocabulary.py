"""Which of very many different names can name somebody at all: a sieve that only ever lets too much through.

A name is read as a set of words. If a word of it occurs in no name of the data, nor is a title or an article, the whole
names nobody, and need not be read.
"""

from __future__ import annotations

from string import ascii_lowercase, ascii_uppercase, digits
from typing import Any

import numpy as np
import pyarrow as pa

from warrantcheck.dataset.names import ARTICLES, HONORIFICS, MARKS, SONS
from warrantcheck.dataset.store import Dataset

_BITS = 20
_RANDOM = np.random.default_rng(0).integers(1, 2**63, 256, dtype=np.uint64)
_SINGLE = ascii_lowercase + digits


def _letters() -> np.ndarray[Any, np.dtype[np.uint64]]:
    """Return a weight for each byte: capitals weigh as small letters, what stands between words nothing."""
    weights = np.zeros(256, dtype=np.uint64)
    for sign in _SINGLE:
        weights[ord(sign)] = _RANDOM[ord(sign)]
    for sign in ascii_uppercase:
        weights[ord(sign)] = weights[ord(sign.lower())]
    return weights


_WEIGHTS = _letters()
_ODD = np.array([byte > 127 or chr(byte) in MARKS for byte in range(256)])


class Vocabulary:
    """The words of all names, as a table of checksums; the order of letters in a word is not looked at."""

    def __init__(self, data: Dataset) -> None:
        """Gather the words."""
        kinds = ("person-name", "person-short", "person-shared")
        words = {word for kind in kinds for name in data.names(kind) for word in name.split()}
        words |= {*HONORIFICS, *ARTICLES, *SONS, *_SINGLE}
        self._known = np.zeros(1 << _BITS, dtype=bool)
        for word in words:
            if word.isascii():
                self._known[_place(_WEIGHTS[np.frombuffer(word.encode(), np.uint8)].sum())] = True

    def may_name(self, cells: pa.Array) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Say of each cell whether it may name somebody; only a plain no is certain."""
        may = np.ones(len(cells), dtype=bool)
        bounds = np.frombuffer(cells.buffers()[1], np.int32)[cells.offset : cells.offset + len(cells) + 1]
        if cells.buffers()[2] is None or bounds[0] == bounds[-1]:
            return may
        text = np.frombuffer(cells.buffers()[2], np.uint8)[bounds[0] : bounds[-1]]
        bounds = bounds - bounds[0]
        weights = _WEIGHTS.take(text)
        inside = weights != 0
        begins = inside.copy()
        begins[1:] &= ~inside[:-1]
        edges = bounds[:-1][bounds[:-1] < len(text)]
        begins[edges] |= inside[edges]
        words = np.flatnonzero(begins)
        if len(words):
            strange = words[~self._known.take(_place(np.add.reduceat(weights, words)))]
            may[np.searchsorted(bounds, strange, side="right") - 1] = False
        may[np.searchsorted(bounds, np.flatnonzero(_ODD.take(text)), side="right") - 1] = True
        return may


def _place(checksum: Any) -> Any:
    return checksum >> np.uint64(63 - _BITS) & np.uint64((1 << _BITS) - 1)
