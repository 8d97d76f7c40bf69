"""The input of `data new`, from options or the terminal, as one addition to a folder of data."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from warrantcheck.authoring.addition import Addition
from warrantcheck.authoring.new_record import KINDS, MADE, PERSON, SOURCE, Kind, completed, faults_of, fields_of, row_of
from warrantcheck.authoring.validate import MISSING_RECORDS
from warrantcheck.cli.call import Call
from warrantcheck.cli.form import Check, Form, Question
from warrantcheck.dataset.records.missing_record import Lack, lacking
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import UnknownName, UsageError
from warrantcheck.lookup.find import find_person, find_state

FIRST = ("id", "name", "full_name", "aliases", "born", "nationality", "died", "warrants")
"""The order of a new person's row, as the others have it; the rest follows."""


def _parts(named: str) -> list[str]:
    """Return the ids of a list with commas."""
    return [name for part in named.split(",") if (name := part.strip())]


def _unlisted(id_: str) -> str:
    return f"A source {id_!r} that is not in sources.yaml"


class Entry:
    """One addition in the making: what was given, what had to be asked, and whom it names."""

    def __init__(self, call: Call, form: Form, folder: Path, what: str) -> None:
        self._call, self._form, self._folder, self._what = call, form, folder, what
        self._kind: Kind = KINDS[what]
        self._held = (folder / MISSING_RECORDS).exists()  # then the linter asks for a class, and documents of record
        self._source: Kind = replace(SOURCE, said=("class",)) if self._held else SOURCE
        self._used: list[str] = []

    @cached_property
    def data(self) -> Dataset:
        """The data before the addition."""
        from warrantcheck.authoring.opening import from_folder

        return from_folder(self._folder, self._call.cache)

    @property
    def typed(self) -> str:
        """The call that gives as options what was typed; empty if nothing was asked."""
        call = ("warrantcheck", "data", "new", self._what, "--data", str(self._folder), *self._used)
        return shlex.join(call) if self._form.asks else ""

    def addition(self, given: dict[str, str], described: list[dict[str, str]], looked: str) -> Addition:
        """Fill in what is missing, and put it together."""
        person = {name[7:]: given.pop(name) for name in [*given] if name.startswith("person.")}
        given = {name: self._meant(name, text) for name, text in given.items()}
        what = f"{'An' if self._what == 'act' else 'A'} {self._what}"
        self._require(what, given, described, looked)
        given = self._fill(what, "--set", self._kind, given)
        owner = given.pop(self._kind.owner, "") if self._kind.owner else ""
        sources = tuple(self._sources(given.get("sources", ""), described))
        row = completed(self._what, self._row(self._kind, given), owner)
        made = {name: row[name] for name in ("id", "in_force", "effective") if name in row and name not in given}
        for name, value in made.items():
            self._call.session.tell(f"{name}: {value}")
        whole = self._person(owner, person, row) if self._what == "warrant" else None
        lacks = self._lacks(row, sources)
        if not looked and self._form.asks and lacks:
            what = "its document of record" if lacks == "document" else "the number of its document of record"
            looked = self._form.ask(Question(f"where you looked for {what}", required=False), lambda *_: None)
        return Addition(self._what, row, owner, sources, whole, looked, lacks or "document")

    def _require(self, what: str, given: dict[str, str], described: list[dict[str, str]], looked: str) -> None:
        """Say in one refusal all that is needed and was not given, unless it can be asked for.

        Raises:
            UsageError: something is missing.
        """
        if self._form.asks:
            return
        needs = [(what, "--set", self._kind, given)]
        needs += [(_unlisted(one["id"]), "--source", self._source, one) for one in self._new(given, described)]
        told = []
        for which, option, kind, found in needs:
            missing = [one.name for one in self._questions(kind) if one.required and not found.get(one.name)]
            if missing:
                told.append(f"{which} needs more: {' '.join(f'{option} {name}=…' for name in missing)}")
        if told and not looked and self._held and self._lacks(given, tuple(described)):
            told.append("if you looked for the document of record in vain: --looked 'where and when you looked'")
        if told:
            raise UsageError(f"{'; '.join(told)}.")

    def _new(self, given: dict[str, str], described: list[dict[str, str]]) -> list[dict[str, str]]:
        """Return the new sources: those that were described, and those that are named and not listed yet.

        Raises:
            UsageError: one was described without its id.
        """
        if not all(one.get("id") for one in described):
            raise UsageError("Give the id of a new source first: --source id=…")
        ids = [one["id"] for one in described]
        unknown = [name for name in _parts(given.get("sources", "")) if not self.data.has("source", name)]
        return [*described, *({"id": name} for name in unknown if name not in ids)]

    def _questions(self, kind: Kind, prefix: str = "") -> list[Question]:
        questions = [
            Question(f"{prefix}{field.name}", kind.needs(field), field.takes)
            for field in fields_of(kind.record)
            if kind.needs(field) or field.name in kind.asked
        ]
        return [Question(kind.owner, required=True), *questions] if kind.owner else questions

    def _fill(self, what: str, option: str, kind: Kind, given: dict[str, str], prefix: str = "") -> dict[str, str]:
        questions = self._questions(kind, prefix)
        named = {f"{prefix}{name}": text for name, text in given.items()}
        filled = self._form.fill(what, option, questions, named, self._check(kind, prefix))
        while True:
            found = {name.removeprefix(prefix): self._meant(name, text) for name, text in filled.items() if text}
            faults = self._faults(kind, found) if self._form.asks else []
            for at, fault in faults:
                self._call.session.tell(f"{at or what}: {fault}")
            at_fault = {name for at, _ in faults for name in ((at,) if at else kind.asked)}
            again = [one for one in questions if one.name.removeprefix(prefix) in at_fault]
            if not again:
                break
            filled |= {one.name: self._form.ask(one, self._check(kind, prefix)) for one in again}
        self._used += [part for name, text in found.items() for part in (option, f"{prefix}{name}={text}")]
        return found

    def _check(self, kind: Kind, prefix: str) -> Check:
        """Return what looks at one answer: the model of the record, and whether a person or a place is known."""

        def check(name: str, text: str) -> str | None:
            try:
                text = self._meant(name, text, told=False)
            except UsageError as error:
                return error.message
            field = name.removeprefix(prefix)
            if field == kind.owner:
                return None
            row = row_of(kind.record, {field: text})
            return next((what for at, what in faults_of(kind.record, row) if at == field and what != "missing"), None)

        return check

    def _faults(self, kind: Kind, given: dict[str, str]) -> list[tuple[str, str]]:
        row = row_of(kind.record, {name: text for name, text in given.items() if name != kind.owner})
        if kind is self._kind:  # what is made belongs to it: rules between fields are looked at when none is missing
            row = completed(self._what, row, given.get(kind.owner or "", ""))
        return [(at, what) for at, what in faults_of(kind.record, row) if not (at in MADE and what == "missing")]

    def _row(self, kind: Kind, given: dict[str, str]) -> dict[str, Any]:
        """Return the row of what was given.

        Raises:
            UsageError: a field does not exist, or its value is none.
        """
        faults = self._faults(kind, given)
        if faults:
            raise UsageError("; ".join(f"{at or kind.record.__name__.lower()}: {what}" for at, what in faults) + ".")
        return row_of(kind.record, given)

    def _sources(self, named: str, described: list[dict[str, str]]) -> Iterator[dict[str, Any]]:
        """Yield the new sources, described by options or on the terminal."""
        for one in self._new({"sources": named}, described):
            yield self._row(SOURCE, self._fill(_unlisted(one["id"]), "--source", self._source, one))

    def _person(self, owner: str, given: dict[str, str], warrant: dict[str, Any]) -> dict[str, Any] | None:
        """Return the row of somebody new; None if the person has one."""
        if self.data.has("person", owner):
            if given:
                raise UsageError(f"{owner!r} has a row: change it by hand, and give no person.{next(iter(given))}.")
            return None
        given = {"id": owner, "sources": ", ".join(warrant["sources"]), **given}
        filled = self._fill(f"{owner!r}, who is new", "--set", PERSON, given, "person.")
        row = self._row(PERSON, filled)
        row |= {"warrants": [warrant]}
        return {name: row[name] for name in sorted(row, key=lambda name: FIRST.index(name) if name in FIRST else 99)}

    def _lacks(self, row: Mapping[str, Any], sources: tuple[Mapping[str, Any], ...]) -> Lack | None:
        """Return what of a document of record the sources of a row lack, if it needs one."""
        if self._what not in ("warrant", "act") or (self._what == "act" and row.get("act") != "withdrawal"):
            return None
        new = {one["id"]: (one.get("read"), one.get("record")) for one in sources}
        named = row.get("sources", ())
        ids = _parts(named) if isinstance(named, str) else named
        known = {id_: self.data.source(id_) for id_ in ids if self.data.has("source", id_)}
        cited = [*new.values(), *((one.read, one.record) for one in known.values())]
        return lacking(cited)

    def _meant(self, name: str, text: str, *, told: bool = True) -> str:
        """Return ids in place of names of people and places."""
        parts = [part.strip() for part in text.split(",")]
        if name in ("person", "about"):
            found = [part if part == "all" else self._known(find_person, part, new=name == "person") for part in parts]
        elif name in ("state", "addressed"):
            found = [self._known(find_state, part) for part in parts]
        else:
            return text
        for part, id_ in zip(parts, found, strict=True):
            if told and part != id_:
                self._call.session.tell(f"{name}: {part!r} is read as {id_}")
        return ", ".join(found)

    def _known(self, find: Any, text: str, *, new: bool = False) -> str:
        try:
            return str(find(self.data, text).id)
        except UnknownName:
            if new and self._what == "warrant":
                return text  # somebody new
            raise
