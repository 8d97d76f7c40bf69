"""`warrantcheck watch`: questions asked again and again; only what changed is printed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from warrantcheck.cli import options
from warrantcheck.cli.call import Call, command
from warrantcheck.cli.group import group
from warrantcheck.exit_status import ExitStatus
from warrantcheck.report.report import Format

if TYPE_CHECKING:
    from warrantcheck.watch.plan_file import PlanFile

Name = Annotated[str, typer.Argument(help="Name of the watched question.")]
On = Annotated[
    str | None, typer.Option("--on", metavar="DAY", help="Day of travel, YYYY-MM-DD. Default: the day of each run.")
]
State = Annotated[
    Path | None,
    typer.Option(
        "--state",
        metavar="DIR",
        help="Folder of the stored questions. Default: $XDG_STATE_HOME/warrantcheck, else ~/.local/state/warrantcheck.",
    ),
]

HELP = """Watch questions, and see which answers change.

\b
Examples:
  warrantcheck watch add summit putin "South Africa" --on 2027-08-22
  warrantcheck watch run
"""
_QUIET = (Format.TABLE, Format.MD, Format.HTML)
"""Formats for people: where nothing changed, they print nothing."""


def register(app: typer.Typer) -> None:
    """Add the group to the application."""
    below = group("watch", HELP)
    command(below, name="add")(watch_add)
    command(below, name="list", shared=("output", "color", "width"))(watch_list)
    command(below, name="remove", shared=("output", "color", "width"))(watch_remove)
    command(below, name="run")(watch_run)
    app.add_typer(below)


def watch_add(
    call: Call, name: Name, person: options.Person, place: options.Place, on: On = None, state: State = None
) -> None:
    r"""Watch a question, and store today's answer.

    \b
    Examples:
      warrantcheck watch add summit putin "South Africa" --on 2027-08-22
    """
    from warrantcheck.watch.judge import entry

    made = entry(call.data, name, call.person(call.data, person), place, call.day(on), call.today)
    file = _file(call, state)
    file.change(lambda plan: plan.with_entry(made))
    _show(call, "watch-add", file, only=made.name)


def watch_list(call: Call, state: State = None) -> None:
    r"""List the watched questions with their last answers.

    \b
    Examples:
      warrantcheck watch list
      warrantcheck watch list -o csv
    """
    _show(call, "watch-list", _file(call, state))


def watch_remove(call: Call, name: Name, state: State = None) -> None:
    r"""Stop watching a question.

    \b
    Examples:
      warrantcheck watch remove summit
    """
    file = _file(call, state)
    file.change(lambda plan: plan.without_entry(name))
    _show(call, "watch-remove", file)


def watch_run(call: Call, state: State = None) -> ExitStatus:
    r"""Ask every watched question again, and print only what changed, with the claims that changed it.

    \b
    Examples:
      warrantcheck watch run
      text=$(warrantcheck watch run 2>&1) || echo "$text" | mail -s warrantcheck me@example.org

    The second line is for cron: it mails changes and errors, and nothing if there are none. The exit status is 7 if an
    answer changed. An answer counts as changed if its duty, its level or its risk in whole per cent differs. New
    answers are stored only after the changes have been printed.
    """
    from warrantcheck.watch.judge import run

    data, file = call.data, _file(call, state)
    with file.held() as write:
        plan = file.read()
        result, renewed = run(data, plan, call.today)
        shown = result.changes or call.output not in _QUIET
        read = call.answer("watch-run", result, data) if shown else True
        if read and renewed != plan:
            write(renewed)
    for fault in result.faults:
        call.session.tell(f"{fault.name}: {fault.error}")
    if result.changes:
        return ExitStatus.CHANGED
    return ExitStatus.USAGE if result.faults else ExitStatus.DONE


def _file(call: Call, state: Path | None) -> PlanFile:
    from warrantcheck.watch.plan_file import PlanFile, state_folder

    return PlanFile(state or state_folder(call.session.environ))


def _show(call: Call, schema: str, file: PlanFile, only: str | None = None) -> None:
    from warrantcheck.watch.results import WatchList

    entries = tuple(one for one in file.read().entries if only in (None, one.name))
    call.answer(schema, WatchList(str(file.folder), entries))
