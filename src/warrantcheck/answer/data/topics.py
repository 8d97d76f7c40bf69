"""What people, situations, events, groups, statements, trips and tables are about: what a search looks through."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from warrantcheck.dataset.names import fold
from warrantcheck.dataset.records import EvidenceTable, Person
from warrantcheck.dataset.store import Dataset

WHOLE = 2
"""A word of so many letters must be a word of the text; a longer one may be the beginning of one."""

_ACT = re.compile(r"A/(RES|DEC)/([\w/-]+)")
_ACTS = {"RES": "resolution", "DEC": "decision"}
"""What the General Assembly adopts, by what its number begins with."""

_LISTS = {
    "statement": "statement of several states",
    "referral": "referral by states",
    "agreement": "agreement of states",
    "list": "list of states",
    "membership": "list of members",
}

NAME = "name"
"""What stands as the reason of a hit that is called so."""

BEFORE = 24
AFTER = 90
"""How much of a text is quoted before and from where a word was found, in characters."""


class Topic(Struct, frozen=True):
    """A record with the texts it is found by, each with what the text is; `ask` is the command that tells more."""

    kind: str
    id: str
    name: str
    ask: str
    texts: tuple[tuple[str, str], ...]


class Sought(Struct, frozen=True):
    """What is searched for, folded: the whole phrase, and its words."""

    phrase: str
    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Sought:
        """Read what was typed."""
        phrase = fold(text)
        return cls(phrase, tuple(phrase.split()))

    def rank(self, text: str) -> int | None:
        """Say how well a text holds it: 0 the phrase, 1 all its words, None if neither."""
        folded = f" {fold(text)} "
        if _begins(self.phrase, folded):
            return 0
        return 1 if all(_begins(word, folded) for word in self.words) else None


def why(topic: Topic, sought: Sought) -> tuple[int, str, str] | None:
    """Return how well a topic fits, and what says so, cut and whole: `office: Supreme Leader of the Taliban`."""
    found = [
        (rank, place, what, text)
        for place, (what, text) in enumerate(topic.texts)
        if (rank := sought.rank(text)) is not None
    ]
    if found:
        rank, place, what, text = min(found)
        return 10 * rank + place, *_told(what, text, sought)
    together = " ".join(text for _, text in topic.texts)
    if len(sought.words) > 1 and sought.rank(together) is not None:
        what, text = max(topic.texts, key=lambda one: sum(_begins(word, f" {fold(one[1])} ") for word in sought.words))
        return 30, *_told(what, text, sought)
    return None


def _told(what: str, text: str, sought: Sought) -> tuple[str, str]:
    return (NAME, "") if what == NAME else (f"{what}: {_excerpt(text, sought)}", f"{what}: {text}")


def topics(data: Dataset) -> Iterator[Topic]:
    """Yield all that is searched: people, at large first, situations, groups, events, statements, trips, tables."""
    for person in sorted(data.people, key=lambda one: one.status != "at-large"):
        yield Topic("person", person.id, person.name, f"person {person.id}", tuple(_of_person(data, person)))
    for one in data.situations:
        names = (one.name, *(data.state(code).name for code in one.states))
        yield Topic("situation", one.id, one.name, f"people --situation {one.id}", tuple((NAME, n) for n in names))
    for group in data.groups:
        names = (group.id, group.name, *group.aliases)
        ask = f"world PERSON --group {_quoted(group.id)}"
        yield Topic("group", group.id, group.name, ask, tuple((NAME, name) for name in names))
    for event in data.events:
        named = (event.name, event.series, *event.aliases, *([event.place] if event.place else []))
        when = f"{event.name}, {event.since:%Y}"
        yield Topic("event", event.id, when, f"event {event.id}", tuple((NAME, name) for name in named))
    for said in data.statements:
        who = data.state(said.state).name if said.state else said.body or ""
        name = f"{who}, {said.when}"
        words = ", ".join(filter(None, (said.setting, said.summary.removeprefix("said "), said.reported_by)))
        texts = (("said", words), ("speaker", said.speaker))
        yield Topic("statement", said.id, name, f"claim {said.id}", texts)
    for visit in data.visits:
        name = f"{data.person(visit.person).name}, {data.state(visit.state).name}, {visit.when}"
        told = (visit.aim().strip(" ()"), visit.circumstances, visit.aftermath)
        yield Topic("visit", visit.id, name, f"claim {visit.id}", tuple(("trip", text) for text in told if text))
    for table in data.tables:
        kind = "joint-text" if table.position else "evidence"
        number = f"{table.affinity.short}: " if table.kind == "vote" and table.affinity else ""
        name = f"{number}{table.title}, {table.since}"
        yield Topic(kind, table.id, name, f"claim {table.id}", tuple(_of_table(table)))


def _of_table(table: EvidenceTable) -> Iterator[tuple[str, str]]:
    """Yield the names of a table, what it is, its document of record, notes."""
    yield NAME, table.title
    yield NAME, table.id
    if table.affinity:
        yield NAME, table.affinity.short
        yield NAME, table.affinity.short.replace("-", "")  # ES11/4
    yield "kind", _ballot(table) if table.kind == "vote" else _LISTS[table.kind]
    yield "each state", "; ".join(table.values.values())
    if table.document:
        yield "document", table.document
    if table.notes:
        yield "note", table.notes


def _ballot(table: EvidenceTable) -> str:
    """Say of a vote where it was held and on what, such as resolution ES-11/4 of the General Assembly."""
    found = _ACT.match(table.document or "")
    if found is None:
        return "vote by roll call"
    return f"vote by roll call in the UN General Assembly on {_ACTS[found[1]]} {found[2]}"


def _of_person(data: Dataset, person: Person) -> Iterator[tuple[str, str]]:
    """Yield the texts about a person: offices, charges, situations, nationality, status, notes."""
    for office in person.offices:
        yield "office", office.title
    for warrant in person.warrants:
        yield "charges", ", ".join(warrant.crimes).replace("-", " ")
        if warrant.text:
            yield "charges", warrant.text
        yield "situation", data.situation(warrant.situation).name
    for code in person.nationality:
        yield "nationality", data.state(code).name
    yield "status", person.status_text
    for home in person.home:
        yield "status", home.text
    if person.notes:
        yield "note", person.notes


def _begins(word: str, folded: str) -> bool:
    """Say whether a word of a folded text begins so; a very short one must be a word."""
    return f" {word} " in folded if len(word) <= WHOLE else f" {word}" in folded


def _excerpt(text: str, sought: Sought) -> str:
    """Quote a text around the first word that was found, cut at whole words."""
    words = text.split()
    first = next((i for i, word in enumerate(words) if any(fold(word).startswith(w) for w in sought.words)), 0)
    if len(" ".join(words[:first])) <= BEFORE:
        first = 0
    begin = first
    while begin and sum(len(word) + 1 for word in words[begin - 1 : first]) <= BEFORE:
        begin -= 1
    end = first + 1
    while end < len(words) and sum(len(word) + 1 for word in words[first : end + 1]) <= AFTER:
        end += 1
    return f"{'… ' if begin else ''}{' '.join(words[begin:end])}{' …' if end < len(words) else ''}"


def _quoted(id_: str) -> str:
    return f'"{id_}"' if " " in id_ else id_
