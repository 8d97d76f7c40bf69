"""docs/reporting.md: the commands run, in order, with the files it shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from warrantcheck.dataset.overlay import LISTS, WHOLE

PAGE = (ROOT / "docs" / "reporting.md").read_text()
BLOCK = re.compile(r"(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<kind>sh|yaml)\n(?P<text>.*?)```", re.DOTALL)


def test_every_command_of_the_page_runs(cli: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    commands = 0
    for block in BLOCK.finditer(PAGE):
        if block["kind"] == "yaml":
            file = tmp_path / block["file"]
            file.parent.mkdir(exist_ok=True)
            file.write_text(block["text"])
            continue
        for line in block["text"].splitlines():
            program, *arguments = shlex.split(line)
            assert program == "warrantcheck"
            run = cli(*arguments)
            assert run.status == 0, (line, run.err)
            commands += 1
    assert commands >= 15


def test_the_page_names_every_file_that_can_be_laid_over() -> None:
    assert all(f"`{name}`" in PAGE for name in (*LISTS, *WHOLE))


@pytest.mark.parametrize(
    "command", ["cite", "diff", "watch add", "watch list", "watch remove", "watch run", "export ftm"]
)
def test_every_command_for_reporters_has_help(command: str, cli: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli(*command.split(), "--help").status == 0
    assert "Usage: warrantcheck" in capsys.readouterr().out


def test_the_readme_leads_to_the_page() -> None:
    assert "docs/reporting.md" in (ROOT / "README.md").read_text()
