"""`warrantcheck search`."""

from typing import Annotated

import typer

from warrantcheck.cli.call import Call, command

Words = Annotated[str, typer.Argument(metavar="TEXT", help="Part of a name, in any script.")]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    command(app, name="search")(search_command)


def search_command(call: Call, text: Words) -> None:
    r"""List the people and places whose names contain a text.

    \b
    Examples:
      warrantcheck search gaddafi
      warrantcheck search 普京
    """
    from warrantcheck.answer.search import find

    call.answer("search", find(call.data, text), call.data)
