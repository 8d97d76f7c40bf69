"""The numbers of sources beside sentences, in the order of their first use, and the list of those used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from warrantcheck.answer.record import read_at
from warrantcheck.answer.source.best_source import best_source, office_of, showing
from warrantcheck.document.parts.blocks import Paragraph, Source, Sources, Span, Text, said
from warrantcheck.document.parts.source_words import WEAK, limits, numbered
from warrantcheck.view import View

if TYPE_CHECKING:
    from warrantcheck.dataset.records import Source as Record
    from warrantcheck.dataset.store import Dataset


OPEN = 6
"""So many sources stand open on a page: those of a short answer; longer lists are folded."""


class Citations:
    """What a document has cited so far; without data, or where no sources are wanted, it cites nothing."""

    def __init__(self, data: Dataset | None, view: View, known: date) -> None:
        """Take the data of the answer, how the reader wants it, and the day by whose knowledge it was given."""
        self.view = view
        self._data = data if view.choice != "none" else None
        self._known = known
        self._numbers: dict[str, int] = {}

    def of_claims(self, claims: Iterable[str]) -> Text:
        """Cite the sources of claims: ` [3]`."""
        if self._data is None:
            return ()
        if self.view.choice == "best":
            stated = tuple(claims)
            offices = all(office_of(self._data, claim) for claim in stated)
            shown = Counter(id_ for claim in stated for id_ in showing(self._data, claim, self._known))
            return self.of(self._widest(shown), newest=offices)
        return self.of(self._data.sources_of(claims, self._known))

    @staticmethod
    def _widest(shown: Counter[str]) -> list[str]:
        """Return the sources that show the most of several claims."""
        most = max(shown.values(), default=0)
        return [id_ for id_ in shown if shown[id_] == most]

    def of_last(self, claims: Sequence[str]) -> Text:
        """Cite the sources of claims that a sentence sums up; where one source must do, one of the last claim.

        Tables of evidence have no last one: of them a source that shows the most.
        """
        tables = self._data is not None and all(self._data.has("evidence-table", claim) for claim in claims)
        return self.of_claims(claims if tables or self.view.choice != "best" else claims[-1:])

    def of(self, sources: Iterable[str], *, newest: bool = False) -> Text:
        """Cite sources: the best of them, or all; `newest`: where one must do, one of the newest day.

        What stands on weak sources alone is marked so.
        """
        if self._data is None:
            return ()
        found = [self._data.source(id_) for id_ in sources]
        weak = (Span(" (weak)"),) if found and all(source.weak for source in found) else ()
        if self.view.choice == "best":
            days = (s.published for s in found if newest and s.published and s.published <= self._known)
            last = max(days, default=None)
            best = best_source((s for s in found if last is None or s.published == last), self._known)
            found = [best] if best else []
        return (*(self._mark(source.id, first=not i) for i, source in enumerate(found)), *weak)

    def keep(self, sources: Iterable[str]) -> None:
        """Let sources stand in the list whether or not a sentence cites them."""
        for id_ in sources:
            self._number(id_)

    @property
    def any_weak(self) -> bool:
        """One of the sources that were cited is weak."""
        return self._data is not None and any(self._data.source(id_).weak for id_ in self._numbers)

    @property
    def brief(self) -> bool:
        """One source a sentence is named: in a window, by publisher and day."""
        return self.view.choice == "best"

    def more(self) -> Iterator[Paragraph]:
        """Say how to see all sources, and the titles and addresses that a short list leaves out."""
        if self.brief and self.view.options and self._numbers:
            yield Paragraph(said("All sources, with titles and addresses: --sources all."), "soft")

    def listed(self, *, brief: bool = False) -> Sources | None:
        """Return the list of what was cited; `brief`: in a window, by publisher and day."""
        if self._data is None or not self._numbers:
            return None
        data = self._data
        entries = tuple(_entry(data, data.source(id_), number) for id_, number in self._numbers.items())
        return Sources("Sources", entries, brief, folded=len(entries) > OPEN)

    def _mark(self, id_: str, *, first: bool) -> Span:
        number = self._number(id_)
        return Span(f"{' ' if first else ''}[{number}]", "source", str(number))

    def _number(self, id_: str) -> int:
        return self._numbers.setdefault(id_, len(self._numbers) + 1)


def _entry(data: Dataset, source: Record, number: int) -> Source:
    when = f", {source.date or source.month or 'undated'}"
    long = _mark(limits(source.weakness, source.read, read_at(data, source)))
    short = _mark("a copy" if source.read == "copy" else WEAK[source.weakness] if source.weakness else None)
    text = numbered(source.record, f"{source.publisher}: {source.shown_title}{when}{long}")
    return Source(number, text, source.url or "", f"{source.publisher}{when}{short}")


def _mark(text: str | None) -> str:
    return f" ({text})" if text else ""
