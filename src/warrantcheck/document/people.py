"""The document of everyone named in a public warrant or summons."""

from __future__ import annotations

from warrantcheck.answer.people import PeopleResult
from warrantcheck.document.blocks import Column, Document, grid, said
from warrantcheck.document.leg import when


def document(result: PeopleResult) -> Document:
    """Make a document of everyone, those wanted marked."""
    wanted = sum(person.wanted for person in result.people)
    heading = f"{wanted} wanted of {len(result.people)} ever named, {when(result.on, result.known)}"
    rows = []
    for person in result.people:
        situations = ", ".join(dict.fromkeys(w.situation for w in person.warrants))
        issued = ", ".join(str(w.issued) for w in person.warrants)
        cells = [person.name, "yes" if person.wanted else "no", person.status, situations, issued]
        rows.append([said(cell, "strong" if person.wanted else "plain") for cell in cells])
    columns = (Column("Name", "name"), "Wanted", "Status", "Situation", "Issued")
    return Document(said(heading), (grid(f"{len(rows)} people", columns, rows),))
