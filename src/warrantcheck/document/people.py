"""The document of everyone named in a public warrant or summons."""

from __future__ import annotations

from warrantcheck.answer.people import PeopleResult
from warrantcheck.document.blocks import Column, Document, grid, said
from warrantcheck.document.leg import when
from warrantcheck.document.standing import marked


def document(result: PeopleResult) -> Document:
    """Make a document of everyone, those wanted marked."""
    wanted = sum(person.wanted for person in result.people)
    kept = sum(person.wanted and not person.status_as_seen.could_come for person in result.people)
    apart = f" ({kept} of them detained or reported dead)" if kept else ""
    heading = f"{wanted} wanted{apart} of {len(result.people)} ever named, {when(result.on, result.known)}"
    rows = []
    for person in result.people:
        situations = ", ".join(dict.fromkeys(w.situation for w in person.warrants))
        issued = ", ".join(str(w.issued) for w in person.warrants)
        found = person.status_as_seen
        name, yes = marked(person.name, found), "yes" if person.wanted else "no"
        cells = [name, yes, found.kind, person.verified or "", situations, issued]
        rows.append([said(cell, "strong" if person.wanted else "plain") for cell in cells])
    columns = (
        Column("Name", "name"),
        "Wanted",
        "Status",
        Column("Last looked up", "date"),
        "Situation",
        "Issued",
    )
    return Document(said(heading), (grid(f"{len(rows)} people", columns, rows),))
