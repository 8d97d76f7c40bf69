"""Real runs of the installed program, in processes of their own."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

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
    assert run.returncode == 1
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


def test_output_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    environ = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-m", "warrantcheck", "trip", "putin", "--to", "CI"]
    run = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, check=True)
    assert "Côte d'Ivoire" in run.stdout.decode("utf-8")
