"""Every command of the documentation is run, or listed here with the reason why not."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from conftest import ROOT
from doc_pages import PAGES, Block, blocks, program, run

from warrantcheck.dataset.shipped import COMPILED

WALK = "docs/walk.md"
CORRECTION = "CONTRIBUTING.md"

ELSEWHERE = {
    "README.md: try": "installs from a package index; .ci/run runs it in a clean clone",
    "README.md: own": "installs from a package index, with programs of the reader's",
    "README.md: test": "installs and runs these tests; .ci/run runs it in a clean clone",
    "docs/batch.md: pip install 'warrantcheck[batch]'": "installs from a package index",
    "docs/ci.md: script: gate-risk.sh": "tests/test_ci.py runs it, passing and failing",
    "docs/ci.md: script: gate-stale.sh": "tests/test_ci.py runs it, passing and failing",
    "docs/watch-sources.md: watch": "connects to the web; tests/test_watch_sources.py runs it on stored pages",
    "CONTRIBUTING.md: install": "installs from a package index; the tests have it",
    "docs/data.md: editions": "needs an edition that is signed; tests/test_edition.py goes the same way",
    "docs/walk.md: install": "installs from a package index; the walk is run with the programs of the tests",
    "RELEASING.md: check": "builds twice and installs from a package index; release.yml runs it",
    "RELEASING.md: edition": "needs the secret key; tests/test_edition.py makes and signs editions",
    "RELEASING.md: tag": "publishes",
}
"""Blocks that no test on this page runs, and why."""

FILES = {
    "docs/batch.md": {"trips.csv": "person,to,on\nputin,MN,2024-09-03\n"},
    "docs/route.md": {
        "flight.gpx": '<gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1"><trk><trkseg>'
        '<trkpt lat="32.01" lon="34.89"/><trkpt lat="33.0" lon="33.5"/></trkseg></trk></gpx>'
    },
}
"""Files that a page speaks of and does not show."""


def commands(page: str) -> list[Block]:
    return [block for block in blocks(page) if block.kind == "sh"]


ALL = [block for page in PAGES for block in commands(page)]


def test_every_exception_is_a_block_that_exists() -> None:
    assert set(ELSEWHERE) <= {block.name for block in ALL}
    assert len({block.name for block in ALL}) == len(ALL), "two blocks of a page begin alike"


@pytest.mark.parametrize("page", PAGES)
def test_no_command_of_the_page_is_overlooked(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    fence = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
    program_first = re.compile(r"^(?:    )?\S*(?:warrantcheck|pip) .*$", re.MULTILINE)
    for kind, inside in fence.findall(text):
        assert kind in ("sh", "yaml", "toml", "sql", "python", "text")
        assert kind == "sh" or page == "docs/commands.md" or not program_first.search(inside)
    found = "".join(block.text for block in commands(page))
    for line in program_first.findall(fence.sub("", text)):
        assert not line.startswith("    ") or line.strip() in found, "commands stand after a blank line"


@pytest.mark.long
@pytest.mark.parametrize("page", [page for page in PAGES if page not in (WALK, CORRECTION) and commands(page)])
def test_the_commands_of_the_page_run_in_order(page: str, tmp_path: Path) -> None:
    program(tmp_path / "bin" / "warrantcheck")
    for name, text in FILES.get(page, {}).items():
        (tmp_path / name).write_text(text)
    for block in blocks(page):
        if block.file:
            file = tmp_path / block.file
            file.parent.mkdir(exist_ok=True)
            file.write_text(block.text)
        elif block.name not in ELSEWHERE:
            done = run(block.text, tmp_path)
            assert done.returncode == 0, (block.name, done.stderr)
            assert "Traceback" not in done.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the repository under version control, with programs of its own where the walk installs them."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    place = tmp_path / "warrantcheck"
    for part in ("data", "docs", "src", "tests", "tools"):
        shutil.copytree(ROOT / part, place / part, ignore=shutil.ignore_patterns("__pycache__", "*.tmp"))
    for part in ("README.md", "pyproject.toml", "CHANGELOG.md", ".gitignore"):
        shutil.copy(ROOT / part, place / part)
    assert (place / COMPILED.relative_to(ROOT)).exists()
    identity = "git -c user.name=newcomer -c user.email=newcomer@example.org"
    done = run(f"git init --quiet && git add . && {identity} commit --quiet --message start", place)
    assert done.returncode == 0, done.stderr
    for name in ("warrantcheck", "python"):
        program(place / ".venv" / "bin" / name, place)
    return place


@pytest.mark.long
def test_a_newcomer_gets_from_a_clone_to_a_corrected_fact(copy: Path) -> None:
    said = []
    for block in blocks(WALK):
        if block.file:
            (copy / block.file).write_text(block.text)
        elif block.name not in ELSEWHERE:
            done = run(block.text, copy)
            assert done.returncode == 0, (block.name, done.stdout, done.stderr)
            said.append(done.stdout)
    assert (copy / "putin.html").read_text().startswith("<!doctype html>")
    assert "<testsuite" in (copy / "warrantcheck.xml").read_text()
    before, after = said[0], next(text for text in said if "treaty-act" in text)
    assert "An assurance" in before
    assert "An assurance" not in after, "what is unverified is not counted"
    assert any("data/statements.yaml" in text and "docs/data.md" in text for text in said), "the diff"
    clean = run("git status --porcelain --untracked-files=no", copy)
    assert clean.stdout == "", "the walk puts everything back"


@pytest.mark.long
def test_a_fact_is_added_as_contributing_says_and_put_back(copy: Path) -> None:
    said = {}
    for block in blocks(CORRECTION):
        if block.name not in ELSEWHERE:
            done = run(block.text, copy)
            assert done.returncode == 0, (block.name, done.stdout, done.stderr)
            said[block.marker] = done.stdout + done.stderr
    assert said["exercise"].count("Vladimir Putin") == 2, "the answer that changes, before it is written and after"
    added = [line for line in said["exercise"].splitlines() if line.startswith(("+ ", "+-", "-"))]
    assert any("+- id: mn-putin-2026-10-05" in line for line in added)
    assert not [line for line in added if line.startswith("-") and not line.startswith("---")], "no row is touched"
    clean = run("git status --porcelain --untracked-files=no", copy)
    assert clean.stdout == "", "the walk puts everything back"


def test_the_readme_leads_a_newcomer_to_the_walk() -> None:
    assert f"({WALK})" in (ROOT / "README.md").read_text()
