"""The records that data/*.yaml holds, defined once, as plain frozen dataclasses.

pydantic checks the YAML against these very classes when data is linted or compiled; an ordinary answer
reads them from the compiled form and never imports pydantic. Days are calendar days (UTC is not implied).
A `PartialDay` is text: a year, a month or a day, as far as the sources say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, Literal, dataclass_transform

Day = date
PartialDay = str


class Record:
    """Base of all records: unknown fields are refused when YAML is validated."""

    __slots__ = ()
    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def record(cls: type) -> Any:
    """Make a class a frozen, slotted, keyword-only dataclass."""
    return dataclass(frozen=True, slots=True, kw_only=True)(cls)


Reliability = Literal["official", "reported", "unverified"]


# --- sources -----------------------------------------------------------------


@record
class Source(Record):
    """A page or document that somebody read: the ground on which claims stand."""

    id: str
    title: str
    publisher: str
    date: Day | None = None
    url: str | None = None
    kind: Literal["court", "depositary", "official", "ngo", "press", "reference", "academic"]
    notes: str | None = None


# --- states ------------------------------------------------------------------

ActKind = Literal[
    "signature", "ratification", "accession", "acceptance", "approval", "succession",
    "withdrawal", "no-intention", "instrument-withdrawn",
]  # fmt: skip
CONSENT: tuple[str, ...] = ("ratification", "accession", "acceptance", "approval", "succession")


@record
class TreatyAct(Record):
    """One act of a state under the Rome Statute, deposited with the UN Secretary-General (art. 125 to 127).

    `date` is the day of deposit or receipt; `in_force` and `effective` are the days on which consent and
    withdrawal take effect; `revoked` is the day on which a notice of withdrawal was taken back.
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


@record
class Declaration(Record):
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


@record
class Privileges(Record):
    """Consent to the Agreement on the Privileges and Immunities of the Court (APIC)."""

    act: Literal["ratification", "accession", "acceptance", "approval", "succession"]
    date: Day
    in_force: Day | None = None
    sources: tuple[str, ...]


@record
class Attribute(Record):
    """A dated, sourced fact about a state that bears on practice: a cooperation law, an alliance `toward` a state.

    `by` means that the day it began was not seen: it held on `since` at the latest.
    """

    kind: Literal["cooperation-law", "no-cooperation-law", "hostile", "alliance", "adversary", "capacity"]
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


@record
class State(Record):
    """A state, or an entity treated like one, and its dated acts under the Rome Statute."""

    id: str
    alpha3: str
    name: str
    official: str
    kind: Literal["un-member", "un-observer", "other"]
    aliases: tuple[str, ...] = ()
    rome_statute: tuple[TreatyAct, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    apic: Privileges | None = None
    attributes: tuple[Attribute, ...] = ()
    verified: Day
    notes: str | None = None


@record
class Territory(Record):
    """A place that is no state of its own: which state is responsible, who controls it, does the Statute reach it.

    `controlled_by` is a state's code, or `contested`; `cities` and `airports` are those that maps put elsewhere.
    """

    id: str
    code: str | None = None
    alpha3: str | None = None
    name: str
    aliases: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    state: str | None = None
    controlled_by: str
    statute: Literal["yes", "no", "disputed"]
    disputed: bool = False
    cities: tuple[str, ...] = ()
    airports: tuple[str, ...] = ()
    text: str
    reliability: Reliability = "reported"
    sources: tuple[str, ...] = ()


@record
class PersonNames(Record):
    """What a person is called: complete names by language, bare names that mean him or her, bare names others share."""

    id: str
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    short: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()


@record
class CityNames(Record):
    """Names of a city in other languages."""

    city: str
    country: str
    names: tuple[str, ...]


@record
class StateNames(Record):
    """More names of a state: official and colloquial ones, in any language."""

    state: str
    names: tuple[str, ...]


@record
class TerritoryNames(Record):
    """Names of a territory in other languages."""

    territory: str
    names: tuple[str, ...]


@record
class SharedPlace(Record):
    """A name that means more than one place: codes of states, or `@` and the id of a territory."""

    name: str
    of: tuple[str, ...]


@record
class PlaceNames(Record):
    """Names of places beside those of states, territories and the generated lists."""

    states: tuple[StateNames, ...] = ()
    territories: tuple[TerritoryNames, ...] = ()
    cities: tuple[CityNames, ...] = ()
    shared: tuple[SharedPlace, ...] = ()


# --- people and warrants -----------------------------------------------------

OfficeKind = Literal["head-of-state", "head-of-government", "minister", "official", "military", "rebel", "none"]


@record
class Resolution(Record):
    """A Security Council resolution under Chapter VII that refers a situation and binds the states it names."""

    number: int
    date: Day
    binds: tuple[str, ...]


@record
class Situation(Record):
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


@record
class Office(Record):
    """A public office or armed role, with the time it was held; `until` empty means still held when last verified."""

    title: str
    kind: OfficeKind
    state: str | None = None
    since: PartialDay | None = None
    until: PartialDay | None = None
    sources: tuple[str, ...]


@record
class Ending(Record):
    """How and when a warrant or summons came to an end; `public` is when that became known (default: the same day)."""

    date: Day
    how: Literal["executed", "death", "withdrawn", "vacated", "replaced", "acquitted", "case-ended", "inadmissible"]
    public: Day | None = None
    text: str | None = None
    sources: tuple[str, ...]


@record
class Warrant(Record):
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


@record
class CustodyEvent(Record):
    """An arrest, a surrender, a release: who held the person from that day."""

    event: Literal[
        "arrested", "surrendered", "appeared-voluntarily", "released-interim", "released",
        "transferred-to-serve-sentence", "escaped", "domestic-detention",
    ]  # fmt: skip
    date: PartialDay
    by: str
    place: str | None = None
    text: str | None = None
    sources: tuple[str, ...]


@record
class Step(Record):
    """A step of the proceedings before the Court."""

    step: str
    date: PartialDay
    text: str | None = None
    sources: tuple[str, ...]


@record
class Death(Record):
    """The death of a suspect: the day, and the day on which it became public."""

    date: PartialDay
    public: Day
    confirmed: bool
    text: str | None = None
    sources: tuple[str, ...]


@record
class Person(Record):
    """A person for whom the Court has made a warrant or a summons public."""

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
    proceedings: tuple[Step, ...] = ()
    status: Literal[
        "at-large", "in-custody-icc", "in-custody-elsewhere", "interim-release", "dead", "acquitted", "convicted",
        "sentence-served", "case-closed", "released",
    ]  # fmt: skip
    status_text: str
    verified: Day
    notes: str | None = None
    sources: tuple[str, ...]


# --- what was said and done ----------------------------------------------------

Stance = Literal["pledge", "assurance", "court-order", "court-filing", "legal-opinion", "evasive", "reminder"]


@record
class Body(Record):
    """An international body and its members; `joined` and `left` date those who were not members throughout."""

    id: str
    name: str
    members: tuple[str, ...]
    joined: Mapping[str, Day] = field(default_factory=dict)
    left: Mapping[str, Day] = field(default_factory=dict)
    sources: tuple[str, ...]
    notes: str | None = None


@record
class Lapse(Record):
    """The day from which a statement no longer held, and why."""

    date: Day
    text: str


@record
class Statement(Record):
    """What a government, a court or a minister said about a wanted person (`all`: about anyone wanted).

    `pledge`: would arrest or honour the warrant. `assurance`: would not arrest; welcome, safe. `court-order` and
    `court-filing`: of a domestic court. `legal-opinion`: argues that there is no duty. `evasive`: no clear answer.
    `reminder`: a third party or the Court recalls the duty of `addressed`.
    """

    id: str
    state: str | None = None
    body: str | None = None
    about: tuple[str, ...]
    date: Day
    public: Day | None = None
    speaker: str
    stance: Stance
    addressed: tuple[str, ...] = ()
    scope: Literal["standing", "trip"]
    trip: str | None = None
    until: Lapse | None = None
    summary: str
    reliability: Reliability
    sources: tuple[str, ...]
    notes: str | None = None


Outcome = Literal["completed", "cancelled", "cut-short", "arrested", "surrendered", "refused"]


@record
class Visit(Record):
    """A trip, a planned trip, an overflight, an arrest; `public` is the day on which the outcome became known.

    `domestic` is an event in the own country or the country of residence, which is no trip. `cause` says whether the
    warrant was the reason for a trip that was dropped, cut short or refused. `host_said` is the id of the statement by
    which the host had last spoken before the trip.
    """

    id: str
    person: str
    state: str
    since: Day
    until: Day
    day_known: bool = True
    kind: Literal["visit", "transit", "overflight", "domestic"]
    purpose: str | None = None
    announced: Day | None = None
    public: Day
    outcome: Outcome
    cause: Literal["warrant", "other", "mixed", "unclear"] | None = None
    host_said: str | None = None
    warrant_status: Literal["public", "sealed", "summons"]
    aftermath: str | None = None
    reliability: Reliability
    sources: tuple[str, ...]
    notes: str | None = None


@record
class Finding(Record):
    """A judicial decision about a state's failure to cooperate (art. 87(7)), or a step before one."""

    id: str
    state: str
    people: tuple[str, ...]
    visit: str | None = None
    date: Day
    public: Day | None = None
    body: str
    kind: Literal["non-compliance", "informing", "request"]
    outcome: str
    referred: tuple[Literal["ASP", "UNSC"], ...] = ()
    appeal: str | None = None
    reliability: Reliability
    sources: tuple[str, ...]
    notes: str | None = None


# --- the model ---------------------------------------------------------------


@record
class Weight(Record):
    """What one finding of a factor adds to the two log-odds, and why.

    `risk`: that the warrant defeats the trip. `arrest`: arrest or hand-over if the person arrives.
    """

    risk: float
    arrest: float = 0.0
    reason: str
    sources: tuple[str, ...] = ()


@record
class Bound(Record):
    """What a record of trips without a single arrest cannot exclude: a chance in per cent, and from what it follows."""

    per_cent: float
    reason: str


@record
class Term(Record):
    """A word of the ICD 203 scale and the highest chance, in per cent, for which it is used."""

    word: str
    up_to: float


@record
class Model(Record):
    """Everything numeric in the estimate: the base, the weights of the factors, the limits of the levels."""

    version: str
    base: Weight
    weights: Mapping[str, Weight]
    levels: Mapping[Literal["low", "moderate", "high", "severe"], float]
    terms: tuple[Term, ...]
    arrest_spread: Mapping[Literal["low", "moderate", "high"], float]
    arrest_bound: Bound
    notes: str | None = None


@record
class Edition(Record):
    """Which data this is: its version, and the day up to which the facts were verified (not the day of the build)."""

    version: str
    checked: Day
    notes: str | None = None
