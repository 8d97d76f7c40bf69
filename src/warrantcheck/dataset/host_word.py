"""What a host had said before a trip, as a statement like any other.

Rows of visits.yaml may carry the host's word where no statement of its own stands in statements.yaml. It becomes a
statement here, so that everything after this sees one kind of thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from warrantcheck.dataset.records import Stance, Statement, Visit

_STANCE: dict[str, Stance] = {
    "pledge": "pledge",
    "assurance": "assurance",
    "court-case": "court-filing",
    "ambiguous": "evasive",
}
_SAID: dict[str, str] = {
    "pledge": "that the warrant would be honoured",
    "assurance": "that there would be no arrest, or that the guest was welcome",
    "court-filing": "nothing settled, while a case for arrest was before its courts",
    "evasive": "nothing clear about an arrest",
}


SAME_WORD = timedelta(days=90)
"""A statement of the host about the person that is at most this much older is taken to be the same word."""


def words_before_visits(visits: Iterable[Visit], statements: Iterable[Statement]) -> Iterator[Statement]:
    """Yield a statement for every visit that carries its host's word, unless that word is among `statements`."""
    known = list(statements)
    for visit in visits:
        word = visit.host_said
        if word is None:
            continue
        stance = _STANCE[word.stance]
        if any(_same(s, visit, stance, word.public) for s in known):
            continue
        yield Statement(
            id=f"{visit.id}.host-said",
            state=visit.state,
            about=(visit.person,),
            date=word.public,
            speaker="the host",
            stance=stance,
            scope=word.scope,
            trip=visit.purpose,
            summary=f"Before the trip of {visit.since} the host had said {_SAID[stance]}.",
            reliability=visit.reliability,
            sources=visit.sources,
        )


def _same(said: Statement, visit: Visit, stance: Stance, day: date) -> bool:
    return (
        said.state == visit.state
        and visit.person in said.about
        and said.stance == stance
        and timedelta(0) <= day - (said.public or said.date) <= SAME_WORD
    )
