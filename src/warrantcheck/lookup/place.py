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
        """What is said of the place, in one text; None for a state."""
        return " ".join(f"{text}." for text, _ in self.told) or None

    @property
    def taken_as(self) -> str | None:
        """What is said where the answer is on the state: that it is, and of a territory how it stands; None for a
        state."""
        if self.territory is None and self.detail is None:
            return None
        return f"{self.name}: the answer is on {self.state.in_text} as a whole. {self.note or ''}".rstrip()

    @property
    def told(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Which state is responsible, who controls the place, whether the state's duties reach it: sentences without
        their full stops, each with its sources; nothing of a state. The first says if nobody could verify it."""
        territory = self.territory
        if territory is None:
            return ()
        reach = {
            "yes": f"; the duties of {self.state.in_text} under the Rome Statute apply there as well",
            "no": "",  # the text says why: the state is no party, or left it out
            "disputed": "; whether the Rome Statute applies there is disputed",
        }[territory.statute]
        first = territory.text.removesuffix(".") + ("" if territory.statute_since else reach)  # or says since when
        first += " (unverified)" if territory.reliability == "unverified" else ""
        also = ((one.text.removesuffix("."), one.sources) for one in territory.also)
        return (first, territory.sources), *also
