"""A plan held to its limits: verdicts, accepted risks, bad plans, and what is written for CI."""

from __future__ import annotations

import contextlib
import json
import re
import stat
from datetime import date
from errno import EISDIR, ENOENT
from os import strerror
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import TODAY, validator
from hypothesis import given
from hypothesis import strategies as st
from junitparser import Failure, JUnitXml, Skipped

import warrantcheck
from warrantcheck.cli.call import verdict_of
from warrantcheck.errors import BadPlan
from warrantcheck.exit_status import ExitStatus
from warrantcheck.plan.source import parse
from warrantcheck.report.destination import MOST_BYTES

# Severe, unclear and a bound stop-over on the days asked.
TRIPS = """
trips:
  - id: severe
    person: putin
    to: ZA
    on: 2027-01-10
    assume: former
  - id: unclear
    person: putin
    to: [NE]
    on: 2027-08-01
  - id: none
    person: putin
    to: CN
    via: [MN]
    on: 2026-12-01
"""


def accept(who: str, expires: str = "2026-11-29", id_: str = "R-1") -> str:
    return f"\n  - {{id: {id_}, {who}, reason: agreed with counsel, expires: {expires}}}"


@pytest.fixture
def check(cli: Any) -> Any:
    """Run `check` on the text of a plan."""

    def run(plan: str, *options: str, **surroundings: Any) -> Any:
        return cli("check", "-", *options, stdin=plan.encode(), **surroundings)

    return run


def verdicts(run: Any) -> dict[str, str]:
    return {trip["id"]: trip["verdict"] for trip in run.json["result"]["trips"]}


def test_without_a_limit_nothing_fails(check: Any) -> None:
    run = check(TRIPS, "-o", "json")
    assert run.status == 0
    assert set(verdicts(run).values()) == {"passed"}
    assert any(warning.startswith("No limit is set") for warning in run.json["warnings"])
    assert not any(trip["at_or_above"] for trip in run.json["result"]["trips"])


def test_each_trip_has_its_worst_level_and_duty(check: Any) -> None:
    trips = {trip["id"]: trip for trip in check(TRIPS, "-o", "json").json["result"]["trips"]}
    assert (trips["severe"]["level"], trips["severe"]["duty"]) == ("severe", "arrest")
    assert trips["unclear"]["level"] == "unclear"
    assert trips["none"]["duty"] == "arrest", "the stop-over in Mongolia counts"
    assert trips["none"]["to"] == ["CN"]
    assert trips["severe"]["line"] == 3


def test_who_is_reported_dead_or_not_wanted_is_told_so(check: Any) -> None:
    plan = "trips:\n  - {id: a, person: mudacumura, to: DE}\n  - {id: b, person: uhuru-kenyatta, to: DE}"
    out = check(plan).out
    assert "At home" not in out
    assert "At home, risk is the estimated chance" in check(f"{plan}\n  - {{id: c, person: dela-rosa, to: Manila}}").out
    assert "(reported" in out
    assert next(line for line in out.split("\n") if "Kenyatta" in line).split()[-2:] == ["-", "-"]


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (("--fail-on", "severe"), ExitStatus.AT_OR_ABOVE),
        (("--fail-on", "duty"), ExitStatus.AT_OR_ABOVE),
        (("--fail-on-unclear",), ExitStatus.UNDETERMINED),
        (("--fail-on", "severe", "--fail-on-unclear"), ExitStatus.AT_OR_ABOVE),
        (("--max-age", "1"), ExitStatus.STALE),
    ],
)
def test_limits_become_exit_statuses(options: tuple[str, ...], status: int, check: Any) -> None:
    assert check(TRIPS, *options).status == status
    assert check(TRIPS, *options, "--quiet").status == status


@pytest.mark.parametrize(
    ("line", "status"), [("fail_on: high", 3), ("fail_on: duty", 3), ("fail_on_unclear: true", 4), ("max_age: 1", 6)]
)
def test_the_plan_can_set_the_limits(line: str, status: int, check: Any) -> None:
    assert check(line + TRIPS).status == status


def test_option_beats_environment_beats_plan_beats_project_file(check: Any, tmp_path: Path) -> None:
    (tmp_path / "warrantcheck.toml").write_text('fail_on = "duty"\n')

    def limit(plan: str, *options: str, environ: dict[str, str] | None = None) -> Any:
        run = check(plan, *options, "-o", "json", environ=environ, folder=tmp_path)
        return run.json["result"]["fail_on"]

    assert limit(TRIPS) == "duty"
    assert limit("fail_on: low" + TRIPS) == "low"
    assert limit("fail_on: low" + TRIPS, environ={"WARRANTCHECK_FAIL_ON": "high"}) == "high"
    variable = {"WARRANTCHECK_FAIL_ON": "high"}
    assert limit("fail_on: low" + TRIPS, "--fail-on", "severe", environ=variable) == "severe"


# --- accepted risks ----------------------------------------------------------------


def test_an_accepted_risk_does_not_fail(check: Any) -> None:
    run = check("fail_on: high" + TRIPS + "accept:" + accept("trip: severe"), "-o", "json")
    assert run.status == 0
    trip = run.json["result"]["trips"][0]
    assert (trip["verdict"], trip["accepted_by"], trip["at_or_above"]) == ("accepted", ["R-1"], True)
    assert run.json["result"]["acceptances"][0]["status"] == "used"


def test_an_acceptance_ends_with_the_day_before_it_expires(check: Any) -> None:
    plan = "fail_on: high" + TRIPS + "accept:" + accept("trip: severe", "2026-11-29")
    assert check(plan, on=date(2026, 11, 28)).status == 0
    late = check(plan, "-o", "json", on=date(2026, 11, 29))
    assert late.status == 3
    assert late.json["result"]["acceptances"][0]["status"] == "expired"
    assert late.json["warnings"][-1] == "Acceptance R-1 expired on 2026-11-29 and no longer counts; it covered severe."


def test_an_acceptance_that_no_trip_needs_is_reported(check: Any) -> None:
    plan = "fail_on: high" + TRIPS + "accept:" + accept("trip: none") + accept("trip: gone", id_="R-2")
    run = check(plan, "-o", "json")
    assert [a["status"] for a in run.json["result"]["acceptances"]] == ["unused", "unused"]
    assert "Acceptance R-2 is unused" in check(plan).out
    assert "Acceptance R-2 is unused" in check(plan, "-o", "csv").err


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("person: Vladimir Putin, to: South Africa", 0),
        ("person: putin, to: Johannesburg", 0),
        ("person: netanyahu, to: ZA", 3),
        ("person: putin, to: NA", 3),
    ],
)
def test_an_acceptance_of_a_pair_covers_that_person_and_destination(who: str, status: int, check: Any) -> None:
    who = who.replace(" NA", " 'NA'")
    assert check("fail_on: high" + TRIPS + "accept:" + accept(who)).status == status


def test_an_acceptance_of_a_destination_covers_no_stop_over(check: Any) -> None:
    plan = "fail_on: duty\ntrips:\n  - {id: a, person: putin, to: CN, via: MN}\naccept:"
    assert check(plan + accept("person: putin, to: MN")).status == 3
    assert check(plan + accept("trip: a")).status == 0


def test_an_acceptance_of_a_state_covers_no_territory_of_it(check: Any) -> None:
    plan = "fail_on: minimal\nfail_on_unclear: true\ntrips:\n  - {id: a, person: netanyahu, to: Crimea}\naccept:"
    assert check(plan + accept("person: netanyahu, to: UA")).status != 0
    assert check(plan + accept("person: netanyahu, to: Crimea")).status == 0


def test_one_accepted_stop_does_not_cover_another(check: Any) -> None:
    plan = "fail_on: duty\ntrips:\n  - {id: a, person: putin, to: [MN, ZA]}\naccept:" + accept("person: putin, to: MN")
    legs = check(plan, "-o", "json").json["result"]["trips"][0]["legs"]
    assert [leg["verdict"] for leg in legs] == ["accepted", "at-or-above"]


# --- bad plans ---------------------------------------------------------------------

DEEP = "trips: " + "[" * 200 + "]" * 200
DEEPER = "trips: " + "[" * 5000  # a parser may have a limit of its own, and words of its own for it
BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]"
TRIP = "trips:\n- {id: a, person: putin, to: MN}\n"
BAD = [
    ("", "a plan is a mapping"),
    ("trips: []", "1:8: trips: a plan needs at least one trip"),
    ("trips:\n- {id: a, person: putin, to: MN, colour: red}", "2:42: trips[a].colour: unknown field"),
    (TRIP + "fail-on: high", "3:10: fail-on: unknown field"),
    ("trips:\n- {id: a, person: putin, to: NO}", "2:30: not valid YAML: YAML reads NO as bool"),
    ("trips:\n- {id: a, person: putin, to: [MN, Atlantis]}", "2:35: trips[a].to[1]: No place in the data is called"),
    ("trips:\n- {id: a, person: gaddafi, to: MN}", "2:19: trips[a].person: 'gaddafi' can mean more than one"),
    ("trips:\n- {id: a, to: MN}", "2:3: trips[a]: no person"),
    ("trips:\n- {id: a, person: putin, to: []}", "a trip needs a destination"),
    (BOMB, "anchors and aliases are not used here"),
    (DEEP, "nested too deeply"),
    (DEEPER, "1:"),
    ("trips:\n- {id: a, id: b}", "2:11: not valid YAML: the key 'id' is given twice"),
    ("trips: !!python/object/apply:os.system [id]", "tags are not used here"),
    ("trips:\n- {id: !!str a, person: putin, to: MN}", "tags are not used here"),
    ("trips:\n- {id: a, person: putin, to: MN, on: 1999-01-01}", "outside what the data speaks about"),
    ("trips:\n- {id: a, person: putin, to: MN, on: soon}", "2:38: trips[a].on"),
    ("trips:\n- {id: a, person: putin, to: MN, known: 2030-01-01}", "lies in the future"),
    (TRIP + "- {id: a, person: putin, to: MN}", "3:8: trips[a].id: the id 'a' is given twice"),
    ('trips:\n- {id: "a\\nb", person: putin, to: MN}', "printable text"),
    (TRIP + "max_age: -1", "not be negative"),
    (TRIP + "max_age: 99999999999999999999", "as int"),
    (TRIP + "fail_on: extreme", "3:10: fail_on"),
    (TRIP + "accept:\n- {id: r, trip: a, reason: ' ', expires: 2027-01-01}", "an accepted risk needs a reason"),
    (TRIP + "accept:\n- {id: r, trip: a, reason: x}", "accept[r].expires: missing"),
    (TRIP + "accept:\n- {id: r, trip: a, to: MN, reason: x, expires: 2027-01-01}", "either a trip, or a person and to"),
    (TRIP + "accept:\n- {id: r, to: MN, reason: x, expires: 2027-01-01}", "either a trip, or a person and to"),
    (TRIP + "accept:\n- {id: r, person: nobody, to: MN, reason: x, expires: 2027-01-01}", "4:19: accept[r].person"),
    ("trips:\n\t- x", "not valid YAML"),
]


@pytest.mark.parametrize(("plan", "said"), BAD, ids=[str(i) for i in range(len(BAD))])
def test_a_bad_plan_is_one_sentence_with_its_place(plan: str, said: str, check: Any) -> None:
    run = check(plan)
    assert run.status == 2
    assert run.out == ""
    assert said in run.err
    assert len(run.err.strip().splitlines()) == 1
    assert check(plan, "-o", "json").json["error"]["code"] == "plan"


MANY = """trips:
- {id: a, person: nobody, to: [MN, Atlantis], colour: red}
- {id: b, person: putin, to: MN, on: 1999-01-01, known: 2030-01-01}
- {id: b, to: MN, on: soon}
accept:
- {id: r, person: putni, to: MN, reason: ' ', expires: 2027-01-01}"""


def test_all_faults_of_a_plan_are_told_at_once_in_the_order_of_the_lines(check: Any) -> None:
    run = check(MANY, "-o", "json", "--report", "annotations")
    assert run.status == 2
    problems = run.json["error"]["problems"]
    assert [(p["line"], p["path"]) for p in problems] == [
        (2, "trips[a].person"), (2, "trips[a].to[1]"), (2, "trips[a].colour"),
        (3, "trips[b].on"), (3, "trips[b].known"), (4, "trips[b]"), (4, "trips[b].id"), (4, "trips[b].on"),
        (6, "accept[r].person"), (6, "accept[r].reason"),
    ]  # fmt: skip
    lines = [line for line in run.err.splitlines() if line.startswith("stdin:")]
    assert [line.split(":")[1] for line in lines] == [str(p["line"]) for p in problems]
    assert run.err.count("::error file=stdin,line=") == len(problems)
    assert "vladimir-putin" in run.json["error"]["candidates"]


def test_a_plan_that_is_wrong_is_told_whatever_the_data_is(cli: Any, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(MANY)
    run = cli("check", str(tmp_path / "plan.yaml"), "--data", str(tmp_path / "none"))
    assert (run.status, "unknown field" in run.err) == (2, True)


def test_a_plan_that_is_not_there_or_not_text_is_one_sentence(cli: Any, tmp_path: Path) -> None:
    (tmp_path / "bytes.yaml").write_bytes(b"\xff\xfe")
    for file, said in (("none.yaml", strerror(ENOENT)), ("bytes.yaml", "not UTF-8"), ("", strerror(EISDIR))):
        run = cli("check", str(tmp_path / file))
        assert run.status == 2
        assert said in run.err
        assert len(run.err.strip().splitlines()) == 1


YAML_LIKE = st.text(alphabet="trips:[]{}-&*! \n'\"idpersonto,%#>|?@~0", max_size=200).map(str.encode)


@given(st.binary(max_size=200) | YAML_LIKE)
def test_no_text_makes_the_reader_fail_otherwise_than_as_a_bad_plan(text: bytes) -> None:
    with contextlib.suppress(BadPlan):
        parse(text, "plan")


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md"])
def test_every_format_says_what_happened_to_each_trip(form: str, check: Any) -> None:
    run = check("fail_on: high" + TRIPS, "-o", form)
    assert run.status == 3
    assert all(id_ in run.out for id_ in ("severe", "unclear", "none"))
    assert form in ("csv", "jsonl") or "estimates, not legal advice" in " ".join(run.out.split())


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_table_of_a_plan(width: int, check: Any, snapshot: Any) -> None:
    plan = "fail_on: high\nfail_on_unclear: true" + TRIPS + "accept:" + accept("trip: unclear", "2026-11-01")
    run = check(plan, "--width", str(width))
    assert max(map(len, run.out.splitlines())) <= width
    assert run.out == snapshot


def test_quiet_prints_nothing_but_errors(check: Any) -> None:
    run = check("fail_on: high" + TRIPS, "--quiet")
    assert (run.out, run.err) == ("", "")
    bad = check("trips: 5", "--quiet")
    assert bad.out == ""
    assert bad.err.startswith("warrantcheck: stdin:1:8")


def test_python_has_the_same_check(tmp_path: Path, check: Any) -> None:
    plan = "fail_on: high" + TRIPS
    (tmp_path / "plan.yaml").write_text(plan)
    result = warrantcheck.check(tmp_path / "plan.yaml", today=TODAY)
    assert {t.id: t.verdict for t in result.trips} == verdicts(check(plan, "-o", "json"))
    assert warrantcheck.check(tmp_path / "plan.yaml", fail_on="duty", today=TODAY).trips[2].verdict == "at-or-above"


def test_a_plan_of_one_trip_ends_as_the_trip_itself(cli: Any, check: Any) -> None:
    for options in ([], ["--fail-on", "low"], ["--fail-on", "severe"], ["--fail-on", "duty"], ["--fail-on-unclear"]):
        for to in ("MN", "NE", "CN", "ZA"):
            alone = cli("trip", "putin", "--to", to, "--on", "2027-08-01", *options)
            planned = check(f"trips:\n- {{id: a, person: putin, to: {to}, on: 2027-08-01}}", *options)
            assert planned.status == alone.status


def test_levels_and_duties_are_limits_of_their_own() -> None:
    assert verdict_of(["unclear", "low"], ["arrest"], None, fail_on_unclear=False) == 0
    assert verdict_of(["unclear"], ["none"], None, fail_on_unclear=True) == 4


# --- reports -----------------------------------------------------------------------

NASTY = 'x: 100%, <b>&"]]> ::error::'


def test_the_junit_report_is_read_by_a_parser_and_agrees(check: Any, tmp_path: Path) -> None:
    file = tmp_path / "out.xml"
    plan = "fail_on: high\nfail_on_unclear: true" + TRIPS + "accept:" + accept("trip: unclear")
    run = check(plan, "--report", f"junit={file}", "-o", "json")
    (suite,) = JUnitXml.fromfile(str(file))
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (3, 1, 0, 1)
    found = {case.name: [type(r) for r in case.result] for case in suite}
    assert found == {"severe": [Failure], "unclear": [Skipped], "none": []}
    assert [case.name for case in suite] == [trip["id"] for trip in run.json["result"]["trips"]]
    assert {p.name: p.value for p in suite.properties()}["note"] == "estimates, not legal advice"


def test_the_junit_report_has_the_shape_that_is_commonly_read(check: Any, tmp_path: Path) -> None:
    file = tmp_path / "out.xml"
    check("fail_on: high" + TRIPS, "--report", f"junit={file}")
    allowed = {
        "testsuites": ({"testsuite"}, {"name", "tests", "failures", "errors", "time"}),
        "testsuite": (
            {"properties", "testcase", "system-out"},
            {"name", "tests", "failures", "errors", "skipped", "time", "timestamp"},
        ),
        "properties": ({"property"}, set()),
        "property": (set(), {"name", "value"}),
        "testcase": ({"skipped", "failure", "system-out"}, {"name", "classname", "time", "file", "line"}),
        "failure": (set(), {"message", "type"}),
        "skipped": (set(), {"message"}),
        "system-out": (set(), set()),
    }
    root = JUnitXml.fromfile(str(file))._elem  # noqa: SLF001 (the parser that the test group has)
    for element in root.iter():
        children, attributes = allowed[element.tag]
        assert {child.tag for child in element} <= children
        assert set(element.attrib) <= attributes


@pytest.mark.parametrize("kind", ["junit", "summary", "sarif"])
def test_hostile_ids_and_reasons_do_no_harm(kind: str, check: Any, tmp_path: Path) -> None:
    file = tmp_path / "out"
    plan = yaml.safe_dump(
        {
            "fail_on": "duty",
            "trips": [{"id": NASTY, "person": "putin", "to": "MN"}],
            "accept": [{"id": "r|<", "trip": NASTY, "reason": "a\x07\n| b\ud7ff", "expires": date(2027, 1, 1)}],
        }
    )
    run = check(plan, "--report", f"{kind}={file}", "--report", "annotations", "-q")
    assert run.status == 0
    text = file.read_text(encoding="utf-8")
    assert "\x07" not in text
    if kind == "junit":
        (suite,) = JUnitXml.fromfile(str(file))
        assert [case.name for case in suite] == [NASTY]
    elif kind == "sarif":
        assert json.loads(text)["runs"][0]["results"][0]["ruleId"] == "trip-accepted"
    else:
        assert "<b>" not in text.replace("\\<", "")
        rows = [line for line in text.splitlines() if line.startswith("|")]
        assert {line.replace("\\|", "").count("|") for line in rows} == {8}
    (line,) = run.out.splitlines()
    assert re.sub(r"line=\d+", "line=", line).startswith(
        "::notice file=stdin,line=,title=warrantcheck%3A x%3A 100%25%2C <b>"
    )


def test_the_sarif_report_has_a_result_for_whatever_is_to_be_said_at_its_line(cli: Any, tmp_path: Path) -> None:
    plan, file = tmp_path / "a b.yaml", tmp_path / "out.sarif"
    said = accept("trip: unclear") + accept("trip: none", id_="R-2")
    plan.write_text("fail_on: high\nfail_on_unclear: true" + TRIPS + "accept:" + said)
    assert cli("check", str(plan), "--report", f"sarif={file}", "-q").status == 3
    log = json.loads(file.read_text(encoding="utf-8"))
    (run,) = log["runs"]
    found = [(r["ruleId"], r["level"]) for r in run["results"]]
    assert found == [
        ("trip-at-or-above-limit", "error"), ("trip-accepted", "note"), ("acceptance-unused", "warning"),
    ]  # fmt: skip
    rules = run["tool"]["driver"]["rules"]
    lines = plan.read_text().splitlines()
    for result, text in zip(run["results"], ("id: severe", "id: unclear", "id: R-2"), strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        (place,) = (one["physicalLocation"] for one in result["locations"])
        assert text in lines[place["region"]["startLine"] - 1]
        assert place["artifactLocation"]["uri"] == plan.as_uri()
    assert run["results"][1]["suppressions"][0]["justification"].startswith("R-1: agreed with counsel (until ")
    assert "estimates, not legal advice" in run["results"][0]["message"]["text"]


def test_annotations_name_file_and_line(cli: Any, tmp_path: Path) -> None:
    file = tmp_path / "a,b.yaml"
    file.write_text("fail_on: high" + TRIPS + "accept:" + accept("trip: none"))
    run = cli("check", str(file), "--report", "annotations", "--quiet")
    error, warning = run.out.splitlines()
    assert error.startswith(f"::error file={tmp_path}/a%2Cb.yaml,line=3,title=warrantcheck%3A severe::Vladimir Putin")
    assert "estimates, not legal advice" in error
    assert warning.startswith("::warning file=")


def test_annotations_leave_what_programs_read_alone(check: Any) -> None:
    run = check("fail_on: high" + TRIPS, "--report", "annotations", "-o", "json")
    assert run.json["result"]["verdict"] == "at-or-above"
    assert "::error file=stdin" in run.err


@pytest.mark.parametrize(
    ("plan", "options", "said"),
    [
        ("trips: 5", (), "::error file=stdin,line=1,title=warrantcheck%3A bad plan::stdin:1:8"),
        (TRIPS, ("--max-age", "1"), "::error file=stdin,line=1,title=warrantcheck::The facts on "),
    ],
)
def test_annotations_say_why_there_is_no_answer(plan: str, options: tuple[str, ...], said: str, check: Any) -> None:
    assert check(plan, "--report", "annotations", *options).out.startswith(said)


def test_the_summary_is_added_to_the_step(check: Any, tmp_path: Path) -> None:
    step = tmp_path / "step.md"
    step.write_text("# before\n")
    environ = {"GITHUB_STEP_SUMMARY": str(step)}
    assert check("fail_on: high" + TRIPS, "--report", "summary", "-q", environ=environ).status == 3
    text = step.read_text()
    assert text.startswith("# before\n## stdin: 3 trips: 1 at or above high, 2 passed\n")
    assert text.rstrip().endswith("estimates, not legal advice._")


def test_a_summary_that_is_too_long_is_cut_and_says_so(check: Any, tmp_path: Path) -> None:
    step = tmp_path / "step.md"
    step.write_text("x" * (MOST_BYTES - 400))
    check(TRIPS, "--report", "summary", "-q", environ={"GITHUB_STEP_SUMMARY": str(step)})
    assert step.stat().st_size <= MOST_BYTES
    assert step.read_text().endswith("_Cut: more than GitHub shows. Estimates, not legal advice._\n")


@pytest.mark.parametrize(
    "asked", ["junit", "junit=", "summary", "summary=", "annotations=x", "sarif", "xml=x", "", "junit=no/such/folder/x"]
)
def test_a_report_that_cannot_be_is_one_sentence(asked: str, check: Any) -> None:
    run = check(TRIPS, "--report", asked, "-q")
    assert run.status == 2
    assert len(run.err.strip().splitlines()) == 1


def test_one_file_is_not_written_by_two_reports(check: Any, tmp_path: Path) -> None:
    run = check(TRIPS, "--report", f"junit={tmp_path}/x", "--report", f"summary={tmp_path}/x")
    assert run.status == 2
    assert "named twice" in run.err


def test_no_file_is_left_where_there_is_no_answer(check: Any, tmp_path: Path) -> None:
    assert check("trips: 5", "--report", f"junit={tmp_path}/x").status == 2
    assert check(TRIPS, "--report", f"junit={tmp_path}/x", "--max-age", "0").status == 6
    assert list(tmp_path.iterdir()) == []


def test_a_report_replaces_an_old_one_whole(check: Any, tmp_path: Path) -> None:
    file = tmp_path / "x.xml"
    file.write_text("old" * 10_000)
    check(TRIPS, "--report", f"junit={file}")
    assert "old" not in file.read_text()
    assert [f.name for f in tmp_path.iterdir()] == ["x.xml"]
    assert stat.S_ISREG(file.stat().st_mode)


def test_plans_in_the_schema_are_those_the_reader_takes() -> None:
    schema = validator("plan")
    good = {"trips": [{"id": "a", "person": "putin", "to": "MN", "via": ["AE"]}], "fail_on": "duty"}
    assert schema.is_valid(good)
    assert not schema.is_valid(good | {"fail-on": "duty"})
    assert not schema.is_valid(good | {"fail_on": "extreme"})
    assert not schema.is_valid({"trips": [{"id": "a", "person": "putin"}]})
