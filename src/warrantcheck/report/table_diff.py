"""Two versions of the data compared, in the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from warrantcheck.answer.diff import DiffResult, Short
from warrantcheck.report.table_parts import Item, draw, grid
from warrantcheck.report.words import DUTY_WORDS, risk_words

_MARKS = {"added": "+", "removed": "-", "changed": "~"}


@draw.register
def _(result: DiffResult) -> Iterator[RenderableType]:
    yield Text(f"Data {result.old.version} and {result.new.version}, answers on {result.on}", style="bold")
    if result.old.digest == result.new.digest:
        yield Text("Both are the same.")
        return
    if result.model_changed:
        yield Text("The weights of the estimate differ.")
    yield Text(f"Claims: {len(result.claims)} differ", style="bold")
    numbers = {change.claim: number for number, change in enumerate(result.claims, 1)}
    for change in result.claims:
        fields = f" ({', '.join(change.fields)})" if change.fields else ""
        text = change.new if change.new is not None else change.old
        yield Item(_MARKS[change.change], Text(f"[{numbers[change.claim]}] {change.claim}{fields}: {text}"))
    several = f"{len(result.answers)} of {result.compared} differ in duty or level, {result.shifted} more in risk alone"
    yield Text(f"Answers: {several}", style="bold")
    if result.answers:
        table = grid("Person", "State", "Before", "Now", "Claims")
        for answer in result.answers:
            why = ", ".join(str(numbers[claim]) for claim in answer.claims)
            cells = [answer.name, answer.state_name, _short(answer.old), _short(answer.new), why]
            table.add_row(*map(Text, cells))
        yield table
    yield Text("")


def _short(answer: Short | None) -> str:
    if answer is None:
        return "not in the data"
    return f"{DUTY_WORDS[answer.duty]}, {answer.level} ({risk_words(answer.risk)})"
