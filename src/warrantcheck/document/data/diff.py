"""The document of two versions of the data compared."""

from __future__ import annotations

from collections.abc import Iterator

from warrantcheck.answer.data.diff import DiffResult, Short
from warrantcheck.document.parts.blocks import Block, Column, Document, Item, Items, Paragraph, Span, Title, grid, said
from warrantcheck.document.parts.words import CHANGES, DUTY_WORDS, risk_words


def document(result: DiffResult) -> Document:
    """Make a document of the claims and the answers that differ."""
    heading = f"Data {result.old.version} and {result.new.version}, answers on {result.on}"
    return Document(said(heading), tuple(_blocks(result)))


def _blocks(result: DiffResult) -> Iterator[Block]:
    if result.old.digest == result.new.digest:
        yield Paragraph(said("Both are the same."))
        return
    if result.model_changed:
        yield Paragraph(said("The weights of the estimate differ."))
    numbers = {change.claim: number for number, change in enumerate(result.claims, 1)}
    lines = []
    for change in result.claims:
        fields = f" ({', '.join(change.fields)})" if change.fields else ""
        text = change.new if change.new is not None else change.old
        mark = Span(f"[{numbers[change.claim]}] {change.claim}", "claim", change.claim)
        lines.append(Item((mark, Span(f"{fields}: {text}")), CHANGES[change.change]))
    yield Title(said(f"Claims: {len(result.claims)} differ"))
    yield Items(tuple(lines))
    several = f"{len(result.answers)} of {result.compared} differ in duty or level, {result.shifted} more in risk alone"
    yield Title(said(f"Answers: {several}"))
    rows = []
    for answer in result.answers:
        why = ", ".join(str(numbers[claim]) for claim in answer.claims)
        rows.append([answer.name, answer.state_name, _short(answer.old), _short(answer.new), why])
    if rows:
        columns = (Column("Person", "name"), "State", "Before", "Now", "Claims")
        yield grid("Answers that differ in duty or level", columns, rows)


def _short(answer: Short | None) -> str:
    if answer is None:
        return "not in the data"
    return f"{DUTY_WORDS[answer.duty]}, {answer.level} ({risk_words(answer.risk)})"
