"""How events are put into words: their days, what became of them, and what a reader should know beside a list."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from warrantcheck.answer.event.event import EventResult
from warrantcheck.answer.event.meeting import Meeting

OPEN_DAY = (
    "Where the day is open (not fixed), duty and risk are those of the first day on which it can still take place."
)

INVITED = "reported before it as invited or expected"


def span_words(since: date, until: date, precision: str, *, held: bool = False) -> str:
    """Write the days of an event: `2026-12-14 to 15`, `2027-06 (day open)`; of one that was `held`, what is known."""
    if precision in ("month", "year"):
        known = f"{since:%Y-%m}" if precision == "month" else f"{since:%Y}"
        return f"{known} ({'day not in the data' if held else 'day open'})"
    if since == until:
        return str(since)
    if since.year == until.year:
        return f"{since} to {until:%d}" if since.month == until.month else f"{since} to {until:%m-%d}"
    return f"{since} to {until}"


def status_words(status: str, changed: date | None, moved_to: str | None) -> str:
    """Write what became of an event, if it is off: `CANCELLED (known since 2024-05-01)`."""
    to = f" to {moved_to}" if moved_to else ""
    return f"{status.upper()}{to} (known since {changed})"


def place_words(met: Meeting, host: str) -> str:
    """Write where an event takes place: `Johannesburg, South Africa`."""
    return f"{met.place}, {host}" if met.place else host


def remarks(met: Meeting, person: str | None = None) -> list[str]:
    """Return what must be said of an event in a list: that it is off or has passed, that the person is expected."""
    found = [status_words(met.status, met.changed, met.moved_to)] if met.off else []
    found += ["PASSED, outcome not known"] if met.passed else []
    return [*found, INVITED] if person and person in met.expected else found


def known_words(result: EventResult) -> str:
    """Write the day of knowledge, and how it was chosen: `known on 2023-08-21, the day before it began`."""
    return f"known on {result.known}" + (f", {result.known_as}" if result.known_as else "")


def notes(mets: Iterable[Meeting]) -> list[str]:
    """Return what must be said once below a list of events."""
    return [OPEN_DAY] if any(met.precision != "day" for met in mets) else []
