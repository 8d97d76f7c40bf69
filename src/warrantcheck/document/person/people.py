"""The document of everyone named in a public warrant or summons, or of some of them."""

from __future__ import annotations

from warrantcheck.answer.person.people import PeopleResult, PersonRow
from warrantcheck.document.parts.blocks import Column, Document, Paragraph, Text, grid, said
from warrantcheck.document.parts.leg import when

_KINDS = {"at-large-home": "at home", "at-large-abroad": "abroad"}
"""The kinds of status that are not their own words."""


def document(result: PeopleResult) -> Document:
    """Make a document of people, those wanted marked; where only they were asked for, it goes without saying."""
    if not result.people:
        return Document(said(f"Nobody {_asked(result)}, {when(result.on, result.known)}"), (_way_out(result),))
    columns: list[str | Column] = [
        Column("Name", "name"),
        "Status",
        Column("Looked up", "date"),
        "Situation",
        Column("Issued", "date"),
    ]
    if not result.only_wanted:
        columns.insert(1, "Wanted")
    rows = (_row(person, marked=not result.only_wanted) for person in result.people)
    several = any(len(person.warrants) > 1 for person in result.people)
    more = [Paragraph(said("+ and later ones: `warrantcheck person NAME`."), "soft")] if several else []
    return Document(said(_heading(result)), (grid(f"{len(result.people)} people", columns, rows), *more))


def _row(person: PersonRow, *, marked: bool) -> list[Text]:
    situations = ", ".join(dict.fromkeys(w.situation for w in person.warrants))
    issued = f"{person.warrants[0].issued}{'+' if len(person.warrants) > 1 else ''}"
    kind = person.status_as_seen.kind
    seen = _KINDS.get(kind, kind.replace("-", " "))
    cells = [person.name, seen, person.verified or "", situations, issued]
    if marked:
        cells.insert(1, "yes" if person.wanted else "no")
    return [said(cell, "strong" if marked and person.wanted else "plain") for cell in cells]


def _heading(result: PeopleResult) -> str:
    wanted = sum(person.wanted for person in result.people)
    kept = sum(person.wanted and not person.status_as_seen.could_come for person in result.people)
    apart = f" ({kept} of them detained or reported dead)" if kept else ""
    day = when(result.on, result.known)
    if result.only_wanted:
        return f"{wanted} {_asked(result)}{apart}, {day}"
    some = _asked(result) if result.situations or result.nationality else "ever named"
    return f"{wanted} wanted{apart} of {len(result.people)} {some}, {day}"


def _asked(result: PeopleResult) -> str:
    """Say who was asked for: `wanted in the situation of ukraine, of nationality RU`."""
    within = f" in the situation {' or '.join(result.situations)}" if result.situations else ""
    of = f", nationals of {result.nationals_of}" if result.nationals_of else ""
    return f"{'wanted' if result.only_wanted else 'named in a warrant or summons'}{within}{of}"


def _way_out(result: PeopleResult) -> Paragraph:
    fewer = [o for o, given in (("--wanted", result.only_wanted), ("--situation", result.situations),
                                ("--nationality", result.nationality)) if given]  # fmt: skip
    hint = f" Leave out {' or '.join(fewer)} to see more." if fewer else ""
    return Paragraph(said(f"As far as public warrants and summonses of the Court show.{hint}"))
