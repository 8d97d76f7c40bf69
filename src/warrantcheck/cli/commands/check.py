"""`warrantcheck check`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from warrantcheck.cli import options, streams
from warrantcheck.cli.call import Call, command
from warrantcheck.cli.session import Session
from warrantcheck.errors import WarrantcheckError
from warrantcheck.exit_status import ExitStatus
from warrantcheck.report.report import Format, Report

if TYPE_CHECKING:
    from warrantcheck.plan.faults import Fault
    from warrantcheck.plan.source import PlanSource
    from warrantcheck.report.destination import Destination

PlanFile = Annotated[str, typer.Argument(metavar="PLAN", help="YAML file with trips and their limits; - reads stdin.")]
Reports = Annotated[
    list[str] | None,
    typer.Option(
        "--report",
        metavar="KIND[=FILE]",
        help="Also write junit=FILE, sarif=FILE (for code scanning), summary=FILE (Markdown), summary (added to "
        "$GITHUB_STEP_SUMMARY), or annotations (lines that GitHub shows beside the plan). Repeatable.",
    ),
]

_SHOWN = (Format.TABLE, Format.MD)
"""The formats that show the remarks themselves."""

STATUS = {"at-or-above": ExitStatus.AT_OR_ABOVE, "unclear": ExitStatus.UNDETERMINED}


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    command(app, name="check", dated=True)(check_command)


def check_command(
    call: Call,
    plan: PlanFile,
    report: Reports = None,
    fail_on: options.FailOnOption = None,
    fail_on_unclear: options.FailOnUnclear = False,
) -> ExitStatus:
    r"""Check a plan of trips against a limit, for scripts and CI.

    \b
    Examples:
      warrantcheck check plan.yaml
      warrantcheck check plan.yaml --fail-on high --fail-on-unclear --quiet
      warrantcheck check plan.yaml --max-age 60 --report junit=trips.xml
      warrantcheck check plan.yaml --report summary --report annotations --report sarif=trips.sarif

    The plan lists trips (id, person, to, via, on, known, assume). It may set fail_on, fail_on_unclear, max_age and
    defaults, and may accept risks until a given day. Options and environment variables override the plan; the plan
    overrides settings files. With --quiet only the output of --report is produced. docs/ci.md describes plans.
    """
    from warrantcheck.plan.check import check
    from warrantcheck.report.destination import read_destinations

    wanted = read_destinations(report or (), call.session.environ)
    call.guarded = any(one.kind == "annotations" for one in wanted)  # an id in the table must not read as a command
    try:
        source = _read(call, plan)
        if source.plan.max_age is not None and not _said(call, "max_age"):
            call.max_age = source.plan.max_age
        limit = fail_on
        if source.plan.fail_on is not None and not _said(call, "fail_on"):
            limit = source.plan.fail_on
        if source.plan.fail_on_unclear is not None and not _said(call, "fail_on_unclear"):
            fail_on_unclear = source.plan.fail_on_unclear
        result = check(call.data, source, call.today, limit, fail_on_unclear)
        call.require_looked_up(result, call.data)
    except WarrantcheckError as error:
        _annotate_fault(call, wanted, plan, error)
        raise
    call.query |= {"fail_on": limit, "fail_on_unclear": fail_on_unclear}
    call.notes += result.notes if call.output in _SHOWN else (*result.notes, *result.remarks)
    if not call.quiet:
        call.answer("check", result, call.data)
    _write(call, wanted, result)
    return STATUS.get(result.verdict, ExitStatus.DONE)


def _read(call: Call, plan: str) -> PlanSource:
    from warrantcheck.authoring.yaml_source import MAX_BYTES
    from warrantcheck.plan import source
    from warrantcheck.plan.faults import unreadable

    def also(written: dict[str, Any]) -> Iterable[Fault]:
        return unreadable(written, call.data, call.today)

    if plan == "-":
        return source.parse(streams.reading(call.session.stdin).read(MAX_BYTES + 1), "stdin", also)
    return source.load(Path(plan), also)


def _said(call: Call, name: str) -> bool:
    """Say whether something stronger than the plan speaks: an option, or the environment."""
    from warrantcheck.cli.settings import PREFIX

    origin = call.origin(name)
    return origin == "option" or origin.startswith(PREFIX)


def _write(call: Call, wanted: tuple[Destination, ...], result: Any) -> None:
    about = Report("check", call.query, result, call.data, tuple(call.notes))
    for one in wanted:
        text = one.render(about)
        if one.file is not None:
            one.deliver(text)
        else:
            _say(call, text)


def _annotate_fault(call: Call, wanted: tuple[Destination, ...], plan: str, error: WarrantcheckError) -> None:
    """Show on GitHub why there is no answer."""
    if any(one.kind == "annotations" for one in wanted):
        from warrantcheck.report.as_annotations import annotate_fault

        _say(call, annotate_fault("stdin" if plan == "-" else plan, error))


def _say(call: Call, text: str) -> None:
    """Print workflow commands: on stdout, unless that is to be parsed by somebody else; GitHub reads both."""
    session: Session = call.context.obj
    parsed = call.output is not Format.TABLE and not call.quiet
    streams.put(session.stderr if parsed else session.stdout, text)
