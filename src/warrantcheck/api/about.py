"""What describes the data and the estimate: claims, factors, freshness, what two versions differ in, schemas."""

from __future__ import annotations

from pathlib import Path
from typing import Any, overload

from warrantcheck.answer.data.diff import DiffResult
from warrantcheck.answer.data.status import DataStatus, LintResult
from warrantcheck.answer.explain.factors import FactorsResult
from warrantcheck.answer.person.stale import StaleResult
from warrantcheck.answer.source.claim import ClaimResult
from warrantcheck.answer.source.source import CitedSource
from warrantcheck.api.arguments import Day, switch, text
from warrantcheck.api.arguments import file as path_of
from warrantcheck.api.question import Question, opened
from warrantcheck.backtest.run import BacktestResult
from warrantcheck.dataset.shipped import yaml_folder
from warrantcheck.dataset.store import Dataset


def claim(claim: str, *, data: Dataset | None = None) -> ClaimResult:
    """Show one claim: what it says, from when it holds, when it became public, how reliable it is, its sources.

    Raises:
        UnknownName: there is no claim of that id.
    """
    from warrantcheck.answer.source import claim as claims

    asked = Question("claim", data, claim=claim)
    return asked.answer(claims.claim(asked.data, text("claim", claim)))


def source(source: str, *, data: Dataset | None = None) -> CitedSource:
    """Show one source: who published it and when, its record number, how it was read, which claims rest on it.

    Raises:
        UnknownName: there is no source of that id.
    """
    from warrantcheck.answer.source import source as sources

    asked = Question("source", data, source=source)
    return asked.answer(sources.source(asked.data, text("source", source)))


def factors(*, data: Dataset | None = None) -> FactorsResult:
    """Describe the factors of the estimate, their weights (log-odds), and the reason for each."""
    from warrantcheck.answer.explain import factors as descriptions

    asked = Question("factors", data)
    return asked.answer(descriptions.factors(asked.data.model))


def run_backtest(file: Path | str | None = None, *, data: Dataset | None = None) -> BacktestResult:
    """Replay past trips with what was known the day before, and score the estimates against what happened.

    Args:
        file: a CSV of past trips to score instead of the data's own; docs/method.md says what stands in it.
        data: the data to use; the shipped data if not given.

    Raises:
        DataError: the file cannot be read, or a row of it cannot be used.
    """
    from warrantcheck.backtest.run import backtest
    from warrantcheck.backtest.trips import from_file

    asked = Question("backtest", data, file=file)
    if file is None:
        return asked.answer(backtest(asked.data))
    path = path_of("file", file)
    return asked.answer(backtest(asked.data, from_file(asked.data, path), path.name))


def data_status(*, data: Dataset | None = None) -> DataStatus:
    """Show counts, version, the day up to which the facts were checked, the oldest and newest verification."""
    from warrantcheck.answer.data.status import status

    asked = Question("data-status", data)
    return asked.answer(status(asked.data, asked.today))


def data_stale(*, data: Dataset | None = None) -> StaleResult:
    """List what needs a newer source: offices in doubt, notices of withdrawal, past meetings, what was last seen long
    ago."""
    from warrantcheck.answer.person.stale import stale

    asked = Question("data-stale", data)
    return asked.answer(stale(asked.data, asked.today))


def data_lint(
    folder: Path | str | None = None, *, sources: bool = False, weak: bool = False, missing: bool = False
) -> LintResult:
    """Check a folder of YAML files against every rule; problems are returned, not raised.

    Args:
        folder: the folder; the shipped data if not given.
        sources: also report how well each kind of claim is sourced.
        weak: list the claims that decide answers and stand on weak sources alone.
        missing: list the acts whose document of record, or its number, was not seen.

    Raises:
        DataError: there is no such folder.
        UsageError: `weak` and `missing` were both asked for.
    """
    from warrantcheck.answer.data.status import lint_folder

    switches = {"sources": sources, "weak": weak, "missing": missing}
    asked = Question("data-lint", None, folder=folder, **switches)
    path = yaml_folder() if folder is None else path_of("folder", folder)
    return asked.answer(*lint_folder(path, **{name: switch(name, value) for name, value in switches.items()}))


def diff(old: Dataset, new: Dataset, *, on: Day | None = None) -> DiffResult:
    """Compare two versions of the data: their claims, and the answers of a day for everyone wanted in every state."""
    from warrantcheck.answer.data.diff import diff as _diff

    asked = Question("diff", opened(new), old=opened(old).version, new=new.version)
    return asked.answer(_diff(old, new, asked.clock(on)))


@overload
def schema(name: str) -> dict[str, Any]: ...
@overload
def schema(name: None = None) -> tuple[str, ...]: ...
def schema(name: str | None = None) -> dict[str, Any] | tuple[str, ...]:
    """Return the JSON Schema of an answer (`trip`), of its rows (`trip-row`), of a failure (`error`), of a `plan`.

    Without a name, the names of all schemas.

    Raises:
        UnknownName: there is no schema of that name.
    """
    from warrantcheck.report import schemas

    return schemas.names() if name is None else schemas.schema(text("name", name))
