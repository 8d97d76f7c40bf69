"""docs/reporting.md: what it says of files and commands; tests/test_doc_commands.py runs them."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import ROOT

from warrantcheck.dataset.overlay import LISTS, WHOLE

PAGE = (ROOT / "docs" / "reporting.md").read_text()


def test_the_page_names_every_file_that_can_be_laid_over() -> None:
    assert all(f"`{name}`" in PAGE for name in (*LISTS, *WHOLE))


@pytest.mark.parametrize(
    "command", ["cite", "diff", "watch add", "watch list", "watch remove", "watch run", "export ftm"]
)
def test_every_command_for_reporters_has_help(command: str, cli: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli(*command.split(), "--help").status == 0
    assert f"warrantcheck {command}" in capsys.readouterr().out


def test_the_readme_leads_to_the_page() -> None:
    assert "docs/reporting.md" in (ROOT / "README.md").read_text()
