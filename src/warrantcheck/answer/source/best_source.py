"""Which of several sources to name where one must do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from warrantcheck.dataset.claims import of_office
from warrantcheck.dataset.records import Office, Source
from warrantcheck.dataset.store import Dataset

_QUALITY = {"court": 1, "depositary": 1, "un": 1, "government": 2, "official": 2, "copy": 4}


def best_source(sources: Iterable[Source], known: date) -> Source | None:
    """Return the best source that was public on the day `known`, or, if none was, the best of the others.

    Of equal quality those with a day come first, the newest before the others.
    """
    return min(sources, key=lambda source: _order(source, known), default=None)


def office_of(data: Dataset, claim: str) -> Office | None:
    """Return the office that a claim is about; None if it is about something else."""
    about = data.claim(claim).about
    person = data.person(about) if data.has("person", about) else None
    return next((o for o in person.offices if of_office(person, o) == claim), None) if person else None


def showing(data: Dataset, claim: str, known: date) -> tuple[str, ...]:
    """Return the sources of a claim that can show it: none from before it became public.

    A document of record bears the day of the act, which may be older: that of a warrant under seal. Where all that is
    left is weak and bears no day, better sources published after `known` take its place.
    """
    ids, stated = data.sources_of((claim,), known), data.claim(claim)
    of_later = claim.endswith(".revoked")  # an act and its end share sources

    def able(source: Source) -> bool:
        days = (stated.holds if source.read else None, stated.public)
        since = min((day for day in days if day), default=None)
        return since is None or (source.published >= since if source.published else not of_later)

    found = [source for source in map(data.source, ids) if able(source)]
    if found and all(source.weak and source.published is None for source in found):
        every = map(data.source, stated.sources)
        found = [source for source in every if source.published and not source.weak and able(source)] or found
    return tuple(source.id for source in found) or ids


def quality(source: Source) -> int:
    """Rank a source, the best first.

    Documents of record that were read (0); other pages of courts, the depositary and the UN (1); of governments (2);
    the press, specialists and organisations (3); copies (4); works of reference, what anybody may write, and what has
    no address (5).
    """
    if source.read in ("directly", "copy"):
        return 0
    if source.weakness in ("no address", "user-made", "reference"):
        return 5
    return _QUALITY.get(source.class_ or source.kind, 3)


def _order(source: Source, known: date) -> tuple[bool, int, int]:
    day = source.published
    return bool(day and day > known), quality(source), -day.toordinal() if day else 0
