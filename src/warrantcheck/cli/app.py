"""The application: its commands, its own options, and how a run ends."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Annotated

import typer

from warrantcheck import __version__
from warrantcheck.cli.session import Session
from warrantcheck.errors import UsageError, WarrantcheckError
from warrantcheck.exit_status import ExitStatus

COMMANDS = {
    "trip": "trip",
    "explain": "explain",
    "world": "world",
    "person": "people",
    "people": "people",
    "state": "states",
    "states": "states",
    "history": "timeline",
    "record": "timeline",
    "claim": "explain",
    "factors": "explain",
    "search": "search",
    "cite": "cite",
    "diff": "diff",
    "watch": "watch",
    "export": "export_ftm",
    "backtest": "backtest",
    "batch": "batch",
    "data": "data",
}
"""Every command, and the module in `commands` that registers it."""


def build(asked: str | None = None) -> typer.Typer:
    """Put the application together: with all commands, or, to start sooner, with those of the module asked for."""
    app = typer.Typer(
        name="warrantcheck",
        help="How risky is a trip for a person wanted by the International Criminal Court: what the treaty obliges "
        "each state to do, what has happened in practice, and on which sources. Estimates, not legal advice.",
        no_args_is_help=True,
        invoke_without_command=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_main_options)
    modules = [COMMANDS[asked]] if asked in COMMANDS else dict.fromkeys(COMMANDS.values())
    for module in modules:
        import_module(f"warrantcheck.cli.commands.{module}").register(app)
    return app


def run(arguments: list[str] | None = None, session: Session | None = None) -> int:
    """Run the command line and return its exit status; nothing but a fault of ours raises."""
    session = session or Session()
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        app = build(_asked(arguments, session))
        status = app(args=arguments, prog_name="warrantcheck", standalone_mode=False, obj=session)
        session.stdout.flush()
    except typer.TyperException as error:
        return _refuse(UsageError(error.format_message()), arguments, session)
    except WarrantcheckError as error:
        return _refuse(error, arguments, session)
    except BrokenPipeError:
        return _pipe_closed()
    except (KeyboardInterrupt, typer.Abort):
        return 130
    except OSError as error:
        return _refuse(WarrantcheckError(f"Cannot write the output: {error.strerror or error}."), arguments, session)
    except Exception as error:
        if session.environ.get("WARRANTCHECK_TRACEBACK"):
            raise
        fault = f"Internal fault ({type(error).__name__}). Please report it; WARRANTCHECK_TRACEBACK=1 shows where."
        return _refuse(WarrantcheckError(fault), arguments, session)
    return int(status) if isinstance(status, int) else ExitStatus.DONE


def _asked(arguments: list[str], session: Session) -> str | None:
    """Return the command that is called, or that a shell asks completions for; None if that is not plain."""
    completing = session.environ.get("COMP_WORDS") or session.environ.get("_TYPER_COMPLETE_ARGS")
    if "_WARRANTCHECK_COMPLETE" in session.environ and completing:
        words = completing.split()[1:]
        return words[0] if len(words) > 1 or (words and completing[-1:].isspace()) else None
    return arguments[0] if arguments else None


def main() -> None:
    """Be the console script. Output is UTF-8 whatever the locale says: names and JSON need it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    status = run()
    # All is written. Taking the interpreter apart object by object would cost a fifth of an ordinary answer.
    os._exit(status)


def _main_options(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show tool, data version and checked date.")] = False,
) -> None:
    if version:
        session: Session = context.obj
        from warrantcheck.dataset.store import Dataset

        about = Dataset.shipped()
        session.stdout.write(f"warrantcheck {__version__}, data {about.version}, facts checked to {about.checked}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        raise UsageError("No command given. `warrantcheck --help` lists them.")


def _refuse(error: WarrantcheckError, arguments: list[str], session: Session) -> int:
    """Say in one sentence what went wrong: on stderr, and as an envelope on stdout if JSON was asked for."""
    from warrantcheck.report.words import plain_text

    session.stderr.write(f"warrantcheck: {plain_text(error.message)}\n")
    if _wants_json(arguments):
        from warrantcheck.report.as_json import json_error

        name = next((a for a in arguments if not a.startswith("-")), "usage")
        try:
            session.stdout.write(json_error(name, None, {"arguments": arguments}, error))
            session.stdout.flush()
        except OSError:
            return _pipe_closed()
    return error.status


def _wants_json(arguments: list[str]) -> bool:
    pairs = zip(arguments, [*arguments[1:], ""], strict=True)
    return any(
        (a in ("-o", "--output") and b == "json") or a in ("-ojson", "--output=json", "-o=json") for a, b in pairs
    )


def _pipe_closed() -> int:
    """The reader went away (`| head`): leave quietly, and keep the interpreter from writing again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitStatus.DONE
