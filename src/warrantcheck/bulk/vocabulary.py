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
_SHIFTS = (42, 21)
"""Two places of a checksum are looked at: one alone lets every four hundredth strange word through."""

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
        self._known = np.zeros((len(_SHIFTS), 1 << _BITS), dtype=bool)
        for word in words:
            if word.isascii():
                checksum = _WEIGHTS[np.frombuffer(word.encode(), np.uint8)].sum()
                for known, shift in zip(self._known, _SHIFTS, strict=True):
                    known[_place(checksum, shift)] = True

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
        if not len(words):
            return may
        sums = np.add.reduceat(weights, words)
        first, second = (known.take(_place(sums, shift)) for known, shift in zip(self._known, _SHIFTS, strict=True))
        strange = words[~(first & second)]
        cells_of = np.searchsorted(bounds, strange, side="right")
        touched = _touched(text, inside, strange, bounds[cells_of - 1], bounds[cells_of])
        may[cells_of[~touched] - 1] = False
        return may


def _touched(text: Any, inside: Any, words: Any, begins: Any, ends: Any) -> Any:
    """Say of each word whether it touches a letter that is folded, or a sign that is dropped: it may be part of one.

    `begins` and `ends` bound the cell of each word.
    """
    odd = _ODD.take(text)
    if not odd.any():
        return np.zeros(len(words), dtype=bool)
    outside = np.append(np.flatnonzero(~inside), len(text))
    after = outside[np.searchsorted(outside, words)]
    odd = np.append(odd, False)
    return (odd[after] & (after < ends)) | (odd[words - 1] & (words > begins))


def _place(checksum: Any, shift: int) -> Any:
    return checksum >> np.uint64(shift) & np.uint64((1 << _BITS) - 1)
