"""How a reader wants an answer: short or at length, with how many sources, told on which day."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from warrantcheck.vocabulary import SourceChoice


class View(Struct, frozen=True):
    """What a document is made for.

    `sources`: all sources of each sentence, the best one, or none; if it is not given, the best one, and at length all.
    `today`: by which the age of the facts is told; without it, it is not told. `options`: the reader can be told what
    the options of the command line would add.
    """

    sources: SourceChoice | None = None
    verbose: bool = False
    today: date | None = None
    options: bool = True

    @property
    def choice(self) -> SourceChoice:
        """Which sources of a sentence are named."""
        return self.sources or ("all" if self.verbose else "best")
