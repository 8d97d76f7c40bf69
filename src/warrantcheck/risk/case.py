"""What a factor may look at: one person, one state, one role, one clock, and nothing published later."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Person, State
from warrantcheck.law.duty import Duty
from warrantcheck.law.membership import Membership
from warrantcheck.law.office import OfficeHeld
from warrantcheck.law.status import home_fact
from warrantcheck.risk.evidence import NO_EVIDENCE, Evidence, Tenure
from warrantcheck.vocabulary import Question, Role, Standing

PROTECTED: tuple[Standing, ...] = ("head", "minister", "official", "military")
"""Whom the own state stands behind; a seat in a parliament is not among them."""


class Case(Struct, frozen=True):
    """The question put to the factors; `elsewhere`: `state` controls the place, and another is responsible for it."""

    person: Person
    state: State
    role: Role
    clock: Clock
    duty: Duty
    member: Membership
    office: OfficeHeld
    evidence: Evidence = NO_EVIDENCE
    elsewhere: bool = False

    @property
    def protected(self) -> bool:
        """The person serves the own state: as head, minister, official or soldier."""
        return self.office.standing in PROTECTED

    @property
    def at_home(self) -> bool:
        """The state is the person's own country."""
        return self.state.id in self.person.nationality

    @property
    def question(self) -> Question:
        """What is asked: about a trip; or, under a warrant, about somebody who lives there."""
        lives = self.at_home and not self.elsewhere and not home_fact(self.person, "abroad", self.clock)
        return (
            "home"
            if lives and self.role == "destination" and self.duty.value not in ("not-wanted", "none-summons")
            else "trip"
        )

    @property
    def allied(self) -> bool:
        """The host is an ally of the person's state."""
        return any(a.kind == "alliance" and a.toward in self.person.nationality for a in self.evidence.attributes)

    @property
    def turned(self) -> date | None:
        """The day on which the host revoked a notice of withdrawal: what it said and did before belongs to a course it
        has left."""
        withdrawal = self.member.withdrawal
        if withdrawal is None or withdrawal.revoked is None or withdrawal.revoked > self.clock.on:
            return None
        return withdrawal.revoked

    @property
    def judged(self) -> bool:
        """A warrant or a summons is in force; otherwise no factor has anything to say."""
        return self.duty.value != "not-wanted"


class Effect(Struct, frozen=True):
    """What a factor found: the entry of `weights` in data/model.yaml that it calls on, a sentence, and its grounds.

    `times` scales the weight where a finding can be stronger or weaker (several precedents, an old statement).
    `evidence` says how much it bears on this very pair: 0 none, 1 some, 2 direct; it feeds the confidence. `since_then`
    is who directs the host's government now, where a statement was made under an earlier government: it counts for the
    share `earlier_government` of data/model.yaml. `doubt` is set when the finding leaves the legal or factual question
    open: the level becomes `unclear`. `brief`: the sentence for a short answer, where it is another.
    """

    key: str
    text: str
    articles: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    precedents: tuple[str, ...] = ()
    times: float = 1.0
    evidence: int = 0
    doubt: str | None = None
    since_then: Tenure | None = None
    brief: str | None = None
