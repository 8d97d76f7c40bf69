"""Whether a person is wanted on a day: public warrants and summonses in force (art. 58)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from warrantcheck.clock import Clock
from warrantcheck.dataset import claims
from warrantcheck.dataset.records import Person, Warrant
from warrantcheck.days import first_day, last_day

WarrantStatus = Literal["not-public", "in-force", "ended"]

_ENDED = {
    "executed": "executed by surrender to the Court",
    "death": "ended by death",
    "withdrawn": "withdrawn",
    "vacated": "vacated",
    "replaced": "replaced by another",
    "acquitted": "ended by acquittal",
    "case-ended": "ended with the case",
    "inadmissible": "ended, the case being inadmissible",
}


class Instruments(Struct, frozen=True):
    """What stands against a person on a day: the instruments in force, and if none, why none."""

    in_force: tuple[Warrant, ...]
    reason: str
    claims: tuple[str, ...]

    @property
    def wanted(self) -> bool:
        """A public warrant of arrest is in force (a summons is no warrant)."""
        return bool(self.warrants)

    @property
    def warrants(self) -> tuple[Warrant, ...]:
        """The warrants of arrest among what is in force."""
        return tuple(w for w in self.in_force if w.kind == "warrant")


def status_of(warrant: Warrant, clock: Clock) -> WarrantStatus:
    """Say whether a warrant or summons is public and in force on a day; a sealed one is not known until unsealed."""
    if warrant.public > clock.seen:
        return "not-public"
    ended = warrant.ended
    if ended and ended.date <= clock.on and (ended.public or ended.date) <= clock.known:
        return "ended"
    return "in-force"


def instruments(person: Person, clock: Clock) -> Instruments:
    """Gather what stands against a person on a day.

    Nothing stands against the dead, nor is anyone wanted who is in the Court's custody.
    """
    died = person.died
    if died and died.confirmed and died.public <= clock.known and last_day(died.date) <= clock.on:
        return Instruments((), f"{person.name} died ({died.date}).", (claims.of_death(person),))
    states = {w.id: status_of(w, clock) for w in person.warrants}
    active = tuple(w for w in person.warrants if states[w.id] == "in-force")
    if active:
        held = in_custody_of_court(person, clock)
        if held and any(w.kind == "warrant" for w in active):
            return Instruments((), f"{person.name} is in the custody of the Court.", (held,))
        return Instruments(active, _in_force_text(active), tuple(w.id for w in active))
    ended = [w for w in person.warrants if states[w.id] == "ended"]
    if ended:
        last = max(ended, key=lambda w: w.ended.date if w.ended else date.min)
        return Instruments((), f"The {last.kind} was {_ended_text(last)}.", (last.id, claims.of_ending(last)))
    later = _public_later(person, clock) or "a sealed one cannot be known."
    return Instruments((), f"No warrant or summons was public on that day; {later}", ())


def not_public(person: Person, clock: Clock) -> str:
    """Say that nothing was public about a person on a day."""
    said = f"No warrant or summons for {person.name} was public on {clock.seen}"
    later = _public_later(person, clock)
    return f"{said}; {later}" if later else f"{said}."


def _public_later(person: Person, clock: Clock) -> str | None:
    """Say what became public after the day asked about, where the day of knowledge is a later one."""
    first = min(person.warrants, key=lambda w: w.public, default=None)
    if first is None or first.public > clock.known:
        return None
    kind = "warrant of arrest" if first.kind == "warrant" else "summons"
    return f"the {kind} of {first.issued} became public on {first.public}, after it."


def in_custody_of_court(person: Person, clock: Clock) -> str | None:
    """Return the claim that puts a person in the Court's custody on a day, or None."""
    held: str | None = None
    for event in person.custody:
        if first_day(event.date) > clock.seen:
            break
        if event.event == "surrendered":
            held = claims.of_custody(person, event)
        elif event.event in ("released", "released-interim", "transferred-to-serve-sentence", "escaped"):
            held = None
    return held


def _in_force_text(active: tuple[Warrant, ...]) -> str:
    parts = [
        f"{'a warrant of arrest' if w.kind == 'warrant' else 'a summons to appear'} of {w.issued}"
        + (f" (public since {w.public})" if w.public != w.issued else "")
        for w in active
    ]
    text = " and ".join(parts)
    return f"{text[0].upper()}{text[1:]} {'is' if len(parts) == 1 else 'are'} in force."


def _ended_text(warrant: Warrant) -> str:
    ended = warrant.ended
    if ended is None:
        return ""
    how, comma, why = _ENDED[ended.how].partition(", ")
    return f"{how} on {ended.date}{comma}{why}"
