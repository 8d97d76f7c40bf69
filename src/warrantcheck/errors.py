"""The errors a caller can meet. Each class stands for one exit status and one `error.code`."""

from __future__ import annotations

from msgspec import Struct

from warrantcheck.exit_status import ExitStatus


class WarrantcheckError(Exception):
    """Anything that keeps an answer from being given; the message is one sentence for the user."""

    status: ExitStatus = ExitStatus.INTERNAL
    code: str = "internal"

    def __init__(self, message: str, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.candidates = candidates


class UsageError(WarrantcheckError):
    """The call itself is wrong: an option, a date, a combination."""

    status = ExitStatus.USAGE
    code = "usage"


class WrongType(UsageError, TypeError):
    """A function of `warrantcheck` was given a value of a type that the parameter cannot be."""

    code = "wrong-type"


class UnknownName(UsageError):
    """No person, place or claim has the name; `candidates` are near misses, never chosen."""

    code = "unknown"


class AmbiguousName(UsageError):
    """More than one person or place has the name; `candidates` lists them all."""

    code = "ambiguous"


class BadDate(UsageError):
    """A day that cannot be read, or lies outside the period that the data covers."""

    code = "bad-date"


class Problem(Struct, frozen=True):
    """One thing wrong in a data file, and where: 1-based line and column, 0 if the whole file is meant."""

    file: str
    line: int
    column: int
    path: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.path}: {self.message}" if self.path else f"{place}: {self.message}"


class DataError(WarrantcheckError):
    """The data cannot be read or breaks a rule; `problems` says what and where."""

    status = ExitStatus.DATA
    code = "data"

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems

    @classmethod
    def of(cls, problems: list[Problem]) -> DataError:
        """Sum up a list of problems in one sentence that names the first."""
        more = f" (and {len(problems) - 1} more: run `warrantcheck data lint`)" if len(problems) > 1 else ""
        return cls(f"{problems[0]}{more}", tuple(problems))


class BadPlan(UsageError):
    """A plan of trips is not what a plan may be: its message names file, line and column of each fault."""

    code = "plan"
    most_told = 50
    """So many faults stand in the message; `problems` has all of them."""

    def __init__(self, problems: tuple[Problem, ...], candidates: tuple[str, ...] = ()) -> None:
        lines = [*map(str, problems[: self.most_told])]
        if len(problems) > 1:
            lines = [f"The plan has {len(problems)} faults:", *lines]
        if len(problems) > self.most_told:
            lines.append(f"and {len(problems) - self.most_told} more.")
        super().__init__("\n".join(lines), candidates)
        self.problems = problems


class Unwritten(WarrantcheckError):
    """The output could not be written: the disk is full, or the stream is closed."""

    status = ExitStatus.UNWRITTEN
    code = "unwritten"


class StaleData(WarrantcheckError):
    """The facts were checked too long ago for the caller."""

    status = ExitStatus.STALE
    code = "stale"
