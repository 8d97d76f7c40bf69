"""What stands beside the paragraph: of a territory, who is responsible and who controls it."""

from __future__ import annotations

from datetime import date

from warrantcheck.answer.trip.ground import ground_of
from warrantcheck.answer.trip.trip import Stop, place_note
from warrantcheck.citation.results import Sentence
from warrantcheck.citation.wording import day
from warrantcheck.dataset.store import Dataset
from warrantcheck.risk.case import Case


def remark(data: Dataset, case: Case, stop: Stop) -> Sentence:
    """Return what belongs beside the paragraph and is no claim: the place's standing.

    The place is described as the data has it, which may be later than the day of knowledge: then it says so.
    """
    person, clock, territory = case.person, case.clock, stop.place.territory if stop.place else None
    if territory is None:
        return Sentence("", (), ())
    checked = date.fromisoformat(data.checked)
    later = f"Beside the paragraph, as the data of {day(checked)} has it: " if clock.known < checked else ""
    told = (place_note(data, case, stop) or "").removesuffix(".")
    doubted = " (unverified)" if territory.reliability == "unverified" else ""
    ground = ground_of(data, stop.state, stop.place, person, clock)
    sources = dict.fromkeys((*territory.sources, *(ground.sources if ground.note else ())))
    return Sentence(f"{later}{told}{doubted}", (), tuple(sources))
