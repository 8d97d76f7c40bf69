"""Footnotes: which sources stand under a sentence, and their numbers.

A document of record comes first, and its footnote says where it was read; no sentence bears more than two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import chain, combinations

from msgspec.structs import replace

from warrantcheck.answer.source.best_source import best_source, office_of, quality, showing
from warrantcheck.citation.results import Footnote, Page, Sentence
from warrantcheck.citation.styles import chicago, oscola, plain
from warrantcheck.citation.styles.parties import parties
from warrantcheck.citation.wording import sentence
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import CAME, Finding, Source, Statement
from warrantcheck.dataset.store import Dataset
from warrantcheck.vocabulary import CitationStyle

MOST_NOTES = 2
"""The most footnotes that a sentence has."""

_ENOUGH = 3.9
"""What a second source may cost that is not needed: the press may be named beside, what is weak not."""


_END = re.compile(r"(?<=[a-z\d)][a-z\d)]{2})\.\s+(?=[A-Z])")
"""Where a sentence ends and another begins: not after `No.`, `Jr.` or `art.`"""

_CITING = re.compile(r", citing document \S+$")
"""How our description of a page ends that quotes documents of record: of several it names one."""

_STYLES = {"oscola": oscola.footnote, "chicago": chicago.footnote}


def numbered(
    data: Dataset, told: list[Sentence], clock: Clock, style: CitationStyle = "plain", beside: Iterable[Sentence] = ()
) -> tuple[tuple[Sentence, ...], tuple[Sentence, ...], tuple[Footnote, ...]]:
    """Give each sentence its sources, and each source a number in the order of first use; then those that stand beside.

    What is told in two sentences is divided, each with the same footnotes. A sentence that names sources of its claims
    rests on these alone.
    """
    numbers: dict[str, int] = {}
    numbered_: list[list[Sentence]] = []
    later = _later(data, clock.known)
    shown = []
    every = [*told, *beside]
    for one in every:
        stated = tuple(dict.fromkeys(one.claims))
        given = sorted(one.sources, key=lambda id_: _rank(data.source(id_), clock.known, later))
        chosen = bool(given) and set(given) <= set(data.sources_of(stated, clock.known))
        enough = _enough(data, stated, clock, later) if stated and not chosen else ()
        shown.append(_with_given(enough, given))
    copied = _copied(data, {id_ for sources in shown for id_ in sources}, clock.known)
    for one, pages in zip(every, shown, strict=True):
        sources = tuple(dict.fromkeys(copied.get(id_, id_) for id_ in pages))
        notes = tuple(numbers.setdefault(id_, len(numbers) + 1) for id_ in sources)
        stated, parts = tuple(dict.fromkeys(one.claims)), _END.split(one.text)
        numbered_.append([Sentence(sentence(part), stated, sources, notes) for part in parts])
    made = (footnote(data, data.source(id_), number, clock.known) for id_, number in numbers.items())
    notes_ = (replace(note, tells_of=later.get(note.source)) for note in made)
    footnotes = tuple(replace(note, text=written(data, note, style, clock.known)) for note in notes_)
    return tuple(chain(*numbered_[: len(told)])), tuple(chain(*numbered_[len(told) :])), footnotes


def _copied(data: Dataset, shown: set[str], known: date) -> dict[str, str]:
    """Return the pages cited that are copies of a document of record that is cited as well, with that document: they
    are one footnote."""
    documents = [source for source in map(data.source, sorted(shown)) if source.read == "copy"]
    pages = ((page.source, source.id) for source in documents if (page := _read_in(data, source, known)))
    return {page: document for page, document in pages if page in shown}


def _with_given(shown: tuple[str, ...], given: list[str]) -> tuple[str, ...]:
    """Return the sources of a sentence: of its claims, and of those that it names itself, the best first, at least one;
    two in all."""
    if not given:
        return shown
    room = shown[: MOST_NOTES - 1] if not set(given).intersection(shown) else shown
    return tuple(dict.fromkeys((*room, *given)))[:MOST_NOTES]


def _later(data: Dataset, known: date) -> dict[str, date]:
    """Return the pages without a day, or of that month, that tell of something said or found after the day of
    knowledge, and of which day at the latest: such a page is newer than that day, though nobody knows by how much."""
    if known >= date.fromisoformat(data.checked):
        return {}
    told: list[Statement | Finding] = [data.statement(id_) for id_ in data.names("statement")]
    told += [data.finding(id_) for id_ in data.names("finding")]
    newest: dict[str, date] = {}
    for one in sorted((one for one in told if one.published > known), key=lambda one: one.published):
        newest |= dict.fromkeys(one.sources, one.published)
    undated = (None, f"{known:%Y-%m}")
    return {
        id_: day for id_, day in newest.items() if data.source(id_).date is None and data.source(id_).month in undated
    }


def written(data: Dataset, note: Footnote, style: CitationStyle, known: date) -> str:
    """Write a footnote in a style; `known` is the day of knowledge."""
    if style in ("plain", "bibtex"):
        return plain.footnote(note, known, date.fromisoformat(data.checked))
    return _STYLES[style](note, parties(data, note.record), _made(data.version))


def _made(version: str) -> date | None:
    """Return the day of an edition, by which its pages had been read."""
    try:
        return date.fromisoformat(version.partition("+")[0].replace(".", "-"))
    except ValueError:
        return None


def footnote(data: Dataset, source: Source, number: int, known: date) -> Footnote:
    """Return a source as a footnote, without its text."""
    return Footnote(
        number=number,
        source=source.id,
        title=source.shown_title,
        publisher=source.publisher,
        date=source.date,
        url=source.url,
        later=source.published is not None and source.published > known,
        month=source.month,
        class_=source.class_,
        weakness=source.weakness,
        record=source.record,
        read=source.read,
        read_in=_read_in(data, source, known),
    )


def _read_in(data: Dataset, source: Source, known: date) -> Page | None:
    """Return the best of the pages in which a document of record was read, or is quoted, of those from before the day
    of knowledge if there are any; None if it was read itself."""
    if source.read in (None, "directly"):
        return None
    page = best_source(map(data.source, data.named("carried-by", source.id)), known)
    if page is None:
        return None
    title = _CITING.sub(f", citing document {source.record}" if source.record else "", page.shown_title)
    return Page(page.id, title, page.publisher, page.date, page.url, page.month)


def _shown(data: Dataset, claim: str, clock: Clock) -> tuple[str, ...]:
    """Return the sources of a claim that can show it.

    Of an office that is the newest from before the day asked about, a weak one only if no other is from the day on
    which it was last seen held; of a trip that took place those
    that are not from before it, if there are any; of anything else those that are not from before it became public.
    """
    sources = data.sources_of((claim,), clock.known)
    if office := office_of(data, claim):
        told = office.seen if office.seen and office.seen <= clock.seen else date.min
        fresh = [(s, s.published) for s in map(data.source, sources) if s.published and s.published >= told]
        held = {s.id: day for s, day in fresh if not s.weak} or {s.id: day for s, day in fresh}
        last = max((day for day in held.values() if day <= clock.seen), default=None)
        return tuple(id_ for id_, day in held.items() if day == last) if last else sources
    visit = data.visit(claim) if data.has("visit", claim) else None
    if visit is None or visit.outcome not in CAME:
        return showing(data, claim, clock.known)
    began = visit.since
    days = {id_: data.source(id_).published for id_ in (*sources, *data.claim(claim).sources)}
    over = tuple(id_ for id_ in sources if (days[id_] or date.min) >= visit.until)
    after = over or tuple(id_ for id_ in sources if (days[id_] or began) >= began)
    later = [(published, id_) for id_, published in days.items() if published and published >= began]
    return after or ((min(later)[1],) if later else sources)


def _enough(data: Dataset, stated: tuple[str, ...], clock: Clock, later: dict[str, date]) -> tuple[str, ...]:
    """Return the one or two sources that show all that is said; a weak one only where it is needed.

    A document of record with a number comes first, then the better.

    Where no two show everything, each claim keeps its best.
    """
    shown = {claim: _shown(data, claim, clock) for claim in stated}
    every = list(dict.fromkeys(id_ for sources in shown.values() for id_ in sources))
    ranks = {id_: _rank(data.source(id_), clock.known, later) for id_ in every}
    every.sort(key=ranks.__getitem__)
    told = {id_: {claim for claim, sources in shown.items() if id_ in sources} for id_ in every}

    def able(some: tuple[str, ...]) -> bool:
        first, *rest = some
        inside = any(first in data.source(id_).of and told[id_] <= told[first] for id_ in rest)
        return not inside and set().union(*(told[id_] for id_ in some)) == set(stated)

    def cost(some: tuple[str, ...]) -> tuple[float, float, int]:
        first, *rest = some
        return ranks[first], *((ranks[rest[0]], -len(told[rest[0]])) if rest else (_ENOUGH, 0))

    choices = [some for n in range(1, MOST_NOTES + 1) for some in combinations(every, n) if able(some)]
    if not choices:
        return tuple(dict.fromkeys(next(id_ for id_ in every if id_ in sources) for sources in shown.values()))
    best = min(choices, key=cost)
    return tuple(sorted(best, key=lambda id_: data.source(id_).record is None))


def _rank(source: Source, known: date, later: dict[str, date]) -> float:
    """Order sources by their quality; of equals those with a day first, and those published later last."""
    late = source.id in later or (source.published is not None and source.published > known)
    return quality(source) + (0.5 if source.published is None else 0) + (10 if late else 0)
