"""The form of short texts of the data that are told inside a sentence; what has not the form is told beside it."""

from __future__ import annotations

from warrantcheck.dataset.records import Person

_SMALL = {
    "airport", "and", "base", "de", "du", "eastern", "embassy", "near", "northern", "of", "prison", "southern", "the",
    "western",
}  # fmt: skip


def is_clause(text: str, person: Person) -> bool:
    """Say whether a text can follow `On 6 May 2021, `: it begins within a sentence, or with the person, and does not
    end one."""
    begun = text[:1].islower() or text.startswith((person.name, *person.name.split(), *person.aliases))
    return begun and not text.endswith((".", ";", ","))


def is_place(text: str) -> bool:
    """Say whether a text can be a place and no more: `Kinshasa (Makala)`, `near Obari, southern Libya`, but not
    `Returned to Kenya`."""
    words = text.replace("(", "").replace(")", "").replace(",", "").split()
    return ";" not in text and all(word in _SMALL or any(map(str.isupper, word)) for word in words)
