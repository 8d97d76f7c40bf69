"""What a duty consists of: its kind, the articles it rests on, the steps to it, and what is disputed."""

from __future__ import annotations

from msgspec import Struct

from warrantcheck.vocabulary import DutyValue


class Reason(Struct, frozen=True):
    """One step of the reasoning: what it says, under which articles, on which claims."""

    text: str
    articles: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


class Duty(Struct, frozen=True):
    """The duty of a state on a day, the articles it rests on, the steps to it, and what about it is disputed.

    `doubt` is set where a fact on which the duty turns is not confirmed: the legal question is then not settled.
    """

    value: DutyValue
    articles: tuple[str, ...]
    text: str
    reasons: tuple[Reason, ...]
    disputes: tuple[Reason, ...] = ()
    doubt: str | None = None

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims on which the duty rests, without repetition."""
        return tuple(dict.fromkeys(claim for reason in self.reasons for claim in reason.claims))

    @property
    def binds(self) -> bool:
        """The state must arrest, under whatever title."""
        return self.value in BINDING


BINDING: tuple[DutyValue, ...] = ("arrest", "security-council", "declared", "residual")
"""Duties to arrest, the strongest first: of several warrants the strongest duty counts."""
