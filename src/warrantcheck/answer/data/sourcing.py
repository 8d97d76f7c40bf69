"""How well the claims are sourced, kind by kind: what a reader may know before trusting a figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from warrantcheck.dataset import records as r
from warrantcheck.dataset.claims import Claim
from warrantcheck.dataset.records.missing_record import Lack, WhyMissing

if TYPE_CHECKING:
    from warrantcheck.authoring.validate import DataFiles
    from warrantcheck.dataset.store import Dataset

ClaimKind = Literal[
    "treaty-act", "declaration", "privileges", "attribute", "situation", "resolution", "warrant", "ending", "office",
    "custody", "home", "death", "statement", "visit", "finding", "event", "evidence", "government",
]  # fmt: skip

KINDS: dict[type[r.Record], ClaimKind] = {
    r.TreatyAct: "treaty-act",
    r.Declaration: "declaration",
    r.Privileges: "privileges",
    r.Attribute: "attribute",
    r.Situation: "situation",
    r.Resolution: "resolution",
    r.Warrant: "warrant",
    r.Ending: "ending",
    r.Office: "office",
    r.CustodyEvent: "custody",
    r.Home: "home",
    r.Death: "death",
    r.DeathReport: "death",
    r.Statement: "statement",
    r.Visit: "visit",
    r.Finding: "finding",
    r.Event: "event",
    r.EvidenceTable: "evidence",
    r.Head: "government",
}
"""The kind of a claim, by the record behind it."""

_WHY: tuple[WhyMissing, ...] = ("secret", "unnumbered", "not-found")


class KindSources(Struct, frozen=True):
    """The sources of the claims of one kind, or of all (`kind`: `all`). Shares are per cent of `claims`.

    `two_independent`: claims with two sources of different publishers, neither of which names the other. `official`,
    `reported`, `unverified`: claims by reliability. `oldest_verification`: of facts about states and people, the day
    to which their row was verified; of other facts, the day of their newest dated source; the oldest of these days,
    None if there is none. `with_record`, `with_number`, `read_directly`, `weak_alone`: shares of the claims that name a
    document of record, that give its number, whose document of record was read at its issuer, and of which every source
    is user-made, a reference work, a copy, without an address, or only quoted. `no_number`: the share of the claims of
    which no number is public, because the document is secret or what was published bears none.
    """

    kind: ClaimKind | Literal["all"]
    claims: int
    two_independent: int
    two_independent_share: float
    official: int
    official_share: float
    reported: int
    reported_share: float
    unverified: int
    unverified_share: float
    oldest_verification: date | None
    with_record: float = 0.0
    with_number: float = 0.0
    read_directly: float = 0.0
    weak_alone: float = 0.0
    no_number: float = 0.0


class WeakSource(Struct, frozen=True):
    """A source, and what is weak about it."""

    source: str
    weakness: r.Weakness


class WeakClaim(Struct, frozen=True):
    """A claim that decides answers and stands on weak sources alone; `why` says what is weak about each."""

    claim: str
    kind: ClaimKind
    sources: tuple[str, ...]
    text: str = ""
    why: tuple[WeakSource, ...] = ()


class MissingClaim(Struct, frozen=True):
    """A claim of which the document of record, or its number, was not seen: which, why, and where it was looked for.

    `text` is the claim; `looked` says where it was looked for, or who says that it is secret, on `sources`.
    """

    claim: str
    kind: ClaimKind
    lacks: Lack
    why: WhyMissing
    text: str
    looked: str
    sources: tuple[str, ...]


class Sourcing(Struct, frozen=True):
    """How well the claims of a folder are sourced: all of them, then kind by kind.

    `weak` lists the warrants, endings, findings, treaty acts and offices of heads that stand on weak sources alone, and
    the statements without which a level would be another;
    `missing`: how many claims are listed as without a document of record; `unnumbered` lists these, and those with a
    document of record of which no number was seen.
    """

    all: KindSources
    kinds: tuple[KindSources, ...]
    weak: tuple[WeakClaim, ...] = ()
    missing: int = 0
    unnumbered: tuple[MissingClaim, ...] = ()


class _Graded(Struct, frozen=True):
    claim: Claim
    kind: ClaimKind
    independent: bool
    verified: date | None
    cited: tuple[r.Source, ...]

    @property
    def weak(self) -> bool:
        return all(source.weak for source in self.cited)


def sourcing(files: DataFiles, data: Dataset) -> Sourcing:
    """Count the claims of sound data by what they are based on; `data` is the same, compiled.

    Of data that is added to the shipped data, both are counted, and only the claims that it adds or changes are listed.
    """
    graded = tuple(_graded(files))
    own = tuple(one for one in graded if data.overlay is None or data.is_own([one.claim.id]))
    numberless = {row.claim for row in files.missing_records if row.why != "not-found"}
    by_kind = {kind: tuple(one for one in graded if one.kind == kind) for kind in dict.fromkeys(KINDS.values())}
    kinds = tuple(_count(kind, found, numberless) for kind, found in by_kind.items() if found)
    unnumbered = tuple(sorted(_unnumbered(files, own), key=lambda one: (one.lacks == "document", _WHY.index(one.why))))
    missing = sum(one.lacks == "document" for one in unnumbered)
    every = _count("all", graded, numberless)
    return Sourcing(every, kinds, tuple(_weak(files, data, own)), missing, unnumbered)


def _unnumbered(files: DataFiles, graded: tuple[_Graded, ...]) -> Iterator[MissingClaim]:
    listed = {row.claim: row for row in files.missing_records}
    for one in graded:
        if row := listed.get(one.claim.id):
            yield MissingClaim(row.claim, one.kind, row.lacks, row.why, one.claim.text, row.text, row.sources)


def _weak(files: DataFiles, data: Dataset, graded: tuple[_Graded, ...]) -> Iterator[WeakClaim]:
    from warrantcheck.dataset.grounds import grounds

    records = grounds(files)
    weak = [(one, records[one.claim.id]) for one in graded if one.weak]
    moving = _moving(data, [record for _, record in weak if isinstance(record, r.Statement)])
    for one, record in weak:
        head = isinstance(record, r.Office) and record.kind in ("head-of-state", "head-of-government")
        if head or one.claim.id in moving or one.kind in ("warrant", "ending", "finding", "treaty-act"):
            why = tuple(WeakSource(source.id, source.weakness) for source in one.cited if source.weakness)
            yield WeakClaim(one.claim.id, one.kind, one.claim.sources, one.claim.text, why)


def _moving(data: Dataset, statements: list[r.Statement]) -> set[str]:
    """Return the ids of those without which a level would be another."""
    from warrantcheck.answer.explain.deciding import deciding

    return {said.id for said in deciding(data, statements)}


def _graded(files: DataFiles) -> Iterator[_Graded]:
    from warrantcheck.authoring.compiler import claims_of
    from warrantcheck.authoring.publisher import independent
    from warrantcheck.dataset.grounds import grounds

    sources = {source.id: source for source in files.sources}
    records = grounds(files)
    rows = {state.id: state.verified for state in files.states}
    rows |= {person.id: person.verified for person in files.people}
    for claim in claims_of(files):
        cited = tuple(sources[id_] for id_ in claim.sources)
        kind = KINDS[type(records[claim.id])]
        newest = max((source.date for source in cited if source.date), default=None)
        of_row = kind not in ("statement", "visit", "finding", "event", "evidence", "government")
        verified = rows.get(claim.about, newest) if of_row else newest
        seen = [source for source in cited if source.read != "quoted"]  # a document that nobody read confirms nothing
        yield _Graded(claim, kind, independent(seen), verified, cited)


def _count(kind: ClaimKind | Literal["all"], graded: tuple[_Graded, ...], numberless: set[str]) -> KindSources:
    reliability = Counter(one.claim.reliability for one in graded)
    double = sum(one.independent for one in graded)
    days = [one.verified for one in graded if one.verified]

    def share(count: int) -> float:
        return round(100 * count / len(graded), 1) if graded else 0.0

    return KindSources(
        kind=kind,
        claims=len(graded),
        two_independent=double,
        two_independent_share=share(double),
        official=reliability["official"],
        official_share=share(reliability["official"]),
        reported=reliability["reported"],
        reported_share=share(reliability["reported"]),
        unverified=reliability["unverified"],
        unverified_share=share(reliability["unverified"]),
        oldest_verification=min(days, default=None),
        with_record=share(sum(any(source.read for source in one.cited) for one in graded)),
        with_number=share(sum(any(source.record for source in one.cited) for one in graded)),
        read_directly=share(sum(any(source.read == "directly" for source in one.cited) for one in graded)),
        weak_alone=share(sum(one.weak for one in graded)),
        no_number=share(sum(one.claim.id in numberless for one in graded)),
    )
