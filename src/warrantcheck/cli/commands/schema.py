"""`warrantcheck schema`."""

from typing import Annotated

import typer

from warrantcheck.cli.call import Call, command

Name = Annotated[
    str | None, typer.Argument(metavar="NAME", help="Name of a schema. Without one, the names are listed.")
]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    command(app, name="schema", shared=("quiet",))(schema_command)


def schema_command(call: Call, name: Name = None) -> None:
    r"""Print the JSON Schema (draft 2020-12) of an answer, its rows, an error or a plan.

    \b
    Examples:
      warrantcheck schema
      warrantcheck schema trip
      warrantcheck schema trip-row
      warrantcheck schema plan > plan.schema.json

    What `-o json` prints names its schema: `warrantcheck.trip/1`. Estimates, not legal advice.
    """
    from msgspec import json

    from warrantcheck.report import schemas

    if name is None:
        call.session.say("".join(f"{one}\n" for one in schemas.names()))
        return
    call.session.say(json.format(json.encode(schemas.schema(name)), indent=2).decode() + "\n")
