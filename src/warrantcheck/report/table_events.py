"""Tables of the calendar, of one event, and of several people against several places."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from warrantcheck.answer.calendar import CalendarResult
from warrantcheck.answer.event import EventResult
from warrantcheck.answer.matrix import Cell, MatrixResult
from warrantcheck.answer.results import Leg
from warrantcheck.report.event_words import INVITED, known_words, notes, place_words, remarks, risk_cell, span_words
from warrantcheck.report.table_parts import draw, facts, grid, leg_facts, leg_reasons
from warrantcheck.report.words import DUTY_STYLES, DUTY_WORDS, LEVEL_STYLES

COLUMN = 13
"""The least width at which a duty and a risk can be read in a column, its gap included."""

NAMES = 18
"""The least width for the names at the left."""


@draw.register
def _(result: CalendarResult) -> Iterator[RenderableType]:
    series = f", {result.series} only" if result.series else ""
    yield Text(f"{result.name}: fixed dates to come{series}", style="bold")
    yield Text(f"from {result.on} to {result.until}, as announced and known on {result.known}", style="dim")
    if not result.events:
        yield Text("No event in the data.\n")
        return
    table = grid("When", "Event and host", "Duty and risk")
    for entry in result.events:
        lines = [Text(entry.name, style="" if entry.off else "bold"), Text(place_words(entry, entry.leg.name))]
        lines += [Text(line, style="italic") for line in remarks(entry, result.person)]
        when = span_words(entry.since, entry.until, entry.precision)
        table.add_row(Text(when), Text("\n").join(lines), _judgement(entry.leg), style="dim" if entry.off else "")
    yield table
    yield Text("")
    for note in (*notes(result.events), *([result.note] if result.note else [])):
        yield Text(note)
    yield Text("Duty and risk are those of the first day, by what is known. `warrantcheck event NAME` gives reasons.\n")


@draw.register
def _(result: EventResult) -> Iterator[RenderableType]:
    host = result.people[0].leg.name if result.people else result.host
    yield Text(result.name, style="bold") + Text(f"  ({result.event})", style="dim")
    table = facts()
    table.add_row("Where", Text(place_words(result, host)))
    table.add_row("When", Text(span_words(result.since, result.until, result.precision)))
    for remark in remarks(result):
        table.add_row("Status", Text(remark, style="bold"))
    table.add_row("Known", Text(known_words(result).removeprefix("known on ")))
    if result.text:
        table.add_row("What", Text(result.text))
    for note in (*notes([result]), *([result.note] if result.note else [])):
        table.add_row("Note", Text(note))
    yield table
    yield Text("")
    if not result.people:
        yield Text(f"Nobody was wanted on {result.judged}, as far as was public.")
        return
    count = len(result.people)
    yield Text(f"{count} wanted on {result.judged}, if they came", style="bold")
    table = grid("Person", "Office", "Duty", "Risk", "Arrest on arrival")
    table.columns[0].min_width = COLUMN
    for guest in result.people:
        name = f"{guest.name} *" if guest.expected else guest.name
        leg = guest.leg
        table.add_row(Text(name), Text(guest.office_standing), _duty(leg), _risk(leg), Text(leg.arrest.term))
    yield table
    if any(guest.expected for guest in result.people):
        yield Text(f"* {INVITED}")
    for guest in result.people:
        if guest.explained:
            yield Text(f"\n{guest.name} → {guest.leg.name}", style="bold")
            yield leg_facts(guest.leg)
            yield from leg_reasons(guest.leg)
    yield Text("")


@draw.register
def _(result: MatrixResult) -> Iterator[RenderableType]:
    yield Text(f"on {result.on}, known on {result.known}", style="dim")
    yield _Grid(result.cells)
    yield Text("")


class _Grid(Struct, frozen=True):
    """Cells as a table of people by places, turned if that fits better, or as a list if neither fits."""

    cells: tuple[Cell, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        people = list(dict.fromkeys(cell.person_name for cell in self.cells))
        places = list(dict.fromkeys(cell.name for cell in self.cells))
        fitting = (options.max_width - NAMES) // COLUMN
        if len(places) <= fitting:
            yield self._table("Person", people, places)
        elif len(people) <= fitting:
            yield self._table("Place", places, people)
        else:
            yield self._list()

    def _table(self, corner: str, rows: list[str], columns: list[str]) -> Table:
        table = grid(corner, *columns)
        found = {frozenset((cell.person_name, cell.name)): cell for cell in self.cells}
        for row in rows:
            cells = [found[frozenset((row, column))] for column in columns]
            table.add_row(Text(row), *map(_judgement, cells))
        return table

    def _list(self) -> Table:
        table = grid("Person", "Place", "Duty", "Risk")
        for cell in self.cells:
            table.add_row(Text(cell.person_name), Text(cell.name), _duty(cell), _risk(cell))
        return table


def _judgement(leg: Leg) -> Text:
    return Text("\n").join((_duty(leg), _risk(leg)))


def _duty(leg: Leg) -> Text:
    return Text(DUTY_WORDS[leg.duty], style=DUTY_STYLES.get(leg.duty, ""))


def _risk(leg: Leg) -> Text:
    return Text(risk_cell(leg), style="" if leg.duty == "not-wanted" else LEVEL_STYLES[leg.level])
