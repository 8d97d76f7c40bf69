"""Records as if some claims were false: what `--without CLAIM` asks for."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TypeVar

from msgspec.structs import replace

from warrantcheck.dataset import claims
from warrantcheck.dataset.records import Death, Government, Person, Situation, State, TreatyAct, Warrant

R = TypeVar("R")
Ids = AbstractSet[str]


def amended(record: R, without: Ids) -> R:
    """Return a state, person, situation or government without what the claims stand for; other records as they are."""
    if isinstance(record, State):
        return _state(record, without)  # type: ignore[return-value]
    if isinstance(record, Person):
        return _person(record, without)  # type: ignore[return-value]
    if isinstance(record, Government):
        kept = tuple(head for head in record.heads if claims.of_head(record, head) not in without)
        return replace(record, heads=kept)
    if isinstance(record, Situation) and record.resolution and claims.of_resolution(record.resolution) in without:
        return replace(record, resolution=None)
    return record


def _state(state: State, without: Ids) -> State:
    return replace(
        state,
        rome_statute=_acts(state, without),
        declarations=tuple(d for d in state.declarations if claims.of_declaration(state, d) not in without),
        attributes=tuple(a for a in state.attributes if claims.of_attribute(state, a) not in without),
        apic=None if claims.of_apic(state) in without else state.apic,
    )


def _acts(state: State, without: Ids) -> tuple[TreatyAct, ...]:
    kept = (act for act in state.rome_statute if claims.of_act(state, act) not in without)
    return tuple(replace(a, revoked=None) if claims.of_revocation(state, a) in without else a for a in kept)


def _person(person: Person, without: Ids) -> Person:
    return replace(
        person,
        died=_death(person, without),
        offices=tuple(o for o in person.offices if claims.of_office(person, o) not in without),
        warrants=tuple(_warrant(w, without) for w in person.warrants if w.id not in without),
        custody=tuple(e for e in person.custody if claims.of_custody(person, e) not in without),
        home=tuple(h for h in person.home if claims.of_home(person, h) not in without),
    )


def _death(person: Person, without: Ids) -> Death | None:
    if person.died is None or claims.of_death(person) in without:
        return None
    return replace(person.died, reported=None) if claims.of_death_report(person) in without else person.died


def _warrant(warrant: Warrant, without: Ids) -> Warrant:
    return replace(warrant, ended=None) if claims.of_ending(warrant) in without else warrant
