"""Help, the reference and the manual page say what the program does."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import Any

import pytest
import typer
from conftest import ROOT

from warrantcheck.cli.app import COMMANDS, build
from warrantcheck.exit_status import ExitStatus


def _tree(command: Any, name: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    below = getattr(command, "commands", {})
    return [name, *(found for word, child in below.items() for found in _tree(child, (*name, word)))]


ALL = _tree(typer.main.get_command(build()))


@pytest.mark.parametrize("name", ALL, ids=" ".join)
def test_help_gives_examples_before_options(
    name: tuple[str, ...], cli: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli(*name, "--help").status == 0
    text = capsys.readouterr().out
    examples, options = text.index("\n  Examples:\n    "), re.search(r"^ +-", text, re.MULTILINE)
    assert options
    assert examples < options.start()
    line = text[examples:].splitlines()[2]
    assert "warrantcheck" in line
    assert "\\b" not in text
    assert text.split("\n\n")[2].lstrip().startswith("Examples:"), "they follow the one sentence that says what it does"


@pytest.mark.parametrize("tool", ["make_reference.py", "make_figures.py", "make_examples.py"])
def test_what_is_made_from_the_program_is_as_the_program_says(tool: str) -> None:
    made = [sys.executable, str(ROOT / "tools" / tool), "--check"]
    run = subprocess.run(made, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_the_reference_names_every_command_and_exit_status() -> None:
    for file in ("commands.md", "warrantcheck.1"):
        text = (ROOT / "docs" / file).read_text()
        for name in COMMANDS:
            assert f"warrantcheck {name}" in text
        for status in ExitStatus:
            assert status.meaning.replace("-", r"\-") in text or status.meaning in text


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_the_manual_page_is_formatted_without_a_warning() -> None:
    page = str(ROOT / "docs" / "warrantcheck.1")
    run = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-z", page], capture_output=True, text=True, check=True)  # noqa: S607
    assert run.stderr == ""
