"""What stands beside the paragraph: of a territory, who is responsible and who controls it, and whose ground counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from warrantcheck.answer.trip.ground import ground_of
from warrantcheck.answer.trip.trip import Stop
from warrantcheck.citation.results import Sentence
from warrantcheck.citation.wording import day
from warrantcheck.dataset.store import Dataset
from warrantcheck.risk.case import Case


def remark(data: Dataset, case: Case, stop: Stop) -> Iterator[Sentence]:
    """Yield what belongs beside the paragraph and is no claim: the place's standing.

    The place is described as the data has it, which may be later than the day of knowledge: then it says so.
    """
    place, clock, independent = stop.place, case.clock, stop.state.independent
    if independent and (early := stop.state.not_yet(clock.on)):
        yield Sentence(f"On {day(clock.on)}, {early}", (), independent.sources)
    if place is None:
        return
    checked = date.fromisoformat(data.checked)
    later = f"as the data of {day(checked)} has it: " if clock.known < checked else ""
    for text, sources in place.told:
        yield Sentence(f"{later}{text}", (), sources)
        later = ""
    ground = ground_of(data, stop.state, place, case.person, clock)
    if ground.note:
        yield Sentence(ground.note, (), ground.sources)
