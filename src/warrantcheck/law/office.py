"""Which office a person holds on a day: it decides whether immunity is argued, and much of what happens in practice."""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec import Struct

from warrantcheck.clock import Clock
from warrantcheck.dataset import claims
from warrantcheck.dataset.records import Office, Person
from warrantcheck.days import first_day, last_day
from warrantcheck.vocabulary import Standing

_RANK: dict[str, Standing] = {
    "head-of-state": "head",
    "head-of-government": "head",
    "minister": "minister",
    "official": "official",
    "military": "military",
    "legislator": "legislator",
    "rebel": "rebel",
    "none": "none",
}
_ORDER = list(_RANK)
_DESCRIBES = re.compile(
    r"De facto |\S+ (?!of |for |and |to )[a-z]|(?:Commander|Head|Leader|Member) of (?!.* and [A-Z])"
)
_ONE_OF_MANY = re.compile(r"(?:Alleged|Commander in|Member|Officer|Senior)\b")
_CAPITALS = re.compile(r"\S*-[A-Z]|(?!Local )\S+ [A-Z]|Seleka\b")


STALE = timedelta(days=365)
"""An office last confirmed longer ago is given with the day of that confirmation."""


class Doubt(Struct, frozen=True):
    """Since when, and why, an office may no longer be held: its known term has run out, or a dated fact speaks against
    it, and no newer source has been seen."""

    since: date
    text: str


class OfficeHeld(Struct, frozen=True):
    """The standing of a person on a day; `title` and `claims` say from which office it follows.

    `name` is the bare name of the office, `seen` the newest day, not after the day asked about or that of knowledge,
    on which a source shows it held. Where there is a `doubt`, or `seen` lies more than a year back, the title says so.
    `rank` is that of an office held before.
    """

    standing: Standing
    title: str
    claims: tuple[str, ...] = ()
    assumed: bool = False
    name: str = ""
    seen: date | None = None
    doubt: Doubt | None = None
    rank: Standing | None = None

    @property
    def last_seen(self) -> date | None:
        """The day to be told with the office, because nobody can say that it is still held; None where one can."""
        return self.seen if self.title != self.name and self.standing != "former" else None


def office_held(person: Person, clock: Clock) -> OfficeHeld:
    """Return the highest office held on a day, as far as was known; for days to come, the one held when last known.

    Someone who held office before and holds none is `former`; a fighter of a group that is no state's army is `rebel`.
    """
    day = clock.seen
    held = sorted((o for o in person.offices if _holds(o, day)), key=lambda o: _ORDER.index(o.kind))
    if held:
        top = held[0]
        return _held(top, claims.of_office(person, top), clock)
    return held_before(person, clock) or OfficeHeld("none", "no public office known")


def held_before(person: Person, clock: Clock) -> OfficeHeld | None:
    """Return the highest office that a person had held and held no more on a day, of equal ones the last; or None."""
    past = [o for o in person.offices if _ended(o, clock.seen) and o.kind != "none"]
    if not past:
        return None
    top = min(past, key=lambda o: (_ORDER.index(o.kind), -last_day(o.until or "0001").toordinal()))
    rank = _RANK[top.kind]
    name = f"formerly {within_sentence(top.title, role=rank in ('rebel', 'military', 'none'))}"
    return OfficeHeld("former", name, (claims.of_office(person, top),), name=top.title, rank=rank)


def within_sentence(title: str, *, role: bool) -> str:
    """Write a title inside a sentence: the offices of a state keep their capital, what merely describes does not, nor a
    `role` that is no such office, or a rank once held."""
    described = role or _DESCRIBES.match(title)
    if not described or _CAPITALS.match(title):
        return title
    article = ("an " if title[0] in "AO" else "a ") if _ONE_OF_MANY.match(title) else ""
    return f"{article}{title[:1].lower()}{title[1:]}"


def _held(office: Office, claim: str, clock: Clock) -> OfficeHeld:
    seen = seen_by(office, clock)
    doubt = doubt_about(office, clock)
    title = office.title
    if seen and (doubt or clock.seen - seen > STALE):
        role = "role" if office.kind in ("rebel", "none") else "office"
        title = f"{office.title} (last seen in {'this ' if role == 'role' else ''}{role} {seen})"
    return OfficeHeld(_RANK[office.kind], title, (claim,), name=office.title, seen=seen, doubt=doubt)


def seen_by(office: Office, clock: Clock) -> date | None:
    """Return the newest day, by a clock, on which a source shows the office held."""
    shown = _shown(office)
    return min(shown, clock.seen) if shown else None


def _shown(office: Office) -> date | None:
    """Return the newest day on which the record shows the office held."""
    return max((day for day in (office.seen, office.until and first_day(office.until)) if day), default=None)


def doubt_about(office: Office, clock: Clock) -> Doubt | None:
    """Return the first fact against an office held than which no source seen by then is newer, or None."""
    shown = _shown(office)
    begun = first_day(office.since) if office.since else date.min
    found = []
    if office.term_ends and begun <= clock.known:
        found.append(Doubt(office.term_ends, f"The term ran out on {office.term_ends}; no newer source has been seen."))
    if office.doubt and office.doubt.public <= clock.known:
        found.append(Doubt(office.doubt.date, office.doubt.text))
    newest = min(shown, clock.known) if shown else date.min
    standing = [one for one in found if one.since < clock.on and newest <= one.since]
    return min(standing, key=lambda one: one.since, default=None)


def assumed(standing: Standing) -> OfficeHeld:
    """Return the office of a what-if: `--assume former`."""
    return OfficeHeld(standing, f"assumed: {standing}", assumed=True, name=f"assumed: {standing}")


def former(held: OfficeHeld) -> OfficeHeld:
    """Return the position of a person who has lost the office held."""
    name = within_sentence(held.name, role=held.standing in ("rebel", "military", "none"))
    return OfficeHeld("former", f"formerly {name}", held.claims, name=held.name)


def _holds(office: Office, day: date) -> bool:
    return (office.since is None or first_day(office.since) <= day) and not _ended(office, day)


def _ended(office: Office, day: date) -> bool:
    """A full day ends the office at its beginning, a month or a year at its end."""
    if office.until is None:
        return False
    end = last_day(office.until)
    return day >= end if len(office.until) == len("2012-05-07") else day > end
