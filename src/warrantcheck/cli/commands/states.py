"""`warrantcheck state` and `warrantcheck states`."""

from typing import Annotated

import typer

from warrantcheck.cli import complete, options
from warrantcheck.cli.call import Call, command

Query = Annotated[str, typer.Argument(autocompletion=complete.places, help="Name or ISO code of the state.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    command(app, name="state", dated=True)(state)
    command(app, name="states")(states)


def state(call: Call, query: Query, on: options.On = None, known: options.Known = None) -> None:
    r"""Show where a state stands under the Rome Statute on a day.

    \b
    Examples:
      warrantcheck state hungary
      warrantcheck state BI --on 2017-10-26
    """
    from warrantcheck.answer.world import states as answers

    clock = call.clock(on, known)
    call.answer("state", answers.state(call.data, call.place(call.data, query), clock), call.data)


def states(call: Call, on: options.On = None, known: options.Known = None) -> None:
    r"""List every state with its status on a day, and count the States Parties.

    \b
    Examples:
      warrantcheck states
      warrantcheck states --on 2002-07-01 -o csv
    """
    from warrantcheck.answer.world import states as answers

    call.answer("states", answers.states(call.data, call.clock(on, known)), call.data)
