"""What the exit status of the command line means: one enum, from which the documentation is made."""

from enum import IntEnum
from typing import Self


class ExitStatus(IntEnum):
    """Exit status of `warrantcheck`; each member's `meaning` is its public documentation."""

    meaning: str

    DONE = 0, "the answer was given"
    INTERNAL = 1, "internal fault: please report it"
    USAGE = 2, "wrong usage, or an unknown or ambiguous name, place or date"
    AT_OR_ABOVE = 3, "a result is at or above --fail-on"
    UNDETERMINED = 4, "a result is unclear, and --fail-on-unclear was given"
    DATA = 5, "the data is invalid or cannot be read"
    STALE = 6, "the facts were last checked longer ago than --max-age allows"
    CHANGED = 7, "a watched answer changed"
    UNWRITTEN = 8, "the output could not be written, or not all of it"

    def __new__(cls, value: int, meaning: str) -> Self:
        """Make a member that carries its meaning."""
        member = int.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member
