"""The dataset as a program sees it: records by id, from the compiled form."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from warrantcheck.dataset.claims import Claim
from warrantcheck.dataset.compiled import Records
from warrantcheck.dataset.records import (
    Body,
    Event,
    EvidenceFact,
    EvidenceTable,
    Finding,
    Government,
    Group,
    LawNote,
    Model,
    Person,
    Situation,
    Source,
    State,
    Statement,
    Territory,
    Visit,
)
from warrantcheck.dataset.shipped import compiled
from warrantcheck.errors import DataError, UnknownName

if TYPE_CHECKING:
    from warrantcheck.dataset.own_data import Overlay
    from warrantcheck.dataset.records.missing_record import MissingRecord

R = TypeVar("R")
S = TypeVar("S", Statement, Visit, Finding, Event, EvidenceTable)
_Dated = tuple[tuple[str, date | None], ...]
_Lists = dict[str, tuple[str, ...]]
_id = attrgetter("id")


class Dataset:
    """All records of one edition of the data. Reading is lazy; a record read once is kept."""

    def __init__(self, records: Records, *, notice: str | None = None, without: frozenset[str] = frozenset()) -> None:
        """Wrap compiled records.

        `notice` is something the user should be told about their origin; the claims `without` are taken as false.
        """
        self._records = records
        self._without = without
        self._kept: dict[tuple[str, str], object] = {}
        self._lists: dict[tuple[str, str], Any] = {}
        self._cited: dict[str, list[str]] = {}
        self.notice = " ".join(filter(None, (notice, self.overlay.notice if self.overlay else None))) or None

    @classmethod
    def shipped(cls) -> Dataset:
        """Open the compiled data that came with the package.

        Raises:
            DataError: it is missing, damaged, or the YAML has changed since; `authoring.opening.shipped` reads that.
        """
        return cls(compiled())

    def without(self, claims: Iterable[str]) -> Dataset:
        """Return the same data as if these claims were false.

        Raises:
            UnknownName: there is no such claim.
        """
        ids = frozenset(claims)
        for id_ in ids:
            if not self.has("claim", id_):
                raise UnknownName(f"No claim in the data has the id {id_[:80]!r}; `explain` shows the ids it used.")
        return Dataset(self._records, notice=self.notice, without=self._without | ids)

    def __repr__(self) -> str:
        return f"<Dataset {self.version}, facts checked to {self.checked}>"

    # --- about the data ---

    @property
    def amended(self) -> bool:
        """Some claims are taken as false."""
        return bool(self._without)

    @property
    def version(self) -> str:
        """The edition, such as `2026.11.21`."""
        return str(self._about("version"))

    @property
    def checked(self) -> str:
        """The ISO day up to which the facts were verified."""
        return str(self._about("checked"))

    @cached_property
    def _last_day(self) -> date:
        return date.fromisoformat(self.checked)

    @property
    def digest(self) -> str:
        """SHA-256 over the YAML files."""
        return str(self._about("digest"))

    @property
    def counts(self) -> dict[str, int]:
        """How many records of each kind there are."""
        return dict(self._about("counts"))

    @property
    def verified(self) -> tuple[str, str]:
        """The oldest and the newest day on which a row was verified, in ISO form."""
        oldest, newest = self._about("verified")
        return oldest, newest

    @cached_property
    def overlay(self) -> Overlay | None:
        """The user's own data that is added to the shipped data, or None."""
        own = self._records.header.get("overlay")
        if not own:
            return None
        from warrantcheck.dataset.own_data import Overlay

        return Overlay(own["folder"], frozenset(own["claims"]), frozenset(own["removed"]))

    def is_own(self, claims: Iterable[str]) -> bool:
        """Say whether one of these claims comes from the user's own data."""
        return self.overlay is not None and not self.overlay.claims.isdisjoint(claims)

    def weak_among(self, claims: Iterable[str]) -> tuple[str, ...]:
        """Return those of these claims that stand on weak sources alone, in order and without repetition."""
        return tuple(claim for claim in dict.fromkeys(claims) if claim in self._weak)

    @cached_property
    def _weak(self) -> frozenset[str]:
        return frozenset(self.named("weak", "claims"))

    # --- records ---

    def state(self, code: str) -> State:
        """Return the state with this ISO alpha-2 code."""
        return self._get(State, "state", code)

    def territory(self, id_: str) -> Territory:
        """Return the territory with this id."""
        return self._get(Territory, "territory", id_)

    def person(self, id_: str) -> Person:
        """Return the person with this id."""
        return self._get(Person, "person", id_)

    def situation(self, id_: str) -> Situation:
        """Return the situation with this id."""
        return self._get(Situation, "situation", id_)

    def source(self, id_: str) -> Source:
        """Return the source with this id."""
        return self._get(Source, "source", id_)

    def claim(self, id_: str) -> Claim:
        """Return the claim with this id."""
        return self._get(Claim, "claim", id_)

    def sources_of(self, claims: Iterable[str], known: date) -> tuple[str, ...]:
        """Return the ids of the sources on which claims stand, in order and without repetition.

        A source published after `known` is left out, and so is an undated one, which nobody can place before that day.
        Of a claim that was public by then, but has no source that is dated and older, those without a day stay; if
        there are none, the oldest. On the last day to which the facts were checked, and later, all had been published.
        """
        found: list[str] = []
        if known >= self._last_day:
            for claim in claims:
                found += self._cited.get(claim) or self._cite(claim)
            return tuple(dict.fromkeys(found))
        for claim in claims:
            sources = self._get(_Dated, "claim-sources", claim)
            older = [id_ for id_, day in sources if day and day <= known]
            older = older or [id_ for id_, day in sources if day is None]
            found += older or [min(sources, key=lambda source: source[1] or known)[0]]
        return tuple(dict.fromkeys(found))

    def _cite(self, claim: str) -> list[str]:
        """Return the ids of all sources of a claim, and keep them."""
        found = self._cited[claim] = [id_ for id_, _ in self._get(_Dated, "claim-sources", claim)]
        return found

    @cached_property
    def model(self) -> Model:
        """The weights and limits of the estimate."""
        return self._get(Model, "model", "")

    @cached_property
    def states(self) -> tuple[State, ...]:
        """All states, in the order of their codes."""
        return tuple(sorted(self._all(State, "state"), key=_id))

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everyone ever named in a public warrant or summons, in the order of the ids."""
        return tuple(sorted(self._all(Person, "person"), key=_id))

    @cached_property
    def territories(self) -> tuple[Territory, ...]:
        """All territories, in the order of their ids."""
        return tuple(sorted(self._all(Territory, "territory"), key=_id))

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """All sources, in the order of their ids."""
        return tuple(sorted(self._all(Source, "source"), key=_id))

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """International bodies that spoke on wanted people, with their members."""
        return tuple(self._all(Body, "body"))

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Groups of states with their members, in the order of the data."""
        return tuple(self._all(Group, "group"))

    def statement(self, id_: str) -> Statement:
        """Return the statement with this id."""
        return self._get(Statement, "statement", id_)

    def visit(self, id_: str) -> Visit:
        """Return the visit with this id."""
        return self._get(Visit, "visit", id_)

    def finding(self, id_: str) -> Finding:
        """Return the finding with this id."""
        return self._get(Finding, "finding", id_)

    def statements_of(self, state: str) -> tuple[Statement, ...]:
        """Return what a state's government and courts said, in order of time."""
        return self._listed(self.statement, "statements-of", state)

    def statements_about(self, person: str) -> tuple[Statement, ...]:
        """Return what was said about a person, by whomever, in order of time."""
        return self._listed(self.statement, "statements-about", person)

    def calls_about(self, person: str) -> tuple[Statement, ...]:
        """Return those that a body made or that were addressed to states, in order of time."""
        return self._listed(self.statement, "calls-about", person)

    def visits_to(self, state: str) -> tuple[Visit, ...]:
        """Return the visits to a state, in order of time."""
        return self._listed(self.visit, "visits-to", state)

    def visits_by(self, person: str) -> tuple[Visit, ...]:
        """Return the visits of a person, in order of time."""
        return self._listed(self.visit, "visits-by", person)

    def findings_on(self, state: str) -> tuple[Finding, ...]:
        """Return the findings on a state, in order of time."""
        return self._listed(self.finding, "findings-on", state)

    @cached_property
    def visits(self) -> tuple[Visit, ...]:
        """All visits, in order of time."""
        return self._standing(self._all(Visit, "visit"))

    def event(self, id_: str) -> Event:
        """Return the event with this id."""
        return self._get(Event, "event", id_)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All events, in order of time."""
        found = self._standing(self._all(Event, "event"))
        return tuple(sorted(found, key=lambda event: (event.since, event.until, event.id)))

    @cached_property
    def situations(self) -> tuple[Situation, ...]:
        """All situations before the Court."""
        return tuple(self._all(Situation, "situation"))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Everything that was said, in order of time."""
        return self._standing(self._all(Statement, "statement"))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in order of time."""
        return self._standing(self._all(Finding, "finding"))

    def missing_record(self, claim: str) -> MissingRecord | None:
        """Return what of the document of record of a claim was not seen, or None if nothing is listed."""
        from warrantcheck.dataset.records.missing_record import MissingRecord

        return self._find(MissingRecord, "missing-record", claim)

    def government(self, state: str) -> Government | None:
        """Return who directed the government of a state, or None where the data does not say."""
        return self._find(Government, "government", state)

    @cached_property
    def governments(self) -> tuple[Government, ...]:
        """All governments, in the order of their states."""
        return tuple(sorted(self._all(Government, "government"), key=_id))

    def table(self, id_: str) -> EvidenceTable:
        """Return the table of evidence with this id."""
        return self._get(EvidenceTable, "evidence-table", id_)

    @cached_property
    def tables(self) -> tuple[EvidenceTable, ...]:
        """All tables of evidence that answers read."""
        return self._standing(self._all(EvidenceTable, "evidence-table"))

    @cached_property
    def affine(self) -> dict[str, EvidenceTable]:
        """The tables of evidence that say how close states stand, by their ids."""
        return {table.id: table for table in self.tables if table.affinity}

    def evidence_on(self, state: str, toward: str) -> tuple[EvidenceFact, ...]:
        """Return what the tables that speak of `toward` hold of a state, table by table, in order of time.

        `toward` is a state, or a person of whose warrant texts agreed by several governments speak.
        """
        found: tuple[EvidenceFact, ...] | None = self._lists.get(("evidence", f"{state} {toward}"))
        if found is None:
            facts = self._records.get(tuple[EvidenceFact, ...], "evidence", f"{state} {toward}") or ()
            found = tuple(fact for fact in facts if fact.table not in self._without)
            self._lists["evidence", f"{state} {toward}"] = found
        return found

    def law_note(self, id_: str) -> LawNote:
        """Return the note on the law with this id."""
        return self._get(LawNote, "law-note", id_)

    @cached_property
    def law_notes(self) -> tuple[LawNote, ...]:
        """All notes on the law, in the order of the data."""
        return tuple(self._all(LawNote, "law-note"))

    def law_notes_on(self, state: str, person: str) -> tuple[LawNote, ...]:
        """Return the notes that can bear on a trip of a person to a state, in the order of the data."""
        return (*self._notes(f"person {person}"), *self._notes(f"state {state}"), *self._notes("any"))

    def _notes(self, key: str) -> tuple[LawNote, ...]:
        found: tuple[LawNote, ...] | None = self._lists.get(("law-notes-on", key))
        if found is None:
            found = self._lists["law-notes-on", key] = tuple(map(self.law_note, self._ids("law-notes-on", key)))
        return found

    # --- names ---

    def named(self, kind: str, name: str) -> tuple[str, ...]:
        """Return what a folded name means; `kind` is `place`, `person-name`, `event-name` or another index."""
        return self._records.get(tuple[str, ...], kind, name) or ()

    def has(self, kind: str, key: str) -> bool:
        """Say whether there is such a record."""
        return (kind, key) in self._kept or self._records.find(kind, key) is not None

    def names(self, kind: str) -> tuple[str, ...]:
        """Return all folded names of a kind, read once."""
        found: tuple[str, ...] | None = self._lists.get(("names", kind))
        if found is None:
            found = self._lists["names", kind] = tuple(self._records.keys(kind))
        return found

    def _about(self, what: str) -> Any:
        """Return what the first line says.

        Raises:
            DataError: it does not say this.
        """
        found = self._records.header.get(what)
        if found is None:
            raise DataError(f"The compiled data is damaged: its first line does not say its {what}.")
        return found

    def _standing(self, records: Iterable[S]) -> tuple[S, ...]:
        return tuple(record for record in records if record.id not in self._without)

    def _listed(self, read: Callable[[str], S], kind: str, key: str) -> tuple[S, ...]:
        found: tuple[S, ...] | None = self._lists.get((kind, key))
        if found is None:
            found = self._lists[kind, key] = self._standing(map(read, self._ids(kind, key)))
        return found

    def read_ahead(self) -> None:
        """Read at once what a question about every state opens one by one otherwise."""
        kinds = ((Statement, "statement"), (Visit, "visit"), (Government, "government"))
        for cls, kind in kinds:
            deque(self._all(cls, kind), maxlen=0)

    def _ids(self, kind: str, key: str) -> tuple[str, ...]:
        """Return the ids that a list of the data has under a key; `kind` is `statements-of`, `visits-to` or another."""
        return self._get(_Lists, "lists", kind).get(key, ())

    def _all(self, cls: type[R], kind: str) -> Iterator[R]:
        """Yield all records of a kind, read at once, in the order of the data."""
        for key, record in self._records.all(cls, kind):
            kept: Any = self._kept.get((kind, key))
            if kept is None:
                kept = self._kept[kind, key] = self._amended(record)
            yield kept

    def _amended(self, record: R) -> R:
        if not self._without:
            return record
        from warrantcheck.dataset.amend import amended

        return amended(record, self._without)

    def _get(self, cls: type[R], kind: str, key: str) -> R:
        kept: Any = self._kept.get((kind, key)) or self._find(cls, kind, key)
        if kept is None:
            raise DataError(f"The data holds no {kind} {key!r}.")
        return kept  # type: ignore[no-any-return]

    def _find(self, cls: type[R], kind: str, key: str) -> R | None:
        kept: Any = self._kept.get((kind, key))
        if kept is None:
            kept = self._records.get(cls, kind, key)
            if kept is not None:
                kept = self._kept[kind, key] = self._amended(kept)
        return kept  # type: ignore[no-any-return]
