"""`warrantcheck calendar` and `warrantcheck event`: fixed international dates with their hosts."""

from typing import Annotated

import typer

from warrantcheck.cli import complete, options
from warrantcheck.cli.call import Call, command, verdict
from warrantcheck.exit_status import ExitStatus

MOST_MONTHS = 240

Name = Annotated[
    str, typer.Argument(autocompletion=complete.events, help="Name or id of the event: 'BRICS 2023', 'G20 2026'.")
]
From = Annotated[str | None, options.on("First day to list, YYYY-MM-DD, or the name of an event. Default: today.")]
KnownBefore = Annotated[
    str | None,
    typer.Option(
        "--known",
        metavar="DAY",
        help="Use only what was public on this day. Default: the day before the event began, else today.",
    ),
]
Months = Annotated[
    int, typer.Option("--months", metavar="N", min=1, max=MOST_MONTHS, help="How many months to look ahead.")
]
Series = Annotated[
    str | None,
    typer.Option(
        "--series", metavar="NAME", autocompletion=complete.series, help="Only events of this series, such as G20."
    ),
]

Every = Annotated[
    bool,
    typer.Option("--all/--no-all", help="Also events at which nothing shows that the person's state takes part."),
]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    command(app, name="calendar", dated=True, output=options.OutputOfDates)(calendar_command)
    command(app, name="event", reading=("sources", "verbose"), dated=True, output=options.OutputOfDates)(event_command)


def calendar_command(
    call: Call,
    person: options.Person,
    on: From = None,
    known: options.Known = None,
    months: Months = 24,
    series: Series = None,
    every: Every = False,
    fail_on: options.FailOnOption = None,
    fail_on_unclear: options.FailOnUnclear = False,
) -> ExitStatus:
    r"""List coming summits and other fixed dates, with duty and risk for one person at each host.

    \b
    Examples:
      warrantcheck calendar putin
      warrantcheck calendar putin --on 2023-04-01 --series BRICS
      warrantcheck calendar netanyahu --months 12 -o ics > dates.ics

    Events to which the person was invited or has come before are listed first; then events at home, and meetings of
    bodies to which the person's state belongs. Others are left out, unless --all or --series asks for them. Each event
    is assessed on its first day, with what was public on --known; what was not announced by then is left out.
    """
    from warrantcheck.answer.event.calendar import calendar
    from warrantcheck.lookup.event import find_series

    clock = call.clock(on, known)
    chosen = find_series(call.data, series) if series is not None else None
    who = call.person(call.data, person)
    result = calendar(call.data, who, clock, months, chosen, every=every or series is not None)
    call.answer("calendar", result, call.data)
    return verdict((entry.leg for entry in result.events if not entry.off), fail_on, fail_on_unclear)


def event_command(
    call: Call,
    name: Name,
    known: KnownBefore = None,
    fail_on: options.FailOnOption = None,
    fail_on_unclear: options.FailOnUnclear = False,
) -> ExitStatus:
    r"""Show one event: duty and risk in its host state for everyone wanted when it began.

    \b
    Examples:
      warrantcheck event "BRICS 2023"
      warrantcheck event "BRICS 2023" --known 2023-05-01
      warrantcheck event "G20 2026" -o json
    """
    from warrantcheck.answer.event.event import asked, event
    from warrantcheck.lookup.event import find_event

    found = find_event(call.data, name)
    question = asked(call.data, found, call.today, call.day(known))
    call.query |= {"on": question.clock.on.isoformat(), "known": question.clock.known.isoformat()}
    result = event(call.data, question)
    call.answer("event", result, call.data)
    return verdict((guest.leg for guest in result.people), fail_on, fail_on_unclear)
