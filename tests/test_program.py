"""Real runs of the installed program, in processes of their own."""

from __future__ import annotations

import errno
import json
import os
import pydoc
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import get_type_hints

import pytest

import warrantcheck
from warrantcheck.__main__ import _Postponed
from warrantcheck.exit_status import ExitStatus

TRIP = [sys.executable, "-m", "warrantcheck", "trip", "putin", "--to", "MN"]


def test_the_main_job_runs_from_any_folder(tmp_path: Path) -> None:
    run = subprocess.run([*TRIP, "-o", "json"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert json.loads(run.stdout)["result"]["legs"][0]["duty"] == "arrest"
    assert run.stderr == ""


def test_a_closed_pipe_is_no_error() -> None:
    command = f"'{sys.executable}' -m warrantcheck states -o csv | head -n 1"
    run = subprocess.run(["/bin/bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert run.stdout.startswith("state,alpha3,name,status")
    assert run.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_one_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        run = subprocess.run([*TRIP], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert run.returncode == 8
    assert os.strerror(errno.ENOSPC) in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("form", ["json", "table", "csv", "md"])
def test_an_ordinary_answer_imports_neither_pydantic_nor_yaml(form: str) -> None:
    code = (
        f"import sys; from warrantcheck.cli.app import run; run(['trip','putin','--to','MN','-o','{form}']);"
        "sys.exit(1 if {'pydantic', 'yaml'} & set(sys.modules) else 0)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert run.returncode == 0, run.stderr


def test_the_package_alone_imports_nothing_that_the_program_imports_in_its_own_way() -> None:
    code = "import sys, warrantcheck; sys.exit(1 if {'msgspec', 'typer'} & set(sys.modules) else 0)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    environ = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-m", "warrantcheck", "trip", "putin", "--to", "CI"]
    run = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, check=True)
    assert "Côte d'Ivoire" in run.stdout.decode("utf-8")


PROGRAMS = {
    "module": [sys.executable, "-m", "warrantcheck"],
    "script": [str(Path(sys.executable).parent / "warrantcheck")],
}


def call(program: str, *arguments: str, stdin: str = "", **environ: str) -> subprocess.CompletedProcess[str]:
    """Run the module or the console script, without settings of the machine."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("WARRANTCHECK_")}
    return subprocess.run(
        [*PROGRAMS[program], *arguments], input=stdin, env=clean | environ, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("group", [(), ("data",), ("watch",), ("export",), ("config",)])
def test_a_call_without_a_command_shows_the_help_and_does_not_pass_for_an_answer(
    program: str, group: tuple[str, ...]
) -> None:
    run = call(program, *group)
    assert run.stdout == call(program, *group, "--help").stdout
    assert run.stderr == ""
    assert run.returncode == ExitStatus.USAGE


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("arguments", [("-o", "json"), ("--output=json",), ("-ojson",), ("data", "-o", "json")])
def test_json_asked_for_without_a_command_is_refused_in_json(program: str, arguments: tuple[str, ...]) -> None:
    run = call(program, *arguments)
    assert json.loads(run.stdout)["error"]["code"] == "usage"
    assert run.stderr.count("\n") == 1
    assert run.returncode == ExitStatus.USAGE


@pytest.mark.parametrize("arguments", [(), ("data",)])
def test_where_a_setting_asks_for_json_a_missing_command_is_an_error_in_json(arguments: tuple[str, ...]) -> None:
    run = call("module", *arguments, WARRANTCHECK_OUTPUT="json")
    assert json.loads(run.stdout)["error"]["code"] == "usage"
    assert run.returncode == ExitStatus.USAGE


@pytest.mark.parametrize("arguments", [("-o",), ("--output",), ("--",), ("",), ("-",), ("nonsense",), ("--nonsense",)])
def test_nothing_odd_in_place_of_a_command_ends_in_a_traceback(arguments: tuple[str, ...]) -> None:
    run = call("module", *arguments)
    assert run.returncode == ExitStatus.USAGE
    assert "Traceback" not in run.stderr + run.stdout


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("arguments", ["", "-o json", "data"])
def test_a_missing_command_is_wrong_usage_with_closed_streams_too(closed: str, arguments: str) -> None:
    command = f"'{sys.executable}' -m warrantcheck {arguments} {closed}"
    run = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert run.returncode == ExitStatus.USAGE
    assert "Traceback" not in run.stderr


def test_the_api_is_listed_before_it_is_imported() -> None:
    code = (
        "import sys, warrantcheck; assert set(warrantcheck.__all__) <= set(dir(warrantcheck)); "
        "sys.exit('warrantcheck.answer' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("name", [name for name in warrantcheck.__all__ if not name.startswith("_")])
def test_every_function_of_the_api_says_what_it_does_and_with_which_types(name: str) -> None:
    function = getattr(warrantcheck, name)
    assert function.__doc__
    assert f"    {name}(" in pydoc.render_doc(warrantcheck, renderer=pydoc.plaintext)
    assert "return" in get_type_hints(function)


def test_the_command_line_does_not_import_the_api() -> None:
    code = (
        "import sys; from warrantcheck.cli.app import run; run(['trip', 'putin', '--to', 'MN']);"
        "sys.exit('warrantcheck.api' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert run.returncode == 0, run.stderr


def test_what_is_loaded_later_is_the_module_itself_once_it_is_used() -> None:
    assert _Postponed("textwrap").dedent is textwrap.dedent
