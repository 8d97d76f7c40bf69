"""What a factor may look at: one person, one state, one role, one clock, and nothing published later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Person, State
from warrantcheck.law.duty import Duty
from warrantcheck.law.membership import Membership
from warrantcheck.law.office import OfficeHeld

Role = Literal["destination", "transit", "overflight"]


@dataclass(frozen=True, slots=True)
class Case:
    """The question put to the factors."""

    person: Person
    state: State
    role: Role
    clock: Clock
    duty: Duty
    member: Membership
    office: OfficeHeld


@dataclass(frozen=True, slots=True)
class Effect:
    """What a factor found: the entry of `weights` in data/model.yaml that it calls on, a sentence, and its grounds.

    `times` scales the weight where a finding can be stronger or weaker (several precedents, an old statement).
    `evidence` says how much it bears on this very pair: 0 none, 1 some, 2 direct; it feeds the confidence.
    `doubt` is set when the finding leaves the legal or factual question open: the level becomes `unclear`.
    """

    key: str
    text: str
    articles: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    precedents: tuple[str, ...] = ()
    times: float = 1.0
    evidence: int = 0
    doubt: str | None = None
