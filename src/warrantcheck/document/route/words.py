"""What a route says in words: the same for tables and Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from warrantcheck.answer.route.results import Crossing, PastOverflight, RouteResult, Unobserved
from warrantcheck.answer.trip.results import Leg, LegNote
from warrantcheck.document.parts.blocks import Span, Text
from warrantcheck.document.parts.citations import Citations
from warrantcheck.document.parts.leg import note_text


def route_summary(result: RouteResult) -> str:
    """Say what line was followed, and how long it is."""
    text = f"{result.path[0].upper()}{result.path[1:]}. {kilometres(result.km)}"
    if result.unclaimed_km:
        text += f", {kilometres(result.unclaimed_km)} of them over no state's airspace"
    return f"{text}."


def in_flown_order(result: RouteResult) -> list[Crossing | Unobserved]:
    """Return what is crossed and what was not observed, one after the other."""
    return sorted((*result.crossed, *result.unobserved), key=lambda part: (part.begin_km, part.end_km))


def route_remarks(result: RouteResult, cites: Citations) -> Iterator[tuple[str, Sequence[Text | str]]]:
    """Yield headings and lines of what stands below the list of crossings."""
    if result.near_names:
        yield "Within 12 nautical miles, not crossed", [", ".join(result.near_names)]
    places = {c.name: c.note for c in result.crossed if c.note}
    if places:
        yield "Places", [f"{name}: {note}" for name, note in places.items()]
    doubts = {c.name: "; ".join(c.doubts) for c in result.crossed if c.doubts}
    if doubts:
        yield "Unclear", [f"{name}: {text}" for name, text in doubts.items()]
    yield "Law around the flight", list(_notes(result, cites))
    record = {c.name: c.overflights for c in result.crossed if c.overflights}
    if record:
        yield (
            "Flights of wanted persons over these states on record",
            [f"{name}: " + "; ".join(_flights(flights)) for name, flights in record.items()],
        )
    days = [
        f"{leg.name}: judged for {day}."
        for leg, day in zip(result.stops, result.stop_days, strict=True)
        if day != result.on
    ]
    notes = [note for note in result.notes if note != result.first_note]
    if notes or days:
        yield "Notes", [*days, *notes]
    yield "Law", [result.law]
    yield "Borders", [result.credit]


def _notes(result: RouteResult, cites: Citations) -> Iterator[Text]:
    """Yield each note once, with the stops and the crossed states on which it bears."""
    where: dict[LegNote, dict[str, None]] = {}
    over = (crossing for crossing in result.crossed if crossing.role == "overflight")
    places: tuple[Leg | Crossing, ...] = (*result.stops, *over)
    for place in places:
        for note in place.notes:
            where.setdefault(note, {})[place.name] = None
    for note, names in where.items():
        yield (Span(f"{', '.join(names)}: "), *note_text(note, cites))


def _flights(flights: tuple[PastOverflight, ...]) -> Iterator[str]:
    """Yield the days of flights, together for each person and outcome."""
    days: dict[tuple[str, str], list[str]] = {}
    for past in flights:
        days.setdefault((past.person, past.outcome), []).append(past.month or str(past.date))
    for (person, outcome), listed in days.items():
        yield f"{person} {', '.join(listed)} ({outcome})"


def kilometres(km: float) -> str:
    """Write a length for people, whole kilometres with thousands apart."""
    return f"{km:,.0f} km" if km >= 1 else "below 1 km"
