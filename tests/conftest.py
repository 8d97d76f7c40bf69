"""What the tests share: the data, an answer to a question, and a run of the command line."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from warrantcheck.answer.results import Leg
from warrantcheck.answer.trip import Stop, trip
from warrantcheck.cli.app import run
from warrantcheck.cli.session import Session
from warrantcheck.clock import Clock
from warrantcheck.dataset.store import Dataset

TODAY = date(2026, 11, 21)
ROOT = Path(__file__).parent.parent


def cases(name: str) -> list[Any]:
    """Read a file of cases beside the tests; each is named by its `case`."""
    return cases_of(name, lambda case: str(case["case"]))


def cases_of(name: str, named: Callable[[Any], str]) -> list[Any]:
    """Read a file of cases beside the tests, and name each."""
    return [pytest.param(case, id=named(case)) for case in yaml.safe_load((ROOT / "tests" / name).read_text())]


@pytest.fixture(scope="session")
def data() -> Dataset:
    """The data of this checkout."""
    return Dataset.shipped()


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


@pytest.fixture
def cli() -> Any:
    """Run the command line in this process, in surroundings of our own: no terminal, and a fixed day."""

    def call(*arguments: str, environ: dict[str, str] | None = None) -> Run:
        out, err = io.StringIO(), io.StringIO()
        session = Session(
            stdout=out, stderr=err, environ={"WARRANTCHECK_TRACEBACK": "1"} | (environ or {}), today=TODAY
        )
        status = run(list(arguments), session)
        return Run(int(status), out.getvalue(), err.getvalue())

    return call


@pytest.fixture(scope="session")
def leg(data: Dataset) -> Any:
    """Judge one person and one state."""

    def judge(person: str, to: str, on: date, known: date | None = None, assume: Any = None) -> Leg:
        clock = Clock.of(TODAY, on, known)
        return trip(data, data.person(person), [Stop(data.state(to))], clock, assume).legs[0]

    return judge
