"""A taste of tests/fuzz: each reader of the program with some damaged inputs, always the same ones."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

import pytest

from warrantcheck.errors import WarrantcheckError

sys.path.insert(0, str(Path(__file__).parent / "fuzz"))
from generate import Generator  # type: ignore[import-not-found]
from readers import READERS  # type: ignore[import-not-found]

EACH = 40


@pytest.mark.long
@pytest.mark.parametrize("name", READERS)
def test_a_damaged_input_is_read_or_refused_in_one_sentence(name: str) -> None:
    reader = READERS[name]
    generator = Generator(7, name, reader.examples(), reader.words)
    for number in range(EACH):
        with contextlib.suppress(WarrantcheckError):
            reader.read(generator.make(len(reader.examples()) + number))


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(READERS.keys() - {"overlay"}))  # its examples are parts of a whole
def test_some_example_is_read_to_the_end(name: str) -> None:
    reader = READERS[name]
    for example in reader.examples():
        with contextlib.suppress(WarrantcheckError):
            reader.read(example)
            return
    pytest.fail("all are refused, so what is made of them does not get far")


def test_an_input_can_be_made_again() -> None:
    reader = READERS["plan"]
    one, same, other = (Generator(seed, "plan", reader.examples(), reader.words) for seed in (1, 1, 2))
    assert [one.make(n) for n in range(50)] == [same.make(n) for n in range(50)]
    assert [one.make(n) for n in range(50)] != [other.make(n) for n in range(50)]
