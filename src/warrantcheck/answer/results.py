"""The results of every question: frozen, typed, and the shape of the machine-readable output.

Field names are a contract: other programs read them. Fields may be added, never renamed or removed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from warrantcheck.errors import Problem
from warrantcheck.law.duty import DutyValue
from warrantcheck.law.membership import Status
from warrantcheck.risk.estimate import ArrestRange
from warrantcheck.vocabulary import Confidence, Level, Role

DISCLAIMER = "estimates, not legal advice"


@dataclass(frozen=True, slots=True)
class NextChange:
    """The next day, known in advance, on which an answer changes, and why."""

    date: date
    text: str


@dataclass(frozen=True, slots=True)
class FactorResult:
    """A factor that spoke: `effect` is what it adds to the risk, in points; `weight` the same as log-odds."""

    id: str
    effect: int
    text: str
    articles: tuple[str, ...]
    claims: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class ReasonResult:
    """A step of the legal reasoning, or a dispute about it."""

    text: str
    articles: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leg:
    """What one state must do, and what is likely to happen there.

    `risk` is the estimated chance, in per cent, that the warrant defeats the trip; `arrest` the chance, in
    per cent, of arrest or hand-over on arrival. `place_note` says of a territory which state is responsible, who
    controls it, and whether the Statute reaches it. `gap` says where practice has departed from the duty.
    """

    state: str
    name: str
    place_note: str | None
    role: Role
    duty: DutyValue
    duty_text: str
    articles: tuple[str, ...]
    reasoning: tuple[ReasonResult, ...]
    disputes: tuple[ReasonResult, ...]
    risk: float
    level: Level
    confidence: Confidence
    doubts: tuple[str, ...]
    arrest: ArrestRange
    factors: tuple[FactorResult, ...]
    precedents: tuple[str, ...]
    next_change: NextChange | None
    gap: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TripResult:
    """A trip: its legs in order, and the worst of them (`unclear` ranks above `low`)."""

    person: str
    name: str
    office: str
    office_standing: str
    on: date
    known: date
    risk: float
    level: Level
    legs: tuple[Leg, ...]


@dataclass(frozen=True, slots=True)
class WorldResult:
    """One person against every state; `counts` says how many states there are of each level and of each duty."""

    person: str
    name: str
    office: str
    on: date
    known: date
    counts: dict[str, dict[str, int]]
    legs: tuple[Leg, ...]


@dataclass(frozen=True, slots=True)
class OfficeResult:
    """An office with its dates, as far as known (a year, a month or a day)."""

    title: str
    kind: str
    state: str | None
    since: str | None
    until: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WarrantResult:
    """A warrant of arrest or a summons to appear; `ended` is None while it is in force on the day asked about."""

    id: str
    kind: str
    issued: date
    public: date
    ended: date | None
    ended_how: str | None
    status: str
    situation: str
    case: str | None
    crimes: tuple[str, ...]
    text: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonResult:
    """A person, as known on the day: `wanted` means that a public warrant of arrest is in force and the Court does not
    hold him or her."""

    person: str
    name: str
    wanted: bool
    standing: str
    status: str
    status_text: str
    verified: date
    born: int | None
    nationality: tuple[str, ...]
    died: str | None
    offices: tuple[OfficeResult, ...]
    warrants: tuple[WarrantResult, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in a list."""

    person: str
    name: str
    wanted: bool
    standing: str
    status: str
    office: str
    warrants: tuple[WarrantResult, ...]


@dataclass(frozen=True, slots=True)
class PeopleResult:
    """Everyone named in a warrant or summons that was public on the day."""

    on: date
    known: date
    people: tuple[PersonRow, ...]


@dataclass(frozen=True, slots=True)
class WithdrawalResult:
    """A notice of withdrawal, the day it takes effect, and the day it was revoked if it was."""

    notified: date
    effective: date
    revoked: date | None


@dataclass(frozen=True, slots=True)
class StateRow:
    """A state's relation to the Rome Statute on the day asked about."""

    state: str
    alpha3: str
    name: str
    status: Status
    signed: date | None
    mode: str | None
    deposited: date | None
    in_force: date | None
    withdrawal: WithdrawalResult | None


@dataclass(frozen=True, slots=True)
class DeclarationResult:
    """A declaration under art. 12(3) or 124."""

    kind: str
    lodged: date
    accepted: bool
    situation: str | None
    text: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StateResult(StateRow):
    """A state with everything the data says about its standing."""

    official: str
    no_intention: date | None
    apic: date | None
    declarations: tuple[DeclarationResult, ...]
    next_change: NextChange | None
    verified: date
    notes: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatesResult:
    """Every state; `parties` counts those with status `party`."""

    on: date
    known: date
    parties: int
    states: tuple[StateRow, ...]


@dataclass(frozen=True, slots=True)
class DataStatus:
    """What the data holds and how fresh it is; `checked` is the day up to which facts were verified."""

    version: str
    checked: date
    digest: str
    age_days: int
    counts: dict[str, int]
    oldest_verification: date
    newest_verification: date


@dataclass(frozen=True, slots=True)
class LintResult:
    """What is wrong with a folder of data; nothing, if `problems` is empty."""

    folder: str
    problems: tuple[Problem, ...]
