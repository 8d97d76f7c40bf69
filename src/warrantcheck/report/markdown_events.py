"""Markdown of the calendar, of one event, and of several people against several places."""

from __future__ import annotations

from warrantcheck.answer.calendar import CalendarResult
from warrantcheck.answer.event import EventResult
from warrantcheck.answer.matrix import MatrixResult
from warrantcheck.report.event_words import INVITED, known_words, notes, place_words, remarks, risk_cell, span_words
from warrantcheck.report.markdown_parts import escape, leg_reasons, table
from warrantcheck.report.words import DUTY_WORDS


def calendar(result: CalendarResult) -> str:
    """Render the dates to come as a table."""
    series = f", {escape(result.series)} only" if result.series else ""
    text = f"## {escape(result.name)}: fixed dates to come{series}\n\n"
    text += f"From {result.on} to {result.until}, as announced and known on {result.known}.\n\n"
    rows = [
        [
            span_words(entry.since, entry.until, entry.precision),
            "; ".join((entry.name, *remarks(entry, result.person))),
            place_words(entry, entry.leg.name),
            DUTY_WORDS[entry.leg.duty],
            risk_cell(entry.leg),
        ]
        for entry in result.events
    ]
    text += table(["When", "Event", "Host", "Duty", "Risk"], rows) if rows else "No event in the data.\n"
    return text + "".join(f"\n{note}\n" for note in (*notes(result.events), *([result.note] if result.note else [])))


def event(result: EventResult) -> str:
    """Render one event: everybody wanted as a table, the reasons of those expected and of heads as lists."""
    host = result.people[0].leg.name if result.people else result.host
    when = span_words(result.since, result.until, result.precision)
    text = f"## {escape(result.name)}\n\n{when}, {escape(place_words(result, host))}; {known_words(result)}.\n"
    text += "".join(f"\n**{escape(remark)}**\n" for remark in remarks(result))
    text += "".join(f"\n{escape(line)}\n" for line in [result.text, *notes([result]), result.note] if line)
    rows = [
        [
            f"{guest.name} ({INVITED})" if guest.expected else guest.name,
            guest.office_standing,
            DUTY_WORDS[guest.leg.duty],
            risk_cell(guest.leg),
            guest.leg.arrest.term,
        ]
        for guest in result.people
    ]
    text += f"\n{len(rows)} wanted on {result.judged}, if they came:\n\n"
    text += table(["Person", "Office", "Duty", "Risk", "Arrest on arrival"], rows)
    return text + "".join(
        f"\n### {escape(guest.name)}\n{leg_reasons(guest.leg)}" for guest in result.people if guest.explained
    )


def matrix(result: MatrixResult) -> str:
    """Render people by places; each cell says duty and risk."""
    places = list(dict.fromkeys(cell.name for cell in result.cells))
    rows: dict[str, list[str]] = {}
    for cell in result.cells:
        rows.setdefault(cell.person_name, []).append(f"{DUTY_WORDS[cell.duty]}, {risk_cell(cell)}")
    header = ["Person", *(escape(place) for place in places)]
    return f"On {result.on}; known on {result.known}.\n\n" + table(header, [[name, *row] for name, row in rows.items()])
