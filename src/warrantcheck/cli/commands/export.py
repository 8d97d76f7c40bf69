"""`warrantcheck export`."""

from pathlib import Path
from typing import Annotated

import typer

from warrantcheck.cli.call import Call, command
from warrantcheck.cli.commands.export_ftm import register_ftm
from warrantcheck.cli.group import group

HELP = """Export the data, or the whole table of answers, for other programs.

\b
Examples:
  warrantcheck export intervals answers.parquet
  warrantcheck export dataset warrantcheck-data
  warrantcheck export sqlite warrantcheck.db
  warrantcheck export ftm --out wanted.ftm.json
"""

File = Annotated[Path, typer.Argument(metavar="FILE", help="Output file, ending in .csv, .parquet or .sqlite.")]
Base = Annotated[Path, typer.Argument(metavar="FILE", help="Output file. It is written completely or not at all.")]
Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the application."""
    below = group("export", HELP)
    command(below, name="intervals", shared=("data", "edition", "max_age"))(export_intervals)
    command(below, name="dataset", shared=("data", "edition", "max_age"))(export_dataset)
    command(below, name="sqlite", shared=("data", "edition", "max_age"))(export_sqlite)
    register_ftm(below)
    app.add_typer(below)


def export_intervals(call: Call, file: File) -> None:
    r"""Write the answers for every person in every state, with the period in which each holds.

    \b
    Examples:
      warrantcheck export intervals answers.parquet
      warrantcheck export intervals answers.sqlite

    Columns: person, state, from, to (both included), duty, risk, level, confidence, arrest_low, arrest_high,
    data_version. A row uses what was public on the earlier of its day and today. Estimates, not legal advice.
    """
    from warrantcheck.export.intervals import kind_of, write_intervals
    from warrantcheck.whole_file import whole_file

    kind = kind_of(file)
    with whole_file(file) as sink:
        rows = write_intervals(call.data, call.today, kind, sink)
    call.session.tell(f"wrote {rows:,} rows to {file}; estimates, not legal advice.")


def export_dataset(call: Call, folder: Folder) -> None:
    r"""Write the data as CSV tables with datapackage.json (Data Package v2) and the JSON Schema of every record.

    \b
    Examples:
      warrantcheck export dataset warrantcheck-data
    """
    from warrantcheck.export.dataset import write_dataset

    tables = write_dataset(call.data, folder)
    about = f"data {call.data.version}, CC BY 4.0"
    call.session.tell(f"wrote {tables} tables to {folder}; {about}.")


def export_sqlite(call: Call, file: Base) -> None:
    r"""Write the data and the whole table of answers as one SQLite database, with keys, indices and foreign keys.

    \b
    Examples:
      warrantcheck export sqlite warrantcheck.db
      datasette warrantcheck.db

    Among its tables are states, people, warrants, visits, statements, sources and intervals. Estimates, not legal
    advice.
    """
    from warrantcheck.export.sqlite import write_sqlite
    from warrantcheck.whole_file import whole_file

    with whole_file(file) as sink:
        rows = write_sqlite(call.data, call.today, sink)
    about = f"data {call.data.version}, CC BY 4.0; estimates, not legal advice"
    call.session.tell(f"wrote {len(rows)} tables with {sum(rows.values()):,} rows to {file}; {about}.")
