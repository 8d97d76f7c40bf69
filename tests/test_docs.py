"""The documentation says what the code does."""

from __future__ import annotations

import doctest

import pytest
from conftest import ROOT, plain

import warrantcheck
from warrantcheck.dataset.store import Dataset
from warrantcheck.document.parts.words import DUTY_WORDS
from warrantcheck.exit_status import ExitStatus
from warrantcheck.law.duty import BINDING

README = (ROOT / "README.md").read_text()


def test_the_table_of_exit_statuses_is_the_enum() -> None:
    table = "| status | means |\n| --- | --- |\n" + "".join(f"| {s.value} | {s.meaning} |\n" for s in ExitStatus)
    assert table in README


def test_every_duty_is_explained() -> None:
    for value in DUTY_WORDS:
        assert f"| `{value}` |" in README
    assert set(BINDING) < set(DUTY_WORDS)


def test_the_example_of_the_package_runs() -> None:
    result = doctest.testmod(warrantcheck)
    assert result.attempted == 2
    assert result.failed == 0


def test_the_python_example_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    code = README.split("```python\n")[1].split("```")[0]
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 (our own README)
    assert capsys.readouterr().out.startswith("arrest ")


def test_the_page_on_routes_counts_the_routes_that_are_checked() -> None:
    routes = plain(ROOT / "tests" / "routes.yaml")
    page = (ROOT / "docs" / "route.md").read_text(encoding="utf-8")
    assert f"{len(routes)} routes of {round(sum(r['km'] for r in routes), -3):,} km" in page


def test_the_citation_names_the_version_of_tool_and_data(data: Dataset) -> None:
    citation = plain(ROOT / "CITATION.cff")
    assert citation["version"] == warrantcheck.__version__
    assert str(citation["references"][0]["version"]) == data.version
    assert f"### Data {data.version}" in (ROOT / "CHANGELOG.md").read_text()
