"""A place as it was meant: the state that is responsible, and the territory, city or airport that was named."""

from __future__ import annotations

from msgspec import Struct

from warrantcheck.dataset.records import State, Territory


class Place(Struct, frozen=True):
    """A state, reached by its own name or through a territory, a city or an airport.

    `state` is the state internationally responsible; for a territory without one, the state that controls it.
    `detail` is what was named within it: `Tel Aviv`, `SVO`. `reading` says what else a code that was typed could mean.
    """

    state: State
    territory: Territory | None = None
    detail: str | None = None
    reading: str | None = None

    @property
    def code(self) -> str:
        """The code shown for the place: of the state, or of a territory for which no state is responsible."""
        if self.territory and self.territory.state is None and self.territory.code:
            return self.territory.code
        return self.state.id

    @property
    def key(self) -> str:
        """What tells this place from others in law and practice: a state's code, or `@` and a territory's id; with the
        city, where the territory is held in parts."""
        if self.territory is None:
            return self.state.id
        part = f"/{self.detail}" if self.detail and self.territory.control else ""
        return f"@{self.territory.id}{part}"

    @property
    def name(self) -> str:
        """The name shown: `Crimea (Ukraine)`, `Tel Aviv (Israel)`, `Mongolia`."""
        parts = [self.detail, self.territory.name if self.territory else None, self.state.name]
        if self.territory and self.territory.state is None:
            parts.pop()
        named = [part for part in parts if part]
        return named[0] if len(named) == 1 else f"{named[0]} ({', '.join(named[1:])})"

    @property
    def note(self) -> str | None:
        """Which state is responsible, who controls the place, whether the Statute reaches it; None for a state."""
        if self.territory is None:
            return None
        if self.territory.statute_since:
            return self.territory.text  # which says since when
        reach = {"yes": "applies there", "no": "does not apply there", "disputed": "may apply there, which is disputed"}
        return f"{self.territory.text.removesuffix('.')}; the Rome Statute {reach[self.territory.statute]}."
