"""`warrantcheck person` and `warrantcheck people`."""

from typing import Annotated

import typer

from warrantcheck.cli import complete, options
from warrantcheck.cli.call import Call, command

Query = Annotated[
    str, typer.Argument(metavar="PERSON", autocompletion=complete.people, help="Name or id of the person.")
]

Wanted = Annotated[
    bool,
    typer.Option("--wanted/--no-wanted", help="Only those wanted on that day, whom the Court does not hold."),
]
InSituation = Annotated[
    str | None,
    typer.Option(
        "--situation",
        metavar="SITUATION",
        autocompletion=complete.situations,
        help="Only this situation before the Court: its id or name, or its state, such as ukraine or UA.",
    ),
]
Nationality = Annotated[
    str | None,
    typer.Option(
        "--nationality", metavar="STATE", autocompletion=complete.places, help="Only nationals of this state."
    ),
]

MaxAge = options.max_age(
    "Exit 6 if the facts on somebody listed who is wanted, and not reported dead, were last looked up more than this "
    "many days ago."
)


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    command(app, name="person", reading=("sources",), dated=True)(person)
    command(app, name="people", dated=True, max_age=MaxAge)(people_command)


def person(call: Call, query: Query, on: options.On = None, known: options.Known = None) -> None:
    r"""Show one person: offices, warrants and summonses, whether wanted on a day.

    \b
    Examples:
      warrantcheck person netanyahu
      warrantcheck person "Bosco Ntaganda" --on 2008-04-27
    """
    from warrantcheck.answer.hindsight import said_of_refusal
    from warrantcheck.answer.person import people as answers

    clock = call.clock(on, known)
    who = call.person(call.data, query)
    with said_of_refusal(who, clock, None if known else call.today):
        result = answers.person(call.data, who, clock)
    call.answer("person", result, call.data)


def people_command(
    call: Call,
    wanted: Wanted = False,
    situation: InSituation = None,
    nationality: Nationality = None,
    on: options.On = None,
    known: options.Known = None,
) -> None:
    r"""List everyone ever named in a public warrant or summons, as known on a day, or some of them.

    \b
    Examples:
      warrantcheck people
      warrantcheck people --wanted --situation ukraine
      warrantcheck people --wanted --nationality Russia -o csv
      warrantcheck people --on 2012-01-01 -o csv
    """
    from warrantcheck.answer.person.people import people
    from warrantcheck.lookup.situation import find_situations

    clock = call.clock(on, known)
    within = find_situations(call.data, situation) if situation is not None else ()
    of = call.state(nationality) if nationality is not None else None
    call.answer("people", people(call.data, clock, wanted=wanted, situations=within, nationality=of), call.data)
