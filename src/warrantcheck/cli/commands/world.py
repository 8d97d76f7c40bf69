"""`warrantcheck world`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

import typer
from msgspec.structs import replace

from warrantcheck.cli import complete, options
from warrantcheck.cli.call import Call, command, verdict
from warrantcheck.exit_status import ExitStatus

Person = Annotated[str, typer.Argument(autocompletion=complete.people, help="Name or id of the person.")]


class Sort(StrEnum):
    """How states are ordered."""

    RISK = "risk"
    NAME = "name"


SortOption = Annotated[Sort, typer.Option("--sort", help="Order of the states.")]
LevelOption = Annotated[
    options.LevelName | None, typer.Option("--level", help="Show only the states of this level; all are counted.")
]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    command(app, name="world")(world_command)


def world_command(
    call: Call,
    person: Person,
    on: options.On = None,
    known: options.Known = None,
    assume: options.Assume = None,
    sort: SortOption = Sort.RISK,
    level: LevelOption = None,
    fail_on: options.FailOnOption = None,
    fail_on_unclear: options.FailOnUnclear = False,
) -> ExitStatus:
    r"""Show every state for one person: duty, risk, level.

    \b
    Examples:
      warrantcheck world putin --on 2023-03-20
      warrantcheck world netanyahu --level severe -o csv
    """
    from warrantcheck.answer.world import world

    clock = call.clock(on, known)
    assumed: Any = assume.value if assume else None
    result = world(call.data, call.person(call.data, person), clock, assumed, sort.value)
    if level:
        result = replace(result, legs=tuple(leg for leg in result.legs if leg.level == level.value))
    call.answer("world", result, call.data)
    return verdict(result.legs, fail_on, fail_on_unclear)
