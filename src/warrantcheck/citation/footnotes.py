"""Footnotes: which sources stand under a sentence, and their numbers."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from warrantcheck.citation.results import Footnote, Sentence
from warrantcheck.citation.wording import sentence
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import CAME
from warrantcheck.dataset.store import Dataset

_RANKS = {"court": 0, "depositary": 1, "official": 2}
MOST_NOTES = 2
"""How many footnotes a sentence bears, unless it says more than two sources show."""


def numbered(data: Dataset, told: list[Sentence], clock: Clock) -> tuple[tuple[Sentence, ...], tuple[Footnote, ...]]:
    """Give each sentence its sources, and each source a number in the order of first use."""
    numbers: dict[str, int] = {}
    sentences = []
    for one in told:
        stated = tuple(dict.fromkeys(one.claims))
        sources = _enough(data, stated, clock.known)
        notes = tuple(numbers.setdefault(id_, len(numbers) + 1) for id_ in sources)
        sentences.append(replace(one, text=sentence(one.text), claims=stated, sources=sources, footnotes=notes))
    footnotes = []
    for id_, number in numbers.items():
        s = data.source(id_)
        later = s.published is not None and s.published > clock.known
        note = Footnote(number, id_, s.cited_title, s.publisher, s.date, s.url, later, month=s.month)
        footnotes.append(note)
    return tuple(sentences), tuple(footnotes)


def _shown(data: Dataset, claim: str, known: date) -> tuple[str, ...]:
    """Return the sources of a claim; of a trip that took place, those that are not from before it, if there are any."""
    sources = data.sources_of((claim,), known)
    if not data.has("visit", claim) or data.visit(claim).outcome not in CAME:
        return sources
    began = data.visit(claim).since
    days = {id_: data.source(id_).published for id_ in (*sources, *data.claim(claim).sources)}
    after = tuple(id_ for id_ in sources if (days[id_] or began) >= began)
    later = [(published, id_) for id_, published in days.items() if published and published >= began]
    return after or ((min(later)[1],) if later else sources)


def _enough(data: Dataset, stated: tuple[str, ...], known: date) -> tuple[str, ...]:
    """Return the sources to cite: those that show the most of what is said, the better first, two where one would do.

    Every claim keeps a source, even if that takes more than two.
    """
    shown = {claim: _shown(data, claim, known) for claim in stated}
    every = tuple(dict.fromkeys(id_ for sources in shown.values() for id_ in sources))
    found: list[str] = []

    def worth(id_: str) -> tuple[int, int, bool]:
        fresh = sum(id_ in sources for sources in shown.values() if not set(found) & set(sources))
        source = data.source(id_)
        return -fresh, _RANKS.get(source.kind, len(_RANKS)), source.published is None

    while len(found) < len(every):
        best = min((id_ for id_ in every if id_ not in found), key=lambda id_: (*worth(id_), every.index(id_)))
        if not worth(best)[0] and len(found) >= MOST_NOTES:
            break
        found.append(best)
    return tuple(found)
