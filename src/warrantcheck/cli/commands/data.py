"""`warrantcheck data`: what the data holds, whether a folder of it is sound, and compiling it."""

from pathlib import Path
from typing import Annotated

import typer

from warrantcheck.cli.call import MAKING, Call, command
from warrantcheck.cli.commands import editions
from warrantcheck.cli.commands.data_new import data_new
from warrantcheck.cli.group import group
from warrantcheck.dataset.shipped import yaml_folder
from warrantcheck.errors import UsageError
from warrantcheck.exit_status import ExitStatus

Folder = Annotated[Path | None, typer.Argument(help="Folder of YAML files. Default: --data, or the shipped data.")]
Sources = Annotated[
    bool, typer.Option("--sources", help="Also report how well each kind of claim is sourced. CSV has this or a list.")
]
Weak = Annotated[
    bool,
    typer.Option(
        "--weak", help="List the claims that decide answers and stand on weak sources alone, with what is weak."
    ),
]
Missing = Annotated[
    bool,
    typer.Option(
        "--missing",
        help="List the acts whose document of record, or its number, was not seen, with why and where it was "
        "looked for.",
    ),
]
Target = Annotated[
    Path | None,
    typer.Option("--to", metavar="FILE", help="File to write. Default: the file that answers are read from."),
]

HELP = """Inspect, check and compile the data; install and choose editions of it.

\b
Examples:
  warrantcheck data status
  warrantcheck data stale
  warrantcheck data lint my-data
  warrantcheck data new statement
  warrantcheck data install warrantcheck-data-2026.12.05.zip
"""


def register(app: typer.Typer) -> None:
    """Add the group to the application."""
    below = group("data", HELP)
    making = [name for name in MAKING if name != "max_age"]  # they judge no answer by the age of its facts
    command(below, name="status")(data_status)
    command(below, name="stale")(data_stale)
    command(below, name="lint", shared=making)(data_lint)
    command(below, name="compile", shared=making)(data_compile)
    command(below, name="new", shared=making)(data_new)
    editions.register(below)
    app.add_typer(below)


def data_status(call: Call) -> None:
    r"""Show counts, version, the day up to which the facts were checked, the oldest and newest verification.

    \b
    Examples:
      warrantcheck data status
      warrantcheck data status --max-age 60 --quiet
    """
    from warrantcheck.answer.data.status import status

    call.answer("data-status", status(call.data, call.today), call.data)


def data_stale(call: Call) -> None:
    r"""List what needs a newer source: offices in doubt, notices of withdrawal, past meetings, what was last seen long
    ago.

    \b
    Examples:
      warrantcheck data stale
      warrantcheck data stale -o csv
    """
    from warrantcheck.answer.person.stale import stale

    call.answer("data-stale", stale(call.data, call.today), call.data)


def data_lint(
    call: Call, folder: Folder = None, sources: Sources = False, weak: Weak = False, missing: Missing = False
) -> ExitStatus:
    r"""Check a folder of YAML files: shape, sources, ids, order of dates, entry into force (art. 126).

    \b
    Examples:
      warrantcheck data lint
      warrantcheck data lint my-data -o json
      warrantcheck data lint --sources
      warrantcheck data lint --sources --weak -o csv
      warrantcheck data lint --missing

    Every problem is shown with file, line and column; the exit status is 5 if there is one. --weak lists warrants,
    endings, findings, treaty acts, offices of heads, and statements without which a level would be another; --missing
    lists warrants, endings, findings, resolutions and withdrawals. Of a folder that is added to the shipped data, they
    list its own claims; --sources counts both.
    """
    from warrantcheck.answer.data.status import lint_folder

    where = folder or call.data_folder or yaml_folder()
    result, data = lint_folder(where, sources=sources, weak=weak, missing=missing)
    call.answer("data-lint", result, data)
    return ExitStatus.DATA if result.problems else ExitStatus.DONE


def data_compile(call: Call, to: Target = None) -> None:
    r"""Compile the YAML files into the form that answers are read from, and compute the table that `batch` uses.

    \b
    Examples:
      warrantcheck data compile
      warrantcheck data compile --data my-data --to compiled.txt
    """
    from warrantcheck.authoring.compiler import compile_to
    from warrantcheck.dataset.own_data import is_overlay

    if to is None and call.data_folder and is_overlay(call.data_folder):
        raise UsageError("Data added to the shipped data is compiled to a separate file: name it with --to.")
    written = compile_to(call.data_folder or yaml_folder(), to)
    call.session.tell(f"wrote {written}")
    if to is None and call.data_folder is None:
        from warrantcheck.answer.world import decisions
        from warrantcheck.dataset.store import Dataset

        decisions.write(decisions.build(Dataset.shipped()))
        call.session.tell(f"wrote {decisions.FILE}")
