"""International bodies and other groups of states, and who belongs to them since when."""

from collections.abc import Mapping

from msgspec import field

from warrantcheck.dataset.records.base import Day, Record


class Body(Record, frozen=True, kw_only=True):
    """An international body and its members; `joined` and `left` date those who were not members throughout.

    `since` is the first day of which the list speaks (default: July 2002). Instead of `members`, `table` may name the
    table of evidence that holds them. `series` are the meetings of the body, as events.yaml calls them.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    since: Day | None = None
    members: tuple[str, ...] = ()
    joined: Mapping[str, Day] = field(default_factory=dict)
    left: Mapping[str, Day] = field(default_factory=dict)
    table: str | None = None
    sources: tuple[str, ...]
    notes: str | None = None

    def has(self, state: str, on: Day) -> bool:
        """Say whether a state of its own list was a member on a day."""
        joined, left = self.joined.get(state), self.left.get(state)
        return state in self.members and not (joined and on < joined) and not (left and on >= left)


class Belonging(Record, frozen=True, kw_only=True):
    """That a state belongs to a group from a day on, until another; `public` is when that was known.

    `short_of` says, of one that is no full member, what it is.
    """

    state: str
    since: Day
    public: Day
    until: Day | None = None
    short_of: str | None = None

    def holds(self, on: Day, known: Day) -> bool:
        """Say whether it holds on a day, as far as was public; an end that was not known is no end."""
        return self.since <= on and self.public <= known and not (self.until and self.until <= min(on, known))


class Group(Record, frozen=True, kw_only=True):
    """A group of states as it is compiled: a body with its members from its own list or from a table of evidence.

    `since` is the first day of which it speaks.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    since: Day
    belonging: tuple[Belonging, ...]
    sources: tuple[str, ...]

    def members(self, on: Day, known: Day) -> tuple[str, ...]:
        """Return the codes of the full members on a day."""
        return tuple(one.state for one in self.belonging if not one.short_of and one.holds(on, known))
