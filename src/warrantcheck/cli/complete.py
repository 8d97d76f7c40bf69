"""Shell completion of people, places, events: from the compiled index; it imports nothing that answers do not.

What is offered begins with what was typed, as bash and zsh demand, and is one word (a hyphen counts as a space). It
selects what it was offered for.
"""

import os
import re
from collections.abc import Iterable, Iterator

from warrantcheck.dataset.compiled import Records
from warrantcheck.dataset.names import MARKS, fold, fold_person
from warrantcheck.dataset.shipped import compiled
from warrantcheck.errors import WarrantcheckError

_MARKS = dict.fromkeys(map(ord, MARKS))


def people(incomplete: str) -> list[tuple[str, str]]:
    """Complete a person's id, or a name from any of its words on: `put` to `putin`, `gaddafi-m` to
    `gaddafi-muammar`."""
    return _offered(incomplete, ((_names(records, *one), one[1]) for records, one in _known("people")))


def places(incomplete: str) -> list[tuple[str, str]]:
    """Complete a state's code, or its name."""
    return _offered(incomplete, (((code, name), name) for _, (code, name) in _known("places")))


def regions(incomplete: str) -> list[str]:
    """Complete the name of a region of the world."""
    from warrantcheck.geography.regions import regions as known

    try:
        return [text for text, _ in _offered(incomplete, (((name,), "") for name in known()))]
    except WarrantcheckError:
        return []


def events(incomplete: str) -> list[tuple[str, str]]:
    """Complete an event's id, its name or an alias."""
    return _offered(incomplete, (((id_, *names.split(" · ")), names) for _, (id_, names) in _known("events")))


def series(incomplete: str) -> list[tuple[str, str]]:
    """Complete the name of a series of events."""
    return _offered(incomplete, (((name,), "") for _, (name, _) in _known("series")))


def claims(incomplete: str) -> list[str]:
    """Complete the id of a claim."""
    return _ids("claim", incomplete)


def sources(incomplete: str) -> list[str]:
    """Complete the id of a source."""
    return _ids("source", incomplete)


def _ids(kind: str, typed: str) -> list[str]:
    """Offer the ids that begin as was typed; of thousands, none before a letter is typed."""
    try:
        return [id_ for id_ in compiled().keys(kind) if id_.startswith(typed)] if typed else []
    except WarrantcheckError:
        return []


def editions(incomplete: str) -> list[str]:
    """Complete the version of an installed edition, or `shipped`."""
    from warrantcheck.edition.shelf import SHIPPED, Shelf

    try:
        there = Shelf.of_user(os.environ).versions()
    except WarrantcheckError:
        there = ()
    return [version for version in (*there, SHIPPED) if version.startswith(incomplete)]


def situations(incomplete: str) -> list[tuple[str, str]]:
    """Complete the id of a situation before the Court, or its name."""
    return _offered(incomplete, (((id_, name), name) for _, (id_, name) in _known("situations")))


def groups(incomplete: str) -> list[tuple[str, str]]:
    """Complete the id of a group of states, in either case, or its name."""
    lower = incomplete.islower()
    known = ((id_.lower() if lower else id_, name) for _, (id_, name) in _known("groups"))
    return _offered(incomplete, (((id_, name), name) for id_, name in known))


def _known(kind: str) -> Iterator[tuple[Records, tuple[str, str]]]:
    try:
        records = compiled()
        yield from ((records, (value, text)) for value, text in records.find("complete", kind) or ())
    except WarrantcheckError:
        return


def _names(records: Records, id_: str, name: str) -> Iterator[str]:
    """Yield the texts that select a person: id, each word that does so alone, the name turned to begin with it."""
    yield id_
    words = name.replace("-", " ").split()
    for n, word in enumerate(words):
        alone = records.find("person-short", fold_person(word)) == [id_]
        yield word if alone else " ".join((*words[n:], *words[:n]))


def _offered(typed: str, known: Iterable[tuple[Iterable[str], str]]) -> list[tuple[str, str]]:
    """Offer what begins as was typed; of what was asked for with nothing typed, the first text alone."""
    if not typed:
        return [(_hyphenated(next(iter(texts))), about) for texts, about in known]
    offered: dict[str, str] = {}
    for texts, about in known:
        for text in texts:
            if found := _completed(typed, text):
                offered.setdefault(found, about)
    return list(offered.items())


def _completed(typed: str, text: str) -> str | None:
    """Return a text as it goes on from what was typed, letter by letter as that was written."""
    plain = _hyphenated(text)
    if plain.startswith(typed):
        return plain
    if text.isupper():  # a code in other letters can mean something else
        return None
    begin, whole = _folded(typed), _folded(text)
    if typed[-1] not in MARKS and not typed[-1].isalnum():
        begin += "-"
    return typed + whole[len(begin) :] if whole.startswith(begin) else None


def _hyphenated(text: str) -> str:
    return "-".join(re.findall(r"[^\W_]+", text.translate(_MARKS)))


def _folded(text: str) -> str:
    return "-".join(fold(text).split())
