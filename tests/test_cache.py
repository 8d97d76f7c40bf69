"""Data of one's own in compiled form: kept in the user's cache folder, and never trusted if anything changed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from warrantcheck.authoring import cache as kept
from warrantcheck.authoring import compiler
from warrantcheck.authoring.opening import from_folder

pytestmark = pytest.mark.usefixtures("small_shipped")
ROW = """
- id: fr-own-2026
  state: FR
  about: [vladimir-putin]
  date: 2026-01-02
  speaker: A minister
  stance: pledge
  scope: standing
  summary: {text}
  reliability: reported
  sources: [slownews-knesset-2026-06-01]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "statements.yaml").write_text(ROW.format(text="First."))
    return folder


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that were compiled, in order; the compiling itself is done."""
    done: list[Path] = []
    real: Callable[[Path], bytes] = compiler.compile_folder
    monkeypatch.setattr(compiler, "compile_folder", lambda folder: (done.append(folder), real(folder))[1])
    return done


def test_a_folder_is_compiled_once(own: Path, tmp_path: Path, compilations: list[Path]) -> None:
    first, second = (from_folder(own, tmp_path / "cache") for _ in range(2))
    assert first.statement("fr-own-2026") == second.statement("fr-own-2026")
    assert first.digest == second.digest
    assert compilations == [own]


def test_a_changed_file_is_compiled_again(own: Path, tmp_path: Path, compilations: list[Path]) -> None:
    from_folder(own, tmp_path / "cache")
    stat = (own / "statements.yaml").stat()
    (own / "statements.yaml").write_text(ROW.format(text="Other."))
    os.utime(own / "statements.yaml", ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert from_folder(own, tmp_path / "cache").statement("fr-own-2026").summary == "Other."
    assert len(compilations) == 2


@pytest.mark.parametrize("damage", ["cut", "flip", "empty"])
def test_a_damaged_file_is_made_again(own: Path, tmp_path: Path, compilations: list[Path], damage: str) -> None:
    from_folder(own, tmp_path / "cache")
    (file,) = (tmp_path / "cache").iterdir()
    sound = file.read_bytes()
    at = len(sound) // 2
    broken = {"cut": sound[:at], "flip": sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1 :], "empty": b""}[damage]
    file.write_bytes(broken)
    assert from_folder(own, tmp_path / "cache").statement("fr-own-2026").summary == "First."
    assert file.read_bytes() == sound
    assert len(compilations) == 2


def test_a_cache_that_cannot_be_written_costs_only_time(own: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, no folder")
    assert from_folder(own, tmp_path / "cache").statement("fr-own-2026")


def test_the_cache_does_not_grow_without_end(own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_KEPT", 1)
    for text in ("One.", "Two."):
        (own / "statements.yaml").write_text(ROW.format(text=text))
        from_folder(own, tmp_path / "cache")
    assert len(list((tmp_path / "cache").iterdir())) == 1


@pytest.mark.long
def test_two_at_once_do_not_disturb_each_other(folder: Path, tmp_path: Path) -> None:
    with (folder / "statements.yaml").open("a") as statements:
        statements.write(ROW.format(text="First."))
    command = [sys.executable, "-m", "warrantcheck", "trip", "putin", "--to", "FR", "--data", str(folder), "-o", "json"]
    environ = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    with ThreadPoolExecutor() as pool:
        runs = [pool.submit(subprocess.run, command, env=environ, capture_output=True, check=True) for _ in range(3)]
        answers = {run.result().stdout for run in runs}
    assert len(answers) == 1
    assert b"fr-own-2026" in answers.pop()
    assert [file.suffix for file in (tmp_path / "cache" / "warrantcheck").iterdir()] == [".compiled"]


@pytest.mark.parametrize(
    ("environ", "folder"),
    [
        ({"XDG_CACHE_HOME": "/c"}, Path("/c/warrantcheck")),
        ({"XDG_CACHE_HOME": "relative", "HOME": "/h"}, Path("/h/.cache/warrantcheck")),
        ({"HOME": "/h"}, Path("/h/.cache/warrantcheck")),
        ({}, None),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="the folders of other systems have other names")
def test_the_folder_is_the_users(environ: dict[str, str], folder: Path | None) -> None:
    assert kept.cache_folder(environ) == folder


def test_without_a_cache_nothing_is_kept(own: Path, tmp_path: Path, cli: Any) -> None:
    environ = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    answer = ("trip", "putin", "--to", "FR", "--data", str(own), "-o", "json")
    assert cli(*answer, "--no-cache", environ=environ).status == 0
    assert not (tmp_path / "cache").exists()
    assert cli(*answer, environ=environ).status == 0
    assert (tmp_path / "cache").exists()


def test_an_ordinary_answer_imports_nothing_that_makes_data() -> None:
    code = (
        "import sys; from warrantcheck.cli.app import run; from warrantcheck.cli.session import Session\n"
        "run(['trip', 'putin', '--to', 'MN', '-o', 'json'], Session())\n"
        "made = [m for m in sys.modules if m in ('yaml', 'pydantic') or m.startswith('warrantcheck.authoring.')]\n"
        "print(made, file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stderr.strip().endswith("['warrantcheck.authoring.opening']")


def test_only_files_of_data_are_looked_at(own: Path, tmp_path: Path, compilations: list[Path]) -> None:
    from_folder(own, tmp_path / "cache")
    (own / "deep").mkdir()
    (own / "deep" / "notes.yaml").write_text("not data")
    from_folder(own, tmp_path / "cache")
    assert len(compilations) == 1
