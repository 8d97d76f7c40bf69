"""Rules of form: what ids, addresses and texts may be made of, since they stand in files, links and lines of others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from warrantcheck.authoring.validate import MISSING_RECORDS, DataFiles
from warrantcheck.authoring.yaml_source import Path_
from warrantcheck.dataset.clauses import is_clause, is_place
from warrantcheck.dataset.records import Record, is_phrase
from warrantcheck.errors import Problem

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+ -]{0,119}")
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?([/?#][^\s<>\"\\^`{|}]*)?")


def ids_and_addresses_have_their_form(files: DataFiles) -> Iterator[Problem]:
    """An id is of letters, digits and `. _ + -`, an address http or https; neither breaks a line or a link."""
    for file, path, row in _rows(files):
        if isinstance(name := getattr(row, "id", None), str) and not (_ID.fullmatch(name) and name == name.strip()):
            yield files.problem(file, (*path, "id"), f"{name[:80]!r}: only letters, digits and . _ + - make an id")
        address = getattr(row, "url", None)
        if address and not (_ADDRESS.fullmatch(address) and address.isprintable()):
            yield files.problem(file, (*path, "url"), f"{address[:80]!r} is not an http or https address")


def texts_stand_on_one_line(files: DataFiles) -> Iterator[Problem]:
    """A text that is printed holds no line break and no tab; notes, which nobody prints, may."""
    for file, path, row in _rows(files):
        for at, text in _texts(row, path):
            if not {"\n", "\t"}.isdisjoint(text):
                yield files.problem(file, at, "holds a line break or a tab: write it on one line, or fold it with >-")


def purposes_follow_the_trip(files: DataFiles) -> Iterator[Problem]:
    """In a folder that keeps `records-missing.yaml`, a purpose is a phrase; of others, a note is told in brackets."""
    if files.laid_over or MISSING_RECORDS not in files.documents:
        return
    for i, visit in enumerate(files.visits):
        if visit.purpose and not is_phrase(visit.purpose):
            message = "does not follow the trip, as `for an official visit to Rome` does, or `on the way to Rome`"
            yield files.problem("visits.yaml", ("visits", i, "purpose"), message)


def statements_make_sentences(files: DataFiles) -> Iterator[Problem]:
    """In a folder that keeps `records-missing.yaml`, speaker, setting, summary and what ended it are parts of a
    sentence; of others, a note is told after a colon."""
    if files.laid_over or MISSING_RECORDS not in files.documents:
        return
    for i, said in enumerate(files.statements):
        begin = "`had`" if said.reported_by else "a verb in the past tense, in small letters"
        if said.is_note or (said.reported_by and not said.summary.startswith("had ")):
            yield files.problem("statements.yaml", (i, "summary"), f"follows the speaker: begin with {begin}")
        parts: tuple[tuple[Path_, str | None], ...] = (
            (("speaker",), said.speaker),
            (("setting",), said.setting),
            (("reported_by",), said.reported_by),
            (("summary",), said.summary),
            (("until", "text"), said.until.text if said.until else None),
        )
        for path, text in parts:
            if text and ((text.endswith((".", ",", ";")) and not text.endswith("Jr.")) or "(" in text):
                yield files.problem("statements.yaml", (i, *path), "is part of a sentence: no full stop, no brackets")


def steps_and_custody_are_clauses_and_places(files: DataFiles) -> Iterator[Problem]:
    """A step, and what is told of an event of custody, is a clause; a place is a place alone. In a folder that keeps
    `records-missing.yaml`; rows of others that are not are told as notes."""
    if files.laid_over or MISSING_RECORDS not in files.documents:
        return
    for i, person in enumerate(files.people):
        texts: list[tuple[Path_, str]] = [
            *((("proceedings", j, "text"), step.text or "") for j, step in enumerate(person.proceedings)),
            *((("custody", j, "text"), event.text) for j, event in enumerate(person.custody) if event.text),
        ]
        for at, text in texts:
            if not is_clause(text, person):
                message = "is no clause: it begins with a small letter or the person's name, and ends without a stop"
                yield files.problem("warrants.yaml", ("people", i, *at), message)
        for j, event in enumerate(person.custody):
            if event.place and not is_place(event.place):
                message = f"{event.place!r} is more than a place: what happened there belongs in `text`"
                yield files.problem("warrants.yaml", ("people", i, "custody", j, "place"), message)


RULES: tuple[Callable[[DataFiles], Iterator[Problem]], ...] = (
    ids_and_addresses_have_their_form,
    texts_stand_on_one_line,
    purposes_follow_the_trip,
    statements_make_sentences,
    steps_and_custody_are_clauses_and_places,
)


def _rows(files: DataFiles) -> Iterator[tuple[str, Path_, Any]]:
    """Yield the records that have an id of their own, with their places."""
    lists: tuple[tuple[str, Path_, tuple[Any, ...]], ...] = (
        ("sources.yaml", (), files.sources),
        ("states.yaml", (), files.states),
        ("territories.yaml", (), files.territories),
        ("bodies.yaml", (), files.bodies),
        ("warrants.yaml", ("situations",), files.situations),
        ("warrants.yaml", ("people",), files.people),
        ("statements.yaml", (), files.statements),
        ("visits.yaml", ("visits",), files.visits),
        ("visits.yaml", ("findings",), files.findings),
        ("events.yaml", (), files.events),
        ("law-notes.yaml", (), files.law_notes),
    )
    for file, within, rows in lists:
        for i, row in enumerate(rows):
            yield file, (*within, i), row
            for j, warrant in enumerate(getattr(row, "warrants", ())):
                if isinstance(warrant, Record):
                    yield file, (*within, i, "warrants", j), warrant


def _texts(value: Any, path: Path_) -> Iterator[tuple[Path_, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Record):
        for name in value.__struct_fields__:
            if name != "notes":
                yield from _texts(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _texts(item, (*path, i))
