"""JUnit XML: a test case a trip, for whatever shows the tests of a CI run."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from warrantcheck.answer.trip.results import DISCLAIMER
from warrantcheck.document.parts.words import DUTY_WORDS, plain_text
from warrantcheck.plan.results import CheckedTrip, CheckResult
from warrantcheck.report.report import Report
from warrantcheck.version import VERSION


def junit_report(report: Report) -> str:
    """Render the trips: what fails is a failure, what is accepted is skipped."""
    result: CheckResult = report.result
    failures = result.counts["at-or-above"] + result.counts["unclear"]
    counts = f'tests="{len(result.trips)}" failures="{failures}" errors="0"'
    skipped = f'skipped="{result.counts["accepted"]}"'
    properties = {"tool": VERSION, "note": DISCLAIMER, "fail_on": result.fail_on or "none"}
    if report.data:
        properties |= {"data": report.data.version, "facts_checked_to": str(result.facts_to or report.data.checked)}
    reasons = {a.id: f"{a.reason} (until {a.expires})" for a in result.acceptances}
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="warrantcheck" {counts} time="0">',
        (
            f'<testsuite name={_attribute(f"warrantcheck {result.plan}")} {counts} {skipped} time="0" '
            f'timestamp="{result.today}T00:00:00">'
        ),
        "<properties>",
        *(f"<property name={_attribute(name)} value={_attribute(value)}/>" for name, value in properties.items()),
        "</properties>",
        *(_case(result, trip, reasons) for trip in result.trips),
        f"<system-out>{_text(chr(10).join(result.remarks))}</system-out>",
        "</testsuite>",
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _case(result: CheckResult, trip: CheckedTrip, reasons: dict[str, str]) -> str:
    head = f'<testcase name={_attribute(trip.id)} classname={_attribute(f"warrantcheck.{trip.person}")} time="0"'
    head += f' file={_attribute(result.plan)} line="{trip.line}">'
    body = _text(
        "\n".join(
            f"{leg.name} ({leg.role}): {DUTY_WORDS[leg.duty]}; {leg.level}, {leg.risk:g} of 100" for leg in trip.legs
        )
    )
    if trip.verdict == "accepted":
        why = "; ".join(f"{id_}: {reasons[id_]}" for id_ in trip.accepted_by)
        return (
            f"{head}<skipped message={_attribute(f'{trip.reason}. {why}')}/><system-out>{body}</system-out></testcase>"
        )
    if trip.verdict == "passed":
        return f"{head}<system-out>{body}</system-out></testcase>"
    return f'{head}<failure message={_attribute(trip.reason)} type="{trip.verdict}">{body}</failure></testcase>'


def _attribute(value: str) -> str:
    return quoteattr(plain_text(value).replace("\n", " "))


def _text(value: str) -> str:
    return escape(plain_text(value))
