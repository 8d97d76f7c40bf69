"""`warrantcheck search`."""

from typing import Annotated

import typer

from warrantcheck.cli.call import Call, command

Words = Annotated[
    list[str], typer.Argument(metavar="TEXT...", help="Part of a name, in any script, or words of a topic.")
]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    command(app, name="search", reading=("verbose",))(search_command)


def search_command(call: Call, text: Words) -> None:
    r"""Find people and places by part of a name, and people, situations, events, statements and votes by topic.

    \b
    Examples:
      warrantcheck search gaddafi
      warrantcheck search 普京
      warrantcheck search taliban
      warrantcheck search "children's rights"
      warrantcheck search ES-11/4

    Each hit says why it was found and what to type next. Names come first, then offices, charges, situations, notes,
    groups, events, statements, texts that several governments agreed, and votes and other lists of states.
    """
    from warrantcheck.answer.data.search import find

    whole = " ".join(text)
    call.query["text"] = whole
    call.answer("search", find(call.data, whole), call.data)
