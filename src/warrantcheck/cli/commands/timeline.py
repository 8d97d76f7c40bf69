"""`warrantcheck history` and `warrantcheck record`: what happened, in order of time."""

import typer

from warrantcheck.cli import options
from warrantcheck.cli.call import Call, command


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    command(app, name="history", reading=("sources",))(history)
    command(app, name="record", reading=("sources",))(record)


def history(call: Call, person: options.Person, known: options.Known = None) -> None:
    r"""Show the history of a person: warrants, offices, custody, trips, statements.

    \b
    Examples:
      warrantcheck history bashir
      warrantcheck history netanyahu --known 2025-04-10 -o csv
    """
    from warrantcheck.answer import timeline

    clock = call.clock(None, known)
    call.answer("history", timeline.history(call.data, call.person(call.data, person), clock), call.data)


def record(call: Call, place: options.Place, known: options.Known = None) -> None:
    r"""Show the record of a state: treaty acts, statements, visits and arrests, findings against it.

    \b
    Examples:
      warrantcheck record "South Africa"
      warrantcheck record HU -o md
    """
    from warrantcheck.answer import timeline

    clock = call.clock(None, known)
    call.answer("record", timeline.record(call.data, call.state(place), clock), call.data)
