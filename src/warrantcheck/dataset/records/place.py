"""Territories, and who holds which part of them."""

import re
from collections.abc import Mapping
from typing import Literal

from msgspec import field

from warrantcheck.dataset.records.base import Day, Record, Reliability


class Control(Record, frozen=True, kw_only=True):
    """Who holds a part of a territory, and since when: `by` is a state's code, or `others` who are no state.

    `holder` names them, `where` the part, `cities` those that lie in it as far as the data knows. `since` is the first
    day on which it is known to hold, `public` the day on which that was known (default: the same).
    """

    by: str
    holder: str
    since: Day
    until: Day | None = None
    public: Day | None = None
    where: str | None = None
    cities: tuple[str, ...] = ()
    text: str
    sources: tuple[str, ...]

    @property
    def published(self) -> Day:
        """The day on which it became public."""
        return self.public or self.since


_WITH_ARTICLE = re.compile(r"(?:Bank|Heights|Islands|Netherlands|Strip|Territor(?:y|ies)|Triangle)$|United ")


class PlaceFact(Record, frozen=True, kw_only=True):
    """What else is to be said of a territory, in a sentence that has sources of its own."""

    text: str
    sources: tuple[str, ...]


class Territory(Record, frozen=True, kw_only=True):
    """A place that is no state of its own: which state is responsible, who controls it, whether the Statute applies.

    `controlled_by` is a state's code, or `contested`; then `control` may say who holds which part. `statute_since` is
    the day from which the Statute applies, where that is later than for the state. `cities` and `airports` are those
    that maps put elsewhere. `text` describes the place, not the law of a day, and rests on `sources`; `also` are more
    sentences.
    """

    id: str
    code: str | None = None
    alpha3: str | None = None
    name: str
    aliases: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    state: str | None = None
    controlled_by: str
    control: tuple[Control, ...] = ()
    statute: Literal["yes", "no", "disputed"]
    statute_since: Day | None = None
    disputed: bool = False
    cities: tuple[str, ...] = ()
    airports: tuple[str, ...] = ()
    text: str
    also: tuple[PlaceFact, ...] = ()
    reliability: Reliability = "reported"
    sources: tuple[str, ...] = ()

    @property
    def in_text(self) -> str:
        """The name within a sentence: `Crimea`, `the Gaza Strip`."""
        return f"the {self.name}" if _WITH_ARTICLE.search(self.name) else self.name
