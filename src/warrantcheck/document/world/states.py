"""The document of all states."""

from __future__ import annotations

from warrantcheck.answer.world.states import StatesResult
from warrantcheck.document.parts.blocks import Column, Document, grid, said


def document(result: StatesResult) -> Document:
    """Make a document of all states, the States Parties marked."""
    rows = []
    for state in result.states:
        notice = state.withdrawal
        leaving = (f"revoked {notice.revoked}" if notice.revoked else f"effective {notice.effective}") if notice else ""
        cells = [state.name, state.state, state.status, state.deposited or "", state.in_force or "", leaving]
        rows.append([said(cell, "strong" if state.status == "party" else "plain") for cell in cells])
    columns = (
        Column("State", "name"),
        "Code",
        "Status",
        Column("Deposited", "date"),
        Column("In force", "date"),
        "Withdrawal",
    )
    heading = f"{result.parties} States Parties on {result.on}, known on {result.known}"
    return Document(said(heading), (grid(f"{len(rows)} states", columns, rows),))
