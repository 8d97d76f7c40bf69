"""Notes on the law around a trip: rules that apply to it beside the duty to arrest."""

from typing import Literal

from msgspec import field

from warrantcheck.dataset.records.base import Day, Record, Reliability
from warrantcheck.vocabulary import NoteKind, Role, Standing


class Conditions(Record, frozen=True, kw_only=True):
    """Where a note bears: each condition that is given must hold, by one of its values.

    `states` are those responsible for the place, `outside` territories of theirs that are not meant. `territories` and
    `cities` narrow that down; a city also as the code of its airport, and a trip that names no place within the state
    may lead there. `situations` are those of the warrants in force, `duties` what the state must do.
    """

    states: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    nationality: tuple[str, ...] = ()
    standing: tuple[Standing, ...] = ()
    situations: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    duties: tuple[
        Literal["arrest", "residual", "declared", "security-council", "none", "none-summons"], ...
    ] = ()  # fmt: skip


class LawNote(Record, frozen=True, kw_only=True):
    """A rule, a measure or a ruling in one or two sentences, with its articles; it never moves the risk.

    It holds from `since` and no longer on `until`; `public` and `until_public` are the days on which that was known
    (default: the same days).
    """

    id: str
    kind: NoteKind
    text: str
    articles: tuple[str, ...] = ()
    since: Day
    until: Day | None = None
    public: Day | None = None
    until_public: Day | None = None
    applies: Conditions = field(default_factory=Conditions)
    reliability: Reliability = "official"
    sources: tuple[str, ...]
    notes: str | None = None

    @property
    def published(self) -> Day:
        """The day on which it became public: the day it began, unless another is given."""
        return self.public or self.since
