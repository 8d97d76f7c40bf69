"""What a plan comes to: frozen results, whose field names are a contract."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from msgspec import Struct

from warrantcheck.answer.result import Result
from warrantcheck.answer.status import StatusResult
from warrantcheck.law.duty import DutyValue
from warrantcheck.vocabulary import Confidence, Level, Limit, Question, Role

Verdict = Literal["passed", "accepted", "unclear", "at-or-above"]
"""What a trip comes to. `passed`: nothing to object under the limits given, which is no promise of safety."""

VERDICTS: tuple[Verdict, ...] = ("passed", "accepted", "unclear", "at-or-above")
"""The verdicts, the worst last."""


class CheckedLeg(Struct, frozen=True):
    """One stop of a trip, and the acceptances that cover it if it would fail the check; `question` is what its risk
    answers."""

    state: str
    name: str
    role: Role
    duty: DutyValue
    risk: float
    level: Level
    confidence: Confidence
    verdict: Verdict
    accepted_by: tuple[str, ...]
    question: Question = "trip"


class CheckedTrip(Struct, frozen=True):
    """One trip of the plan: its worst level, the strongest duty, the highest risk in per cent, and the verdict.

    `at_or_above` says whether a stop reaches the limit, accepted or not; `line` is where the trip stands in the plan;
    `status` is the person as last seen. Where `duty` is `not-wanted`, risk, level and confidence are those of nobody
    sought, as in every answer, and say nothing of the person.
    """

    id: str
    line: int
    person: str
    name: str
    to: tuple[str, ...]
    on: date
    known: date
    duty: DutyValue
    risk: float
    level: Level
    at_or_above: bool
    verdict: Verdict
    accepted_by: tuple[str, ...]
    reason: str
    legs: tuple[CheckedLeg, ...]
    facts_to: date | None = None
    status: StatusResult | None = None


class CheckedAcceptance(Struct, frozen=True):
    """An accepted risk: `used` covers a trip that would fail, `unused` covers none, `expired` no longer counts.

    `trips` are the trips it covers, or would cover had it not expired.
    """

    id: str
    line: int
    reason: str
    expires: date
    status: Literal["used", "unused", "expired"]
    trips: tuple[str, ...]


class CheckResult(Result, frozen=True):
    """A plan checked against its limits on a day; `counts` says how many trips there are of each verdict.

    `notes` says how names were read and whether there is a limit, `remarks` which acceptances do not serve;
    `facts_to` is the oldest day to which the facts of a trip were looked up.
    """

    plan: str
    today: date
    fail_on: Limit | None
    fail_on_unclear: bool
    verdict: Verdict
    counts: dict[str, int]
    trips: tuple[CheckedTrip, ...]
    acceptances: tuple[CheckedAcceptance, ...]
    notes: tuple[str, ...]
    remarks: tuple[str, ...]
    facts_to: date | None = None


def idle(acceptances: Iterable[CheckedAcceptance]) -> list[CheckedAcceptance]:
    """Return the acceptances that do not serve, in the order of the remarks on them: expired, then unused."""
    return sorted((a for a in acceptances if a.status != "used"), key=lambda a: a.status)
