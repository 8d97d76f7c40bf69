"""`warrantcheck history` and `warrantcheck record`: what happened, in order of time."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from warrantcheck.cli import complete, options
from warrantcheck.cli.call import Call, command
from warrantcheck.errors import UsageError


class Kind(StrEnum):
    """What a record can be narrowed to."""

    ARREST = "arrest"
    SURRENDER = "surrender"
    VISIT = "visit"
    TRANSIT = "transit"
    OVERFLIGHT = "overflight"
    DROPPED = "dropped"
    STATEMENT = "statement"
    FINDING = "finding"
    TREATY = "treaty"
    ATTRIBUTE = "attribute"


Place = Annotated[
    str | None,
    typer.Argument(
        autocompletion=complete.places,
        help="State, territory, large city or airport, by name or code. Without one, all states: then say --kind, "
        "--person or --year.",
    ),
]
Kinds = Annotated[
    list[Kind] | None,
    typer.Option("--kind", help="Only this: arrest is arrests and hand-overs, surrender hand-overs alone. Repeatable."),
]
Who = Annotated[
    str | None, typer.Option("--person", metavar="PERSON", autocompletion=complete.people, help="Only this person.")
]
Year = Annotated[int | None, typer.Option("--year", metavar="YEAR", min=1998, max=2099, help="Only this year.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DAY", help="Only from this day on.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DAY", help="Only up to this day.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    command(app, name="history", reading=("sources", "verbose"), dated=True)(history)
    command(app, name="record", reading=("sources", "verbose"), dated=True)(record)


def history(call: Call, person: options.Person, known: options.Known = None) -> None:
    r"""Show the history of a person: warrants, offices, custody, trips, statements.

    \b
    Examples:
      warrantcheck history bashir
      warrantcheck history bashir -v
      warrantcheck history netanyahu --known 2025-04-10 -o csv
    """
    from warrantcheck.answer.person import timeline

    clock = call.clock(None, known)
    call.answer("history", timeline.history(call.data, call.person(call.data, person), clock), call.data)


def record(
    call: Call,
    place: Place = None,
    kind: Kinds = None,
    person: Who = None,
    year: Year = None,
    since: Since = None,
    until: Until = None,
    known: options.Known = None,
) -> None:
    r"""Show the record of a state, or of all: treaty acts, statements, visits and arrests, findings against it.

    \b
    Examples:
      warrantcheck record "South Africa"
      warrantcheck record HU -v
      warrantcheck record --kind arrest
      warrantcheck record --kind arrest --year 2025 -o csv
      warrantcheck record --person putin --kind visit --since 2024-01-01
    """
    from warrantcheck.answer.person import timeline

    if place is None and not (kind or person or year or since or until):
        raise UsageError("Say which state, or narrow the record of all states: --kind, --person, --year or --since.")
    clock = call.clock(None, known)
    days = timeline.days_between(call.day(since), call.day(until), year)
    who = call.person(call.data, person) if person is not None else None
    chosen = timeline.Chosen(tuple(one.value for one in kind or ()), who, *days)
    state = call.state(place) if place is not None else None
    call.answer("record", timeline.record(call.data, state, clock, chosen), call.data)
