"""`warrantcheck data new`: a fact and its source written to a folder of data, checked, with the answers it changes."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from warrantcheck.cli.call import Call
from warrantcheck.dataset.shipped import yaml_folder
from warrantcheck.errors import DataError, UsageError


class New(StrEnum):
    """What can be added."""

    STATEMENT = "statement"
    VISIT = "visit"
    WARRANT = "warrant"
    ACT = "act"


What = Annotated[New, typer.Argument(help="What to add; an act is one of a state under the Rome Statute.")]
Set = Annotated[
    list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="A field of the record. Repeatable.")
]
Source = Annotated[
    list[str] | None,
    typer.Option(
        "--source",
        metavar="FIELD=VALUE",
        help="A field of a source that is not in sources.yaml yet; id=… begins a source. Repeatable.",
    ),
]
Looked = Annotated[
    str | None,
    typer.Option(
        "--looked",
        metavar="TEXT",
        help="Where you looked for the document of record, or its number, in vain: for records-missing.yaml.",
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Write nothing; show which answers would change.")]


def data_new(
    call: Call,
    what: What,
    values: Set = None,
    sources: Source = None,
    looked: Looked = None,
    dry_run: DryRun = False,
) -> None:
    r"""Add a statement, a visit, a warrant or an act of a state, with its source, and show which answers it changes.

    \b
    Examples:
      warrantcheck data new statement
      warrantcheck data new act --dry-run --set state=HN --set act=withdrawal --set date=2026-11-03 \
        --set reliability=reported --set sources=exercise-2026-11-03 --source id=exercise-2026-11-03 \
        --source title="An exercise" --source publisher=Nobody --source date=2026-11-03 --source kind=press \
        --source class=press --looked "Nowhere: this is an exercise."

    On a terminal, what is missing is asked for. The second example invents a notice, and writes nothing. The folder is
    --data, or data/ in the current folder. Each value is checked as `data lint` would; all files are written or none,
    and no other byte of them changes.
    """
    from warrantcheck.answer.data.diff import diff
    from warrantcheck.authoring.addition import changed, refused, tried, write
    from warrantcheck.cli.entry import Entry
    from warrantcheck.cli.form import Form

    folder = _folder(call)
    asks = call.session.stdin.isatty() and not call.quiet
    entry = Entry(call, Form(call.session, asks), folder, what.value)
    addition = entry.addition(_pairs("--set", values), _described(sources), looked or "")
    files = changed(folder, addition)
    try:
        with tried(folder, files) as after:
            if not dry_run:
                write(folder, files)
            done = "would be written" if dry_run else "written"
            for name, file in files.items():
                call.session.tell(f"{done}: {folder / name}, line {file.line}")
            if not dry_run and folder.resolve() == yaml_folder().resolve():
                call.session.tell("next: `warrantcheck data compile`, and the last steps of CONTRIBUTING.md")
            call.answer("diff", diff(entry.data, after, call.clock(None)), after)
    except DataError as error:
        if entry.typed:
            call.session.tell(f"what you typed, to try again: {entry.typed}")
        raise refused(error, folder, files) from error


def _folder(call: Call) -> Path:
    folder = call.data_folder or call.session.folder / "data"
    if not (folder / "statements.yaml").exists() and not call.data_folder:
        raise UsageError(
            f"There is no folder of data at {folder}: run this in a checkout, or name a folder with --data."
        )
    return folder


def _pairs(option: str, texts: list[str] | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts or ():
        name, equals, value = text.partition("=")
        if not equals:
            raise UsageError(f"{option} {text[:40]!r}: write FIELD=VALUE.")
        if name in found:
            raise UsageError(f"{option} {name}: is given twice; write several values in one, separated by commas.")
        found[name] = value
    return found


def _described(texts: list[str] | None) -> list[dict[str, str]]:
    """Return the sources that are described: a new one begins with each `id`."""
    parts: list[list[str]] = [[]]
    for text in texts or ():
        if text.startswith("id=") and parts[-1]:
            parts.append([])
        parts[-1].append(text)
    return [_pairs("--source", part) for part in parts if part]
