"""The application: its commands, its own options, and how a run ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from itertools import zip_longest
from pathlib import Path
from typing import Annotated, Any

import typer

from warrantcheck.cli import streams
from warrantcheck.cli.defaults import default_map, settings
from warrantcheck.cli.group import NoCommand, group
from warrantcheck.cli.session import Session
from warrantcheck.cli.short_form import spelled_out
from warrantcheck.cli.streams import fill_closed, without_commands
from warrantcheck.errors import Unwritten, UsageError, WarrantcheckError
from warrantcheck.exit_status import ExitStatus
from warrantcheck.version import VERSION

COMMANDS = {
    "trip": "trip",
    "explain": "explain",
    "world": "world",
    "route": "route",
    "person": "people",
    "people": "people",
    "state": "states",
    "states": "states",
    "history": "timeline",
    "record": "timeline",
    "claim": "facts",
    "source": "facts",
    "factors": "explain",
    "search": "search",
    "calendar": "calendar",
    "event": "calendar",
    "matrix": "matrix",
    "cite": "cite",
    "diff": "diff",
    "watch": "watch",
    "backtest": "backtest",
    "batch": "batch",
    "export": "export",
    "data": "data",
    "check": "check",
    "config": "config",
    "schema": "schema",
}
"""Every command, and the module in `commands` that registers it."""

HELP = """How risky is a trip for a person wanted by the International Criminal Court?

\b
Examples:
  warrantcheck trip putin --to MN
  warrantcheck putin MN 2024-09-03
  warrantcheck explain netanyahu italy
  warrantcheck world putin -o csv
  warrantcheck check plan.yaml --fail-on high

It says what the treaty obliges each state to do, what has happened in practice, and on which sources. Estimates, not
legal advice.
"""
_HELP = frozenset({"-h", "--help", "--version"})


def build(asked: str | None = None) -> typer.Typer:
    """Put the application together: with all commands, or, to start sooner, with those of the module asked for."""
    app = group(
        "warrantcheck",
        HELP,
        invoke_without_command=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_main_options)
    modules = [COMMANDS[asked]] if asked in COMMANDS else dict.fromkeys(COMMANDS.values())
    for module in modules:
        import_module(f"warrantcheck.cli.commands.{module}").register(app)
    return app


def run(arguments: list[str] | None = None, session: Session | None = None) -> int:
    """Run the command line and return its exit status; only an internal fault raises."""
    session = session or Session()
    arguments = sys.argv[1:] if arguments is None else arguments
    values: dict[str, Any] = {}
    try:
        arguments = spelled_out(arguments, COMMANDS)
        command = typer.main.get_command(build(_asked(arguments, session)))
        if not _HELP.intersection(arguments) and "_WARRANTCHECK_COMPLETE" not in session.environ:
            values |= {name: setting.value for name, setting in settings(session).items()}
        status = command.main(
            args=arguments,
            prog_name="warrantcheck",
            standalone_mode=False,
            obj=session,
            default_map=default_map(command, values),
        )
        streams.put(session.stdout, "")
    except typer.TyperException as error:
        return _refuse(UsageError(_guided(error)), arguments, session, values)
    except WarrantcheckError as error:
        return _refuse(error, arguments, session, values)
    except (BrokenPipeError, SystemExit) as ended:  # typer makes a SystemExit of a pipe that closes under its help
        if isinstance(ended, SystemExit) and not isinstance(ended.__context__, BrokenPipeError):
            raise
        return ExitStatus.DONE  # what has a verdict goes on without a reader
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except Exception as error:
        if session.environ.get("WARRANTCHECK_TRACEBACK"):
            raise
        return _refuse(_fault(error, arguments), arguments, session, values)
    return int(status) if isinstance(status, int) else ExitStatus.DONE


_ROLE = (
    "`explain PERSON PLACE --role overflight`, or `cite`, asks about flying over a state; `trip` takes a stop on the "
    "way as --via; `route` judges a whole flight."
)


def _guided(error: typer.TyperException) -> str:
    """Return what is wrong with a call, and where something is missing or unknown, the help that says what there is."""
    text, context = error.format_message(), getattr(error, "ctx", None)
    if text.startswith("No such option: --role"):
        return f"{text.rstrip('.')}. {_ROLE}"
    if context is None or not text.startswith(("Missing", "No such command", "Got unexpected")):
        return text
    if text.startswith("Missing argument '"):
        text = f"`{context.command_path}` needs {text.split(chr(39))[1].upper()}"
    return f"{text.rstrip('.')}. `{context.command_path} --help` shows how to write it, with examples."


def _fault(error: Exception, arguments: list[str]) -> WarrantcheckError:
    """Say what an unforeseen exception means."""
    if isinstance(error, OSError) and _HELP.intersection(arguments):  # typer writes the help
        return Unwritten(f"Cannot write the output: {error.strerror or error}.")
    if isinstance(error, RuntimeError) and not _has_home():  # typer looks for it to install completion
        return UsageError("There is no home folder: set HOME.")
    name = type(error).__name__
    return WarrantcheckError(f"Internal fault ({name}). Please report it; WARRANTCHECK_TRACEBACK=1 shows where.")


def _asked(arguments: list[str], session: Session) -> str | None:
    """Return the command that is called, or that a shell asks completions for; None if that is not plain."""
    completing = session.environ.get("COMP_WORDS") or session.environ.get("_TYPER_COMPLETE_ARGS")
    if "_WARRANTCHECK_COMPLETE" in session.environ and completing:
        words = completing.split()[1:]
        return words[0] if len(words) > 1 or (words and completing[-1:].isspace()) else None
    return arguments[0] if arguments else None


def main() -> None:
    """Be the console script. Output is UTF-8 whatever the locale says: names and JSON need it."""
    fill_closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    status = run()
    # All is written. Taking the interpreter apart object by object would cost a fifth of an ordinary answer.
    os._exit(status)


def _main_options(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Show the versions of program and data, and the day up to which facts were checked."
        ),
    ] = False,
) -> None:
    if version:
        session: Session = context.obj
        from warrantcheck.authoring.opening import shipped

        about = shipped()
        session.say(f"warrantcheck {VERSION}, data {about.version}, facts checked to {about.checked}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        raise NoCommand(context.command_path, context.get_help())


def _refuse(error: WarrantcheckError, arguments: list[str], session: Session, values: Mapping[str, Any]) -> int:
    """Say in one sentence what went wrong: on stderr, and as an envelope on stdout if JSON was asked for.

    Where the command is missing, the help says more than the sentence.
    """
    from warrantcheck.document.parts.words import plain_text

    json = _wants_json(arguments, values)
    if isinstance(error, NoCommand) and not json:
        with suppress(Unwritten):
            session.say(f"{error.guide}\n")
        return error.status
    session.tell(plain_text(error.message))
    if json:
        from warrantcheck.report.as_json import json_error

        name = next((a for a in arguments if a in COMMANDS), "usage")
        text = json_error(name, None, {"arguments": arguments}, error)
        with suppress(Unwritten):  # the status is that of the first error, and not good
            session.say(without_commands(text, json=True) if session.guarded else text)
    return error.status


def _wants_json(arguments: list[str], values: Mapping[str, Any]) -> bool:
    """Say whether JSON was asked for, by the last option that speaks of it or by a setting."""
    pairs = zip_longest(arguments, arguments[1:], fillvalue="")
    asked = [form for a, b in pairs if (form := _form(a, b))]
    return (asked[-1] if asked else values.get("output")) == "json"


def _form(argument: str, following: str) -> str | None:
    if argument in ("-o", "--output"):
        return following
    for start in ("--output=", "-o"):
        if argument.startswith(start):
            return argument.removeprefix(start).removeprefix("=")
    return None


def _has_home() -> bool:
    try:
        Path.home()
    except RuntimeError:
        return False
    return True
