"""`warrantcheck claim` and `source`: one fact, and one page on which facts stand."""

from typing import Annotated

import typer

from warrantcheck.cli import complete
from warrantcheck.cli.call import Call, command

ClaimId = Annotated[
    str,
    typer.Argument(
        metavar="ID", autocompletion=complete.claims, help="Id of a claim, as `explain` and `-o json` show it."
    ),
]
SourceId = Annotated[
    str,
    typer.Argument(metavar="ID", autocompletion=complete.sources, help="Id of a source, as `claim` shows it."),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    command(app, name="claim")(claim_command)
    command(app, name="source")(source_command)


def claim_command(call: Call, claim: ClaimId) -> None:
    r"""Show one claim: what it says, from when it holds, when it became public, how reliable it is, its sources.

    \b
    Examples:
      warrantcheck claim mn.ratification.2002-04-11
      warrantcheck claim vladimir-putin-2023-03-17 -o json
    """
    from warrantcheck.answer.source import claim as claims

    call.answer("claim", claims.claim(call.data, claim), call.data)


def source_command(call: Call, source: SourceId) -> None:
    r"""Show one source: who published it and when, its record number, how it was read, which claims rest on it.

    \b
    Examples:
      warrantcheck source politico-mongolia-2024-09-03
      warrantcheck source icc-02-05-01-09-397 -o json
    """
    from warrantcheck.answer.source import source as sources

    call.answer("source", sources.source(call.data, source), call.data)
