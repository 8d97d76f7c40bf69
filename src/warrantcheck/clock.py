"""The two days of every question: the day asked about, and the day whose knowledge is used."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from warrantcheck.errors import BadDate

FIRST_DAY = date(2002, 7, 1)
LAST_DAY = date(2100, 1, 1)


class Clock(Struct, frozen=True):
    """`on`: the day of travel. `known`: what the public knew; by default the earlier of today and `on`."""

    on: date
    known: date

    @property
    def seen(self) -> date:
        """The last day whose events are both past and public: the earlier of the two."""
        return min(self.on, self.known)

    def at(self, day: date) -> Clock:
        """Return the same knowledge applied to another day."""
        return replace(self, on=day)

    @classmethod
    def of(cls, today: date, on: date | None = None, known: date | None = None) -> Clock:
        """Fill in the defaults.

        Raises:
            BadDate: `on` lies before the Statute (2002-07-01) or beyond 2099, or `known` in the future.
        """
        on = on or today
        if not FIRST_DAY <= on < LAST_DAY:
            raise BadDate(f"{on} is outside what the data speaks about: 2002-07-01 (the Rome Statute) to 2099-12-31.")
        if known and known > today:
            raise BadDate(f"--known {known} lies in the future: nobody knows yet what will be public then.")
        return cls(on, known or min(today, on))
