"""Situations, and the people for whom a warrant or a summons was made public."""

from typing import Literal

from warrantcheck.dataset.records.base import Day, PartialDay, Record, Reliability

OfficeKind = Literal[
    "head-of-state", "head-of-government", "minister", "official", "military", "legislator", "rebel", "none"
]


class Resolution(Record, frozen=True, kw_only=True):
    """A Security Council resolution under Chapter VII that refers a situation and binds the states it names."""

    number: int
    date: Day
    binds: tuple[str, ...]


class Situation(Record, frozen=True, kw_only=True):
    """A situation before the Court: the territory it concerns, how it came there, and since when it is examined."""

    id: str
    name: str
    number: str | None = None
    states: tuple[str, ...]
    basis: Literal["state-referral", "proprio-motu", "security-council"]
    resolution: Resolution | None = None
    examination: Day | None = None
    investigation: Day | None = None
    notes: str | None = None
    sources: tuple[str, ...]


class OfficeDoubt(Record, frozen=True, kw_only=True):
    """A dated fact after which nobody may say that an office is still held without a newer source: an election, say.

    `public` is when it became known that this was to happen.
    """

    date: Day
    public: Day
    text: str
    sources: tuple[str, ...]


class Office(Record, frozen=True, kw_only=True):
    """A public office or armed role, with the time it was held; `until` empty means still held when last verified.

    `seen` is the day of the newest source that shows it held; `term_ends` the last day of a term that is known.
    """

    title: str
    kind: OfficeKind
    state: str | None = None
    since: PartialDay | None = None
    until: PartialDay | None = None
    seen: Day | None = None
    term_ends: Day | None = None
    doubt: OfficeDoubt | None = None
    sources: tuple[str, ...]


class Ending(Record, frozen=True, kw_only=True):
    """How and when a warrant or summons came to an end; `public` is when that became known (default: the same day)."""

    date: Day
    how: Literal["executed", "death", "withdrawn", "vacated", "replaced", "acquitted", "case-ended", "inadmissible"]
    public: Day | None = None
    text: str | None = None
    sources: tuple[str, ...]


class Warrant(Record, frozen=True, kw_only=True):
    """A warrant of arrest (art. 58(1)) or a summons to appear (art. 58(7))."""

    id: str
    kind: Literal["warrant", "summons"]
    issued: Day
    public: Day
    ended: Ending | None = None
    situation: str
    case: str | None = None
    crimes: tuple[
        Literal["genocide", "crimes-against-humanity", "war-crimes", "aggression", "offences-against-justice"], ...
    ]
    text: str | None = None
    sources: tuple[str, ...]
    reliability: Reliability = "official"
    notes: str | None = None


class CustodyEvent(Record, frozen=True, kw_only=True):
    """An arrest, a surrender, a release: who held the person from that day.

    `place` is a place and no more. `text` is a clause on how it came or what followed at once, which can stand after
    the event and knows nothing later: `he was flown out the same evening`.
    """

    event: Literal[
        "arrested", "surrendered", "appeared-voluntarily", "released-interim", "released",
        "transferred-to-serve-sentence", "escaped", "domestic-detention",
    ]  # fmt: skip
    date: PartialDay
    by: str
    place: str | None = None
    text: str | None = None
    sources: tuple[str, ...]


class Home(Record, frozen=True, kw_only=True):
    """What the person's own state does about the warrant (`searches`, `refuses`), or that he or she lives `abroad`.

    Detention by the own state is a custody event.
    """

    conduct: Literal["searches", "refuses", "abroad"]
    state: str
    since: PartialDay
    until: PartialDay | None = None
    text: str
    sources: tuple[str, ...]


class Step(Record, frozen=True, kw_only=True):
    """A step of the proceedings before the Court.

    `text` is a clause in the past tense, with its subject, that can stand after `On 6 May 2021, ` and knows nothing
    later: `Ongwen was sentenced to 25 years of imprisonment`. What followed is a step of its own.
    """

    step: str
    date: PartialDay
    text: str | None = None
    sources: tuple[str, ...]


class DeathReport(Record, frozen=True, kw_only=True):
    """The first reports of a death that was confirmed only later."""

    date: Day
    sources: tuple[str, ...]


class Death(Record, frozen=True, kw_only=True):
    """The death of a suspect: the day, and the day on which it became public.

    `reported` stands where it was reported before it was confirmed.
    """

    date: PartialDay
    public: Day
    reported: DeathReport | None = None
    confirmed: bool
    text: str | None = None
    sources: tuple[str, ...]


class Person(Record, frozen=True, kw_only=True):
    """A person for whom the Court has made a warrant or a summons public.

    `status_text` says how things stood when last verified; of a case that ended it is told as it stands, of past days
    too: in the past tense, with days, and without what `custody` says.
    """

    id: str
    name: str
    full_name: str | None = None
    aliases: tuple[str, ...] = ()
    born: int | None = None
    nationality: tuple[str, ...] = ()
    died: Death | None = None
    offices: tuple[Office, ...] = ()
    warrants: tuple[Warrant, ...]
    custody: tuple[CustodyEvent, ...] = ()
    home: tuple[Home, ...] = ()
    proceedings: tuple[Step, ...] = ()
    status: Literal[
        "at-large", "in-custody-icc", "in-custody-elsewhere", "interim-release", "dead", "acquitted", "convicted",
        "sentence-served", "case-closed", "released",
    ]  # fmt: skip
    status_text: str
    verified: Day
    notes: str | None = None
    sources: tuple[str, ...]
