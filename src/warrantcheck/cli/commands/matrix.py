"""`warrantcheck matrix`."""

from typing import Annotated

import typer

from warrantcheck.cli import complete, options
from warrantcheck.cli.call import Call, command, verdict
from warrantcheck.errors import UsageError
from warrantcheck.exit_status import ExitStatus

People = Annotated[
    list[str], typer.Argument(metavar="PERSON...", autocompletion=complete.people, help="Names or ids of people.")
]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    command(app, name="matrix", dated=True)(matrix_command)


def matrix_command(
    call: Call,
    people: People,
    to: options.To = None,
    group: options.Groups = None,
    on: options.On = None,
    known: options.Known = None,
    fail_on: options.FailOnOption = None,
    fail_on_unclear: options.FailOnUnclear = False,
) -> ExitStatus:
    r"""Show duty and risk for several people in several places.

    \b
    Examples:
      warrantcheck matrix putin netanyahu --to ZA --to MN --to HU
      warrantcheck matrix putin netanyahu --group BRICS
      warrantcheck matrix putin lvova-belova --to CH --to AT --on 2027-01-15 -o csv
    """
    from warrantcheck.answer.world.matrix import matrix

    clock = call.clock(on, known)
    who = [call.person(call.data, person) for person in people]
    if not to and not group:
        raise UsageError("Say which places: --to PLACE, or --group GROUP for the members of a group.")
    places = [call.place(call.data, place) for place in to or ()]
    result = matrix(call.data, who, places, clock, call.groups(group, clock))
    call.answer("matrix", result, call.data)
    return verdict(result.cells, fail_on, fail_on_unclear)
