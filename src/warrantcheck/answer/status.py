"""The person as he or she is on a day: where, since when, as last seen in which sources."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Person, Source
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import first_day, last_day
from warrantcheck.law.office import OfficeHeld
from warrantcheck.law.status import KEPT, Status, StatusKind, status


class StatusResult(Struct, frozen=True):
    """A person's status, by what was public: `kind`, a phrase, since when (a year, a month or a day), and the newest
    day, not after the day asked about, on which a source shows it. `shown_by`: of the sources those that reach that
    day, which alone can show that it was still so; where the text names no such day, all. `state` is the code of the
    state where the person is, or that holds him or her."""

    kind: StatusKind
    text: str
    since: str | None
    seen: date | None
    sources: tuple[str, ...]
    shown_by: tuple[str, ...] = ()
    state: str | None = None

    @property
    def could_come(self) -> bool:
        """Nothing known of the person rules a trip out: not held anywhere, and not reported dead."""
        return self.kind not in KEPT

    @property
    def can_change(self) -> bool:
        """Whether the person can travel may have changed since last seen; not of the dead, nor in the Court's cells."""
        return self.kind not in ("reported-dead", "dead", "icc-custody")

    @property
    def mark(self) -> str:
        """A word for tables of people; empty if the person is at large."""
        return _MARKS.get(self.kind, "")


class OfficeDoubt(Struct, frozen=True):
    """Since when, and why, it is not known whether the office is still held."""

    since: date
    text: str


_FULL_DAY = len("2019-01-15")
_MARKS: dict[StatusKind, str] = {
    "icc-custody": "in the Court's custody",
    "detained": "detained",
    "gave-up": "surrendered to a state",
    "reported-dead": "reported dead",
    "fugitive": "searched for",
}
_FINAL: tuple[StatusKind, ...] = ("convicted", "acquitted", "sentence-served", "case-closed")
"""How a case ended stays true: it is told without the day on which it was last seen."""

_PHRASES: dict[StatusKind, str] = {
    "icc-custody": "In the custody of the Court{since}",
    "detained": "Detained{where}{since}",
    "gave-up": "Surrendered to {to}{ended}, not yet handed over to the Court",
    "at-large-home": "At large{where}",
    "at-large-abroad": "At large abroad,{where}",
    "at-large": "At large; the data does not say where",
    "fugitive": "A fugitive; searched for{where}{since}",
    "reported-dead": "Reported dead ({day}), not confirmed by the Court",
    "interim-release": "On interim release{since}",
    "released": "Surrendered, and released{ended}",
    "summoned": "Summoned to appear; no warrant of arrest",
    "not-wanted": "No warrant or summons was public",
    "dead": "Died {day}",
    "convicted": "Convicted{ended}",
    "acquitted": "Acquitted{ended}",
    "sentence-served": "Sentence served",
    "case-closed": "Case closed{ended}",
}


def status_of_person(data: Dataset, person: Person, clock: Clock) -> StatusResult:
    """Say where a person was on a day, and how fresh that is."""
    found = status(person, clock)
    sources = data.sources_of(found.claims, clock.known)
    seen = _seen(data, person, found, clock)
    if seen == person.verified:
        newest = tuple(id_ for id_ in person.sources if _of_day(data.source(id_), seen))
        sources = tuple(dict.fromkeys((*sources, *newest)))
    shown, by = _kept_later(data, person, found, clock)
    if shown and seen and shown > seen:
        seen, sources = shown, tuple(dict.fromkeys((*by, *sources)))
    since = f" since {found.since}" if found.since else ""
    ended = f" {'on' if len(found.since) == _FULL_DAY else 'in'} {found.since}" if found.since else ""
    holder = data.state(found.state).in_text if found.state else ""
    where = f" in {holder}" if holder else ""
    text = _PHRASES[found.kind].format(where=where, to=holder, since=since, ended=ended, day=found.since)
    shown_by = sources
    if seen and seen < clock.on and found.kind not in ("not-wanted", "dead", *_FINAL):
        reach = (id_ for id_ in sources if (day := data.source(id_).published) and day >= seen)
        text, shown_by = f"{text}, as last seen {seen}", by if seen == shown else tuple(reach)
    return StatusResult(found.kind, text, found.since, seen, sources, shown_by, found.state)


def _kept_later(data: Dataset, person: Person, found: Status, clock: Clock) -> tuple[date | None, tuple[str, ...]]:
    """Return the newest day, with its sources, on which something else than the arrest shows that a state still held
    the person: how it let him or her go, or that the Court found that it did not hand the person over."""
    if found.kind != "detained" or found.state is None or found.told is None:
        return None, ()
    for event in person.custody:
        if event.by == found.state and first_day(event.date) > clock.seen and last_day(event.date) <= clock.known:
            return clock.seen, event.sources
    judged = [
        one
        for one in data.findings_on(found.state)
        if one.kind == "non-compliance" and person.id in one.people and found.told <= one.published <= clock.seen
    ]
    if not judged:
        return None, ()
    last = max(judged, key=lambda one: one.published)
    return last.published, data.sources_of((last.id,), clock.known)


def _of_day(source: Source, day: date) -> bool:
    """Whether a source is of a day, or of its month if no day was seen."""
    return source.date == day or (source.date is None and source.month == f"{day:%Y-%m}")


def doubt_of(office: OfficeHeld) -> OfficeDoubt | None:
    """Return the doubt about an office as it is printed."""
    return OfficeDoubt(office.doubt.since, office.doubt.text) if office.doubt else None


def _seen(data: Dataset, person: Person, found: Status, clock: Clock) -> date | None:
    if found.told is None:
        return None
    warrants = {warrant.id for warrant in person.warrants}
    facts = [claim for claim in found.claims if claim not in warrants]
    days = [day for id_ in data.sources_of(facts, clock.known) if (day := data.source(id_).date)]
    days += [person.verified] if clock.seen >= person.verified else []
    return min(max(found.told, *(day for day in days if day <= clock.known), found.told), clock.seen)
