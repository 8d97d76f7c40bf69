"""The steps of a case before the Court in a story: charges, trial, judgment, sentence, appeal, end.

The data holds a step as a clause, which is told on the day of the step; what followed later is a step of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from warrantcheck.citation.wording import spelled
from warrantcheck.dataset.clauses import is_clause
from warrantcheck.dataset.records import Person, Step
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import first_day, last_day

STAGES = ("admissible", "cases-severed", "charges-confirmed", "first-appearance", "in-absentia-confirmation",
          "trial-opened")  # fmt: skip
"""Steps that give way to the next one; what else is a step of the case is told in the end, too."""
_BESIDE_THE_CASE = ("domestic-judgment", "jurisdiction", "non-compliance")
"""Steps that are no step of the case itself: disputes of states with the Court, and judgments of others."""


def taken(person: Person, by: date) -> Iterator[Step]:
    """Yield the steps of the case that were taken by a day."""
    for step in person.proceedings:
        if step.step not in _BESIDE_THE_CASE and last_day(step.date) <= by:
            yield step


def clause(step: Step, person: Person) -> str:
    """Write a step as a clause; a text that is none is told as what the record notes."""
    text = spelled(step.text or "")
    if is_clause(text, person):
        return text
    return f"the record notes: {step.step.replace('-', ' ')}{f' ({text})' if text else ''}"


def shown_by(data: Dataset, step: Step, known: date) -> tuple[str, ...]:
    """Return the sources that show a step: of those that were published by then, and not before it; if none is, all."""
    days = {id_: data.source(id_).published or date.max for id_ in step.sources}
    return tuple(id_ for id_, day in days.items() if first_day(step.date) <= day <= known) or step.sources
