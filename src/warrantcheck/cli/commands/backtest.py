"""`warrantcheck backtest`."""

from pathlib import Path
from typing import Annotated

import typer

from warrantcheck.cli.call import Call, command
from warrantcheck.errors import DataError

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
    from warrantcheck.backtest.trips import from_csv

    if file is None:
        call.answer("backtest", backtest(call.data), call.data)
        return
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    except OSError as error:
        raise DataError(f"{file}: cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{file.name}: not UTF-8 at byte {error.start}.") from error
    call.answer("backtest", backtest(call.data, from_csv(call.data, lines, file.name), file.name), call.data)
