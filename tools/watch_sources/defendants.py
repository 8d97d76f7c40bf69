"""The Court's list of defendants (icc-cpi.int/defendants): who is on it, and with which status."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bs4 import Tag
from msgspec import Struct

from warrantcheck.dataset.records import Person
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import AmbiguousName, UnknownName
from warrantcheck.lookup.find import find_person

from .finding import Changed, Finding, Row, plain, quoted, scalar, slug
from .markup import soup_of, text_of

FLOOR = 40
"""So many defendants at least; 74 people had a public warrant or summons in 2026."""

STATUSES = ".defendant_status_button, .defState, [class*=defendant-status], [class*=defendant_status]"
"""Where the status stands, by the classes that programs which read the Court's pages look for."""

MEANINGS: dict[str, frozenset[str]] = {
    "at large": frozenset({"at-large", "in-custody-elsewhere"}),
    "in icc custody": frozenset({"in-custody-icc", "convicted"}),
    "not in icc custody": frozenset({"at-large", "in-custody-elsewhere", "interim-release", "released", "case-closed"}),
    "interim release": frozenset({"interim-release"}),
    "convicted": frozenset({"convicted", "in-custody-icc", "sentence-served", "dead"}),
    "sentence served": frozenset({"sentence-served"}),
    "acquitted": frozenset({"acquitted"}),
    "case closed": frozenset({"case-closed", "dead", "acquitted", "sentence-served", "released"}),
    "released": frozenset({"released", "case-closed", "acquitted", "sentence-served"}),
    "deceased": frozenset({"dead"}),
}
"""What the Court calls a status, and which statuses of the data agree with it."""


class Defendant(Struct, frozen=True):
    """A name and a status, as printed."""

    name: str
    status: str


def read(content: bytes) -> tuple[Defendant, ...]:
    """Read the page.

    Raises:
        Changed: it has too few cards with a name and a status.
    """
    found = {}
    for status in soup_of(content).select(STATUSES):
        name = _name_beside(status)
        if name:
            found.setdefault(name, Defendant(name, text_of(status)))
    if len(found) < FLOOR:
        raise Changed(f"{len(found)} names with a status were found, and there are at least {FLOOR}")
    return tuple(found.values())


def compare(defendants: tuple[Defendant, ...], data: Dataset, today: date) -> Iterator[Finding]:  # noqa: ARG001
    """Compare names and statuses with the people of the data."""
    seen = set()
    for one in defendants:
        try:
            person = _person(data, one.name)
        except AmbiguousName as error:
            yield Finding(
                "unread", plain(one.name), f"{quoted(one.name)} can be several: {', '.join(error.candidates)}."
            )
            seen.update(error.candidates)
            continue
        if person is None:
            row = Row("warrants.yaml", "people", f"- id: {slug(one.name)}\n  name: {scalar(one.name)}")
            text = f"{quoted(one.name)} ({quoted(one.status)}) is nobody in the data."
            yield Finding("new", plain(one.name), text, row)
            continue
        seen.add(person.id)
        yield from _status(one, person)
    for person in data.people:
        if person.id not in seen:
            yield Finding("gone", person.id, f"{person.name} is not on the list.")


def _status(one: Defendant, person: Person) -> Iterator[Finding]:
    words = [word for word in re.split(r"\s*[,;/|]\s*", one.status.casefold()) if word]
    unknown = [word for word in words if word not in MEANINGS]
    if unknown or not words:
        text = f"{person.name}: what the status {quoted(one.status)} means is not known here."
        yield Finding("unread", person.id, text)
    elif not any(person.status in MEANINGS[word] for word in words):
        row = Row(
            "warrants.yaml", f"{person.id}, in place of `status: {person.status}`", f"# {plain(one.status)}\nstatus:"
        )
        text = f"{person.name}: {quoted(one.status)} on the page, {person.status} in the data."
        yield Finding("contradicted", person.id, text, row)


def _person(data: Dataset, name: str) -> Person | None:
    """Find a person by the name as printed, without what stands in brackets, or by that."""
    outside, inside = re.sub(r"\(.*?\)", " ", name), re.findall(r"\((.*?)\)", name)
    for text in (name, outside, *inside):
        try:
            return find_person(data, text.strip(" \"'“”"))
        except UnknownName:
            continue
    return None


def _name_beside(status: Tag) -> str:
    """Return the heading of the card in which a status stands."""
    for card in status.parents:
        heading = card.find(["h2", "h3", "h4", "h5"]) if isinstance(card, Tag) else None
        if heading:
            return text_of(heading)
        if card.name in ("main", "body"):
            break
    return ""
