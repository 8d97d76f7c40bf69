"""One claim with its sources: what an argument about a fact begins with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct, field

from warrantcheck.answer.record import RecordResult, read_at, record_among
from warrantcheck.answer.result import Result
from warrantcheck.answer.trip.joint import Joined, joined
from warrantcheck.dataset.claims import Claim, body_name
from warrantcheck.dataset.records import EvidenceTable, Read, Source, SourceClass, Weakness
from warrantcheck.dataset.records.missing_record import MissingRecord
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import Precision
from warrantcheck.lookup.by_id import find_claim


class SourceResult(Struct, frozen=True):
    """A source as cited. `class` says who published it; `record`, `read` and `read_at` speak of a document of record:
    its number, how it was read, and where, if not directly; `of` are the records that a page copies or quotes. `month`
    is when it was published, if no day was seen."""

    id: str
    title: str
    publisher: str
    date: date | None
    url: str | None
    kind: str
    notes: str | None
    class_: SourceClass | None = field(default=None, name="class")
    record: str | None = None
    read: Read | None = None
    read_at: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    weakness: Weakness | None = None
    month: str | None = None


class Listed(Struct, frozen=True):
    """How a state stands by a table: `value` as there (of a vote `for`, `against`, `abstain`), and what it means."""

    state: str
    name: str
    value: str
    text: str


class ClaimResult(Result, frozen=True):
    """A claim: what it says, the day from which it holds, the day it became public, how reliable, on which sources.

    `about` is the id of a state, a person, a situation or a body, `about_name` its name; of a text or a vote, the names
    of all whose warrants it speaks of, or of the states that it is about, and none of a list of members.
    `own`: it comes from the user's own data, added to the shipped data. `record`: the document of record, if one is
    named; `weak`: every source is user-made, a reference work, a copy, without an address, or only quoted.
    `missing`: what of its document of record was not seen, why, and where it was looked for, if anything.
    `month_only`: of `holds` and `public` only the months are known, or the day of the latter is one by which it was
    public; the days stand for them. `precision` says how much of `holds` is known, of an office its year, for one;
    `speaks_of` names those of whom a statement speaks.
    `joined`: the states that joined it, if it is a text that several governments agreed and that speaks of warrants;
    `states`: how each state voted or stands, if it is a vote or another list of states. `missing_sources` are those
    that show why the document of record or its number was not seen.
    """

    claim: str
    about: str
    text: str
    holds: date | None
    public: date | None
    reliability: str
    sources: tuple[SourceResult, ...]
    own: bool = False
    record: RecordResult | None = None
    weak: bool = False
    about_name: str = ""
    joined: tuple[Joined, ...] = ()
    missing: MissingRecord | None = None
    states: tuple[Listed, ...] = ()
    missing_sources: tuple[SourceResult, ...] = ()
    month_only: bool = False
    precision: Precision | None = "day"
    speaks_of: tuple[str, ...] = ()


def claim(data: Dataset, id_: str) -> ClaimResult:
    """Return a claim by its id.

    Raises:
        UnknownName: there is none; `candidates` begin alike.
    """
    found = find_claim(data, id_)
    cited = tuple(map(data.source, found.sources))
    table = data.table(found.id) if data.has("evidence-table", found.id) else None
    missing = data.missing_record(found.id)
    return ClaimResult(
        claim=found.id,
        about=found.about,
        text=found.text + (data.statement(found.id).ended(date.max) if data.has("statement", found.id) else ""),
        holds=found.holds,
        public=found.public,
        reliability=found.reliability,
        sources=tuple(_source(data, one) for one in cited),
        own=data.is_own((found.id,)),
        record=record_among(data, cited),
        weak=all(source.weak for source in cited),
        about_name=_name(data, found),
        joined=joined(data, table) if table else (),
        missing=missing,
        states=tuple(_listed(data, table)) if table and not table.position else (),
        missing_sources=tuple(_source(data, data.source(id_)) for id_ in missing.sources) if missing else (),
        month_only=found.precision == "month" and any(data.has(kind, found.id) for kind in ("visit", "statement")),
        precision=found.precision if found.holds else None,
        speaks_of=_speaks_of(data, found.id),
    )


def _speaks_of(data: Dataset, id_: str) -> tuple[str, ...]:
    """Return the names of whom a statement speaks."""
    about = data.statement(id_).about if data.has("statement", id_) else ()
    return tuple("anyone wanted" if one == "all" else data.person(one).name for one in about)


def _source(data: Dataset, s: Source) -> SourceResult:
    return SourceResult(
        s.id,
        s.shown_title,
        s.publisher,
        s.date,
        s.url,
        s.kind,
        s.notes,
        s.class_,
        s.record,
        s.read,
        read_at(data, s),
        s.of,
        s.weakness,
        s.month,
    )


def _listed(data: Dataset, table: EvidenceTable) -> Iterator[Listed]:
    """Yield how each state stands by a table, in the order of what its values mean, then of names."""
    order = [*table.values]
    last = {
        state: fact
        for state in data.states
        for fact in data.evidence_on(state.id, table.about[0])
        if fact.table == table.id
    }
    for state, fact in sorted(last.items(), key=lambda one: (order.index(one[1].value), one[0].name)):
        yield Listed(state.id, state.name, fact.value, table.values[fact.value])


def _name(data: Dataset, claim: Claim) -> str:
    """Return the name of whom or what a claim is about; the id of a body can be the code of a state, too."""
    if data.has("evidence-table", claim.id):
        table = data.table(claim.id)
        if table.position:
            return ", ".join(data.person(id_).name for id_ in table.position.of)
        of = () if table.kind == "membership" else table.about
        return ", ".join(data.state(id_).name if data.has("state", id_) else body_name(id_) for id_ in of)
    if data.has("statement", claim.id) and data.statement(claim.id).state is None:
        return body_name(claim.about)
    for kind, read in (("state", data.state), ("person", data.person), ("situation", data.situation)):
        if data.has(kind, claim.about):
            return read(claim.about).name
    return claim.about
