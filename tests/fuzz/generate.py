"""Inputs: valid examples, damaged in the ways that files are damaged and attacked, and texts of the grammar's own words.

An input depends on seed, reader and number alone, so that any of them can be made again.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

LONGEST = 20_000
"""Bytes of an input; a few are made much longer on purpose, of one repeated piece."""

HUGE = 400_000
_NUMBERS = (b"0", b"-1", b"1e400", b"9" * 400, b"2147483648", b"-9223372036854775809", b"0.1", b"\xd9\xa3", b"NaN")
_ODD = (b"\x00", b"\xff", b"\x1b[31m", b"\xe2\x80\xae", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\x80", b"\xef\xbb\xbf",
        b"\xcc\x81" * 40, b"\xf0\x9f\x98\x80", b"[red]", b"=cmd()", b"%s%n", b"{x}", b"../../", b"\\", b"\x85")  # fmt: skip


class Generator:
    """Makes the inputs of one reader."""

    def __init__(self, seed: int, name: str, examples: list[bytes], words: tuple[bytes, ...]) -> None:
        """Take what to begin from."""
        self._seed = seed
        self._name = name
        self._examples = examples
        self._words = words or _ODD

    def make(self, number: int) -> bytes:
        """Return the input of a number; the first ones are the examples as they are."""
        if number < len(self._examples):
            return self._examples[number]
        chance = Random(f"{self._seed}/{self._name}/{number}")
        if chance.random() < 0.04:
            return self._sentence(chance)
        content = chance.choice(self._examples)
        for _ in range(min(40, 1 + int(chance.expovariate(0.45)))):
            content = chance.choice(_CHANGES)(chance, content, self)
        return content if len(content) <= LONGEST or chance.random() < 0.2 else content[:LONGEST]

    def word(self, chance: Random) -> bytes:
        """Return a word of the format, a hostile piece, or a piece of an example."""
        which = chance.random()
        if which < 0.55:
            return chance.choice(self._words)
        if which < 0.7:
            return chance.choice(_ODD)
        if which < 0.8:
            return chance.choice(_NUMBERS)
        return _piece(chance, chance.choice(self._examples))

    def _sentence(self, chance: Random) -> bytes:
        """Return words of the format without any example."""
        return b"".join(self.word(chance) for _ in range(chance.randrange(1, 60)))[:LONGEST]


Change = Callable[[Random, bytes, Generator], bytes]


def _piece(chance: Random, content: bytes, longest: int = 80) -> bytes:
    begin = chance.randrange(len(content) + 1)
    return content[begin : begin + chance.randrange(1, longest)]


def _at(chance: Random, content: bytes) -> int:
    return chance.randrange(len(content) + 1)


def _flip(chance: Random, content: bytes, _: Generator) -> bytes:
    if not content:
        return content
    at = chance.randrange(len(content))
    return content[:at] + bytes([content[at] ^ (1 << chance.randrange(8))]) + content[at + 1 :]


def _byte(chance: Random, content: bytes, _: Generator) -> bytes:
    at = _at(chance, content)
    return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]


def _insert(chance: Random, content: bytes, grammar: Generator) -> bytes:
    at = _at(chance, content)
    return content[:at] + grammar.word(chance) + content[at:]


def _overwrite(chance: Random, content: bytes, grammar: Generator) -> bytes:
    at, word = _at(chance, content), grammar.word(chance)
    return content[:at] + word + content[at + len(word) :]


def _cut(chance: Random, content: bytes, _: Generator) -> bytes:
    at = _at(chance, content)
    return content[:at] + content[at + chance.randrange(1, 60) :]


def _end(chance: Random, content: bytes, _: Generator) -> bytes:
    return content[: _at(chance, content)]


def _double(chance: Random, content: bytes, _: Generator) -> bytes:
    at = _at(chance, content)
    return content[:at] + _piece(chance, content) + content[at:]


def _lines(chance: Random, content: bytes, _: Generator) -> bytes:
    lines = content.splitlines(keepends=True)
    if len(lines) > 1:
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def _value(chance: Random, content: bytes, grammar: Generator) -> bytes:
    """Put something else in the place of a whole word or number."""
    stops = b" ,;:\"'\n\t{}[]<>="
    at = _at(chance, content)
    begin = max(content.rfind(stop, 0, at) for stop in (stops[i : i + 1] for i in range(len(stops)))) + 1
    end = begin
    while end < len(content) and content[end] not in stops:
        end += 1
    return content[:begin] + grammar.word(chance) + content[end:]


def _repeat(chance: Random, content: bytes, grammar: Generator) -> bytes:
    """Deep nesting and endless scalars: a piece many times."""
    at = _at(chance, content)
    piece = grammar.word(chance) or b"["
    most = HUGE if chance.random() < 0.01 else 3000
    return content[:at] + piece * (1 + chance.randrange(most) // len(piece)) + content[at:]


def _splice(chance: Random, content: bytes, grammar: Generator) -> bytes:
    other = grammar.make(chance.randrange(len(grammar._examples)))  # noqa: SLF001 (one of its own changes)
    return content[: _at(chance, content)] + other[_at(chance, other) :]


_CHANGES: tuple[Change, ...] = (
    _flip, _byte, _insert, _overwrite, _cut, _end, _double, _lines, _value, _value, _value, _repeat, _splice,
)  # fmt: skip
