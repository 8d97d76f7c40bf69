"""`warrantcheck trip`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import replace

from warrantcheck.cli import complete, options
from warrantcheck.cli.call import Call, command, verdict
from warrantcheck.errors import UsageError
from warrantcheck.exit_status import ExitStatus

if TYPE_CHECKING:
    from warrantcheck.answer.trip.trip import Stop
    from warrantcheck.dataset.records import Event

Via = Annotated[
    list[str] | None,
    typer.Option("--via", metavar="PLACE", autocompletion=complete.places, help="A stop on the way. Repeatable."),
]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    command(app, name="trip", reading=("sources", "verbose"), dated=True)(trip_command)


def trip_command(
    call: Call,
    person: options.Person,
    to: options.To = None,
    group: options.Groups = None,
    via: Via = None,
    on: options.On = None,
    known: options.Known = None,
    assume: options.Assume = None,
    without: options.Without = None,
    fail_on: options.FailOnOption = None,
    fail_on_unclear: options.FailOnUnclear = False,
) -> ExitStatus:
    r"""Say what a state must do, and what is likely to happen, if a person goes there.

    \b
    Examples:
      warrantcheck trip putin --to MN
      warrantcheck trip putin --to MN --verbose
      warrantcheck trip putin --to MN --on 2024-09-03 --known 2024-09-01
      warrantcheck trip netanyahu --to US --via Greece -o json
      warrantcheck trip putin --to CN --assume former
      warrantcheck trip putin --on "G20 2026"
      warrantcheck trip putin --group BRICS
      warrantcheck trip putin --to ZA --fail-on high

    Duty is what the treaty says; risk is an estimate of practice: the chance, in per cent, that the warrant defeats
    the trip. The Court has no police of its own: states enforce its warrants (arts. 86 to 89). The answer is short,
    and several places are a table; --verbose gives the law, the practice, the notes and all sources.
    """
    from warrantcheck.answer.trip.group import members
    from warrantcheck.answer.trip.trip import Stop, trip

    asked = call.first_day(on)
    clock = call.clock(on, known)
    data = call.data.without(without) if without else call.data
    who = call.person(data, person)
    stops = [Stop.at(call.place(data, place), "transit") for place in via or ()]
    stops += [Stop.at(call.place(data, place)) for place in to or ()]
    groups = call.groups(group, clock)
    stops += map(Stop.at, members(data, groups))
    if not to and not group:
        stops.append(_host(call, asked.event if asked else None))
    result = replace(trip(data, who, stops, clock, assume), groups=groups)
    call.answer("trip", result, data)
    return verdict(result.legs, fail_on, fail_on_unclear)


def _host(call: Call, event: Event | None) -> Stop:
    """Return the host of the event by whose name the day was given, as the destination.

    Raises:
        UsageError: no event was named, and so no destination.
    """
    from warrantcheck.answer.trip.trip import Stop
    from warrantcheck.lookup.place import Place

    if event is None:
        raise UsageError("Say where: --to PLACE, --group GROUP, or --on with the name of an event.")
    place = Place(call.data.state(event.host))
    call.notes.append(f"No --to was given: the host of {event.name}, {place.name}, is the destination.")
    return Stop.at(place)
