"""What `cite` returns. Field names are a contract: fields may be added, never renamed or removed."""

from __future__ import annotations

from datetime import date

from msgspec import Struct, field

from warrantcheck.answer.result import Result
from warrantcheck.answer.status import StatusResult
from warrantcheck.answer.trip.results import LegDoubt
from warrantcheck.dataset.records import Read, SourceClass, Weakness
from warrantcheck.law.duty import DutyValue
from warrantcheck.risk.estimate import ArrestRange
from warrantcheck.vocabulary import CitationStyle, Confidence, Level, Question, Role

Day = date
"""A day, in a class that has a field called `date`."""


class Sentence(Struct, frozen=True):
    """A sentence with the ids of the claims it says, their sources, and the numbers of the footnotes to these."""

    text: str
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    footnotes: tuple[int, ...] = ()


Dated = tuple[date, int, Sentence]
"""A sentence with its day, and its place among those of one day."""


class Page(Struct, frozen=True):
    """The page in which a document of record was read, or is quoted."""

    source: str
    title: str
    publisher: str
    date: date | None
    url: str | None
    month: str | None = None


class Footnote(Struct, frozen=True):
    """A source as cited. `later` marks one published after the day of knowledge: of a fact that was public by then,
    no older source is in the data; `tells_of` is, of a page without a day, the day after it of which the page tells, so
    that it must be newer too. `month` stands where the day of publication was not seen. A title in brackets is a
    description of ours, since that of the page was not recorded. Of a document of record `record` is the number, `read`
    says how it was read, and `read_in` where, if not directly. `text` is the footnote in the style asked for."""

    number: int
    source: str
    title: str
    publisher: str
    date: date | None
    url: str | None
    later: bool = False
    month: str | None = None
    class_: SourceClass | None = field(default=None, name="class")
    weakness: Weakness | None = None
    record: str | None = None
    read: Read | None = None
    read_in: Page | None = None
    text: str = ""
    tells_of: Day | None = None


class EstimateLine(Struct, frozen=True):
    """What stands below the paragraph: `risk` in per cent, the chance of arrest on arrival, how sure, and
    what the risk answers; `arrest_word` and `own_evidence` as of a leg; `leaves_out`: the claims that the person was
    taken on the very day, of which the estimate makes nothing; `risk_counting_all` and `level_counting_all`: what it is
    with them, as in the answer on the trip."""

    duty: DutyValue
    risk: float
    level: Level
    confidence: Confidence
    arrest: ArrestRange
    question: Question = "trip"
    arrest_word: str | None = None
    leaves_out: tuple[str, ...] = ()
    own_evidence: bool = False
    risk_counting_all: float | None = None
    level_counting_all: Level | None = None


class CiteResult(Result, frozen=True):
    """A paragraph, sentence by sentence, its footnotes, and what must be said beside it.

    `estimate` is None where nobody is wanted; `remark` says of a territory who is responsible and who controls it,
    with its own footnotes, or how a case ended, which the last of the sentences say as well; `beside` is the former
    sentence by sentence.
    `verified` says to which day the facts on the person and on the host were looked up, if one of these days lies
    before `known`; `facts_to` is the older of the two.
    """

    person: str
    name: str
    state: str
    place: str
    on: date
    known: date
    sentences: tuple[Sentence, ...]
    footnotes: tuple[Footnote, ...]
    estimate: EstimateLine | None
    remark: str | None
    version: str
    checked: str
    note: str
    status: StatusResult
    office_seen: date | None
    office_doubt: LegDoubt | None
    bibtex: str | None = None
    verified: tuple[tuple[str, date], ...] = ()
    facts_to: date | None = None
    style: CitationStyle = "plain"
    remark_footnotes: tuple[int, ...] = ()
    beside: tuple[Sentence, ...] = ()
    role: Role = "destination"
