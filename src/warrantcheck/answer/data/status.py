"""What the data holds, how fresh it is, and whether a folder of it is sound."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from warrantcheck.answer.data.coverage import Coverage, Voices, coverage
from warrantcheck.answer.data.sourcing import MissingClaim, Sourcing, WeakClaim, sourcing
from warrantcheck.answer.result import Result
from warrantcheck.clock import Clock
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import DataError, Problem, UsageError


class DataStatus(Result, frozen=True):
    """What the data holds and how fresh it is; `checked` is the day up to which facts were verified.

    `coverage`: of how many hosts something is known, for each wanted leader; `voices`: how many governments have spoken
    of the warrant of any of them.
    """

    version: str
    checked: date
    digest: str
    age_days: int
    counts: dict[str, int]
    oldest_verification: date
    newest_verification: date
    coverage: tuple[Coverage, ...] = ()
    voices: Voices | None = None


class LintResult(Result, frozen=True):
    """What is wrong with a folder of data; nothing, if `problems` is empty.

    `sources` says on what its claims stand, `weak` lists those that decide answers and stand on weak sources alone,
    `missing` those whose document of record or its number was not seen, if that was asked and the data is sound;
    `counted`, that the figures of `sources` were asked for and not a list alone. Of data added to the shipped data, the
    lists hold its own claims.
    """

    folder: str
    problems: tuple[Problem, ...]
    sources: Sourcing | None = None
    weak: tuple[WeakClaim, ...] | None = None
    missing: tuple[MissingClaim, ...] | None = None
    counted: bool = False


def status(data: Dataset, today: date) -> DataStatus:
    """Describe the data: `age_days` counts from the day up to which facts were verified, not from the build."""
    checked = date.fromisoformat(data.checked)
    oldest, newest = data.verified
    hosts, voices = coverage(data, Clock.of(today))
    return DataStatus(
        version=data.version,
        checked=checked,
        digest=data.digest,
        age_days=(today - checked).days,
        counts=data.counts,
        oldest_verification=date.fromisoformat(oldest),
        newest_verification=date.fromisoformat(newest),
        coverage=hosts,
        voices=voices,
    )


def lint_folder(
    folder: Path, *, sources: bool = False, weak: bool = False, missing: bool = False
) -> tuple[LintResult, Dataset | None]:
    """Check a folder of YAML files against every rule; problems are returned, not raised.

    With `sources`, sound data is also counted by what its claims stand on; with `weak`, the claims are listed that
    decide answers and stand on weak sources alone; with `missing`, those without a document of record or its number.
    The data is returned too if it had to be opened for one of these.

    Raises:
        UsageError: both lists were asked for.
    """
    if weak and missing:
        raise UsageError("`weak` and `missing` are two lists: ask for one of them.")
    from warrantcheck.authoring import lint
    from warrantcheck.authoring.validate import load

    try:
        files = load(folder)
        problems = tuple(lint.check(files))
    except DataError as error:
        if not error.problems:
            raise
        return LintResult(str(folder), error.problems), None
    if problems or not (sources or weak or missing):
        return LintResult(str(folder), problems), None
    from warrantcheck.authoring.compiler import compile_files
    from warrantcheck.dataset.compiled import Records

    data = Dataset(Records(compile_files(files)))
    found = sourcing(files, data)
    lists = found.weak if weak else None, found.unnumbered if missing else None
    return LintResult(str(folder), problems, found, *lists, counted=sources), data
