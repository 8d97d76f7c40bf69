"""What a text might mean: people and places whose names contain it, and what is about it."""

from __future__ import annotations

from msgspec import Struct

from warrantcheck.answer.data.topics import NAME, Sought, topics, why
from warrantcheck.answer.result import Result
from warrantcheck.dataset.names import fold
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import UsageError
from warrantcheck.lookup.find import search
from warrantcheck.lookup.text import LIKENESS, SHORTEST, SUGGESTIONS, readable


class Hit(Struct, frozen=True):
    """A person, a situation, a group, an event, a statement, a trip, a text agreed with others, or a vote or another
    table of states (by id), or a place (by code).

    `why` says in which text it was found, `ask` which command tells more; `text` is that text, uncut, if it is no name.
    """

    kind: str
    id: str
    name: str
    why: str = ""
    ask: str = ""
    text: str = ""


class SearchResult(Result, frozen=True):
    """What was found, names before texts, the closest first; `near`: if nothing was, words written alike."""

    text: str
    hits: tuple[Hit, ...]
    near: tuple[str, ...] = ()


def find(data: Dataset, text: str) -> SearchResult:
    """Search the names of people and places, then all texts: offices, charges, situations, notes, statements.

    Raises:
        UsageError: there is nothing to search for.
    """
    if not text.strip():
        raise UsageError("The text to search for is empty: give part of a name, or words of a topic.")
    shown = "".join(c if c.isprintable() else "?" for c in text)[:120]
    named = [_named(*hit) for hit in search(data, text)]
    seen = {(hit.kind, hit.id) for hit in named}
    about = [hit for hit in _about(data, text) if (hit.kind, hit.id) not in seen]
    hits = (*named, *about)
    return SearchResult(shown, hits, () if hits else _near(data, text))


def _named(kind: str, id_: str, name: str) -> Hit:
    return Hit(kind, id_, name, NAME, f"{'person' if kind == 'person' else 'state'} {id_}")


def _about(data: Dataset, words: str) -> list[Hit]:
    sought = Sought.of(words)
    if not sought.words or not readable(words):
        return []
    kinds: dict[str, int] = {}
    found = []
    for place, topic in enumerate(topics(data)):
        order = kinds.setdefault(topic.kind, len(kinds))
        if fits := why(topic, sought):
            rank, reason, text = fits
            found.append(((order, rank, place), Hit(topic.kind, topic.id, topic.name, reason, topic.ask, text)))
    return [hit for _, hit in sorted(found, key=lambda one: one[0])]


def _near(data: Dataset, text: str) -> tuple[str, ...]:
    """Return words that are written alike, of names and of texts."""
    from difflib import get_close_matches  # only misses pay for this import

    wanted = fold(text)
    if len(wanted) < SHORTEST or not readable(text):
        return ()
    known = {word for topic in topics(data) for _, one in topic.texts for word in fold(one).split()}
    known |= {word for kind in ("person-name", "person-short") for name in data.names(kind) for word in name.split()}
    return tuple(get_close_matches(wanted, sorted(known), n=SUGGESTIONS, cutoff=LIKENESS))
