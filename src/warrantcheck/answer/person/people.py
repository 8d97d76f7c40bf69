"""Who is wanted: one person, or everyone ever named in a public warrant or summons."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from warrantcheck.answer.freshness import oldest
from warrantcheck.answer.result import Result
from warrantcheck.answer.status import OfficeDoubt, StatusResult, doubt_of, status_of_person
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Person, Situation, State, Warrant
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import first_day, last_day
from warrantcheck.errors import UnknownName
from warrantcheck.law.office import office_held, seen_by
from warrantcheck.law.status import StatusKind
from warrantcheck.law.warrants import instruments, not_public, status_of

_WORDS: dict[StatusKind, str] = {
    "icc-custody": "in-custody-icc",
    "detained": "in-custody-elsewhere",
    "gave-up": "in-custody-elsewhere",
    "at-large-home": "at-large",
    "at-large-abroad": "at-large",
    "fugitive": "at-large",
    "reported-dead": "dead",
}
"""The word in `status`, which other programs read, where it is another than the kind in `status_as_seen`."""


class OfficeResult(Struct, frozen=True):
    """An office with its dates, as far as known (a year, a month or a day); `seen` is the newest day on which a
    source shows it held, `term_ends` the last day of a term that is known."""

    title: str
    kind: str
    state: str | None
    since: str | None
    until: str | None
    sources: tuple[str, ...]
    seen: date | None = None
    term_ends: date | None = None


class WarrantResult(Struct, frozen=True):
    """A warrant of arrest or a summons to appear; `ended` is None while it is in force on the day asked about."""

    id: str
    kind: str
    issued: date
    public: date
    ended: date | None
    ended_how: str | None
    status: str
    situation: str
    case: str | None
    crimes: tuple[str, ...]
    text: str | None
    sources: tuple[str, ...]


class PersonResult(Result, frozen=True):
    """A person, as known on the day: `wanted` means that a public warrant of arrest is in force and the Court does not
    hold him or her."""

    person: str
    name: str
    wanted: bool
    standing: str
    status: str
    status_text: str
    verified: date
    born: int | None
    nationality: tuple[str, ...]
    died: str | None
    offices: tuple[OfficeResult, ...]
    warrants: tuple[WarrantResult, ...]
    sources: tuple[str, ...]
    status_as_seen: StatusResult
    office: str
    office_seen: date | None
    office_doubt: OfficeDoubt | None
    notes: str | None

    @property
    def office_later(self) -> str | None:
        """The newest day, month or year by which an office was seen, if that was after the rest was looked up."""
        days = [day for o in self.offices for day in (o.until, o.seen and str(o.seen)) if day]
        return max((day for day in days if first_day(day) > self.verified), key=first_day, default=None)

    @property
    def facts_to(self) -> date:
        """The day to which the facts on the person were looked up."""
        return self.verified

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the sources it rests on, in the order of their first use."""
        return tuple(dict.fromkeys((*self.sources, *self.status_as_seen.sources)))


class PersonRow(Struct, frozen=True):
    """A person in a list; `verified` is the day to which the facts were last looked up."""

    person: str
    name: str
    wanted: bool
    standing: str
    status: str
    office: str
    warrants: tuple[WarrantResult, ...]
    status_as_seen: StatusResult
    office_seen: date | None
    nationality: tuple[str, ...] = ()
    verified: date | None = None


class PeopleResult(Result, frozen=True):
    """Everyone named in a warrant or summons that was public on the day, or those asked for: only the wanted, only the
    situations named by their ids, only the nationals of a state (`nationality` its code, `nationals_of` its name)."""

    on: date
    known: date
    people: tuple[PersonRow, ...]
    only_wanted: bool = False
    situations: tuple[str, ...] = ()
    nationality: str | None = None
    nationals_of: str | None = None

    @property
    def facts_to(self) -> date | None:
        """The oldest day before the day of knowledge to which the facts on somebody listed who is wanted were looked
        up; whoever is reported dead does not count."""
        days = (one.verified for one in self.people if one.wanted and one.status_as_seen.can_change)
        return oldest(day for day in days if day and day < self.known)


def person(data: Dataset, who: Person, clock: Clock) -> PersonResult:
    """Say what is known of a person on a day; the notes on the record are shown from the day it was last verified.

    Raises:
        UnknownName: nothing about this person was public by then.
    """
    warrants = warrants_on(who, clock)
    if not warrants:
        raise UnknownName(not_public(who, clock))
    against = instruments(who, clock)
    day = clock.seen
    verified = day >= who.verified
    status = status_of_person(data, who, clock)
    office = office_held(who, clock)
    offices = tuple(
        OfficeResult(
            o.title,
            o.kind,
            o.state,
            o.since,
            o.until if _past(o.until, clock) else None,
            o.sources,
            seen_by(o, clock),
            o.term_ends,
        )
        for o in who.offices
        if o.since is None or first_day(o.since) <= day
    )
    died = who.died.date if who.died and who.died.public <= day else None
    sources = dict.fromkeys(s for w in warrants for s in w.sources)
    return PersonResult(
        person=who.id,
        name=who.name,
        wanted=against.wanted,
        standing=against.reason,
        status=_WORDS.get(status.kind, status.kind),
        status_text=who.status_text if verified else status.text,
        verified=who.verified,
        born=who.born,
        nationality=who.nationality,
        died=died,
        offices=offices,
        warrants=warrants,
        sources=tuple(sources),
        status_as_seen=status,
        office=office.title,
        office_seen=office.seen,
        office_doubt=doubt_of(office),
        notes=who.notes if verified else None,
    )


def people(
    data: Dataset,
    clock: Clock,
    *,
    wanted: bool = False,
    situations: Iterable[Situation] = (),
    nationality: State | None = None,
) -> PeopleResult:
    """List everyone named in a warrant or summons that was public on the day, wanted or not; or only some of them.

    `situations`: those with a warrant or summons in one of these.
    """
    asked = tuple(situation.id for situation in situations)
    rows = []
    for who in data.people:
        warrants = warrants_on(who, clock)
        if nationality and nationality.id not in who.nationality:
            continue
        if asked and not any(warrant.situation in asked for warrant in warrants):
            continue
        against = instruments(who, clock)
        if warrants and (against.wanted or not wanted):
            office = office_held(who, clock)
            found = status_of_person(data, who, clock)
            rows.append(
                PersonRow(
                    person=who.id,
                    name=who.name,
                    wanted=against.wanted,
                    standing=against.reason,
                    status=_WORDS.get(found.kind, found.kind),
                    office=office.title,
                    warrants=warrants,
                    status_as_seen=found,
                    office_seen=office.seen,
                    verified=who.verified,
                    nationality=who.nationality,
                )
            )
    of = (nationality.id, nationality.in_text) if nationality else (None, None)
    return PeopleResult(clock.on, clock.known, tuple(rows), wanted, asked, *of)


def warrants_on(who: Person, clock: Clock) -> tuple[WarrantResult, ...]:
    """Return the warrants and summonses public on the day, each with its status then."""
    return tuple(_warrant(w, clock) for w in who.warrants if status_of(w, clock) != "not-public")


def _warrant(warrant: Warrant, clock: Clock) -> WarrantResult:
    status = status_of(warrant, clock)
    ended = warrant.ended if status == "ended" else None
    return WarrantResult(
        id=warrant.id,
        kind=warrant.kind,
        issued=warrant.issued,
        public=warrant.public,
        ended=ended.date if ended else None,
        ended_how=ended.how if ended else None,
        status=status,
        situation=warrant.situation,
        case=warrant.case,
        crimes=warrant.crimes,
        text=warrant.text,
        sources=(*warrant.sources, *(ended.sources if ended else ())),
    )


def _past(until: str | None, clock: Clock) -> bool:
    return until is not None and last_day(until) <= clock.seen
