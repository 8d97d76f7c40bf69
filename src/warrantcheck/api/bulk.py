"""Many answers at once: the rows of a file, every person in every state, a plan held to a limit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from warrantcheck.answer.data import require_fresh
from warrantcheck.answer.freshness import require_looked_up
from warrantcheck.api.data import load
from warrantcheck.api.question import this_day
from warrantcheck.bulk.columns import Naming
from warrantcheck.bulk.run import BatchResult, Kind, kind_of, require_kind
from warrantcheck.bulk.run import batch as _batch
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import UsageError
from warrantcheck.export.intervals import IntervalRow, interval_rows
from warrantcheck.plan.results import CheckResult
from warrantcheck.vocabulary import Limit
from warrantcheck.whole_file import whole_file


def batch(
    source: Path | str,
    out: Path | str,
    *,
    kind: Kind | None = None,
    columns: Mapping[str, str] | None = None,
    encoding: str | None = None,
    data: Dataset | None = None,
) -> BatchResult:
    """Answer every row of a CSV, JSON lines or Parquet file, and write the rows with the answers to `out`.

    Args:
        source: the file with the rows.
        out: the file to write, of the same kind.
        kind: `csv`, `jsonl` or `parquet`; by the ending of `source` if not given.
        columns: what the columns that ask are called in the file, such as `{"person": "name", "to": "country"}`.
        encoding: of a text that is neither UTF-8 nor UTF-16 with its mark, such as `cp1252`.
        data: the data to use; the shipped data if not given.

    Raises:
        UsageError: the input cannot be used, or the output cannot be written; what stood at `out` is untouched.
    """
    source = Path(source)
    which = kind_of(source, kind)
    require_kind(Path(out), which)
    naming = Naming(columns)
    try:
        stream = source.open("rb")
    except OSError as error:
        raise UsageError(f"{source}: cannot be read: {error.strerror or error}.") from error
    with stream, whole_file(Path(out)) as sink:
        return _batch(data or load(), this_day(), stream, sink, which, naming=naming, encoding=encoding)


def intervals(*, data: Dataset | None = None) -> Iterator[IntervalRow]:
    """Yield what holds for every person in every state, from which day to which."""
    return interval_rows(data or load(), this_day())


def check(
    plan: Path | str,
    *,
    fail_on: Limit | None = None,
    fail_on_unclear: bool | None = None,
    today: date | None = None,
    data: Dataset | None = None,
) -> CheckResult:
    """Hold a plan of trips to a limit: the plan's own, unless another is given.

    Args:
        plan: the YAML file; `docs/ci.md` says what stands in it. Its `max_age` counts too.
        fail_on: a level, or `duty`.
        fail_on_unclear: object to trips whose level is unclear.
        today: the day on which acceptances must not have expired; the calendar's if not given.
        data: the data to use; the shipped data if not given.

    Raises:
        BadPlan: the plan cannot be read, or names what nobody knows.
        StaleData: the facts were checked longer ago than the plan allows.
    """
    from warrantcheck.plan.check import check as _check
    from warrantcheck.plan.source import load as _load_plan

    source = _load_plan(Path(plan))
    known = data or load()
    day = today or this_day()
    if source.plan.max_age is not None:
        require_fresh(known, day, source.plan.max_age)
    unclear = source.plan.fail_on_unclear if fail_on_unclear is None else fail_on_unclear
    result = _check(known, source, day, fail_on or source.plan.fail_on, bool(unclear))
    if source.plan.max_age is not None:
        require_looked_up(result, day, source.plan.max_age)
    return result
