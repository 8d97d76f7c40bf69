"""`warrantcheck world`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from warrantcheck.cli import complete, options
from warrantcheck.cli.call import Call, command, verdict
from warrantcheck.errors import UsageError
from warrantcheck.exit_status import ExitStatus
from warrantcheck.report.report import Format
from warrantcheck.vocabulary import DutyValue, Level

TERMINAL = "-"


class Sort(StrEnum):
    """How states are ordered."""

    RISK = "risk"
    NAME = "name"


SortOption = Annotated[Sort, typer.Option("--sort", help="Order of the states.")]
RegionOption = Annotated[
    str | None,
    typer.Option(
        "--region",
        metavar="REGION",
        autocompletion=complete.regions,
        help="Only this region or continent, such as Europe, Western Africa or Caribbean.",
    ),
]
LevelOption = Annotated[
    Level | None, typer.Option("--level", help="Show only states at this level; the counts still include all.")
]
DutyOption = Annotated[
    DutyValue | None, typer.Option("--duty", help="Show only states with this duty; the counts still include all.")
]
MapOption = Annotated[
    str | None,
    typer.Option(
        "--map", metavar="FILE", help="Also draw a map: to a file .svg, .html or .png; `-` draws in the terminal."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    command(app, name="world", dated=True)(world_command)


def world_command(
    call: Call,
    person: options.Person,
    on: options.On = None,
    known: options.Known = None,
    assume: options.Assume = None,
    sort: SortOption = Sort.RISK,
    region: RegionOption = None,
    group: options.Groups = None,
    level: LevelOption = None,
    duty: DutyOption = None,
    map_file: MapOption = None,
    fail_on: options.FailOnOption = None,
    fail_on_unclear: options.FailOnUnclear = False,
) -> ExitStatus:
    r"""Show every state for one person: duty, risk, level.

    \b
    Examples:
      warrantcheck world putin --on 2023-03-20 --map putin.svg
      warrantcheck world netanyahu --region Europe --level severe -o csv
      warrantcheck world putin --group BRICS --duty arrest
      warrantcheck world putin --map -
    """
    from warrantcheck.answer.world.world import world

    if map_file is not None:
        _require_map(map_file, call.output)
    clock = call.clock(on, known)
    found = call.person(call.data, person)
    within = None
    if region is not None:
        from warrantcheck.geography.regions import find_region

        within = find_region(region)
    of = call.groups(group, clock)
    result = world(call.data, found, clock, assume, sort.value, region=within, level=level, duty=duty, groups=of)
    call.require_looked_up(result, call.data)
    if map_file is not None:
        from warrantcheck.answer.world.map import map_of

        other_days = call.today if Path(map_file).suffix.lower() == ".html" else None
        drawn = map_of(call.data, found, clock, result, assume, other_days)
        if map_file == TERMINAL:
            from warrantcheck.report.map.text import text_map

            call.session.say(text_map(drawn, call.session.page(call.color, call.width)))
            for note in call.notes:
                call.session.tell(note)
            return verdict(result.legs, fail_on, fail_on_unclear)
        from warrantcheck.report.map.file import write_map

        write_map(drawn, Path(map_file))
        call.session.tell(f"wrote {map_file}")
    call.answer("world", result, call.data)
    return verdict(result.legs, fail_on, fail_on_unclear)


def _require_map(file: str, output: Format) -> None:
    """Refuse, before anything is worked out, a map that could not be drawn."""
    from warrantcheck.report.map.file import require_ending

    if file != TERMINAL:
        require_ending(Path(file))
    elif output is not Format.TABLE:
        raise UsageError(f"`--map -` draws in the terminal; with -o {output.value} name a file instead.")
