"""`warrantcheck cite`."""

from typing import Annotated

import typer

from warrantcheck.cli import options
from warrantcheck.cli.call import Call, command
from warrantcheck.vocabulary import CitationStyle

Bibtex = Annotated[bool, typer.Option("--bibtex", help="Add BibTeX for the data and for every footnote.")]


Style = Annotated[
    CitationStyle,
    typer.Option("--style", help="How footnotes are written; bibtex: plain, with entries for a list of references."),
]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    command(app, name="cite", dated=True)(cite_command)


def cite_command(
    call: Call,
    person: options.Person,
    place: options.Place,
    on: options.On = None,
    known: options.Known = None,
    role: options.RoleOption = "destination",
    bibtex: Bibtex = False,
    style: Style = "plain",
) -> None:
    r"""Write a paragraph for a story, with dated footnotes: who is wanted, what the state must do, what happened.

    \b
    Examples:
      warrantcheck cite putin MN --on 2024-09-03
      warrantcheck cite putin "South Africa" --on 2023-08-22 --known 2023-07-01 -o md
      warrantcheck cite netanyahu HU --on 2025-04-03 --known 2025-08-01 --bibtex
      warrantcheck cite putin MN --on 2024-09-03 --style oscola
      warrantcheck cite netanyahu FR --on 2025-11-15 --role overflight

    The paragraph tells what was public on --known; without --on it is of that day. Of a day that is over it is in the
    past tense.
    Every sentence rests on claims or, where it says what is no claim, on sources alone: that a state joined nothing, a
    step of the case, how it ended, who controls a place. `-o json` lists both for each sentence.
    """
    from warrantcheck.answer.hindsight import said_of_refusal
    from warrantcheck.answer.trip.trip import Stop
    from warrantcheck.citation.paragraph import cite

    clock = call.clock(on, known)
    if on is None:  # a paragraph of what was known on a day tells of that day
        clock = clock.at(clock.known)
        call.query |= {"on": clock.on.isoformat()}
    stop = Stop.at(call.place(call.data, place), role)
    who = call.person(call.data, person)
    with said_of_refusal(who, clock, None if known else call.today):
        result = cite(call.data, who, stop, clock, past=clock.seen < call.today, with_bibtex=bibtex, style=style)
    call.answer("cite", result, call.data)
