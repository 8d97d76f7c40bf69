"""`warrantcheck route`."""

from pathlib import Path
from typing import Annotated

import typer

from warrantcheck.cli import complete, options
from warrantcheck.cli.call import Call, command, verdict
from warrantcheck.exit_status import ExitStatus

From = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="PLACE",
        autocompletion=complete.places,
        help="Where the flight begins: airport, large city, or state (its capital).",
    ),
]
To = Annotated[
    str | None,
    typer.Option("--to", metavar="PLACE", autocompletion=complete.places, help="Where it ends."),
]
Via = Annotated[
    list[str] | None,
    typer.Option("--via", metavar="PLACE", autocompletion=complete.places, help="A landing in between. Repeatable."),
]
TrackFile = Annotated[
    Path | None,
    typer.Option(
        "--track", metavar="FILE", help="Positions of a flight that took place: GPX, KML, GeoJSON, CSV, readsb; gzip."
    ),
]

Aircraft = Annotated[
    str | None,
    typer.Option(
        "--aircraft", metavar="ID", help="Which aircraft of a file with several: as the file names it, e.g. 738065."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    command(app, name="route", dated=True)(route_command)


def route_command(
    call: Call,
    person: options.Person,
    begin: From = None,
    to: To = None,
    via: Via = None,
    track: TrackFile = None,
    aircraft: Aircraft = None,
    on: options.On = None,
    known: options.Known = None,
    assume: options.Assume = None,
    fail_on: options.FailOnOption = None,
    fail_on_unclear: options.FailOnUnclear = False,
) -> ExitStatus:
    r"""Show whose airspace a flight crosses, and what each state must and may do about it.

    \b
    Examples:
      warrantcheck route netanyahu --from TLV --to JFK
      warrantcheck route putin --from Moscow --to MN --on 2024-09-02
      warrantcheck route putin --from SVO --via Tehran --to GIG -o json
      warrantcheck route netanyahu --track flight.gpx

    Between places the shortest path is used, not the flight plan. A track is followed as observed; its gaps are shown,
    not filled. Without --on, each stop of a track is judged for the UTC day of its positions.
    """
    from warrantcheck.answer.route.flight import day_of_flight, fly
    from warrantcheck.answer.route.route import route
    from warrantcheck.clock import Clock

    if begin:
        call.query["from"] = call.query.pop("begin")
    flight = fly(call.data, begin, to, via or (), track, aircraft)
    call.notes += flight.readings
    day, note = (None, None) if on is not None else day_of_flight(flight, call.today)
    clock = call.clock(day.isoformat() if day else on, known)
    later = (lambda then: Clock.of(call.today, then, call.day(known))) if day else None
    person_ = call.person(call.data, person)
    result = route(call.data, person_, flight, clock, assume, later=later, first_note=note)
    call.answer("route", result, call.data)
    return verdict((*result.stops, *result.crossed), fail_on, fail_on_unclear)
