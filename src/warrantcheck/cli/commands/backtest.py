"""`warrantcheck backtest`."""

from pathlib import Path
from typing import Annotated

import typer

from warrantcheck.cli.call import Call, command

File = Annotated[
    Path | None, typer.Argument(help="CSV of past trips to score instead of the data's own; see docs/method.md.")
]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    command(app, name="backtest")(backtest_command)


def backtest_command(call: Call, file: File = None) -> None:
    r"""Replay past trips with what was known the day before, and score the estimates against what happened.

    \b
    Examples:
      warrantcheck backtest
      warrantcheck backtest my-trips.csv -o json

    The weights used for a trip are fitted without that person's trips and without anything that happened later.
    """
    from warrantcheck.backtest.run import backtest
    from warrantcheck.backtest.trips import from_file

    if file is None:
        call.answer("backtest", backtest(call.data), call.data)
        return
    call.answer("backtest", backtest(call.data, from_file(call.data, file), file.name), call.data)
