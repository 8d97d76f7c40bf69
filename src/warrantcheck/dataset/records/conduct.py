"""What was said and done about wanted people: statements, visits, findings."""

import re
from typing import Literal

from warrantcheck.dataset.records.base import Day, Record, Reliability
from warrantcheck.days import last_day

Stance = Literal[
    "pledge",
    "acknowledged",
    "assurance",
    "court-order",
    "court-filing",
    "legal-opinion",
    "supports",
    "rejects",
    "invitation",
    "evasive",
    "reminder",
]


class Lapse(Record, frozen=True, kw_only=True):
    """The day from which a statement no longer held, and why: `text` is a clause with a subject and a past tense."""

    date: Day
    text: str


_INSTITUTION = re.compile(r"(?:Court of|embassy|Federal|Foreign Office|General Authority|High Court|Supreme Court)\b")
"""How speakers begin that are no persons with a name, and so have an article although they have a capital."""


class Statement(Record, frozen=True, kw_only=True):
    """What a government, a court or a minister said about a wanted person (`all`: about anyone wanted).

    `pledge`: would arrest the person. `acknowledged`: is bound, respects the Court or keeps its obligations, with or
    without regret, and no word of an arrest. `assurance`: would not arrest; welcome, safe. `court-order` and
    `court-filing`: of a domestic court. `legal-opinion`: argues that the duty does not hold, or not without more.
    `supports`: approves of the warrant, or says that the Court's decisions must be respected or carried out; `rejects`:
    condemns the warrant, or says that it does not recognise it; neither says what it would do itself. `invitation`:
    invites or welcomes the person, or announces the visit, and says nothing of the warrant; an invitation that defies
    the warrant is an `assurance`. `evasive`: no clear answer. `reminder`: a third party or the Court recalls the duty
    of `addressed`. `within` is the state of a `body` that is part of one, such as a city: it is no word of the state's.
    `role` is given if it speaks of flights over the state alone, and so says nothing of a landing. `immunity`: it
    argues that an immunity bars the arrest.

    Speaker, `setting` and `summary` make a clause: `foreign minister X`, `in a statement`, `said that ...`. The speaker
    is a noun phrase before which the owner can stand (`Kenya's`); one that begins with an article or names the state
    stands alone, and of a body with `the`. The setting is where, to whom or in what it was said, or what was asked. The
    summary begins with a verb in the past tense; with `had` if `reported_by` names who told that it was said, on the
    day on which it became public. A summary that begins with a capital is a note, told after a colon. `formal`: a
    written statement, a text filed, a word in parliament, which comes before others of its day. Where `day_known` is
    false, `date` stands for a day that was not seen: only its month is told.
    """

    id: str
    state: str | None = None
    body: str | None = None
    within: str | None = None
    about: tuple[str, ...]
    date: Day
    public: Day | None = None
    day_known: bool = True
    speaker: str
    setting: str | None = None
    reported_by: str | None = None
    formal: bool = False
    stance: Stance
    addressed: tuple[str, ...] = ()
    scope: Literal["standing", "trip"]
    trip: str | None = None
    role: Literal["overflight"] | None = None
    immunity: bool = False
    until: Lapse | None = None
    summary: str
    reliability: Reliability
    sources: tuple[str, ...]
    notes: str | None = None

    @property
    def published(self) -> Day:
        """The day on which it became public: its own day, unless another is given."""
        return self.public or self.date

    @property
    def when(self) -> str:
        """The day on which it was said, `2024-09-02`, or its month where the day is not known, `2025-02`."""
        return str(self.date) if self.day_known else f"{self.date:%Y-%m}"

    @property
    def known_when(self) -> str:
        """The day on which it became public, or the month in which it was said where the day is not known."""
        return str(self.published) if self.day_known else self.when

    @property
    def has_article(self) -> bool:
        """Its speaker begins with an article, and so stands without the state before it."""
        return self.speaker.startswith(("a ", "an ", "the "))

    @property
    def is_note(self) -> bool:
        """Its summary is no clause that could follow the speaker."""
        return not self.summary[:1].islower()

    @property
    def subject(self) -> str:
        """Who spoke, as the subject of a sentence: a body, and who is not named, have an article."""
        nameless = self.body or self.speaker.islower() or _INSTITUTION.match(self.speaker)
        return f"the {self.speaker}" if nameless and not self.has_article else self.speaker

    @property
    def by(self) -> str:
        """Who spoke, and who reported it: `the Mongolian side, as Bloomberg reported`."""
        return f"{self.subject}, {self.reported}" if self.reported_by else self.subject

    @property
    def reported(self) -> str:
        """By whom it was reported, or by which chamber recorded: `as Bloomberg reported`."""
        by = self.reported_by or ""
        return f"as {by} {'recorded' if 'Chamber' in by else 'reported'}"

    @property
    def told(self) -> str:
        """Who said what, and who reported it, as a clause."""
        reported = f"{self.reported}, " if self.reported_by else ""
        return f"{reported}{self.told_of(self.speaker if self.is_note else self.subject)}"

    def told_of(self, speaker: str) -> str:
        """Return what was said as a clause whose subject is `speaker`, or a note after a colon."""
        setting = f", {self.setting}" if self.setting else ""
        if self.is_note:
            return f"{speaker}{setting}: {self.summary.rstrip('.')}"
        return f"{speaker}{setting}{',' if setting else ''} {self.summary}"

    def lapsed(self, day: Day) -> bool:
        """It no longer held on a day."""
        return self.until is not None and self.until.date <= day

    def ended(self, day: Day) -> str:
        """Say that it no longer held on a day, and why; empty while it held."""
        if self.until is None or not self.lapsed(day):
            return ""
        return f". No longer held from {self.until.date} on: {self.until.text}"


Outcome = Literal["completed", "cancelled", "cut-short", "arrested", "surrendered", "refused"]

CAME: tuple[Outcome, ...] = ("completed", "cut-short")
"""The person came, and left again."""

DROPPED: tuple[Outcome, ...] = ("cancelled", "refused")
"""The person never came."""

TAKEN: tuple[Outcome, ...] = ("arrested", "surrendered")
"""The person was arrested or handed over."""

_LEADS = ("for ", "on ", "to ", "with ")
"""What a purpose begins with if it is a phrase."""


def is_phrase(purpose: str) -> bool:
    """Say whether a purpose can follow a trip: `for talks in Juba` can, the note `talks, Juba` cannot."""
    return purpose.startswith(_LEADS)


class Visit(Record, frozen=True, kw_only=True):
    """A trip, a planned trip, an overflight, an arrest; `public` is the day on which the outcome became known.

    `arrival_public`, if earlier, is the day on which it became known that the person had come, or had surrendered.
    Where `day_known` is false, `since` and `until` stand for days that were not seen or never fixed: only their months
    are told.

    `purpose` is a phrase that follows the trip, with the place in it: `for an official visit to Ulaanbaatar`, `on the
    way to Washington`; it begins with for, on, to or with. `circumstances` is how or where the person lived, was held
    or was found, which is no purpose: `in hiding`, `living in Paris`.

    `domestic` is an event in the own country or the country of residence, which is no trip. `cause` says whether the
    warrant was the reason for a trip that was dropped, cut short or refused. `host_said` is the id of the statement by
    which the host had last spoken before the trip, `told_by` that of the one that told that the trip would not be made.
    """

    id: str
    person: str
    state: str
    since: Day
    until: Day
    day_known: bool = True
    kind: Literal["visit", "transit", "overflight", "domestic"]
    purpose: str | None = None
    circumstances: str | None = None
    announced: Day | None = None
    public: Day
    arrival_public: Day | None = None
    outcome: Outcome
    cause: Literal["warrant", "other", "mixed", "unclear"] | None = None
    host_said: str | None = None
    told_by: str | None = None
    warrant_status: Literal["public", "sealed", "summons"]
    aftermath: str | None = None
    reliability: Reliability
    sources: tuple[str, ...]
    notes: str | None = None

    @property
    def when(self) -> str:
        """The day on which it began, `2024-09-02`, or its month where the day is not known, `2025-02`."""
        return str(self.since) if self.day_known else f"{self.since:%Y-%m}"

    def aim(self, comma: str = "") -> str:
        """The purpose as it follows the trip, ` for talks in Juba`, if wanted after a comma; a note, which is no
        phrase, in brackets as it is: ` (talks, Juba)`."""
        if not self.purpose:
            return ""
        return f"{comma} {self.purpose}" if is_phrase(self.purpose) else f" ({self.purpose})"

    @property
    def published(self) -> Day:
        """The day from which its outcome counts as known.

        Of a trip that took place in a month of which no day was seen, it is the last day of that month, unless it is
        known to have become public later than the days that stand for it.
        """
        if self.day_known or self.outcome not in CAME or self.public > self.until:
            return self.public
        return last_day(f"{self.until:%Y-%m}")

    @property
    def arrival_published(self) -> Day:
        """The day from which the person counts as having come."""
        return self.arrival_public or self.published

    def under_way(self, known: Day) -> bool:
        """The person was known to have come, and how it ended was not."""
        return self.arrival_published <= known < self.published


class Finding(Record, frozen=True, kw_only=True):
    """A judicial decision about a state's failure to cooperate (art. 87(7)), or a step before or after one.

    `non-compliance` finds the failure; a `referral` sends on what was found before; an `appeal` decides on a finding.
    `asked` is what the Court had asked of the state. `not_referred` means that the body decided not to refer the
    matter. `outcome` is a sentence that follows the name of the body and a colon. `appeal` says what became of the
    decision, as public since `appeal_public`.
    """

    id: str
    state: str
    people: tuple[str, ...]
    visit: str | None = None
    date: Day
    public: Day | None = None
    body: str
    kind: Literal["non-compliance", "referral", "appeal", "informing", "request"]
    asked: Literal["arrest-and-surrender", "provisional-arrest", "records", "consultation"] | None = None
    outcome: str
    referred: tuple[Literal["ASP", "UNSC"], ...] = ()
    not_referred: bool = False
    appeal: str | None = None
    appeal_public: Day | None = None
    reliability: Reliability
    sources: tuple[str, ...]
    notes: str | None = None

    @property
    def published(self) -> Day:
        """The day on which it became public: its own day, unless another is given."""
        return self.public or self.date
