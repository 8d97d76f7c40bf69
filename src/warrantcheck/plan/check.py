"""Checking a plan against its limit: the result of each trip, what is accepted, and which acceptances no longer
serve."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from warrantcheck.answer.freshness import oldest
from warrantcheck.answer.trip.limit import reached_by_duty, reached_by_level
from warrantcheck.answer.trip.results import Leg, TripResult
from warrantcheck.answer.trip.trip import Stop, trip
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Person
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.duty import BINDING, DutyValue
from warrantcheck.lookup.find import find_person, find_place, read_person
from warrantcheck.plan.faults import unreadable
from warrantcheck.plan.records import Acceptance, Defaults, PlannedTrip
from warrantcheck.plan.results import VERDICTS, CheckedAcceptance, CheckedLeg, CheckedTrip, CheckResult, Verdict, idle
from warrantcheck.plan.source import PlanSource, refusal
from warrantcheck.vocabulary import Limit, Role, Standing

NO_LIMIT = "No limit is set, so no trip fails: give fail_on or fail_on_unclear, in the plan or as an option."
_STOPS: tuple[tuple[str, Role], ...] = (("via", "transit"), ("to", "destination"))
_WORST_FIRST: tuple[DutyValue, ...] = (*BINDING, "none-summons", "none", "not-wanted")


class Planned(Struct, frozen=True):
    """A trip of the plan with its names looked up."""

    id: str
    person: Person
    stops: tuple[Stop, ...]
    clock: Clock
    assume: Standing | None
    note: str | None


class Cover(Struct, frozen=True):
    """An acceptance with its names looked up; `place` is the key of a place, so that a territory is not its state."""

    acceptance: Acceptance
    person: str | None
    place: str | None

    def covers(self, planned: Planned, stop: Stop) -> bool:
        """Say whether it speaks of this stop: any stop of its trip, or the destination of its person."""
        if self.acceptance.trip is not None:
            return self.acceptance.trip == planned.id
        if self.person != planned.person.id or stop.role != "destination":
            return False
        return stop.place is not None and stop.place.key == self.place


def check(data: Dataset, source: PlanSource, today: date, fail_on: Limit | None, fail_on_unclear: bool) -> CheckResult:
    """Judge every trip of a plan and compare it with the limit.

    An acceptance counts until the day before `expires`.

    Raises:
        BadPlan: names or days in the plan cannot be read; all of them are told.
    """
    faults = [*unreadable(source.document.value, data, today)]
    if faults:
        raise refusal(source.document, faults)
    covers = [_cover(data, entry) for entry in source.plan.accept]
    needed: dict[str, list[str]] = {cover.acceptance.id: [] for cover in covers}
    planned = [_planned(data, entry, source.plan.defaults, today) for entry in source.plan.trips]
    trips = []
    for i, asked in enumerate(planned):
        result = trip(data, asked.person, asked.stops, asked.clock, asked.assume)
        legs = []
        for stop, leg in zip(asked.stops, result.legs, strict=True):
            objection = _objection(leg, fail_on, fail_on_unclear)
            speaking = [c.acceptance for c in covers if objection and c.covers(asked, stop)]
            for acceptance in speaking:
                needed[acceptance.id].append(asked.id)
            by = tuple(a.id for a in speaking if today < a.expires)
            legs.append(_checked_leg(leg, "accepted" if by else objection or "passed", by))
        trips.append(_checked_trip(asked.id, source.line(("trips", i)), result, tuple(legs), fail_on))
    verdicts = [t.verdict for t in trips]
    notes = [NO_LIMIT if not (fail_on or fail_on_unclear) else None, *(p.note for p in planned)]
    acceptances = tuple(
        CheckedAcceptance(
            id=entry.id,
            line=source.line(("accept", i)),
            reason=entry.reason,
            expires=entry.expires,
            status="expired" if entry.expires <= today else "used" if needed[entry.id] else "unused",
            trips=tuple(dict.fromkeys(needed[entry.id])),
        )
        for i, entry in enumerate(source.plan.accept)
    )
    return CheckResult(
        plan=source.file,
        today=today,
        fail_on=fail_on,
        fail_on_unclear=fail_on_unclear,
        verdict=_worst(verdicts),
        counts={v: verdicts.count(v) for v in VERDICTS},
        trips=tuple(trips),
        acceptances=acceptances,
        notes=tuple(dict.fromkeys(note for note in notes if note)),
        remarks=tuple(map(_remark, idle(acceptances))),
        facts_to=oldest(one.facts_to for one in trips),
    )


def _remark(acceptance: CheckedAcceptance) -> str:
    """Say of an acceptance why it does not serve."""
    if acceptance.status == "unused":
        return f"Acceptance {acceptance.id} is unused: no trip of the plan needs it."
    concerned = f"; it covered {', '.join(acceptance.trips)}" if acceptance.trips else ""
    return f"Acceptance {acceptance.id} expired on {acceptance.expires} and no longer counts{concerned}."


def _worst(verdicts: Iterable[Verdict]) -> Verdict:
    return max(verdicts, key=VERDICTS.index, default="passed")


def _objection(leg: Leg, fail_on: Limit | None, fail_on_unclear: bool) -> Verdict | None:
    """Return what there is to object to a stop, before anything is accepted."""
    if reached_by_level(leg.level, fail_on) or reached_by_duty(leg.duty, fail_on):
        return "at-or-above"
    return "unclear" if fail_on_unclear and leg.level == "unclear" else None


def _checked_leg(leg: Leg, verdict: Verdict, by: tuple[str, ...]) -> CheckedLeg:
    return CheckedLeg(
        state=leg.state,
        name=leg.name,
        role=leg.role,
        duty=leg.duty,
        risk=leg.risk,
        level=leg.level,
        confidence=leg.confidence,
        verdict=verdict,
        accepted_by=by,
        question=leg.question,
    )


def _checked_trip(
    id_: str, line: int, result: TripResult, legs: tuple[CheckedLeg, ...], fail_on: Limit | None
) -> CheckedTrip:
    return CheckedTrip(
        id=id_,
        line=line,
        person=result.person,
        name=result.name,
        to=tuple(leg.state for leg in legs if leg.role == "destination"),
        on=result.on,
        known=result.known,
        duty=min((leg.duty for leg in legs), key=_WORST_FIRST.index),
        risk=result.risk,
        level=result.level,
        at_or_above=any(reached_by_level(leg.level, fail_on) or reached_by_duty(leg.duty, fail_on) for leg in legs),
        verdict=_worst(leg.verdict for leg in legs),
        accepted_by=tuple(dict.fromkeys(by for leg in legs for by in leg.accepted_by)),
        reason="; ".join(_reason(leg, fail_on) for leg in legs if leg.verdict != "passed"),
        legs=legs,
        facts_to=result.facts_to,
        status=result.status,
    )


def _reason(leg: CheckedLeg, fail_on: Limit | None) -> str:
    """Say of a stop why it is objected to, or would be."""
    if fail_on == "duty" and leg.duty in BINDING:
        said = f"{leg.name} has a duty to arrest ({leg.duty})"
    elif leg.level == "unclear":
        said = f"{leg.name}: the level is unclear"
    else:
        said = f"{leg.name}: {leg.level} ({leg.risk:g} of 100), at or above {fail_on}"
    return f"{said}, accepted by {', '.join(leg.accepted_by)}" if leg.accepted_by else said


def _planned(data: Dataset, entry: PlannedTrip, defaults: Defaults, today: date) -> Planned:
    person = read_person(data, entry.person or defaults.person or "")
    stops = tuple(Stop.at(find_place(data, name), role) for key, role in _STOPS for name in getattr(entry, key))
    clock = Clock.of(today, entry.on or defaults.on, entry.known or defaults.known)
    notes = [person.note, *(stop.place.reading for stop in stops if stop.place)]
    note = " ".join(note for note in notes if note) or None
    return Planned(entry.id, person.person, stops, clock, entry.assume or defaults.assume, note)


def _cover(data: Dataset, entry: Acceptance) -> Cover:
    person = find_person(data, entry.person).id if entry.person else None
    return Cover(entry, person, find_place(data, entry.to).key if entry.to else None)
