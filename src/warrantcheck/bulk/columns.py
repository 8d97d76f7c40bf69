"""Which columns of a file ask, under whatever name, and which the answer adds."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from warrantcheck.errors import UsageError

ASKED = ("person", "to", "on", "known", "assume")
"""What a row asks; `person` and `to` must be there."""

JUDGED = ("state", "duty", "risk", "level", "confidence", "arrest_low", "arrest_high", "error")
"""The columns that answer."""

TOLD = ("person_id", "on_used", "question", "suggestion")
"""The columns that say how the row was read."""

ANSWERED = (*JUDGED, *TOLD)
"""All columns that are added, in their order."""

DAYS = frozenset({
    "date", "day", "when", "on date", "travel date", "trip date", "date of travel", "travel day", "flight date",
    "departure", "departure date", "arrival", "arrival date", "start date", "datum", "reisedatum", "fecha",
    "fecha de viaje", "jour", "date de voyage",
})  # fmt: skip
"""Names by which other files call the day of travel; `_` and `-` count as spaces."""

_LISTED = 12


class Naming:
    """What the columns that ask are called in a file; without a word from the user they have their own names.

    Capitals and spaces around a name do not matter.
    """

    def __init__(self, given: Mapping[str, str] | None = None, *, dated: bool = False) -> None:
        """Take the names that were given; `dated`: a day was given for all rows, and no column need name it.

        Raises:
            UsageError: one column is to be two things, or what it is to hold is nothing that is asked.
        """
        strange = [name for name in given or () if name not in ASKED]
        if strange:
            raise UsageError(f"`batch` reads no column {strange[0]!r}; it reads {', '.join(ASKED)}.")
        self._dated = dated
        self._given = {name: _folded(column) for name, column in (given or {}).items()}
        if len(set(self._given.values())) < len(self._given):
            raise UsageError("One column of the input cannot serve twice: give each --…-column a different name.")
        self._wanted = {column: name for name, column in self._given.items()}
        self._wanted |= {name: name for name in ASKED if name not in self._given and name not in self._wanted}

    def find(self, columns: list[str]) -> dict[str, int]:
        """Return where the columns that ask stand.

        Raises:
            UsageError: one is missing or stands twice, an answer has its name, or a day has another name than `on`.
        """
        asked: dict[str, int] = {}
        for at, column in enumerate(columns):
            name = self._wanted.get(_folded(column))
            if name in asked:
                raise UsageError(f"The input has more than one column {column.strip()!r}.")
            if name:
                asked[name] = at
        for name in dict.fromkeys((*ASKED[:2], *self._given)):
            if name not in asked:
                raise UsageError(_missing(self._given.get(name, name), name, columns))
        require_free(columns)
        self.require_day(columns, asked)
        return {name: asked[name] for name in ASKED if name in asked}

    def require_day(self, columns: Iterable[str], asked: Container[str]) -> None:
        """Refuse a column that seems to hold the day of travel where none is `on`: every row would mean today.

        Raises:
            UsageError: there is one, and no day was given for all rows.
        """
        if self._dated or "on" in asked:
            return
        for column in columns:
            if _folded(column) not in self._wanted and _folded(column.replace("_", " ").replace("-", " ")) in DAYS:
                name = " ".join(column.split())
                raise UsageError(
                    f"The input has a column {name!r} and no column `on`, so that every row would be judged for today: "
                    f"rename it `on`, name it (--on-column {name!r}, in Python columns={{'on': {name!r}}}), or give "
                    f"one day for all rows (--on DAY, in Python on=DAY)."
                )

    def name_of(self, column: str) -> str | None:
        """Return what a column asks, if it asks."""
        return self._wanted.get(_folded(column))


def require_free(columns: Iterable[str]) -> None:
    """Refuse columns that have the name of an answer.

    Raises:
        UsageError: one has.
    """
    taken = [name for name in columns if name in ANSWERED]
    if taken:
        raise UsageError(f"The input already has a column {taken[0]!r}, which is one of the answer's: rename it.")


def _missing(column: str, name: str, columns: list[str]) -> str:
    has = ", ".join(" ".join(c.split())[:40] or "''" for c in columns[:_LISTED]) + (", …" if columns[_LISTED:] else "")
    return (
        f"The input has no column {column!r}; it needs `person` and `to`, and may have `on`, `known` and `assume`. It "
        f"has: {has or 'nothing'}. If one of them is meant, name it: --{name}-column NAME, in Python "
        f'columns={{"{name}": NAME}}.'
    )


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
