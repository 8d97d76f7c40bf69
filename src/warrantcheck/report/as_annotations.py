"""Annotations: lines that GitHub, reading what a step prints, shows beside the trips of a plan."""

from __future__ import annotations

from warrantcheck.answer.trip.results import DISCLAIMER
from warrantcheck.document.parts.words import plain_text
from warrantcheck.errors import BadPlan, WarrantcheckError
from warrantcheck.plan.results import CheckedTrip, CheckResult, idle
from warrantcheck.report.report import Report

_KINDS = {"at-or-above": "error", "unclear": "error", "accepted": "notice"}


def annotations_report(report: Report) -> str:
    """Render an error for each trip that fails, a notice for each that is accepted, a warning for idle acceptances."""
    result: CheckResult = report.result
    trips = sorted(result.trips, key=lambda t: -t.risk)
    lines = [_of_trip(result, t) for t in trips if t.verdict in _KINDS]
    lines += [
        _command("warning", result.plan, acceptance.line, f"warrantcheck: {acceptance.id}", remark)
        for acceptance, remark in zip(idle(result.acceptances), result.remarks, strict=True)
    ]
    return "".join(lines)


def annotate_fault(plan: str, error: WarrantcheckError) -> str:
    """Render an error that kept the check from being made; faults of the plan stand beside their lines."""
    if isinstance(error, BadPlan):
        return "".join(_command("error", plan, p.line or 1, "warrantcheck: bad plan", str(p)) for p in error.problems)
    return _command("error", plan, 1, "warrantcheck", error.message)


def _of_trip(result: CheckResult, trip: CheckedTrip) -> str:
    text = f"{trip.name}, {trip.on}: {trip.reason} ({DISCLAIMER})"
    return _command(_KINDS[trip.verdict], result.plan, trip.line, f"warrantcheck: {trip.id}", text)


def _command(kind: str, file: str, line: int, title: str, text: str) -> str:
    properties = f"file={_property(file)},line={line},title={_property(title)}"
    return f"::{kind} {properties}::{_data(plain_text(text))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(plain_text(text)).replace(":", "%3A").replace(",", "%2C")
