"""What the tests share: the data, an answer to a question, and a run of the command line."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import small_data
import yaml
from filelock import FileLock
from hypothesis import settings
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from warrantcheck.answer.data.status import LintResult, lint_folder
from warrantcheck.answer.trip.results import Leg
from warrantcheck.answer.trip.trip import Stop, trip
from warrantcheck.authoring.compiler import compile_to, lines_of
from warrantcheck.authoring.validate import DataFiles, load
from warrantcheck.cli.app import run
from warrantcheck.cli.session import Session
from warrantcheck.clock import Clock
from warrantcheck.dataset import shipped
from warrantcheck.dataset.compiled import Records, encode
from warrantcheck.dataset.store import Dataset
from warrantcheck.report.schemas import schema

# The tests start some two hundred processes: without bytecode each would compile every module that it imports.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

TODAY = date(2026, 11, 28)
ROOT = Path(__file__).parent.parent
NOWHERE = ROOT / "tests" / "no-such-folder"
"""A folder without settings."""

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

REQUIRED = os.environ.get("WARRANTCHECK_REQUIRE", "").replace(",", " ").split()
"""What must be there (`Chromium,zsh`): a test that would be skipped for want of it fails."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail what is skipped for a reason that names something required."""
    report = yield
    reason = str(report.longrepr)
    if report.skipped and any(word.casefold() in reason.casefold() for word in REQUIRED):
        report.outcome = "failed"
        report.longrepr = f"skipped, though WARRANTCHECK_REQUIRE says that it must run: {reason}"
    return report


def cases(name: str) -> list[Any]:
    """Read a file of cases beside the tests; each is named by its `case`."""
    return cases_of(name, lambda case: str(case["case"]))


def cases_of(name: str, named: Callable[[Any], str]) -> list[Any]:
    """Read a file of cases beside the tests, and name each."""
    return [pytest.param(case, id=named(case)) for case in plain(ROOT / "tests" / name)]


def plain(file: Path) -> Any:
    """Read a YAML file as plain values, by the parser in C where there is one: the one in Python takes ten times as
    long."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506


@pytest.fixture(scope="session")
def data() -> Dataset:
    """The data of this checkout."""
    return Dataset.shipped()


@cache
def files() -> DataFiles:
    """The records of this checkout's YAML, read and validated once in a process."""
    return load(ROOT / "data")


@cache
def linted() -> LintResult:
    """What `data lint --sources --weak` finds in this checkout's YAML, looked at once in a process."""
    return lint_folder(ROOT / "data", sources=True)[0]


def made(changed: DataFiles) -> Dataset:
    """Compile changed records in memory, without the names of cities and airports: no judgement needs them."""
    header = {
        "version": "test",
        "checked": str(changed.edition.checked),
        "digest": "",
        "counts": {},
        "verified": ["", ""],
    }
    return Dataset(Records(encode(header, lines_of(replace(changed, folder=ROOT / "tests" / "no-places")))))


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all processes of this test run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def small(shared: Path) -> Path:
    """A folder of the data of some twenty states and six people, sound as it is; `small.txt` beside it is compiled.

    For tests that need data and not all of it: it is read in a seventh of the time. Nobody changes it.
    """
    folder = shared / "small" / "data"
    with FileLock(shared / "small.lock"):
        if not folder.exists():
            draft = shared / "small" / "draft"
            shutil.rmtree(draft, ignore_errors=True)
            small_data.cut(ROOT / "data", draft)
            compile_to(draft, shared / "small" / "small.txt")
            draft.rename(folder)
    return folder


@pytest.fixture
def folder(small: Path, tmp_path: Path) -> Path:
    """A copy of the small data to spoil."""
    return Path(shutil.copytree(small, tmp_path / "data"))


@pytest.fixture
def small_shipped(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small data as what is shipped, in this process."""
    monkeypatch.setattr(shipped, "_CHECKOUT", small)
    monkeypatch.setattr(shipped, "COMPILED", small.with_name("small.txt"))
    return small


@dataclass
class Run:
    """What a run of the command line printed, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The envelope."""
        return json.loads(self.out)


@cache
def validator(name: str) -> Draft202012Validator:
    """The validator of a schema by its name."""
    return Draft202012Validator(schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER)


def validate(text: str, arguments: tuple[str, ...]) -> None:
    """Hold what was printed as JSON, or as JSON lines, to its schema."""
    if text.startswith('{\n  "schema":'):
        envelope = json.loads(text)
        name = "error" if "error" in envelope else envelope["schema"].removeprefix("warrantcheck.").removesuffix("/1")
        validator(name).validate(envelope)
    elif "jsonl" in arguments:
        name = "-".join(arguments[:2]) if arguments[0] in ("data", "watch") else arguments[0]
        for line in text.splitlines():
            validator(f"{name}-row").validate(json.loads(line))


@pytest.fixture
def cli() -> Any:
    """Run the command line in this process, in surroundings of our own: no terminal, and a fixed day."""

    def call(
        *arguments: str,
        environ: dict[str, str] | None = None,
        folder: Path = NOWHERE,
        stdin: bytes = b"",
        on: date = TODAY,
    ) -> Run:
        out, err = io.StringIO(), io.StringIO()
        session = Session(
            stdin=io.TextIOWrapper(io.BytesIO(stdin)),
            stdout=out,
            stderr=err,
            environ={"WARRANTCHECK_TRACEBACK": "1"} | (environ or {}),
            today=on,
            folder=folder,
        )
        status = run(list(arguments), session)
        validate(out.getvalue(), arguments)
        return Run(int(status), out.getvalue(), err.getvalue())

    return call


@pytest.fixture(scope="session")
def leg(data: Dataset) -> Any:
    """Judge one person and one state."""

    def judge(person: str, to: str, on: date, known: date | None = None, assume: Any = None) -> Leg:
        clock = Clock.of(TODAY, on, known)
        return trip(data, data.person(person), [Stop(data.state(to))], clock, assume).legs[0]

    return judge
