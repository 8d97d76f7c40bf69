"""`warrantcheck diff`."""

from typing import Annotated

import typer

from warrantcheck.cli import options
from warrantcheck.cli.call import SHARED, Call, command

Old = Annotated[str, typer.Argument(metavar="OLD", help="A folder of YAML, a compiled file, or `shipped`.")]
New = Annotated[str, typer.Argument(metavar="NEW", help="What to compare it with, in one of the same forms.")]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    command(app, name="diff", shared=[name for name in SHARED if name not in ("data", "max_age")])(diff_command)


def diff_command(call: Call, old: Old, new: New, on: options.On = None) -> None:
    r"""Compare two versions of the data: which claims differ, and which answers that changes, for whom.

    \b
    Examples:
      warrantcheck diff last-year/data shipped
      warrantcheck diff shipped my-data -o csv

    Answers are compared for everyone wanted, in every state, on the day --on.
    """
    from warrantcheck.answer.diff import diff
    from warrantcheck.authoring.opening import opened

    clock = call.clock(on)
    after = opened(new, call.cache)
    call.answer("diff", diff(opened(old, call.cache), after, clock), after)
