"""What is said of positions that were left out, and when a file is refused for them."""

from __future__ import annotations

from warrantcheck.geography.tracks.fix import BadTrack

MOST = 500_000
"""Positions: one a second for five days."""


NO_TIMES = "The file gives no times: the positions were read in its order, and speeds cannot be checked."


def counted(number: int, noun: str) -> str:
    """Return `1 row`, `1,200 rows`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def left_out(number: int) -> str:
    """Return the verb of what was left out."""
    return f"{'was' if number == 1 else 'were'} left out"


def refuse_or_tell(good: int, missing: int, odd: int, example: str, name: str) -> list[str]:
    """Say how many positions were left out.

    Raises:
        BadTrack: none is left, or more than half are no numbers.
    """
    if 2 * odd > good + missing + odd or (odd and not good):
        raise BadTrack(
            f"{name}: {counted(odd, 'position')} of {good + missing + odd:,} are not numbers, such as {example}."
        )
    if not good:
        raise BadTrack(f"{name}: holds no positions.")
    told = []
    if missing:
        told.append(f"{counted(missing, 'row')} without a position {left_out(missing)}.")
    if odd:
        what = "is not a number" if odd == 1 else "are not numbers"
        told.append(f"{counted(odd, 'position')} that {what}, such as {example}, {left_out(odd)}.")
    return told


def too_many(name: str) -> BadTrack:
    """Return the error that a file holds more positions than a flight has."""
    return BadTrack(f"{name}: more than {MOST:,} positions.")


def printable(text: str) -> str:
    """Return text with `?` for control characters."""
    return "".join(c if c.isprintable() else "?" for c in text)


def shown(value: object) -> str:
    """Return a value of a file in quotes, short, and without control characters."""
    return repr(printable(str(value).strip()[:40]))
