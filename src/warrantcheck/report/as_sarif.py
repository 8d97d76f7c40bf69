"""SARIF 2.1.0: what there is to say of the trips of a plan, for code scanning and for editors.

The ids of the rules are a contract: whoever reads reports over time knows a finding again by them.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from msgspec import json

from warrantcheck.answer.trip.results import DISCLAIMER
from warrantcheck.document.parts.words import plain_text
from warrantcheck.plan.results import CheckedAcceptance, CheckedTrip, CheckResult, idle
from warrantcheck.report.report import Report
from warrantcheck.version import VERSION

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

RULES = {
    "trip-at-or-above-limit": ("error", "A trip of the plan is at or above the limit."),
    "trip-unclear": ("error", "The level of a trip is unclear, and the check fails on unclear ones."),
    "trip-accepted": ("note", "A trip is at or above the limit or unclear, and the plan accepts the risk."),
    "acceptance-expired": ("warning", "An accepted risk has expired and no longer counts."),
    "acceptance-unused": ("warning", "No trip of the plan needs an accepted risk."),
}
"""The rules: how bad it is to break one, and what it means that one is broken."""

_OF_VERDICT = {"at-or-above": "trip-at-or-above-limit", "unclear": "trip-unclear", "accepted": "trip-accepted"}


def sarif_report(report: Report) -> str:
    """Render a result for each trip that fails or is accepted, and for each acceptance that does not serve."""
    result: CheckResult = report.result
    accepted = {one.id: one for one in result.acceptances}
    found = [_trip(result, trip, accepted) for trip in result.trips if trip.verdict in _OF_VERDICT]
    found += [
        _finding(result, f"acceptance-{one.status}", one.id, one.line, remark)
        for one, remark in zip(idle(result.acceptances), result.remarks, strict=True)
    ]
    about = {"note": DISCLAIMER, "today": str(result.today), "fail_on": result.fail_on or "none"}
    if report.data:
        about |= {"data": report.data.version, "facts_checked_to": report.data.checked}
    run = {
        "tool": {"driver": {"name": "warrantcheck", "version": VERSION, "rules": [*map(_rule, RULES)]}},
        "invocations": [{"executionSuccessful": True}],
        "columnKind": "unicodeCodePoints",
        "results": found,
        "properties": about,
    }
    return json.format(json.encode({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}), indent=2).decode() + "\n"


def _rule(id_: str) -> dict[str, Any]:
    level, text = RULES[id_]
    name = "".join(word.capitalize() for word in id_.split("-"))
    help_ = f"{text} What is reported are {DISCLAIMER}; a trip that passes the check is not thereby safe."
    return {
        "id": id_,
        "name": name,
        "shortDescription": {"text": text},
        "fullDescription": {"text": help_},
        "help": {"text": help_},
        "defaultConfiguration": {"level": level},
        "properties": {"tags": ["travel-risk"], "problem.severity": {"note": "recommendation"}.get(level, level)},
    }


def _trip(result: CheckResult, trip: CheckedTrip, accepted: dict[str, CheckedAcceptance]) -> dict[str, Any]:
    text = f"{trip.name}, {trip.on}: {trip.reason} ({DISCLAIMER})"
    found = _finding(result, _OF_VERDICT[trip.verdict], trip.id, trip.line, text)
    found["properties"] = {
        "person": trip.person,
        "to": trip.to,
        "on": trip.on,
        "duty": trip.duty,
        "risk": trip.risk,
        "level": trip.level,
    }
    if trip.verdict == "accepted":
        by = (accepted[id_] for id_ in trip.accepted_by)
        found["suppressions"] = [
            {
                "kind": "external",
                "status": "accepted",
                "justification": plain_text(f"{one.id}: {one.reason} (until {one.expires})"),
            }
            for one in by
        ]
    return found


def _finding(result: CheckResult, rule: str, id_: str, line: int, text: str) -> dict[str, Any]:
    """Return a result; its fingerprint is of rule and id, so that it stays the same where lines move."""
    place = {"artifactLocation": {"uri": _address(result.plan)}, "region": {"startLine": max(line, 1)}}
    return {
        "ruleId": rule,
        "ruleIndex": [*RULES].index(rule),
        "level": RULES[rule][0],
        "message": {"text": plain_text(text)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"planEntry/v1": sha256(f"{rule}\0{id_}".encode(errors="replace")).hexdigest()},
    }


def _address(file: str) -> str:
    """Return the address of the plan: relative as it was named, from where the check ran; else absolute."""
    path = PurePath(file)
    return Path(path).as_uri() if path.is_absolute() else quote(path.as_posix())
