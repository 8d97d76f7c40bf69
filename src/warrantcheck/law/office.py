"""Which office a person holds on a day: it decides whether immunity is argued, and much of what happens in practice."""

from __future__ import annotations

from datetime import date

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
    "official": "minister",
    "military": "military",
    "legislator": "legislator",
    "rebel": "rebel",
    "none": "none",
}
_ORDER = list(_RANK)


class OfficeHeld(Struct, frozen=True):
    """The standing of a person on a day; `title` and `claims` say from which office it follows."""

    standing: Standing
    title: str
    claims: tuple[str, ...] = ()
    assumed: bool = False


def office_held(person: Person, clock: Clock) -> OfficeHeld:
    """Return the highest office held on a day, as far as was known; for days to come, the one held when last known.

    Someone who held office before and holds none is `former`; a fighter of a group that is no state's army is `rebel`.
    """
    day = clock.seen
    held = sorted((o for o in person.offices if _holds(o, day)), key=lambda o: _ORDER.index(o.kind))
    if held:
        top = held[0]
        return OfficeHeld(_RANK[top.kind], top.title, (claims.of_office(person, top),))
    past = [o for o in person.offices if _ended(o, day) and o.kind != "none"]
    if past:
        last = max(past, key=lambda o: last_day(o.until or "0001"))
        return OfficeHeld("former", f"formerly {last.title}", (claims.of_office(person, last),))
    return OfficeHeld("none", "no public office known")


def assumed(standing: Standing) -> OfficeHeld:
    """Return the office of a what-if: `--assume former`."""
    return OfficeHeld(standing, f"assumed: {standing}", assumed=True)


def _holds(office: Office, day: date) -> bool:
    return (office.since is None or first_day(office.since) <= day) and not _ended(office, day)


def _ended(office: Office, day: date) -> bool:
    """A full day ends the office at its beginning, a month or a year at its end."""
    if office.until is None:
        return False
    end = last_day(office.until)
    return day >= end if len(office.until) == len("2012-05-07") else day > end
