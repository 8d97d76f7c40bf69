"""The results that several questions share: frozen, typed, and the shape of the machine-readable output.

Field names are a contract: other programs read them. Fields may be added, never renamed or removed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from warrantcheck.answer.freshness import FactsTo
from warrantcheck.answer.result import Result
from warrantcheck.answer.status import OfficeDoubt, StatusResult
from warrantcheck.answer.trip.group import GroupResult
from warrantcheck.dataset.records import Reliability
from warrantcheck.law.duty import DutyValue
from warrantcheck.risk.estimate import ArrestRange
from warrantcheck.vocabulary import Confidence, Level, NoteKind, Question, RestsOn, Role

DISCLAIMER = "estimates, not legal advice"


class NextChange(Struct, frozen=True):
    """The next day, known in advance, on which an answer changes, and why."""

    date: date
    text: str


class EarlierGovernment(Struct, frozen=True):
    """A statement made under an earlier government: who directs the government now, since when, and the claim."""

    head: str
    since: date
    claim: str


class FactorResult(Struct, frozen=True):
    """A factor that applies: `effect` is what it adds to the risk, in points; `weight` the same as log-odds.

    `own`: it rests on a claim of the user's own data, which its text says, too. `earlier_government`: it is a statement
    of the host from before its present government, and counts for less. `brief`: the text in two lines, where it is
    longer.
    """

    id: str
    effect: int
    text: str
    articles: tuple[str, ...]
    claims: tuple[str, ...]
    weight: float
    own: bool = False
    earlier_government: EarlierGovernment | None = None
    brief: str | None = None


class ReasonResult(Struct, frozen=True):
    """A step of the legal reasoning, or a dispute about it."""

    text: str
    articles: tuple[str, ...]
    claims: tuple[str, ...]


class LegNote(Struct, frozen=True):
    """A note on the law around a stop; it does not move the risk. `until` is the day from which it no longer holds."""

    id: str
    kind: NoteKind
    text: str
    articles: tuple[str, ...]
    since: date
    until: date | None
    reliability: Reliability
    sources: tuple[str, ...]


class LegDoubt(Struct, frozen=True):
    """Since when, and why, nobody can say that the office is still held, and what would follow if it were not."""

    since: date
    text: str
    risk_if_former: float
    level_if_former: Level


class Leg(Struct, frozen=True):
    """What one state must do, and what is likely to happen there.

    `risk` is the estimated chance, in per cent, that the warrant defeats the trip, or, where `question` is `home`, that
    the home state arrests or hands over within a year; `arrest` the chance, in
    per cent, of arrest or hand-over on arrival. `place_note` says of a territory which state is responsible, who
    controls it, and whether the Statute reaches it. `gap` says where practice has departed from the duty.
    `office_doubt` gives the risk without the office, where nobody can say that it is still held. `rests_on`: whether
    the figure rests on the host's own word or record about this person (`own_evidence`), on how it votes and whom it
    joins, or on no more than its duty and what else holds of it, whoever comes.
    `arrest_word` is the word that holds for all of the range `arrest`; None where the range spans more than two.
    `weak_claims` are the claims used that stand on weak sources alone: copies, works of reference, what anybody may
    write, pages without an address, documents that were only quoted. `facts_to` is the day up to which the facts on
    this person and this host were looked up, the older of the two days in `facts`; None if that is not before the day
    of knowledge.
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
    question: Question
    notes: tuple[LegNote, ...]
    office_doubt: LegDoubt | None = None
    arrest_word: str | None = None
    rests_on: RestsOn = "membership"
    own_evidence: bool = False
    weak_claims: tuple[str, ...] = ()
    facts: FactsTo | None = None
    facts_to: date | None = None

    @property
    def grounds(self) -> tuple[str, ...]:
        """The ids of the claims that the reasoning and the factors rest on, in the order of their first use."""
        parts = (*(reason.claims for reason in self.reasoning), *(factor.claims for factor in self.factors))
        return tuple(dict.fromkeys(claim for claims in parts for claim in claims))

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the sources of the answer and of the notes, in the order of their first use."""
        return tuple(dict.fromkeys((*self.sources, *(id_ for note in self.notes for id_ in note.sources))))


def trips_of(legs: Iterable[Leg]) -> list[Leg]:
    """Return the legs that are trips; those at home, which ask another question, only if there are no others."""
    every = list(legs)
    return [leg for leg in every if leg.question == "trip"] or every


class TripResult(Result, frozen=True):
    """A trip: its legs in order, and the worst of them (`unclear` ranks above `low`).

    A leg at home asks another question and counts for the worst only if there is no other. `status` is where the
    person was, as last seen; `office_seen` the newest day on which a source shows the office held; `facts_to` the
    oldest day to which the facts of a leg were looked up. `groups` are those whose members were asked for.
    """

    person: str
    name: str
    office: str
    office_standing: str
    on: date
    known: date
    risk: float
    level: Level
    legs: tuple[Leg, ...]
    status: StatusResult
    office_seen: date | None
    office_doubt: OfficeDoubt | None
    groups: tuple[GroupResult, ...] = ()
    facts_to: date | None = None

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the sources it rests on, in the order of their first use."""
        parts = (*(leg.cited for leg in self.legs), self.status.sources, *(group.sources for group in self.groups))
        return tuple(dict.fromkeys(id_ for sources in parts for id_ in sources))
