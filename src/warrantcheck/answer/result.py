"""What all answers have in common: a frozen struct that, as the Python API returns it, can be read in other forms."""

from __future__ import annotations

from typing import Any, Protocol, Self

from msgspec import Struct

from warrantcheck.errors import UsageError
from warrantcheck.vocabulary import SourceChoice

_SHOWN = "shown"


class Shown(Protocol):
    """Who shows an answer: it knows the question and the data, and the forms, which an answer does not."""

    def line(self) -> str:
        """Sum it up in one line."""

    def envelope(self) -> dict[str, Any]:
        """Return what `-o json` prints, as plain values."""

    def json(self) -> str:
        """Return what `-o json` prints."""

    def frame(self) -> Any:
        """Return its rows as a DataFrame."""

    def text(self, output: str, *, verbose: bool, sources: SourceChoice | None, width: int, color: bool) -> str:
        """Return what is printed with `-o output`."""

    def html(self) -> str:
        """Return a piece of HTML for a notebook."""


class Result(Struct, frozen=True, dict=True):
    """Base of the answers. What the functions of `warrantcheck` return knows its question and the data it rests on.

    A copy, or what was pickled, does not: of the methods only `repr` works then.
    """

    def shown_by(self, shown: Shown) -> Self:
        """Return the same answer, shown by `shown` from now on."""
        self.__dict__[_SHOWN] = shown
        return self

    def __repr__(self) -> str:
        shown: Shown | None = self.__dict__.get(_SHOWN)
        return shown.line() if shown else Struct.__repr__(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the envelope that `-o json` prints, as plain values: the answer is under `result`."""
        return self._shown().envelope()

    def to_json(self) -> str:
        """Return the envelope that `-o json` prints."""
        return self._shown().json()

    def to_frame(self) -> Any:
        """Return the rows that `-o csv` prints as a DataFrame: days, numbers, truth values and lists keep their types.

        Raises:
            UsageError: pandas is not installed.
        """
        return self._shown().frame()

    def to_text(
        self,
        output: str = "table",
        *,
        verbose: bool = False,
        sources: SourceChoice | None = None,
        width: int = 80,
        color: bool = False,
    ) -> str:
        """Return what the command line prints.

        Args:
            output: `table`, `md`, `html`, `csv`, `json`, `jsonl`, and `ics` of what has dates.
            verbose: the law, the practice, the notes and all sources, too.
            sources: `all`, `best` or `none` of the sources of a sentence; `best`, and if `verbose` all, if not given.
            width: of tables, in columns.
            color: with the colours of a terminal.

        Raises:
            UsageError: there is no such format, or not of this answer.
        """
        return self._shown().text(output, verbose=verbose, sources=sources, width=width, color=color)

    def _repr_html_(self) -> str | None:
        shown: Shown | None = self.__dict__.get(_SHOWN)
        return shown.html() if shown else None

    def _shown(self) -> Shown:
        shown: Shown | None = self.__dict__.get(_SHOWN)
        if shown is None:
            raise UsageError("This answer is a copy, or was not returned by a function of `warrantcheck`: ask again.")
        return shown
