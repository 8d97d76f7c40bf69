"""`warrantcheck diff`."""

from typing import Annotated

import typer

from warrantcheck.cli import options
from warrantcheck.cli.call import MAKING, Call, command
from warrantcheck.dataset.compiled import FILE_NAME

Old = Annotated[str, typer.Argument(metavar="OLD", help="A folder of YAML, a compiled file, an edition, or `shipped`.")]
New = Annotated[str, typer.Argument(metavar="NEW", help="What to compare it with, in one of the same forms.")]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    command(app, name="diff", shared=[name for name in MAKING if name not in ("data", "max_age")])(diff_command)


def diff_command(call: Call, old: Old, new: New, on: options.On = None) -> None:
    r"""Compare two versions of the data: which claims differ, and which answers that changes, for whom.

    \b
    Examples:
      warrantcheck diff last-year/data shipped
      warrantcheck diff shipped my-data -o csv

    Answers are compared for everyone wanted, in every state, on the day --on.
    """
    from warrantcheck.answer.data.diff import diff
    from warrantcheck.authoring.opening import opened

    clock = call.clock(on)
    before, after = (opened(_place(call, one), call.cache) for one in (old, new))
    call.answer("diff", diff(before, after, clock), after)


def _place(call: Call, named: str) -> str:
    """Return where a version of the data is: an installed edition is named by its version."""
    from warrantcheck.edition.manifest import is_version

    if not is_version(named):
        return named
    call.shelf.manifest(named)
    return str(call.shelf.folder / named / FILE_NAME)
