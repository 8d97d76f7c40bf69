"""The recipe of the container image: its steps make an environment that answers, whoever runs it, without an image."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from conftest import ROOT

import warrantcheck

RECIPE = (ROOT / "Containerfile").read_text(encoding="utf-8")


def test_the_image_is_run_by_nobody_in_particular_and_each_file_has_its_hash() -> None:
    commands = re.findall(r"pip install (.*)", RECIPE)
    assert commands
    assert all("--require-hashes" in command for command in commands)
    assert re.search(r"^USER (\d+):\1$", RECIPE, re.MULTILINE)


@pytest.mark.long
def test_the_steps_of_the_recipe_install_the_wheel_and_refuse_another(tmp_path: Path) -> None:
    build = ["wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(tmp_path), str(ROOT)]
    subprocess.run([sys.executable, "-m", "pip", *build], check=True)
    wheel = next(tmp_path.glob("*.whl"))
    step = re.search(r"^RUN ((?:.*\\\n)*.*)$", RECIPE, re.MULTILINE)
    assert step

    def run(digest: str) -> Path:
        folder = tmp_path / digest[:8]
        folder.mkdir()
        for file in (wheel, ROOT / "locks" / "run.txt"):
            shutil.copy(file, folder)
        script = step[1].replace("\\\n", "").replace("/opt/warrantcheck", str(folder / "env"))
        given = {"VERSION": warrantcheck.__version__, "SHA256": digest}
        subprocess.run(["/bin/sh", "-euc", script], cwd=folder, env=os.environ | given, check=False)
        return folder / "env" / "bin" / "warrantcheck"

    answer = subprocess.run(
        [run(sha256(wheel.read_bytes()).hexdigest()), "trip", "putin", "--to", "MN"],
        env={}, cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "must arrest" in answer.stdout
    assert not run("0" * 64).exists()
