"""The name by which a story calls a person after the first sentence: the surname, where it means nobody else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from warrantcheck.citation.results import Sentence
from warrantcheck.dataset.names import fold_person
from warrantcheck.dataset.records import Person
from warrantcheck.dataset.store import Dataset


def with_surname(data: Dataset, person: Person, told: list[Sentence]) -> list[Sentence]:
    """Call the person by the surname in all sentences but the first; where two cases are told apart, by the name."""
    again, called = re.compile(rf"(?<!in the case of ){re.escape(person.name)}\b"), short_name(data, person)
    return [*told[:1], *(replace(one, text=again.sub(called, one.text)) for one in told[1:])]


def short_name(data: Dataset, person: Person) -> str:
    """Return the longest part of the name by which the data knows this person alone; the whole name if there is none.

    A surname that others bear too, but nobody else in the data, will do after one first name: of longer names nobody
    can tell which part it is.
    """
    words = person.name.split()
    parts = list(_parts(words))
    known = (part for part in parts if data.named("person-short", fold_person(part)) == (person.id,))
    ends = parts[:1] if len(words) == 2 and words[0] != "Al" else []
    borne = (part for part in ends if data.named("person-shared", fold_person(part)) == (person.id,))
    return next(known, None) or next(borne, person.name)


def _parts(words: list[str]) -> Iterator[str]:
    """Yield the parts of a name, the longer first, of equals that which ends it."""
    for length in range(len(words) - 1, 0, -1):
        for begin in range(len(words) - length, -1, -1):
            yield " ".join(words[begin : begin + length])
