"""The risk at home: will the state in which a person lives arrest him or her, or hand him or her over, within a year?

A trip has no meaning at home. What decides is what that state does about the warrant: it detains the person, searches
for him or her, refuses, cannot reach the place, or is in the hands of the person.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from warrantcheck.dataset import claims
from warrantcheck.days import first_day
from warrantcheck.law.status import held_by_state, home_fact, status
from warrantcheck.risk.case import Case, Effect

Conduct = Literal["arrested", "detained", "power", "searched", "sheltered", "out-of-reach", "unknown"]

JUST_ARRESTED = timedelta(days=30)
"""For how long an arrest is taken to be for the Court: of those whom it led to The Hague none waited longer."""


def conduct(case: Case) -> tuple[Conduct, Effect]:
    """Say what the home state does, the strongest fact first, with its grounds."""
    name, person = case.state.in_text, case.person.name
    held = held_by_state(case.person, case.clock)
    if held and held.by == case.state.id:
        claim = claims.of_custody(case.person, held)
        recent = held.event == "arrested" and case.clock.seen - first_day(held.date) <= JUST_ARRESTED
        if recent and case.clock.on - first_day(held.date) > JUST_ARRESTED:
            text = f"{case.state.opening} arrested {person} on {held.date}; what followed is not known."
            return "arrested", Effect("home.arrested", text, doubt=text, claims=(claim,), evidence=3)
        if recent:
            text = f"{case.state.opening} arrested {person} on {held.date}; no hand-over or release is known."
            return "arrested", _effect("arrested", text, claim)
        text = f"{person} is held in {name} and has not been surrendered."
        return "detained", _effect("detained", text, claim)
    if case.protected:
        what = {"official": "public office", "military": "a command"}.get(case.office.standing, "power")
        seen = case.office.last_seen
        holds = f"held {what} in {name} when last seen ({seen})" if seen else f"holds {what} in {name}"
        text = f"{person} {holds}; nobody in the record who did was taken by his or her own state."
        return "power", _effect("power", text, *case.office.claims)
    where = status(case.person, case.clock)
    if where.kind == "reported-dead":
        text = f"{person} was reported dead ({where.since}), and the Court has not confirmed it."
        return "unknown", Effect("home.unknown", text, doubt=text, claims=where.claims)
    search = home_fact(case.person, "searches", case.clock)
    if search:
        return "searched", _effect("searched", search.text, claims.of_home(case.person, search))
    refusal = home_fact(case.person, "refuses", case.clock)
    if refusal:
        return "sheltered", _effect("sheltered", refusal.text, claims.of_home(case.person, refusal))
    if case.office.standing == "rebel":
        text = f"{person} is with an armed group that fights beyond the reach of the authorities of {name}."
        return "out-of-reach", _effect("out-of-reach", text, *case.office.claims)
    hostile = [
        a
        for a in case.evidence.attributes
        if a.kind == "hostile" and a.reliability != "unverified" and a.toward in (None, *case.person.nationality)
    ]
    if hostile:
        last = hostile[-1]
        text = f"{case.state.opening} has turned against the Court. {last.text}"
        return "sheltered", _effect("sheltered", text, claims.of_attribute(case.state, last))
    text = f"Nothing is known of what {name} does about the warrant."
    return "unknown", Effect("home.unknown", text, doubt=text)


def _effect(key: Conduct, text: str, *grounds: str) -> Effect:
    return Effect(f"home.{key}", text, claims=grounds, evidence=3)
