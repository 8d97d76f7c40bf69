"""iCalendar (RFC 5545): the dates of events as all-day entries for a calendar program.

The text depends on the question and the edition of the data alone, so that the same question gives the same file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from warrantcheck.answer.event.calendar import CalendarResult
from warrantcheck.answer.event.event import EventResult
from warrantcheck.answer.event.meeting import Meeting
from warrantcheck.answer.trip.results import DISCLAIMER, Leg
from warrantcheck.document.event.words import OPEN_DAY, known_words, place_words, remarks
from warrantcheck.document.kinds import footer
from warrantcheck.document.parts.standing import marked, phrase
from warrantcheck.document.parts.words import DUTY_WORDS, level_words, risk_of
from warrantcheck.errors import UsageError
from warrantcheck.report.report import Page, Report
from warrantcheck.version import VERSION
from warrantcheck.vocabulary import QUESTIONS

LONGEST_LINE = 75
"""Octets of a line without its end (RFC 5545, 3.1)."""

_EDITION = re.compile(r"(\d{4})\.(\d{2})\.(\d{2})")


def ics_report(report: Report, page: Page) -> str:  # noqa: ARG001
    """Render the events of a calendar, or one event.

    Raises:
        UsageError: the answer is another one, and has no dates for a calendar.
    """
    result = report.result
    if isinstance(result, CalendarResult):
        entries = [line for entry in result.events for line in _entry(report, result, entry.leg, entry)]
        name = f"{result.name}: fixed dates"
    elif isinstance(result, EventResult):
        entries = list(_event(report, result))
        name = result.name
    else:
        raise UsageError(f"`-o ics` is only for dates: `calendar` and `event` have it, `{report.name}` does not.")
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//warrantcheck//warrantcheck {VERSION}//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escape(name)}",
        f"X-WR-CALDESC:{escape(footer(report.data, getattr(result, 'facts_to', None)))}",
    ]
    return "".join(f"{fold_line(line)}\r\n" for line in (*head, *entries, "END:VCALENDAR"))


def escape(text: str) -> str:
    """Write a value of type TEXT (RFC 5545, 3.3.11); control characters, which it cannot hold, are left out."""
    plain = "".join(c for c in text.replace("\r\n", "\n") if c == "\n" or c.isprintable())
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold_line(line: str) -> str:
    """Fold a line at 75 octets, between characters (RFC 5545, 3.1)."""
    parts, size = [""], 0
    for char in line:
        octets = len(char.encode())
        if size + octets > LONGEST_LINE:
            parts.append(" ")
            size = 1
        parts[-1] += char
        size += octets
    return "\r\n".join(parts)


def _entry(report: Report, result: CalendarResult, leg: Leg, met: Meeting) -> Iterator[str]:
    summary = f"{met.name}: {result.name}, {_judgement(leg)}"
    told = [
        f"{result.name}, {leg.name}: {leg.duty_text}",
        f"Status: {phrase(result.status)}.",
        _chance(leg),
        f"Known on {result.known}; judged for {met.judged}.",
    ]
    return _component(
        report, met, leg.name, f"{met.event}.{result.person}", summary, [*remarks(met, result.person), *told]
    )


def _event(report: Report, result: EventResult) -> Iterator[str]:
    told = [f"{marked(guest.name, guest.status)}: {_judgement(guest.leg)}" for guest in result.people]
    about = [f"Wanted on {result.judged}, {known_words(result)}:"]
    return _component(report, result, result.host_name, result.event, result.name, [*remarks(result), *about, *told])


def _component(report: Report, met: Meeting, host: str, uid: str, summary: str, told: Iterable[str]) -> Iterator[str]:
    """Yield one all-day VEVENT; it blocks nobody's day, and its end is the day after the last (3.6.1)."""
    lines = [*told, *([] if met.precision == "day" else [OPEN_DAY]), f"{DISCLAIMER[0].upper()}{DISCLAIMER[1:]}."]
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}@warrantcheck"
    yield f"DTSTAMP:{_stamp(report):%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{met.since:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{met.until + timedelta(days=1):%Y%m%d}"
    yield f"STATUS:{'CANCELLED' if met.off else 'CONFIRMED' if met.precision == 'day' else 'TENTATIVE'}"
    yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{escape(summary if met.precision == 'day' else f'{summary} (day open)')}"
    yield f"LOCATION:{escape(place_words(met, host))}"
    yield f"CATEGORIES:{escape(met.series)}"
    yield f"DESCRIPTION:{escape(chr(10).join(lines))}"
    yield "END:VEVENT"


def _judgement(leg: Leg) -> str:
    return DUTY_WORDS[leg.duty] if leg.duty == "not-wanted" else f"{DUTY_WORDS[leg.duty]}, risk {level_words(leg)}"


def _chance(leg: Leg) -> str:
    if leg.duty == "not-wanted":
        return "Risk: none is estimated."
    return f"Risk: {leg.level}, {risk_of(leg)} of 100 {QUESTIONS[leg.question]}. Confidence: {leg.confidence}."


def _stamp(report: Report) -> date:
    """Return the day of the edition of the data, or the day up to which it was checked."""
    if report.data is None:
        return date.min
    match = _EDITION.fullmatch(report.data.version)
    try:
        return date(*map(int, match.groups())) if match else date.fromisoformat(report.data.checked)
    except ValueError:
        return date.fromisoformat(report.data.checked)
