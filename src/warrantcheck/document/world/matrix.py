"""The document of several people against several places."""

from __future__ import annotations

from warrantcheck.answer.world.matrix import MatrixResult
from warrantcheck.document.parts.blocks import Cross, Document, Paragraph, said
from warrantcheck.document.parts.citations import Citations
from warrantcheck.document.parts.leg import judgement, not_own_legend, risk_meanings, when
from warrantcheck.document.parts.standing import marked
from warrantcheck.document.trip.groups import group_lines


def document(result: MatrixResult, cites: Citations) -> Document:
    """Make a document of people by places; each cell says duty and risk."""
    people = tuple({cell.person_name: marked(cell.person_name, cell.status) for cell in result.cells}.values())
    places = tuple(dict.fromkeys(cell.name for cell in result.cells))
    found = {(marked(cell.person_name, cell.status), cell.name): judgement(cell, mark=True) for cell in result.cells}
    cells = tuple(tuple(found[person, place] for place in places) for person in people)
    who = ", ".join(people) if len(people) < 4 else f"{len(people)} people"
    return Document(
        said(f"{who} against {len(places)} place{'' if len(places) == 1 else 's'}"),
        (
            Paragraph(said(when(result.on, result.known)), "soft"),
            *group_lines(result.groups, cites),
            *risk_meanings(result.cells),
            *not_own_legend(result.cells),
            Cross("People by places", ("Person", "Place"), people, places, cells),
        ),
    )
