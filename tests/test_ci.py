"""What docs/ci.md, the GitHub action and the pre-commit hooks promise, tried in a shell."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, plain
from junitparser import JUnitXml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from warrantcheck.cli.app import COMMANDS

PAGE = (ROOT / "docs" / "ci.md").read_text()
ACTION = plain(ROOT / "action.yml")
HOOKS = plain(ROOT / ".pre-commit-hooks.yaml")
PROGRAM = f"#!/bin/sh\nexec '{sys.executable}' -m warrantcheck \"$@\"\n"


def block(marker: str) -> str:
    """Return the code that follows a marker in the page."""
    found = re.search(rf"<!-- {re.escape(marker)} -->\n```\w+\n(.*?)```", PAGE, re.DOTALL)
    assert found, marker
    return found[1]


def executable(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    file.chmod(0o755)
    return file


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with the plan of the page, and the program on its path."""
    executable(tmp_path / "bin" / "warrantcheck", PROGRAM)
    # These are real runs, on the day they are made: the facts of an old checkout may be older than a plan allows.
    (tmp_path / "plan.yaml").write_text(block("file: plan.yaml").replace("max_age: 400", "max_age: 100000"))
    return tmp_path


def shell(place: Path, *command: str, **environ: str) -> subprocess.CompletedProcess[str]:
    surroundings = {"PATH": f"{place}/bin:{os.environ['PATH']}", "HOME": str(place)} | environ
    return subprocess.run([*command], cwd=place, env=surroundings, capture_output=True, text=True, check=False)


def script(place: Path, name: str, **environ: str) -> subprocess.CompletedProcess[str]:
    text = block(f"script: {name}")
    assert len(text.splitlines()) == 10
    executable(place / name, text)
    return shell(place, f"./{name}", **environ)


@pytest.mark.long
def test_the_gate_on_risk_lets_pass_and_stops(place: Path) -> None:
    passed = script(place, "gate-risk.sh")
    assert (passed.returncode, passed.stdout) == (0, "no trip reaches the limit\n"), passed.stderr
    plan = place / "plan.yaml"
    plan.write_text(plan.read_text().replace("2099-01-31", "2026-01-31"))
    stopped = script(place, "gate-risk.sh")
    assert stopped.returncode == 3
    assert "Acceptance R-1 expired" in stopped.stdout
    assert '<failure message="South Africa' in (place / "warrantcheck.xml").read_text()
    plan.write_text("trips: 5")
    broken = script(place, "gate-risk.sh")
    assert (broken.returncode, broken.stdout) == (2, "not checked (status 2)\n")


@pytest.mark.long
def test_the_gate_on_stale_data_lets_pass_and_stops(place: Path) -> None:
    assert "Facts checked to" in script(place, "gate-stale.sh", DAYS="100000").stdout
    stale = script(place, "gate-stale.sh", DAYS="0")
    assert stale.returncode == 6
    assert stale.stdout == "update warrantcheck: the facts are too old\n"


@pytest.mark.long
def test_the_settings_of_the_page_are_read(place: Path) -> None:
    (place / "warrantcheck.toml").write_text(block("file: warrantcheck.toml"))
    shown = shell(place, "warrantcheck", "config", "show").stdout
    assert "output,csv,warrantcheck.toml:1" in shown
    assert "max_age,400,warrantcheck.toml:2" in shown


# --- the action --------------------------------------------------------------------


def steps() -> list[Any]:
    return list(ACTION["runs"]["steps"])


def test_no_input_becomes_text_of_a_script() -> None:
    for step in steps():
        assert "${{" not in step["run"]
        assert step["shell"] == "bash"


def test_every_input_is_described_and_used() -> None:
    used = " ".join(value for step in steps() for value in step["env"].values())
    for name, one in ACTION["inputs"].items():
        assert one["description"]
        assert f"inputs.{name} " in used


def evaluate(value: str, inputs: dict[str, str], place: Path) -> str:
    known = {f"inputs.{name}": inputs.get(name, one.get("default", "")) for name, one in ACTION["inputs"].items()}
    known |= {"github.action_path": str(ROOT), "runner.temp": str(place / "temp")}
    return re.sub(r"\$\{\{ (\S+) \}\}", lambda found: known[found[1]], value)


def act(place: Path, **inputs: str) -> list[subprocess.CompletedProcess[str]]:
    """Run the steps as a runner would, with a Python that makes an environment without installing anything."""
    pip = f'#!/bin/sh\necho "$*" >> "{place}/installed"\n'
    python = (
        f'#!/bin/sh\nmkdir -p "$3/bin"; cp "{place}/bin/warrantcheck" "$3/bin/"; cp "{place}/bin/pip" "$3/bin/python"\n'
    )
    executable(place / "bin" / "pip", pip)
    executable(place / "bin" / "python3", python)
    runs = []
    for step in steps():
        environ = {name: evaluate(value, inputs, place) for name, value in step["env"].items()}
        environ["GITHUB_STEP_SUMMARY"] = str(place / "summary.md")
        runs.append(shell(place, "bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"], **environ))
    return runs


@pytest.mark.long
def test_the_action_installs_its_own_checkout_and_checks_the_plan(place: Path) -> None:
    install, check = act(place, plan="plan.yaml", junit="out dir.xml")
    assert install.returncode == 0, install.stderr
    assert (place / "installed").read_text().split()[-1] == str(ROOT)
    assert check.returncode == 0, check.stderr
    assert (place / "summary.md").read_text().startswith("## plan.yaml: 2 trips: 1 accepted, 1 passed")
    assert "::notice file=plan.yaml,line=" in check.stdout
    assert (place / "out dir.xml").exists()


@pytest.mark.long
@pytest.mark.parametrize(
    ("inputs", "status"), [({"fail-on": "minimal"}, 3), ({"max-age": "0"}, 6), ({"fail-on": "$(touch x)"}, 2)]
)
def test_the_inputs_of_the_action_set_the_limits(inputs: dict[str, str], status: int, place: Path) -> None:
    _, check = act(place, plan="plan.yaml", **inputs)
    assert check.returncode == status, check.stderr
    assert not (place / "x").exists()


@pytest.mark.long
def test_a_plan_of_any_name_is_no_option_and_no_command(place: Path) -> None:
    for name in ("--help", "$(touch x).yaml", "a b.yaml"):
        (place / name).write_text((place / "plan.yaml").read_text())
        assert act(place, plan=name)[1].returncode == 0
    assert not (place / "x").exists()


# --- the workflows ---


WRITES = {
    "ci": {},
    "release": {"attest": {"id-token", "attestations"}, "publish": {"id-token"}, "announce": {"contents"}},
    "watch-sources": {"tell": {"issues"}},
}
"""Every workflow, and which of its jobs may write what."""


def test_no_workflow_is_overlooked() -> None:
    assert {file.stem for file in (ROOT / ".github" / "workflows").iterdir()} == set(WRITES)


@pytest.mark.long
@pytest.mark.parametrize("name", WRITES)
def test_workflows_may_do_no_more_than_they_must(name: str) -> None:
    workflow = plain(ROOT / ".github" / "workflows" / f"{name}.yml")
    assert workflow["permissions"] == {"contents": "read"}
    for job, what in workflow["jobs"].items():
        writes = {right for right, kind in what.get("permissions", {}).items() if kind == "write"}
        assert what["timeout-minutes"] <= 90
        assert writes == WRITES[name].get(job, set())
        for step in what["steps"]:
            assert "${{" not in step.get("run", ""), "no input becomes text of a script"
            assert re.search("@[0-9a-f]{40}$", step.get("uses", "@" + "0" * 40)), "a tag or a branch can be moved"
            for script in re.findall(r"(?:bash )?(\.ci/\w+|tools/\w+\.sh)", step.get("run", "")):
                assert (ROOT / script).exists()


def test_ci_runs_on_the_oldest_python_that_is_supported_and_on_the_newest() -> None:
    workflow = plain(ROOT / ".github" / "workflows" / "ci.yml")
    project = (ROOT / "pyproject.toml").read_text()
    oldest, newest = workflow["jobs"]["run"]["strategy"]["matrix"]["python"]
    assert f'requires-python = ">={oldest}"' in project
    assert newest == "3.x"


def test_a_release_is_made_only_of_its_version_on_main(tmp_path: Path) -> None:
    steps = plain(ROOT / ".github" / "workflows" / "release.yml")["jobs"]["build"]["steps"]
    scripts = {step["name"]: step["run"] for step in steps if "run" in step}
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]

    def passes(name: str, tag: str = "v0.1.0") -> bool:
        environ = os.environ | {"TAG": tag}
        return (
            subprocess.run(["/bin/bash", "-c", scripts[name]], cwd=tmp_path, env=environ, check=False).returncode == 0
        )

    (tmp_path / "pyproject.toml").write_text('version = "0.1.0"\n')
    assert passes("The tag is the version")
    assert not passes("The tag is the version", "v0.1.1")
    assert not passes("The tag is the version", "v0.1..")  # a dot is a dot
    for command in (
        ["init", "--quiet", "--initial-branch", "main"],
        ["commit", "--quiet", "--allow-empty", "--message", "one"],
        ["update-ref", "refs/remotes/origin/main", "HEAD"],
    ):
        subprocess.run([*git, *command], cwd=tmp_path, check=True)
    assert passes("The tag lies on main")
    subprocess.run([*git, "commit", "--quiet", "--allow-empty", "--message", "two"], cwd=tmp_path, check=True)
    assert not passes("The tag lies on main")


def test_a_release_is_built_by_pinned_tools() -> None:
    project = (ROOT / "pyproject.toml").read_text()
    group = re.search(r"^release = \[(.*?)^\]", project, re.MULTILINE | re.DOTALL)
    assert group
    assert {"build", "hatchling", "cyclonedx-bom"} <= set(re.findall(r'"([\w-]+)==', group[1]))


@pytest.mark.parametrize(
    ("file", "groups"), [("test.txt", ("test", "build")), ("check.txt", ("check",))], ids=["test", "check"]
)
def test_what_the_tests_need_is_locked_within_its_ranges_and_by_hash(file: str, groups: tuple[str, ...]) -> None:
    text = (ROOT / "locks" / file).read_text()
    assert "://" not in text.partition("\n")[2]
    entries = re.findall(r"^(?!#)(\S+)==(\S+).*((?:\n    --hash=sha256:[0-9a-f]{64}(?: \\)?)+)$", text, re.MULTILINE)
    assert len(entries) == len(re.findall(r"^\w", text, re.MULTILINE)) > 10
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    asked = project["project"]["dependencies"] if "test" in groups else []
    for group in groups:
        for one in project["dependency-groups"][group]:
            asked = [*asked, *(project["dependency-groups"][one["include-group"]] if isinstance(one, dict) else [one])]
    for requirement in map(Requirement, asked):
        locked = [version for name, version, _ in entries if name == canonicalize_name(requirement.name)]
        assert locked, f"{requirement}: the first line of the file renews it"
        assert all(version in requirement.specifier for version in locked), requirement


# --- pre-commit --------------------------------------------------------------------


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_hooks_name_commands_that_exist_and_files_that_match(hook: dict[str, Any], place: Path) -> None:
    assert set(hook) >= {"id", "name", "entry", "language", "files", "pass_filenames"}
    program, command, *_ = shlex.split(hook["entry"])
    assert program == "warrantcheck"
    assert command in COMMANDS
    (place / "data").symlink_to(ROOT / "data")
    run = shell(place, *shlex.split(hook["entry"]), *hook["args"])
    assert run.returncode == 0, run.stderr
    names = {"warrantcheck-data-lint": "data/states.yaml", "warrantcheck-check": "plan.yaml"}
    assert re.search(hook["files"], names[hook["id"]])
    assert not re.search(hook["files"], "other/plan.yaml.txt")


# --- these tests -------------------------------------------------------------------


def test_a_test_that_is_skipped_for_want_of_what_is_required_fails(tmp_path: Path) -> None:
    (tmp_path / "test_two.py").write_text(
        "import pytest\n"
        "def test_one(): pytest.skip('Nonesuch is not installed')\n"
        "def test_other(): pytest.skip('Another is not installed')\n"
    )
    report, empty = tmp_path / "report.xml", tmp_path / "pytest.ini"
    empty.write_text("[pytest]\n")
    command = [sys.executable, "-m", "pytest", "-p", "conftest", "-c", empty, f"--junitxml={report}", tmp_path]
    environ = os.environ | {"WARRANTCHECK_REQUIRE": "git nonesuch", "PYTHONPATH": str(ROOT / "tests")}
    assert subprocess.run(command, env=environ, capture_output=True, check=False).returncode == 1
    (suite,) = JUnitXml.fromfile(str(report))
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (2, 1, 0, 1)
