"""Rules for who directs the governments: dated in order, seen before the data was checked, and complete or said not to
be. A folder of data may be without the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from warrantcheck.authoring.validate import GOVERNMENTS, DataFiles
from warrantcheck.dataset.records import CONSENT
from warrantcheck.errors import Problem


def governments_are_of_states(files: DataFiles) -> Iterator[Problem]:
    """Each is that of a state of the data, once; and no State Party is left out."""
    states = [state.id for state in files.states]
    told: set[str] = set()
    for i, government in enumerate(files.governments):
        if government.id not in states or government.id in told:
            yield files.problem(GOVERNMENTS, (i, "id"), "must be the code of a state, and be used once")
        told.add(government.id)
    joined = {state.id for state in files.states if any(act.act in CONSENT for act in state.rome_statute)}
    left = {state.id for state in files.states if any(act.act == "withdrawal" for act in state.rome_statute)}
    for state in sorted(joined - left - told) if files.governments else ():
        yield files.problem(GOVERNMENTS, (), f"does not say who directs the government of {state}")


def heads_follow_each_other(files: DataFiles) -> Iterator[Problem]:
    """Heads stand in order of time, no two in a row are the same, and each was seen before the next and `checked`."""
    for i, government in enumerate(files.governments):
        before = None
        for j, head in enumerate(government.heads):
            if not head.since <= head.seen <= files.edition.checked:
                yield files.problem(
                    GOVERNMENTS, (i, "heads", j), "seen before taking office, or after `checked` in edition.yaml"
                )
            if before and (before.since >= head.since or before.name == head.name):
                yield files.problem(GOVERNMENTS, (i, "heads", j), "must follow the one before, and be another person")
            if before and before.seen > head.since:
                yield files.problem(GOVERNMENTS, (i, "heads", j - 1), "seen in office after the next one took it")
            before = head
        if not government.heads and government.directs != "collegial" and not government.gap:
            yield files.problem(GOVERNMENTS, (i,), "names nobody: say in `gap` what was not read")


RULES: tuple[Callable[[DataFiles], Iterator[Problem]], ...] = (governments_are_of_states, heads_follow_each_other)
