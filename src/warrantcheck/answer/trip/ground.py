"""Who holds the ground of a stop: it decides what happens there, whatever the law says.

A territory may be held in parts, by different forces at different times. A person protected by his or her own state's
forces needs nobody's leave to enter: the visit takes place on the ground that they hold.
"""

from __future__ import annotations

from msgspec import Struct

from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Control, Person, State, Territory
from warrantcheck.dataset.store import Dataset
from warrantcheck.lookup.place import Place

CONTESTED = "contested"


class Ground(Struct, frozen=True):
    """The state whose practice counts; what is not settled about the place; what must be said of who holds it.

    `sources` are those of the doubt or of the note, where the data has some for it, and not for the whole place.
    """

    state: State
    doubt: str | None = None
    note: str | None = None
    sources: tuple[str, ...] = ()


def ground_of(data: Dataset, state: State, place: Place | None, person: Person, clock: Clock) -> Ground:
    """Return the ground on which a person stands at a place for which `state` is responsible."""
    territory = place.territory if place else None
    if territory is None or place is None:
        return Ground(state)
    unsettled = None
    if territory.statute == "disputed":  # where it does not apply, the law says so
        unsettled = f"Whether the Statute reaches {territory.in_text} is not settled."
    if territory.controlled_by != CONTESTED:
        return Ground(data.state(territory.controlled_by), unsettled, sources=territory.sources if unsettled else ())
    parts = [part for part in territory.control if _holds(part, clock)]
    part = _part(parts, place, person)
    if part and part.by in person.nationality:
        note = f"judged for the ground held by {_where(part)}: {part.text}"
        return Ground(data.state(part.by), unsettled, note, part.sources)
    held = ": " + ", ".join(map(_where, parts)) if parts else ""
    contested = part.text if part else f"Who controls {territory.in_text} is contested{held}."
    if not part and any(one.by in person.nationality for one in parts):
        contested += f" On whose ground {place.detail} lies is not in the data."
    told = territory.sources if unsettled else tuple(id_ for one in ((part,) if part else parts) for id_ in one.sources)
    return Ground(state, unsettled or contested, sources=tuple(dict.fromkeys(told)))


def holders(territory: Territory) -> frozenset[str]:
    """Return the codes of the states that hold a territory or a part of it, at any time."""
    return frozenset({territory.controlled_by, *(part.by for part in territory.control)}) - {CONTESTED, "others"}


def _holds(part: Control, clock: Clock) -> bool:
    """Say whether a part was held by then, as far as was public; an end that was not known is no end."""
    if part.since > clock.on or part.published > clock.known:
        return False
    return part.until is None or part.until > clock.seen


def _part(parts: list[Control], place: Place, person: Person) -> Control | None:
    """Return the part in which a city lies; where no city is named, the part held by the person's own state."""
    if place.detail:
        return next((part for part in parts if place.detail in part.cities), None)
    return next((part for part in parts if part.by in person.nationality), None)


def _where(part: Control) -> str:
    return f"{part.holder} ({part.where})" if part.where else part.holder
