"""How names are written for comparison, and the index of names that is compiled into the data."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from warrantcheck.dataset.records import Person, State

_APART = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"^(?:al|el)-", re.IGNORECASE)
_DROPPED = re.compile("['`\u2018\u2019\u02bb\u02bc\u00b4]")
HONORIFICS = frozenset({
    "president", "prime", "minister", "pm", "premier", "chancellor", "general", "gen", "colonel", "col", "mr", "mrs",
    "ms", "dr", "sheikh", "mullah", "senator",
})  # fmt: skip


def normalise(text: str) -> str:
    """Fold case, diacritics, apostrophes, hyphens and spaces: `Côte d'Ivoire` becomes `cote divoire`."""
    folded = unicodedata.normalize("NFKD", _DROPPED.sub("", text)).casefold()
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    return " ".join(_APART.sub(" ", plain).split())


def without_honorifics(name: str) -> str:
    """Drop leading titles from a normalised name: `president putin` becomes `putin`."""
    words = name.split()
    while len(words) > 1 and words[0] in HONORIFICS:
        words.pop(0)
    return " ".join(words)


def name_index(records: Iterable[State | Person]) -> Mapping[str, list[str]]:
    """Map every normalised name to the ids of those who bear it; more than one id means that the name is ambiguous."""
    index: dict[str, list[str]] = {}
    for record in records:
        names = state_names(record) if isinstance(record, State) else person_names(record)
        for name in {normalise(n) for n in names}:
            if name and record.id not in index.setdefault(name, []):
                index[name].append(record.id)
    return index


def state_names(state: State) -> list[str]:
    """Return what a state may be called exactly: codes, names, aliases."""
    return [state.id, state.alpha3, state.name, state.official, *state.aliases]


def person_names(person: Person) -> list[str]:
    """Return what a person may be called exactly: id, names, aliases, and the family name alone, with and without the
    Arabic article."""
    names = [person.id, person.name, *person.aliases]
    if person.full_name:
        names.append(person.full_name)
    family = person.name.split()[-1]
    return [*names, family, person.id.partition("-")[2], _ARTICLE.sub("", family)]
