"""What was said and done, in a few words, and the names under which it is selected."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from warrantcheck.answer.person.arrests import Arrest
from warrantcheck.dataset.claims import Claim
from warrantcheck.dataset.records import DROPPED, TAKEN, Stance, Visit, is_phrase
from warrantcheck.dataset.store import Dataset

STANCES: dict[Stance, str] = {
    "pledge": "pledge to arrest",
    "acknowledged": "acknowledged its duty",
    "assurance": "assurance",
    "court-order": "court order",
    "court-filing": "court filing",
    "legal-opinion": "legal opinion against a duty",
    "supports": "support for the warrant",
    "rejects": "rejection of the warrant",
    "invitation": "invitation, no word on the warrant",
    "evasive": "no clear answer",
    "reminder": "reminder",
}
_CAME = {"visit": "came", "transit": "stopped over", "overflight": "flew across", "domestic": "living there"}
_LATER = {"surrendered": "not yet handed over to the Court"}


class Deed(Struct, frozen=True):
    """What was said or done: in words, under which names it is selected, about whom (ids), by or in which state."""

    text: str
    kinds: tuple[str, ...]
    people: tuple[str, ...] = ()
    state: str | None = None


def of_visit(visit: Visit, known: date = date.max) -> Deed:
    """Describe a trip, as far as it was known: what it was for, until when, how it ended; of a flight across, that it
    was one."""
    own = {"domestic": "visit"}.get(visit.kind, visit.kind)
    if visit.under_way(known):
        came = "surrendered" if visit.outcome == "surrendered" else f"{_CAME[visit.kind]}{visit.aim()}"
        later = "" if visit.kind == "domestic" else f"; {_LATER.get(visit.outcome, 'its end was not known yet')}"
        return Deed(f"{came}{_in_brackets([visit.circumstances])}{later}", (own,), (visit.person,), visit.state)
    if visit.outcome in TAKEN:
        surrender = visit.outcome == "surrendered"
        text = f"{'handed over' if surrender else 'arrested'}{_in_brackets([_how(visit)])}"
        return Deed(text, ("arrest", "surrender") if surrender else ("arrest",), (visit.person,), visit.state)
    if visit.outcome in DROPPED:
        flight = own == "overflight"
        ended = "refused" if visit.outcome == "refused" else "called off"
        text = f"{'flight across' if flight else 'trip'}{visit.aim()}, {ended}"
        kinds = (own, "dropped") if flight else ("dropped",)
        return Deed(text, kinds, (visit.person,), visit.state)
    text = f"{_CAME[visit.kind]}{visit.aim()}{_in_brackets([visit.circumstances])}"
    text += f", until {visit.until}" if visit.day_known and visit.until > visit.since else ""
    text += "; the trip was cut short" if visit.outcome == "cut-short" else ""
    return Deed(text, (own,), (visit.person,), visit.state)


def _how(visit: Visit) -> str | None:
    """Say of an arrest or a hand-over how the person was found, or else what he or she had come for."""
    if visit.circumstances or not visit.purpose:
        return visit.circumstances
    return f"came {visit.purpose}" if is_phrase(visit.purpose) else visit.purpose


def _in_brackets(notes: Iterable[str | None]) -> str:
    inside = ", ".join(filter(None, notes))
    return f" ({inside})" if inside else ""


def of_arrest(data: Dataset, arrest: Arrest) -> Deed:
    """Describe an arrest or a hand-over: by whom, where, the days of the trip if these are others, and what came of
    it."""
    by = f" by {data.state(arrest.by).in_text}" if arrest.by and arrest.by != arrest.state else ""
    told = (
        arrest.place
        and not arrest.surrender
        and not (arrest.state and data.state(arrest.state).name in arrest.place.removeprefix("The "))
    )
    visit = arrest.visit
    inside = [arrest.place if told else _how(visit) if visit else None]
    inside += [f"{visit.since} to {visit.until}"] if visit and visit.day_known and visit.since != arrest.date else []
    where = _in_brackets(inside)
    after = f". {visit.aftermath}" if visit and visit.aftermath else ""
    text = f"{'handed over' if arrest.surrender else 'arrested'}{by}{where}{after}"
    kinds = ("arrest", "surrender") if arrest.surrender else ("arrest",)
    return Deed(text.rstrip("."), kinds, (arrest.person.id,), arrest.state)


def of_claim(data: Dataset, kind: str, claim: Claim, known: date) -> Deed:
    """Describe what is no trip: a statement with its stance and its end if that was past, a finding with its body, any
    other fact by its text."""
    if kind == "statement":
        said = data.statement(claim.id)
        held = f" (held until {said.until.date})" if said.until and said.lapsed(known) else ""
        spoken = claim.text.partition(": ")[2].removesuffix(said.ended(known))
        return Deed(f"{STANCES[said.stance]}{held}: {spoken}", ("statement", said.stance), said.about, said.state)
    if kind == "finding":
        found = data.finding(claim.id)
        return Deed(f"{found.body}: {found.outcome}", ("finding",), found.people, found.state)
    state = claim.about if data.has("state", claim.about) else None
    name = data.state(state).name if state else data.person(claim.about).name
    text = claim.text.removeprefix(f"{name}: ")
    if state is None:
        return Deed(text.rpartition(" ")[0] if kind == "death" else text, (kind,), (claim.about,))  # not its day again
    return Deed(text, ("treaty",) if kind == "treaty" else ("attribute", kind), (), state)


def names(data: Dataset, people: Iterable[str]) -> str | None:
    """Name people by their ids; `all` are all who are wanted."""
    found = ["anyone wanted" if id_ == "all" else data.person(id_).name for id_ in people]
    return ", ".join(found) or None
