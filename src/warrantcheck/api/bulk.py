"""Many answers at once: rows of a file or in memory, every person in every state, a plan checked against a limit."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar, get_args, overload

from warrantcheck.answer.freshness import require_looked_up
from warrantcheck.api.arguments import file as path_of
from warrantcheck.api.arguments import one_of, switch, texts
from warrantcheck.api.question import Question, opened, this_day
from warrantcheck.bulk.columns import Naming
from warrantcheck.bulk.memory import batch_in_memory
from warrantcheck.bulk.run import BatchResult, Kind, kind_of, require_kind
from warrantcheck.bulk.run import batch as _batch
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import UsageError
from warrantcheck.export.intervals import IntervalRow, interval_rows
from warrantcheck.plan.results import CheckResult
from warrantcheck.report.report import Report
from warrantcheck.vocabulary import Limit
from warrantcheck.whole_file import whole_file

Rows = TypeVar("Rows")


@overload
def batch(
    source: Path | str,
    out: Path | str,
    *,
    kind: Kind | None = None,
    columns: Mapping[str, str] | None = None,
    encoding: str | None = None,
    data: Dataset | None = None,
    on: date | str | None = None,
) -> BatchResult: ...
@overload
def batch(
    source: Iterable[Mapping[str, Any]],
    *,
    columns: Mapping[str, str] | None = None,
    data: Dataset | None = None,
    on: date | str | None = None,
) -> list[dict[str, Any]]: ...
@overload
def batch(
    source: Rows,
    *,
    columns: Mapping[str, str] | None = None,
    data: Dataset | None = None,
    on: date | str | None = None,
) -> Rows: ...
def batch(
    source: Any,
    out: Path | str | None = None,
    *,
    kind: Kind | None = None,
    columns: Mapping[str, str] | None = None,
    encoding: str | None = None,
    data: Dataset | None = None,
    on: date | str | None = None,
) -> Any:
    """Answer every row of a file into another file; or rows in memory, which come back with their answers.

    Rows in memory are dictionaries (a list comes back), a DataFrame of pandas or a table of Arrow; a day may be a
    `date`, a `datetime` or a timestamp. A row that cannot be judged carries the reason as `error`, and a warning
    counts them. docs/batch.md describes the columns. What is returned for a file counts its rows.

    Args:
        source: a CSV, JSON lines or Parquet file; or the rows.
        out: the file to write, of the same kind; not given for rows in memory.
        kind: `csv`, `jsonl` or `parquet`; by the ending of `source` if not given.
        columns: what the columns that ask are called, such as `{"person": "name", "to": "country"}`.
        encoding: of a text that is neither UTF-8 nor UTF-16 with its mark, such as `cp1252`.
        data: the data to use; the shipped data if not given.
        on: the day of rows that name none; today if not given.

    Raises:
        BadDate: `on` is no day.
        UsageError: the input cannot be used, or the output cannot be written; what stood at `out` is untouched.
        WrongType: the input holds no rows.
    """
    naming, asked = Naming(columns, dated=on is not None), Question("batch", data)
    day = asked.clock(on).on if on is not None else None
    if not isinstance(source, (str, Path)):
        given = [name for name, value in (("out", out), ("kind", kind), ("encoding", encoding)) if value is not None]
        if given:
            raise UsageError(f"{given[0]}: this is for a file; rows in memory are returned directly.")
        made, result = batch_in_memory(asked.data, asked.today, source, naming, day, asked.max_age)
        if result.failed:
            warnings.warn(f"{result.summary}: see the column `error`.", stacklevel=2)
        return made
    if out is None:
        raise UsageError("out: name the file to write.")
    source, out = Path(source), path_of("out", out)
    which = kind_of(source, kind and one_of("kind", kind, get_args(Kind)))  # type: ignore[arg-type]
    require_kind(out, which)
    try:
        stream = source.open("rb")
    except OSError as error:
        raise UsageError(f"{source}: cannot be read: {error.strerror or error}.") from error
    with stream, whole_file(out) as sink:
        return _batch(
            asked.data,
            asked.today,
            stream,
            sink,
            which,
            naming=naming,
            encoding=encoding,
            on=day,
            max_age=asked.max_age,
        )


def intervals(*, data: Dataset | None = None) -> Iterator[IntervalRow]:
    """Yield what holds for every person in every state, from which day to which."""
    return interval_rows(opened(data), this_day())


def check(
    plan: Path | str,
    *,
    fail_on: Limit | None = None,
    fail_on_unclear: bool | None = None,
    report: str | Iterable[str] = (),
    today: date | None = None,
    data: Dataset | None = None,
) -> CheckResult:
    """Check a plan of trips against a limit: the plan's own, unless another is given.

    Args:
        plan: the YAML file; `docs/ci.md` says what stands in it. Its `max_age` counts too.
        fail_on: a level, or `duty`.
        fail_on_unclear: object to trips whose level is unclear.
        report: files to write beside the answer: `junit=FILE`, `sarif=FILE`, `summary=FILE`.
        today: the day on which acceptances must not have expired; the calendar's if not given.
        data: the data to use; the shipped data if not given.

    Raises:
        BadPlan: the plan cannot be read, or names what nobody knows; `problems` has every fault with its line.
        StaleData: the facts were checked longer ago than the plan allows.
        UsageError: a report cannot be written.
    """
    from warrantcheck.plan.check import check as _check
    from warrantcheck.plan.faults import unreadable
    from warrantcheck.plan.source import load as _load_plan
    from warrantcheck.report.destination import read_destinations

    if fail_on is not None:
        one_of("fail_on", fail_on, get_args(Limit))
    if fail_on_unclear is not None:
        switch("fail_on_unclear", fail_on_unclear)
    report = texts("report", report)
    wanted = read_destinations(report, {})
    if any(one.file is None for one in wanted):
        raise UsageError("report: annotations are printed for GitHub by the command line; name a file of another kind.")
    file = path_of("plan", plan)
    asked = Question("check", data, plan=plan, report=report)
    day = asked.day(today, "today") or asked.today
    source = _load_plan(file, lambda written: unreadable(written, asked.data, day))
    limit = fail_on or source.plan.fail_on
    unclear = bool(source.plan.fail_on_unclear if fail_on_unclear is None else fail_on_unclear)
    result = _check(asked.data, source, day, limit, unclear)
    if source.plan.max_age is not None:
        require_looked_up(result, asked.data, day, source.plan.max_age)
    asked.query |= {"fail_on": limit, "fail_on_unclear": unclear}
    asked.notes += (*result.notes, *result.remarks)
    about = Report("check", asked.query, result, asked.data, tuple(asked.notes))
    for one in wanted:
        one.deliver(one.render(about))
    return asked.answer(result)
