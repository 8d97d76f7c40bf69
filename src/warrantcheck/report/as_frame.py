"""Rows as a DataFrame of pandas: the columns of `-o csv`, each with a type of its own."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any, get_args

from warrantcheck.answer.trip.results import DISCLAIMER
from warrantcheck.errors import UsageError
from warrantcheck.report.columns import text_of
from warrantcheck.report.report import Report
from warrantcheck.report.rows import rows_of
from warrantcheck.vocabulary import ORDER, Confidence

DAYS = frozenset({
    "announced", "apic", "changed", "checked", "date", "deposited", "ended", "facts_to", "holds", "in_force", "issued",
    "judged", "known", "newest_verification", "next_change", "no_intention", "office_seen", "oldest_verification", "on",
    "public", "seen", "signed", "since", "status_seen", "until", "verified", "withdrawal_effective",
    "withdrawal_notified", "withdrawal_revoked",
})  # fmt: skip
"""Columns that hold days: of the same type where a frame happens to have none in them."""
SCALES: dict[str, tuple[str, ...]] = {"level": ORDER, "confidence": get_args(Confidence)}
"""Columns whose words have an order that is not the alphabet's."""


def frame(report: Report) -> Any:
    """Return the rows of an answer as a DataFrame.

    Days become `datetime64`, numbers and truth values numbers and truth values, of which some may be missing; a list
    stays one, of texts. Levels and confidences become categories from least to most, so that tables and plots stand in
    that order; they do not compare, as `unclear` is more than `low` but no amount of risk.

    Raises:
        UsageError: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise UsageError("A DataFrame needs pandas, which is not installed: pip install pandas.") from error
    columns = {name: (values, kind_of(name, values)) for name, values in columns_of(report).items()}
    made = pd.DataFrame({name: pd.Series(values, dtype=kind) for name, (values, kind) in columns.items()})
    for name, words in SCALES.items():
        if name in made and set(made[name].dropna()) <= set(words):
            made[name] = pd.Categorical(made[name], words)
    made.attrs["note"] = DISCLAIMER
    if report.data:
        made.attrs |= {"data": report.data.version, "facts_checked_to": report.data.checked}
    return made


def columns_of(report: Report) -> dict[str, list[Any]]:
    """Return the values of each column, as Python has them."""
    rows = rows_of(report.result)
    return {name: [_value(name, read(item)) for item in rows.items] for name, read in rows.columns}


def kind_of(name: str, values: list[Any]) -> str | None:
    """Return the type of a column by what stands in it, of an empty one by its name; None leaves it to pandas."""
    kinds = {type(value) for value in values if value is not None}
    if kinds == {date} or (not kinds and name in DAYS):
        return "datetime64[s]"
    if kinds == {bool}:
        return "boolean" if None in values else "bool"
    if kinds == {int}:
        return "Int64" if None in values else "int64"
    if kinds and kinds <= {int, float}:
        return "float64"
    return None if kinds == {str} else "object"


def _value(name: str, value: Any) -> Any:
    """Return a value as it may stand in a cell: text for whatever pandas does not know."""
    value = getattr(value, "value", value)
    if isinstance(value, (tuple, list)):
        return [text_of(one) for one in value]
    if isinstance(value, str) and name in DAYS:
        with suppress(ValueError):  # a month or a year alone stays text
            return date.fromisoformat(value)
    return value if value is None or isinstance(value, (str, bool, int, float, date)) else text_of(value)
