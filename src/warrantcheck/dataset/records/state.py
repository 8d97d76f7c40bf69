"""States, and their dated acts under the Rome Statute."""

from typing import Literal

from warrantcheck.dataset.records.base import Day, Record, Reliability

ActKind = Literal[
    "signature", "ratification", "accession", "acceptance", "approval", "succession",
    "withdrawal", "no-intention", "instrument-withdrawn",
]  # fmt: skip
_IN_WORDS = {
    "no-intention": "notice of not intending to become a party",
    "instrument-withdrawn": "withdrawal of the instrument before it took effect",
}
_ARTICLES = {"article-12-3": "article 12(3)", "article-124": "article 124"}
CONSENT: tuple[str, ...] = ("ratification", "accession", "acceptance", "approval", "succession")


class TreatyAct(Record, frozen=True, kw_only=True):
    """One act of a state under the Rome Statute, deposited with the UN Secretary-General (art. 125 to 127).

    `date` is the day of deposit or receipt; `in_force` and `effective` are the days on which consent and
    withdrawal take effect; `revoked` is the day on which a notice of withdrawal was revoked.
    """

    act: ActKind
    date: Day
    in_force: Day | None = None
    announced: Day | None = None
    effective: Day | None = None
    revoked: Day | None = None
    text: str | None = None
    sources: tuple[str, ...]
    reliability: Reliability = "official"

    @property
    def in_words(self) -> str:
        """What was done, for people: `ratification`, `notice of not intending to become a party`."""
        return _IN_WORDS.get(self.act, self.act)


class Declaration(Record, frozen=True, kw_only=True):
    """A declaration under art. 12(3) (acceptance of jurisdiction by a non-party) or art. 124 (seven-year opt-out)."""

    kind: Literal["article-12-3", "article-124"]
    lodged: Day
    since: Day | None = None
    until: Day | None = None
    ended: Day | None = None
    situation: str | None = None
    accepted: bool = True
    text: str | None = None
    reliability: Reliability = "official"
    sources: tuple[str, ...]

    @property
    def article(self) -> str:
        """The article as lawyers write it: `article 12(3)`."""
        return _ARTICLES[self.kind]

    def text_on(self, known: Day) -> str | None:
        """The text; before the day on which it ended none, as the text tells of the end."""
        return None if self.ended and self.ended > known else self.text


class Privileges(Record, frozen=True, kw_only=True):
    """Consent to the Agreement on the Privileges and Immunities of the Court (APIC)."""

    act: Literal["ratification", "accession", "acceptance", "approval", "succession"]
    date: Day
    in_force: Day | None = None
    sources: tuple[str, ...]


class Attribute(Record, frozen=True, kw_only=True):
    """A dated, sourced fact about a state that bears on practice: a cooperation law, an alliance `toward` a state.

    `by` means that the day it began was not seen: it held on `since` at the latest. `recognition` is that of the
    government of the state `toward`, where few states grant it. `text` is one or more sentences; of an `alliance`, a
    hostile act or a cooperation law they follow one that names the state, which is `It` in them.
    """

    kind: Literal[
        "cooperation-law", "no-cooperation-law", "hostile", "alliance", "adversary", "capacity", "recognition"
    ]
    since: Day
    by: bool = False
    until: Day | None = None
    value: str | None = None
    toward: str | None = None
    text: str
    public: Day | None = None
    reliability: Reliability = "reported"
    sources: tuple[str, ...]
    notes: str | None = None

    @property
    def published(self) -> Day:
        """The day on which it became public: the day it began, unless another is given."""
        return self.public or self.since


class Independence(Record, frozen=True, kw_only=True):
    """The day on which a state became independent, of one that did so after the Court began to work in 2002."""

    date: Day
    sources: tuple[str, ...]


_WITH_ARTICLE = frozenset(
    ("AE", "BS", "CD", "CF", "CG", "CK", "DO", "GB", "GM", "KM", "MH", "MV", "NL", "PH", "SB", "US", "VA")
)
"""The states whose English names take an article."""


class State(Record, frozen=True, kw_only=True):
    """A state, or an entity treated like one, and its dated acts under the Rome Statute."""

    id: str
    alpha3: str
    name: str
    official: str
    kind: Literal["un-member", "un-observer", "other"]
    aliases: tuple[str, ...] = ()
    independent: Independence | None = None
    rome_statute: tuple[TreatyAct, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    apic: Privileges | None = None
    attributes: tuple[Attribute, ...] = ()
    verified: Day
    notes: str | None = None

    @property
    def in_text(self) -> str:
        """The name within a sentence: `Mongolia`, `the United States`, `the Democratic Republic of the Congo`."""
        name = self.official if self.id == "CD" else self.name
        return f"the {name}" if self.id in _WITH_ARTICLE else name

    def not_yet(self, day: Day) -> str | None:
        """Say of a day that the state was not yet independent; None if it was."""
        if self.independent is None or self.independent.date <= day:
            return None
        return f"{self.opening} was not yet an independent state"

    @property
    def opening(self) -> str:
        """The name where a sentence begins: `The United States`."""
        return self.in_text[0].upper() + self.in_text[1:]
