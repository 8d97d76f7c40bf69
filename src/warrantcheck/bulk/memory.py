"""Rows in memory: dictionaries, a DataFrame of pandas or a table of Arrow, answered as the rows of a file are.

The same kind comes back, with the same columns; a row that cannot be judged carries the reason as `error`.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from warrantcheck.bulk.columns import ANSWERED, Naming, require_free
from warrantcheck.bulk.jsonl import answer_to, asked_by, asked_of
from warrantcheck.bulk.judge import Judge
from warrantcheck.bulk.run import EXTRA, BatchResult, has_pyarrow, result_of
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import day_of_moment
from warrantcheck.errors import UsageError, WrongType

_FIGURES = ("risk", "arrest_low", "arrest_high")


def batch_in_memory(
    data: Dataset,
    today: date,
    source: Any,
    naming: Naming | None = None,
    on: date | None = None,
    max_age: int | None = None,
) -> tuple[Any, BatchResult]:
    """Answer rows, and return them with their answers, and what became of them; `on` is the day of rows without one;
    `max_age` is how many days ago the facts may have been looked up.

    Raises:
        UsageError: a column is missing, stands twice or has the name of an answer; a table needs pyarrow and numpy.
        WrongType: what is given holds no rows.
    """
    judge, counts = Judge(data, today, on, max_age), Counter[int]()
    naming = naming or Naming()
    if _is(source, "pandas", "DataFrame"):
        made = _frame(judge, source, counts, naming)
    elif _is(source, "pyarrow", "Table") or _is(source, "pyarrow", "RecordBatch"):
        made = _table(judge, source, counts, naming)
    else:
        made = [*_rows(judge, source, counts, naming)]
    return made, result_of(judge, counts)


def _is(value: Any, package: str, kind: str) -> bool:
    """Say whether a value is of a class of a package that need not be installed: without it, it cannot be."""
    found = sys.modules.get(package)
    return found is not None and isinstance(value, getattr(found, kind))


def _rows(judge: Judge, source: Any, counts: Counter[int], naming: Naming) -> Iterable[dict[str, Any]]:
    if isinstance(source, Mapping):
        raise WrongType("source: one row was given; put it in a list.")
    try:
        rows = iter(source)
    except TypeError:
        raise WrongType(
            f"source: a path, rows as dictionaries, a DataFrame or a table of Arrow is needed, and not "
            f"{type(source).__name__}."
        ) from None
    for number, row in enumerate(rows, 1):
        if not isinstance(row, Mapping):
            raise WrongType(f"source: row {number} is of type {type(row).__name__}, not a dictionary.")
        asking = {str(key): _cell(value) if naming.name_of(str(key)) else value for key, value in row.items()}
        yield {**row, **answer_to(judge, asked_by(asking, naming), counts)}


def _frame(judge: Judge, source: Any, counts: Counter[int], naming: Naming) -> Any:
    """Return the frame with columns behind it; its index stays."""
    import pandas as pd

    columns = [str(column) for column in source.columns]
    require_free(columns)
    asked = naming.find(columns)
    cells = zip(*(source.iloc[:, at] for at in asked.values()), strict=True)
    rows = (dict(zip(asked, map(_cell, row), strict=True)) for row in cells)
    added = [answer_to(judge, asked_of(row), counts) for row in rows]
    kinds = dict.fromkeys(_FIGURES, "float64") | {"on_used": "datetime64[s]"}
    made = {
        name: pd.Series([row[name] for row in added], index=source.index, dtype=kinds.get(name)) for name in ANSWERED
    }
    return pd.concat([source, pd.DataFrame(made, index=source.index)], axis=1)


def _table(judge: Judge, source: Any, counts: Counter[int], naming: Naming) -> Any:
    if not has_pyarrow():
        raise UsageError(f"A table of Arrow needs pyarrow and numpy: {EXTRA}.")
    import pyarrow as pa

    from warrantcheck.bulk.answering import answered_table

    if isinstance(source, pa.Table):
        return answered_table(judge, source, counts, naming)
    made = answered_table(judge, pa.Table.from_batches([source]), counts, naming).combine_chunks().to_batches()
    return made[0] if made else source


def _cell(value: Any) -> Any:
    """Return what asks as a file has it: a day in ISO form, and nothing for what is missing (None, NaN, NaT)."""
    if value is None or isinstance(value, str):
        return value
    try:
        if value != value:  # noqa: PLR0124 (what is missing in a frame is not equal to itself)
            return None
    except (TypeError, ValueError):  # pandas' NA has no truth
        return None if type(value).__name__ == "NAType" else value
    value = day_of_moment(value)
    return value.isoformat() if isinstance(value, date) else value
