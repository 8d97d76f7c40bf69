"""The depositary's list of participants in the Rome Statute (treaties.un.org, chapter XVIII, 10)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bs4 import BeautifulSoup, Tag
from msgspec import Struct

from warrantcheck.authoring.record_rules import entry_into_force
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import State
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import UsageError
from warrantcheck.law.membership import membership
from warrantcheck.lookup.find import find_place

from .finding import Changed, Finding, Row, quoted
from .markup import day_of, soup_of, text_of

FLOOR = 120
"""So many participants at least; there were 139 in 2014."""

ACTS = {"": "ratification", "a": "accession", "A": "acceptance", "AA": "approval", "d": "succession"}
NAMES = {"Congo": "CG", "Netherlands (Kingdom of the)": "NL"}
"""Names of the list that mean one state there, and elsewhere several or none."""

Act = tuple[str | None, date | None]
"""A kind of act, and its day."""

_CELL = re.compile(r"\[?\s*(\d{1,2} [A-Z][a-z]{2} \d{4})\s*(AA|A|a|d)?\s*\]?")


class Participant(Struct, frozen=True):
    """A row: the name as printed, signature, deposit and its kind; `left` if the depositary puts it in brackets."""

    name: str
    signed: date | None
    deposited: date | None
    act: str | None
    left: bool = False


class Listed(Struct, frozen=True):
    """The page: as of which day, how many parties it counts itself, its rows, and cells that are no date."""

    day: date | None
    parties: int | None
    participants: tuple[Participant, ...]
    faults: tuple[str, ...] = ()


def read(content: bytes) -> Listed:
    """Read the page.

    Raises:
        Changed: there is no table of participants, or it is far too short.
    """
    soup = soup_of(content)
    columns, rows = _table(soup)
    found, faults = [], []
    for row in rows:
        cells = [text_of(cell) for cell in row.find_all(["td", "th"], recursive=False)]
        if len(cells) <= max(columns):
            faults.append(" | ".join(cells))
            continue
        name = re.sub(r"[\s\d,]+$", "", cells[columns[0]].strip("[] "))
        acts = [_CELL.fullmatch(cells[column]) for column in columns[1:]]
        days = [day_of(act[1], "%d %b %Y") if act else None for act in acts]
        if any(cells[c].strip("[] ") and day is None for c, day in zip(columns[1:], days, strict=True)):
            faults.append(" | ".join(cells))
            continue
        act = ACTS[acts[1][2] or ""] if acts[1] else None
        left = any(cells[column].startswith("[") for column in columns)
        found.append(Participant(name, days[0], days[1], act, left))
    if len(found) < FLOOR:
        raise Changed(f"{len(found)} participants were read, and there are at least {FLOOR}")
    text = soup.get_text(" ")
    as_of = re.search(r"STATUS\s+AS\s+AT\s*:?\s*(\d{1,2}-\d{1,2}-\d{4})", text, re.IGNORECASE)
    count = re.search(r"Parties\s*:\s*(\d+)", text)
    day = day_of(as_of[1], "%d-%m-%Y") if as_of else None
    return Listed(day, int(count[1]) if count else None, tuple(found), tuple(faults))


def compare(listed: Listed, data: Dataset, today: date) -> Iterator[Finding]:
    """Compare the rows with the acts of the states up to the day of the page."""
    day = listed.day or today
    for fault in listed.faults:
        yield Finding("unread", "XVIII-10", f"A row is not of the form of the others: {quoted(fault)}.")
    if listed.day is None:
        yield Finding("unread", "XVIII-10", "The page does not say as of which day it is.")
    parties = sum(1 for one in listed.participants if one.deposited and not one.left)
    if listed.parties is None:
        yield Finding("unread", "XVIII-10", "The page does not say how many parties it counts.")
    elif listed.parties != parties:
        text = f"The page counts {listed.parties} parties, and {parties} rows of parties were read."
        yield Finding("unread", "XVIII-10", text)
    seen = set()
    for one in listed.participants:
        try:
            place = find_place(data, NAMES.get(one.name, one.name), suggest=False)
        except UsageError:
            yield Finding("unread", "XVIII-10", f"No state of the data is called {quoted(one.name)}.")
            continue
        seen.add(place.state.id)
        yield from _differences(one, place.state, day)
    for state in data.states:
        ours = membership(state, Clock(day, day))
        if state.id not in seen and (ours.signed or ours.deposited) and ours.status != "former-party":
            yield Finding("gone", state.id, f"{state.name} is no longer among the participants.")


def _differences(one: Participant, state: State, day: date) -> Iterator[Finding]:
    ours = membership(state, Clock(day, day))
    if one.signed != ours.signed:
        yield _differs(state, day, ("signature", one.signed), ("signature", ours.signed))
    if (one.deposited, one.act) != (ours.deposited, ours.mode):
        yield _differs(state, day, (one.act, one.deposited), (ours.mode, ours.deposited))
    left = ours.status == "former-party"
    if one.left and not left:
        yield Finding("new", state.id, f"The depositary puts {state.name} in brackets, as a state that has left.")
    elif left and not one.left:
        yield Finding("contradicted", state.id, f"{state.name} has left by the data, and is listed as before.")


def _differs(state: State, day: date, found: Act, ours: Act) -> Finding:
    act, on = found
    if not on:
        text = f"{state.name}: the page has no day for the {ours[0]} of {ours[1]} in the data."
        return Finding("gone", state.id, text)
    force = "" if act == "signature" else f", in_force: {entry_into_force(on)}"
    written = f"- {{act: {act}, date: {on}{force}, sources: [untc-xviii-10-page-{day}]}}"
    row = Row("states.yaml", f"{state.id}, under rome_statute", written)
    if not ours[1]:
        return Finding("new", state.id, f"{state.name}: {act} of {on}.", row)
    text = f"{state.name}: {act} of {on} on the page, {ours[0]} of {ours[1]} in the data."
    return Finding("contradicted", state.id, text, row)


def _table(soup: BeautifulSoup) -> tuple[tuple[int, int, int], list[Tag]]:
    """Find the table by the words at its head, wherever it stands; return its columns and the rows below the head."""
    for table in soup.find_all("table"):
        if table.find("table"):
            continue  # a table of the layout
        head, *rows = table.find_all("tr") or [None]
        titles = [text_of(cell).casefold() for cell in head.find_all(["td", "th"])] if head else []
        names = [i for i, title in enumerate(titles) if title.startswith("participant")]
        signed = [i for i, title in enumerate(titles) if title.startswith("signature")]
        bound = [i for i, title in enumerate(titles) if "ratification" in title and "signature" not in title]
        if names and signed and bound:
            return (names[0], signed[0], bound[0]), rows
    raise Changed("there is no table with the columns Participant, Signature and Ratification")
