"""`warrantcheck person` and `warrantcheck people`."""

from typing import Annotated

import typer

from warrantcheck.cli import complete, options
from warrantcheck.cli.call import Call, command

Query = Annotated[str, typer.Argument(autocompletion=complete.people, help="Name or id of the person.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    command(app, name="person", reading=("sources",))(person)
    command(app, name="people")(people)


def person(call: Call, query: Query, on: options.On = None, known: options.Known = None) -> None:
    r"""Show one person: offices, warrants and summonses, whether wanted on a day.

    \b
    Examples:
      warrantcheck person netanyahu
      warrantcheck person "Bosco Ntaganda" --on 2008-04-27
    """
    from warrantcheck.answer import people as answers

    clock = call.clock(on, known)
    call.answer("person", answers.person(call.data, call.person(call.data, query), clock), call.data)


def people(call: Call, on: options.On = None, known: options.Known = None) -> None:
    r"""List everyone ever named in a public warrant or summons, as known on a day.

    \b
    Examples:
      warrantcheck people
      warrantcheck people --on 2012-01-01 -o csv
    """
    from warrantcheck.answer import people as answers

    call.answer("people", answers.people(call.data, call.clock(on, known)), call.data)
