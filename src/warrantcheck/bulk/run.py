"""A file of rows, from its opening to the count of what could not be judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO, Literal

from msgspec import Struct

from warrantcheck.bulk import jsonl, rows
from warrantcheck.bulk.columns import Naming
from warrantcheck.bulk.judge import Judge
from warrantcheck.bulk.source import opened
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import UsageError
from warrantcheck.law.duty import DutyValue
from warrantcheck.vocabulary import Level

Kind = Literal["csv", "jsonl", "parquet"]
ENDINGS: dict[str, Kind] = {
    ".csv": "csv", ".tsv": "csv", ".txt": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".parquet": "parquet", ".pq": "parquet",
}  # fmt: skip
PACKED = frozenset({".gz", ".bz2", ".xz", ".zst", ".zip"})
WORDS: dict[Kind, str] = {"csv": "CSV", "jsonl": "JSON lines", "parquet": "Parquet"}
UNPREPARED = (
    "the prepared table of answers does not match this data and program: answers were worked out, which is slower."
)
EXTRA = "pip install 'warrantcheck[batch]'"


class BatchResult(Struct, frozen=True):
    """What became of the rows: how many there were, why how many could not be judged, levels and duties met.

    `prepared` is False if the answers did not come from the table made with the package, but had to be worked out.
    """

    rows: int
    errors: dict[str, int]
    levels: dict[Level, int]
    duties: dict[DutyValue, int]
    prepared: bool

    @property
    def failed(self) -> int:
        """How many rows could not be judged."""
        return sum(self.errors.values())

    @property
    def summary(self) -> str:
        """How many rows there were, and how many could not be judged, by reason."""
        errors = ", ".join(f"{why} {times:,}" for why, times in sorted(self.errors.items()))
        return f"{self.rows:,} rows" + (f", {self.failed:,} could not be judged ({errors})" if errors else "")


def batch(
    data: Dataset,
    today: date,
    source: BinaryIO,
    sink: BinaryIO,
    kind: Kind,
    progress: Callable[[int], None] | None = None,
    *,
    naming: Naming | None = None,
    encoding: str | None = None,
    on: date | None = None,
    max_age: int | None = None,
) -> BatchResult:
    """Answer every row of `source` into `sink`, in the same kind and order; memory does not grow with the rows.

    Rows have `person` and `to`, and may have `on`, `known` and `assume`; other columns are passed through. A row that
    cannot be judged carries the reason as `error`. CSV and Parquet are read in blocks where pyarrow is installed.
    `progress` is told how many bytes have been read; `naming` says which columns ask; `encoding` is that of a text;
    `on` is the day of rows that name none, today if not given; `max_age` how many days ago the facts may have been
    looked up.

    Raises:
        UsageError: the input lacks a column, is not of its kind or not in its encoding, or is Parquet and pyarrow is
            not installed.
    """
    judge = Judge(data, today, on, max_age)
    counts: Counter[int] = Counter()
    if kind == "parquet":
        if not has_pyarrow():
            raise UsageError(f"Parquet needs pyarrow, which is not installed: {EXTRA}.")
        from warrantcheck.bulk import parquet

        parquet.run(judge, source, sink, counts, progress, naming)
        return result_of(judge, counts)
    watched: BinaryIO = Watched(source, progress) if progress else source  # type: ignore[assignment]
    text = opened(watched, kind, encoding)
    if kind == "jsonl":
        jsonl.run_jsonl(judge, text, sink, counts, naming)
    elif has_pyarrow():
        from warrantcheck.bulk import columnar

        columnar.run_csv(judge, text, sink, counts, naming)
    else:
        rows.run_csv(judge, text, sink, counts, naming)
    return result_of(judge, counts)


def has_pyarrow() -> bool:
    """Say whether the extra for large files is installed."""
    return all(find_spec(name) for name in ("pyarrow", "numpy"))


def result_of(judge: Judge, counts: Counter[int]) -> BatchResult:
    """Sum up which answers were given, and how often."""
    errors: Counter[str] = Counter()
    levels: Counter[Level] = Counter()
    duties: Counter[DutyValue] = Counter()
    for number, times in counts.items():
        answer = judge.answers[number]
        if answer.decision is None:
            errors[(answer.error or "").partition(":")[0]] += times
        else:
            levels[answer.decision.level] += times
            duties[answer.decision.duty] += times
    return BatchResult(counts.total(), dict(errors), dict(levels), dict(duties), judge.prepared)


def kind_of(file: Path | None, asked: Kind | None) -> Kind:
    """Return the kind of a file by its ending, if it is not said; standard input is CSV unless said otherwise.

    Raises:
        UsageError: the ending says nothing.
    """
    if asked or file is None:
        return asked or "csv"
    name = file.with_suffix("") if file.suffix.lower() == ".gz" else file
    if name.suffix.lower() not in ENDINGS:
        raise UsageError(
            f"{file.name}: its name does not say what kind of file it is: give --format csv, jsonl or parquet."
        )
    return ENDINGS[name.suffix.lower()]


def require_kind(out: Path, kind: Kind) -> None:
    """Refuse to write a file whose name says that it is of another kind than the input: the output is of the same.

    Raises:
        UsageError: it says so.
    """
    ending = out.suffix.lower()
    if ending in PACKED:
        raise UsageError(f"{out.name}: the output is not compressed; name it {out.stem}.")
    if ENDINGS.get(ending, kind) != kind:
        named, own = WORDS[ENDINGS[ending]], WORDS[kind]
        raise UsageError(
            f"{out.name}: the output is {own} like the input, and this name says {named}: end it in .{kind}."
        )


class Watched:
    """A stream that tells how much of it has been read."""

    def __init__(self, stream: BinaryIO, progress: Callable[[int], None]) -> None:
        """Take the stream, and whom to tell."""
        self._stream = stream
        self._progress = progress

    def __getattr__(self, name: str) -> object:
        """Be the stream in everything else."""
        return getattr(self._stream, name)

    def read(self, size: int = -1) -> bytes:
        """Read, and tell."""
        block = self._stream.read(size)
        self._progress(len(block))
        return block
