"""The document of what was last seen long ago, or may have changed since."""

from __future__ import annotations

from warrantcheck.answer.person.stale import StaleKind, StaleResult
from warrantcheck.document.parts.blocks import Block, Column, Document, Paragraph, Title, grid, said

TITLES: dict[StaleKind, str] = {
    "office-in-doubt": "Offices past their term or in doubt",
    "withdrawal-notice": "Notices of withdrawal that take effect, or may have",
    "event-outcome": "Meetings that have passed without a recorded outcome",
    "term-ends-soon": "Terms that end within 90 days",
    "office-not-seen": "Offices not seen for over a year",
    "status-not-seen": "Statuses not seen for over a year",
    "government-not-seen": "Heads of government not seen for over a year",
    "not-verified": "Records not verified for over a year",
    "government-gap": "Gaps in the lists of heads of government",
}
COLUMNS = (Column("About", "name"), "What the data says", Column("Last seen", "date"), "Why")


def document(result: StaleResult) -> Document:
    """Make a document of what asks for a newer source, kind by kind."""
    count = len({fact.person for fact in result.facts if fact.person})
    heading = f"{count} of {result.wanted} wanted people with facts that need a newer source, on {result.on}"
    others = sum(not fact.person for fact in result.facts)
    heading += f", and {others} facts about states and meetings" if others else ""
    blocks: list[Block] = [] if result.facts else [Paragraph(said("Nothing is stale."))]
    for kind, title in TITLES.items():
        facts = [fact for fact in result.facts if fact.kind == kind]
        if facts:
            blocks.append(Title(said(title), 2))
            rows = ((fact.name, fact.fact, fact.seen or "never", fact.why) for fact in facts)
            blocks.append(grid(title, COLUMNS, rows))
    return Document(said(heading), tuple(blocks))
