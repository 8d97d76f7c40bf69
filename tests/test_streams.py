"""Every command in every format, on a full disk, for a reader that goes away, with streams that are closed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from conftest import ROOT
from doc_pages import blocks

from warrantcheck.cli.app import build
from warrantcheck.exit_status import ExitStatus

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")

MAIN = [sys.executable, "-m", "warrantcheck"]
PLAN = "fail_on: minimal\ntrips:\n  - {id: a, person: putin, to: MN}\n"
ROWS = "person,to\n" + "putin,MN\n" * 400
DATES = ("--on", "2025-03-01")

COMMANDS: dict[str, tuple[str, ...]] = {
    "trip": ("putin", "--to", "MN", *DATES, "--fail-on", "minimal"),
    "explain": ("putin", "MN", *DATES),
    "world": ("putin", "--region", "Melanesia", *DATES, "--fail-on", "minimal"),
    "route": ("putin", "--from", "SVO", "--to", "HEL", *DATES, "--fail-on", "minimal"),
    "person": ("putin",),
    "people": (),
    "state": ("MN",),
    "states": (),
    "history": ("putin",),
    "record": ("MN",),
    "claim": ("putin-mn-2024-09-02",),
    "source": ("untc-xviii-10-2015-03",),
    "factors": (),
    "search": ("bashir",),
    "calendar": ("putin", *DATES),
    "event": ("BRICS 2023", "--fail-on", "minimal"),
    "matrix": ("putin", "netanyahu", "--to", "MN", "--to", "HU", *DATES, "--fail-on", "minimal"),
    "cite": ("putin", "MN", *DATES),
    "diff": ("shipped", "shipped", *DATES),
    "watch add": ("name", "putin", "MN", "--state", "STATE"),
    "watch list": ("--state", "STATE"),
    "watch remove": ("old", "--state", "STATE"),
    "watch run": ("--state", "STATE"),
    "backtest": (),
    "batch": ("ROWS", "--fail-on", "minimal"),
    "export ftm": (),
    "data status": (),
    "data stale": (),
    "data list": (),
    "data use": ("shipped",),
    "check": ("PLAN",),
    "config show": (),
    "schema": ("trip",),
}
"""What is asked of each command that prints an answer."""

QUIET: dict[str, tuple[str, ...]] = {
    "data lint": (),
    "data compile": ("--to", "OUT/compiled.txt"),
    "export intervals": ("OUT/intervals.csv",),
    "export dataset": ("OUT/dataset",),
    "export sqlite": ("OUT/data.db",),
}
"""Those that take a second and more: each is run once, with nothing to print to."""


ELSEWHERE = {"data new", "data install", "data update", "data remove"}
"""Those tried on a full disk by tests of their own: tests/test_data_new.py and tests/test_edition.py."""


def leaves(command: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the commands that are no groups."""
    below = getattr(command, "commands", None)
    if below is None:
        yield name, command
    for word, child in (below or {}).items():
        yield from leaves(child, f"{name} {word}".strip())


LEAVES = dict(leaves(typer.main.get_command(build())))


def formats(name: str) -> list[tuple[str, ...]]:
    """Return the options for each format of a command; one without any, if it has but one form."""
    offered = [p for p in LEAVES[name].params if p.name == "output"]
    if not offered:
        return [()]
    kept = [str(one) for one in offered[0].type.choices if one != "ics" or name in ("calendar", "event")]
    return [("-o", one) for one in kept]


def test_every_command_is_tried() -> None:
    assert {*COMMANDS, *QUIET, *ELSEWHERE} == set(LEAVES)


def test_only_answers_with_dates_offer_a_calendar() -> None:
    offered = {name: p.metavar or "ics" for name, leaf in LEAVES.items() for p in leaf.params if p.name == "output"}
    assert {name for name, formats_ in offered.items() if "ics" in formats_} == {"calendar", "event"}


CONDITIONS = {
    "plain": {"out": "file"},
    "full": {"out": "full"},
    "gone-before": {"out": "gone-before"},
    "gone-after": {"out": "gone-after"},
    "closed-out": {"out": "file", "closed": ["stdout"]},
    "closed-in": {"out": "file", "closed": ["stdin"]},
    "closed-err": {"out": "file", "closed": ["stderr"]},
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a plan, rows, and what was watched."""
    folder = tmp_path_factory.mktemp("streams")
    (folder / "plan.yaml").write_text(PLAN)
    (folder / "rows.csv").write_text(ROWS)
    subprocess.run([*MAIN, "watch", "add", "old", "putin", "MN", "--state", str(folder)], check=True)
    plan = json.loads((folder / "watch.json").read_text())
    plan["entries"][0]["answer"]["risk"] = 1.0  # so that the next run finds another answer
    (folder / "watch.json").write_text(json.dumps(plan))
    return folder


def state(place: Path, number: int) -> Path:
    """Return a copy of what was watched."""
    folder = place / str(number)
    folder.mkdir()
    (folder / "watch.json").write_bytes((place / "watch.json").read_bytes())
    return folder


def filled(arguments: tuple[str, ...], place: Path, number: int) -> list[str]:
    if "STATE" in arguments or any("OUT" in a for a in arguments):
        folder = str(state(place, number))
        arguments = tuple(a.replace("STATE", folder).replace("OUT", folder) for a in arguments)
    return [a.replace("PLAN", str(place / "plan.yaml")).replace("ROWS", str(place / "rows.csv")) for a in arguments]


def ran(cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    worker = ROOT / "tests" / "streams_worker.py"
    done = subprocess.run([sys.executable, str(worker)], input=json.dumps(cases), capture_output=True, text=True)  # noqa: PLW1510
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def matrix(place: Path) -> dict[tuple[str, tuple[str, ...], str], dict[str, Any]]:
    """Run each command in each format under each condition."""
    keys, cases = [], []
    for name, arguments in COMMANDS.items():
        for form in formats(name):
            for condition, how in CONDITIONS.items():
                if condition == "closed-err" and form != formats(name)[0]:
                    continue
                asked = [*name.split(), *filled(arguments, place, len(cases)), *form]
                keys.append((name, form, condition))
                warm = condition == "plain" and not name.startswith("watch")
                cases.append({"closed": [], "warm": warm, "arguments": asked} | how)
    return dict(zip(keys, ran(cases), strict=True))


@pytest.mark.long
def test_the_status_is_the_verdict_or_says_that_the_output_was_not_written(
    matrix: dict[tuple[str, tuple[str, ...], str], dict[str, Any]],
) -> None:
    for (name, form, condition), run in matrix.items():
        told = f"{name} {form} {condition}: {run}"
        verdict = matrix[name, form, "plain"]["status"]
        assert matrix[name, form, "plain"]["out"] or form == ("-o", "jsonl"), told
        assert verdict == (7 if name == "watch run" else 3 if "minimal" in COMMANDS[name] or name == "check" else 0), (
            told
        )
        assert "Internal fault" not in run["err"], told
        assert "Traceback" not in run["err"], told
        if condition in ("full", "closed-out"):
            nothing = not matrix[name, form, "plain"]["out"]  # no change is no line of JSON
            assert run["status"] == (verdict if nothing else ExitStatus.UNWRITTEN), told
            assert nothing or "Cannot write the output" in run["err"], told
        else:
            assert run["status"] == verdict, told
            assert "Cannot write" not in run["err"], told


@pytest.mark.long
def test_an_answer_is_the_same_whatever_is_closed_beside_it(
    matrix: dict[tuple[str, tuple[str, ...], str], dict[str, Any]],
) -> None:
    for name, form, condition in matrix:
        if condition in ("closed-in", "closed-err") and not name.startswith("watch"):
            assert matrix[name, form, condition]["out"] == matrix[name, form, "plain"]["out"], (name, form)


def test_a_watched_change_is_remembered_only_if_somebody_could_read_it(place: Path) -> None:
    for number, (condition, kept) in enumerate({"plain": False, "full": True, "gone-before": True}.items(), 1000):
        folder = state(place, number)
        before = (folder / "watch.json").read_bytes()
        arguments = ["watch", "run", "--state", str(folder)]
        ran([{"closed": [], "warm": False, "arguments": arguments} | CONDITIONS[condition]])
        assert ((folder / "watch.json").read_bytes() == before) is kept, condition


@pytest.mark.long
def test_commands_that_write_files_need_no_stream_and_a_report_does(place: Path) -> None:
    closed = {"out": "file", "closed": ["stdin", "stdout"], "warm": False}
    cases = [
        closed | {"arguments": [*name.split(), *filled(arguments, place, 2000 + n)]}
        for n, (name, arguments) in enumerate(QUIET.items())
    ]
    for name, run in zip(QUIET, ran(cases), strict=True):
        assert run["status"] == (ExitStatus.UNWRITTEN if name == "data lint" else ExitStatus.DONE), run


@pytest.mark.parametrize("asked", [["check", "-"], ["batch", "-"]])
def test_a_closed_stdin_is_named_where_it_was_to_be_read(asked: list[str]) -> None:
    (run,) = ran([{"closed": ["stdin"], "warm": False, "arguments": asked, "out": "file"}])
    assert run["status"] == ExitStatus.USAGE
    assert run["err"].startswith("warrantcheck: stdin: cannot be read")


@pytest.mark.parametrize("asked", ["--help", "--version", "trip --help"])
@pytest.mark.parametrize("end", [">/dev/full", ">&-"])
def test_help_that_could_not_be_written_is_no_success(asked: str, end: str) -> None:
    run = subprocess.run(["/bin/sh", "-c", f"'{sys.executable}' -m warrantcheck {asked} {end}"], check=False)
    assert run.returncode == ExitStatus.UNWRITTEN


@pytest.mark.parametrize(
    ("end", "status"),
    [(">/dev/full", 8), (">&-", 8), ("2>&-", 3), ("<&-", 3), ("2>/dev/full", 3), (">&- 2>&- <&-", 8), ("| sleep 0", 3)],
)
@pytest.mark.parametrize("form", ["json", "table"])
def test_a_gate_stays_shut_in_a_real_shell(end: str, status: int, form: str, place: Path) -> None:
    command = f"'{sys.executable}' -m warrantcheck check '{place}/plan.yaml' -o {form} {end}"
    run = subprocess.run(
        ["/bin/bash", "-o", "pipefail", "-c", command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False
    )
    assert run.returncode == status
    assert b"Traceback" not in run.stderr


def test_an_error_stays_an_error_where_its_envelope_cannot_be_written() -> None:
    for end in (">/dev/full", "| sleep 0"):
        command = f"'{sys.executable}' -m warrantcheck trip nobody-at-all --to MN -o json {end}"
        run = subprocess.run(["/bin/bash", "-o", "pipefail", "-c", command], stderr=subprocess.DEVNULL, check=False)
        assert run.returncode == ExitStatus.USAGE


def test_without_a_home_nothing_is_an_internal_fault(cli: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", nowhere)
    assert cli("trip", "putin", "--to", "MN", environ={}).status == ExitStatus.DONE
    run = cli("watch", "list", environ={"WARRANTCHECK_TRACEBACK": ""})
    assert run.status == ExitStatus.USAGE
    assert "--state" in run.err


def test_the_line_for_cron_sends_what_changed_and_no_empty_mail(place: Path, tmp_path: Path) -> None:
    line = next(one.text for one in blocks("docs/reporting.md") if one.marker == "cron")
    for name, text in {
        "warrantcheck": f"exec '{sys.executable}' -m warrantcheck \"$@\"",
        "mail": f"{{ echo \"$@\"; cat; }} >> '{tmp_path}/sent'",
    }.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{text}\n")
        (tmp_path / name).chmod(0o755)
    folder = tmp_path / "state" / "warrantcheck"
    folder.mkdir(parents=True)
    environ = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "XDG_STATE_HOME": str(tmp_path / "state")}
    sent = tmp_path / "sent"

    def cron() -> str:
        sent.unlink(missing_ok=True)
        subprocess.run(["/bin/sh", "-c", line], env=environ, check=False)
        return sent.read_text() if sent.exists() else ""

    assert cron() == ""
    (folder / "watch.json").write_bytes((place / "watch.json").read_bytes())
    first = cron()
    assert first.startswith("-s warrantcheck me@example.org\n")
    assert "Mongolia" in first
    assert cron() == ""
    (folder / "watch.json").write_text("damaged")
    assert "watch.json: damaged" in cron()


HOSTILE = "x ::stop-commands::pause ::warning::false ::stop-commands::pause ##[stop-commands]pause"


@pytest.mark.parametrize("form", ["table", "md", "csv", "html", "json", "jsonl"])
def test_nothing_but_an_annotation_reads_as_a_command(form: str, cli: Any, tmp_path: Path) -> None:
    plan = {"fail_on": "low", "trips": [{"id": HOSTILE, "person": "putin", "to": ["MN"]}]}
    plan["trips"].append({"id": "::stop-commands::pause", "person": "putin", "to": ["KZ"]})  # type: ignore[attr-defined]
    file = tmp_path / "plan.yaml"
    file.write_text(json.dumps(plan))
    for options, environ in ((("--report", "annotations"), {}), ((), {"GITHUB_ACTIONS": "true"})):
        run = cli("check", str(file), "-o", form, "--width", "40", *options, environ=environ)
        assert run.status == ExitStatus.AT_OR_ABOVE
        commands = [line for line in (run.out + run.err).splitlines() if line.lstrip().startswith("::")]
        assert all(line.startswith(("::error file=", "::notice file=")) for line in commands)
        assert "##[" not in "\n".join(line for line in (run.out + run.err).splitlines() if line not in commands)
        if form == "json":
            assert run.json["result"]["trips"][0]["id"] == HOSTILE
