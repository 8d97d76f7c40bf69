"""The document of a trip: short, or at length with the law, the practice and the notes of each stop."""

from __future__ import annotations

from collections.abc import Iterator

from warrantcheck.answer.trip.results import TripResult
from warrantcheck.document.parts.blocks import Block, Document, Title, facts, said
from warrantcheck.document.parts.citations import Citations
from warrantcheck.document.parts.leg import leg_facts, leg_reasons, legs_grid, risk_meanings
from warrantcheck.document.parts.standing import days, kept, lives_there, looked_up, person_text
from warrantcheck.document.parts.words import ARROWS
from warrantcheck.document.trip.groups import group_lines, group_names
from warrantcheck.document.trip.short_leg import leg_short

_NAMED = 6
"""So many stops are named in the heading; of more it says how many there are."""


def document(result: TripResult, cites: Citations) -> Document:
    """Make a document of a trip: the stops a line each where there are several; what decides it where there is one."""
    names = ", ".join(f"{ARROWS[leg.role]} {leg.name}" for leg in result.legs)
    if result.groups and len(result.legs) > _NAMED:
        names = f"{ARROWS['destination']} {len(result.legs)} places ({group_names(result.groups)})"
    made = _at_length if cites.view.verbose else _short
    short = not cites.view.verbose
    more = f"More: -v ({_rest(result)}), explain." if short and cites.view.options else ""
    return Document(said(f"{result.name} {names}"), tuple(made(result, cites)), brief=short, more=more)


def _short(result: TripResult, cites: Citations) -> Iterator[Block]:
    yield from _head(result, cites)
    if len(result.legs) > 1:
        yield from _table(result)
    else:
        yield from leg_short(result.legs[0], result.on, cites)
    yield _standing(result, cites)


def _at_length(result: TripResult, cites: Citations) -> Iterator[Block]:
    yield from _head(result, cites)
    yield _standing(result, cites)
    several = len(result.legs) > 1
    if several:
        yield from _table(result)
    for leg in result.legs:
        if several:
            yield Title(said(f"{ARROWS[leg.role]} {leg.name} ({leg.role})"), 2)
        yield leg_facts(leg, cites)
        yield from leg_reasons(leg, cites)


def _head(result: TripResult, cites: Citations) -> Iterator[Block]:
    abroad = any(leg.question == "trip" for leg in result.legs)
    yield days(result.on, result.known, result.facts_to, cites)
    yield from kept(result.status, trip=abroad, cites=cites)
    yield from lives_there(result.name, result.status, result.legs)
    yield from group_lines(result.groups, cites)


def _table(result: TripResult) -> Iterator[Block]:
    yield legs_grid("The stops of the trip", result.legs)
    yield from risk_meanings(result.legs)


def _standing(result: TripResult, cites: Citations) -> Block:
    """Return who the person is, where, and what is in doubt of it."""
    doubt = result.office_doubt
    return facts(
        ("Person", person_text(result.office, doubt, result.status, cites)),
        ("In doubt", doubt.text if doubt and cites.view.verbose else None),
        ("Looked up", looked_up(result.name, result.legs) if cites.view.verbose else None),
    )


def _rest(result: TripResult) -> str:
    """Say what a short answer leaves out."""
    notes = {note.id for leg in result.legs for note in leg.notes}
    return f"law, {len(notes)} note{'' if len(notes) == 1 else 's'}" if notes else "law, practice"
