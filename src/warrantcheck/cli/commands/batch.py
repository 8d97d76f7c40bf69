"""`warrantcheck batch`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from warrantcheck.cli import options, streams
from warrantcheck.cli.call import Call, command, verdict_of
from warrantcheck.errors import UsageError
from warrantcheck.exit_status import ExitStatus


class KindOption(StrEnum):
    """The kinds of files of rows."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


File = Annotated[
    str, typer.Argument(metavar="FILE", help="CSV, JSON lines or Parquet with columns person and to; - reads stdin.")
]
KindGiven = Annotated[
    KindOption | None, typer.Option("--format", help="Format of the input. Default: taken from the end of its name.")
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help="Encoding of a text that is neither UTF-8 nor UTF-16 with a byte order mark: cp1252.",
    ),
]
PersonColumn = Annotated[
    str | None,
    typer.Option("--person-column", metavar="NAME", help="Column that holds person, if it has another name."),
]
ToColumn = Annotated[str | None, typer.Option("--to-column", metavar="NAME", help="Column that holds to.")]
OnColumn = Annotated[str | None, typer.Option("--on-column", metavar="NAME", help="Column that holds on.")]
KnownColumn = Annotated[str | None, typer.Option("--known-column", metavar="NAME", help="Column that holds known.")]
AssumeColumn = Annotated[str | None, typer.Option("--assume-column", metavar="NAME", help="Column that holds assume.")]
On = Annotated[str | None, options.on("Day of travel of rows that name none. Default: today.")]
MaxAge = options.max_age(
    "Do not answer a row if the facts on its person or its host were last looked up more than this many days ago; exit "
    "6 if those of the whole data were."
)
Strict = Annotated[bool, typer.Option("--strict", help="Exit 2 if any row could not be answered.")]


def register(app: typer.Typer) -> None:
    """Add the command to the application."""
    command(app, name="batch", shared=("data", "edition", "max_age", "quiet"), max_age=MaxAge)(batch_command)


def batch_command(
    call: Call,
    file: File,
    out: options.Out = None,
    kind: KindGiven = None,
    encoding: Encoding = None,
    person_column: PersonColumn = None,
    to_column: ToColumn = None,
    on_column: OnColumn = None,
    known_column: KnownColumn = None,
    assume_column: AssumeColumn = None,
    on: On = None,
    strict: Strict = False,
    fail_on: options.FailOnOption = None,
    fail_on_unclear: options.FailOnUnclear = False,
) -> ExitStatus:
    r"""Answer every row of a file: the same rows come out, in the same order, with the answers added.

    \b
    Examples:
      warrantcheck batch trips.csv > answered.csv
      warrantcheck batch trips.parquet --out answered.parquet
      sqlite3 -csv -header news.db 'select * from trips' | warrantcheck batch -
      warrantcheck batch trips.csv --fail-on high --strict
      warrantcheck batch flights.csv --person-column name --to-column country --on-column date

    The input needs the columns person and to, and may have on, known and assume; other columns are kept. The output
    adds state, duty, risk, level, confidence, arrest_low, arrest_high and error. If a row cannot be answered, error
    gives the reason, and the run continues. The last columns say how the row was read (person_id, on_used), what the
    risk answers (question), and a name that may have been meant (suggestion). Estimates, not legal advice.
    """
    from warrantcheck.bulk.columns import ASKED, Naming
    from warrantcheck.bulk.run import UNPREPARED, batch, kind_of, require_kind

    source = None if file == "-" else Path(file)
    which = kind_of(source, kind.value if kind else None)
    if out:
        require_kind(out, which)
    given = zip(ASKED, (person_column, to_column, on_column, known_column, assume_column), strict=True)
    naming = Naming({name: column for name, column in given if column is not None}, dated=on is not None)
    day = call.clock(on).on if on is not None else None
    for note in call.notes:
        call.session.tell(note)
    judged = strict or fail_on is not None or fail_on_unclear  # the status speaks of all rows, whoever reads them
    with (
        _opened(call, source) as stream,
        _progress(call, source) as tell,
        _target(call, out, to_the_end=judged) as sink,
    ):
        result = batch(
            call.data,
            call.today,
            stream,
            sink,
            which,
            tell,
            naming=naming,
            encoding=encoding,
            on=day,
            max_age=call.max_age,
        )
    call.session.tell(f"{result.summary}; estimates, not legal advice.")
    if not result.prepared and call.data_folder is None:
        call.session.tell(UNPREPARED)
    if strict and result.failed:
        return ExitStatus.USAGE
    return verdict_of(result.levels.keys(), result.duties.keys(), fail_on, fail_on_unclear)


@contextmanager
def _opened(call: Call, source: Path | None) -> Iterator[BinaryIO]:
    if source is None:
        yield streams.reading(call.session.stdin)
        return
    try:
        stream = source.open("rb")
    except OSError as error:
        raise UsageError(f"{source}: cannot be read: {error.strerror or error}.") from error
    with stream:
        yield stream


@contextmanager
def _target(call: Call, out: Path | None, *, to_the_end: bool) -> Iterator[BinaryIO]:
    if out is None:
        with streams.writing(call.session.stdout, to_the_end=to_the_end) as sink:
            yield sink
        return
    from warrantcheck.whole_file import whole_file

    with whole_file(out) as sink:
        yield sink


@contextmanager
def _progress(call: Call, source: Path | None) -> Iterator[Callable[[int], None] | None]:
    """Show a bar on stderr if that is a terminal, and the size of the input is known."""
    if source is None or not call.session.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(file=call.session.stderr), transient=True) as bar:
        task = bar.add_task(source.name, total=source.stat().st_size)
        yield lambda size: bar.advance(task, size)
