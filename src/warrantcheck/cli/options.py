"""The options of the commands, each described once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from warrantcheck.cli import complete
from warrantcheck.cli.session import Colour
from warrantcheck.report.report import Format
from warrantcheck.vocabulary import Limit, Role, SourceChoice, Standing

Person = Annotated[
    str, typer.Argument(autocompletion=complete.people, help="Name or id: putin, 'Omar al-Bashir', vladimir-putin.")
]
Place = Annotated[
    str,
    typer.Argument(autocompletion=complete.places, help="State, territory, large city or airport, by name or code."),
]


def on(help_text: str) -> Any:
    """Return the option of the day asked about, or of the first of some; what it means differs between commands."""
    return typer.Option("--on", metavar="DAY", autocompletion=complete.events, help=help_text)


On = Annotated[
    str | None,
    on(
        "Day of travel: YYYY-MM-DD, '3 Sept 2024', tomorrow, or the name of an event: 'G20 2026', its first day. "
        "Default: today."
    ),
]
Known = Annotated[
    str | None,
    typer.Option(
        "--known", metavar="DAY", help="Use only what was public on this day. Default: the earlier of today and --on."
    ),
]
Assume = Annotated[
    Standing | None,
    typer.Option("--assume", help="Answer as if this were the person's position, such as former after losing power."),
]

Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="Output file. It is written completely or not at all."),
]
To = Annotated[
    list[str] | None,
    typer.Option(
        "--to",
        metavar="PLACE",
        autocompletion=complete.places,
        help="Destination: state, territory, large city or airport, by name or code. Repeatable: --to MN --to HU.",
    ),
]
Groups = Annotated[
    list[str] | None,
    typer.Option(
        "--group",
        metavar="GROUP",
        autocompletion=complete.groups,
        help="The members, on the day of travel, of a group such as EU, NATO, BRICS, G20 or AU. Repeatable.",
    ),
]

RoleOption = Annotated[Role, typer.Option("--role", help="Whether the person stays, stops over or flies over.")]
Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="CLAIM", help="Answer as if this claim were false. Repeatable."),
]

Sources = Annotated[
    SourceChoice | None,
    typer.Option("--sources", help="Sources named for each sentence. Default: best; with --verbose, all."),
]
Verbose = Annotated[
    bool, typer.Option("--verbose/--no-verbose", "-v", help="Print the law, the practice, the notes and all sources.")
]

_UNDATED = [form.value for form in Format if form is not Format.ICS]
Output = Annotated[
    Format,
    typer.Option(
        "--output",
        "-o",
        metavar=f"<{'|'.join(_UNDATED)}>",
        autocompletion=lambda incomplete: [form for form in _UNDATED if form.startswith(incomplete)],
        help="Output format.",
    ),
]
OutputOfDates = Annotated[Format, typer.Option("--output", "-o", help="Output format.")]
"""That of answers whose dates a calendar program can take."""
Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="DIR",
        help="Use the YAML files in this folder instead of the shipped data. A folder without edition.yaml is "
        "added on top of the shipped data.",
    ),
]
Edition = Annotated[
    str | None,
    typer.Option(
        "--edition",
        metavar="VERSION",
        autocompletion=complete.editions,
        help="Answer with the data of an installed edition, or with the shipped data. Default: the edition in use.",
    ),
]
Index = Annotated[
    str | None, typer.Option("--index", metavar="URL", help="The HTTPS address of a publisher's list of editions.")
]
Cache = Annotated[
    bool,
    typer.Option("--cache/--no-cache", help="Keep your own data in compiled form, so that the next answer is quick."),
]


def max_age(help_text: str) -> Any:
    """Return the option of the age that facts may have; what is judged by it differs between commands."""
    return Annotated[int | None, typer.Option("--max-age", metavar="DAYS", min=0, help=help_text)]


MaxAge = max_age("Exit 6 if the facts on the person or the host were last looked up more than this many days ago.")
MaxAgeOfAll = max_age("Exit 6 if the facts of the whole data were last checked more than this many days ago.")
Color = Annotated[Colour, typer.Option("--color", help="When to use colour.")]
Quiet = Annotated[bool, typer.Option("--quiet/--no-quiet", "-q", help="Print only the answer and errors.")]
Width = Annotated[int | None, typer.Option("--width", metavar="COLUMNS", min=40, max=1000, help="Width of tables.")]
FailOnOption = Annotated[
    Limit | None,
    typer.Option(
        "--fail-on", help="Exit 3 if a result is at or above this level, or, with duty, if there is a duty to arrest."
    ),
]
FailOnUnclear = Annotated[
    bool, typer.Option("--fail-on-unclear/--no-fail-on-unclear", help="Exit 4 if a result is unclear.")
]
