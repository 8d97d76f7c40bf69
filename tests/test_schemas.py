"""JSON Schemas: there is one for every answer, each is sound, and each refuses what is wrong."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from conftest import validate, validator
from jsonschema import Draft202012Validator, ValidationError

import warrantcheck
from warrantcheck.report.schemas import ANSWERS, names, schema

QUESTIONS = {
    "trip": ("trip", "netanyahu", "--to", "US", "--via", "Crimea"),
    "explain": ("explain", "putin", "MN", "--on", "2024-09-03"),
    "world": ("world", "putin"),
    "route": ("route", "netanyahu", "--from", "TLV", "--to", "GVA"),
    "calendar": ("calendar", "putin"),
    "event": ("event", "BRICS 2023"),
    "matrix": ("matrix", "putin", "kony", "--to", "ZA", "--to", "UG"),
    "cite": ("cite", "putin", "MN", "--on", "2024-09-03"),
    "diff": ("diff", "shipped", "shipped"),
    "watch-add": ("watch", "add", "two", "putin", "ZA"),
    "watch-list": ("watch", "list"),
    "watch-run": ("watch", "run"),
    "watch-remove": ("watch", "remove", "one"),
    "person": ("person", "bashir"),
    "people": ("people",),
    "state": ("state", "hungary"),
    "states": ("states",),
    "history": ("history", "netanyahu"),
    "record": ("record", "ZA"),
    "claim": ("claim", "mn.ratification.2002-04-11"),
    "source": ("source", "untc-xviii-10-2015-03"),
    "factors": ("factors",),
    "search": ("search", "gaddafi"),
    "backtest": ("backtest",),
    "data-status": ("data", "status"),
    "data-stale": ("data", "stale"),
    "data-list": ("data", "list"),
    "data-lint": ("data", "lint"),
    "config": ("config", "show"),
    "check": ("check", "-"),
}
PLAN = b"trips:\n- {id: a, person: putin, to: MN}\n"


@pytest.mark.parametrize("name", names())
def test_every_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    assert schema(name)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_every_answer_is_asked_for_here() -> None:
    assert set(QUESTIONS) == set(ANSWERS)


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_answer_follows_its_schema(name: str, cli: Any, tmp_path: Path, request: Any) -> None:
    """The fixture validates; here it is made sure that it had something to validate, and that wrong fields are seen."""
    if name in ("world", "diff", "data-lint"):
        request.getfixturevalue("small_shipped")  # of the form alone, a few states tell as much as two hundred

    def ask(form: str) -> Any:
        environ = {"XDG_STATE_HOME": str(tmp_path / form), "XDG_DATA_HOME": str(tmp_path)}
        if name.startswith("watch-"):
            assert cli("watch", "add", "one", "putin", "MN", environ=environ).status == 0
        return cli(*QUESTIONS[name], "-o", form, stdin=PLAN, environ=environ)

    answer = ask("json").json
    assert answer["schema"] == f"warrantcheck.{name}/1"
    assert ask("jsonl").status == 0
    for field in answer["result"]:
        wrong = copy.deepcopy(answer)
        del wrong["result"][field]
        assert not validator(name).is_valid(wrong), field


@pytest.mark.parametrize(
    "change",
    [
        {"result": None},
        {"note": "legal advice"},
        {"schema": "warrantcheck.world/1"},
        {"error": {"code": "x", "message": "y", "candidates": []}},
        {"data": {"version": "1"}},
    ],
    ids=str,
)
def test_an_envelope_that_is_wrong_is_refused(change: dict[str, Any], cli: Any) -> None:
    answer = cli("trip", "putin", "--to", "MN", "-o", "json").json
    assert validator("trip").is_valid(answer)
    assert not validator("trip").is_valid(answer | change)


def test_the_fixture_holds_output_to_its_schema(cli: Any) -> None:
    run = cli("trip", "putin", "--to", "MN", "-o", "json")
    wrong = run.out.replace('"level": "low"', '"level": "lowish"')
    assert wrong != run.out
    with pytest.raises(ValidationError):
        validate(wrong, ("trip", "-o", "json"))
    lines = cli("trip", "putin", "--to", "MN", "-o", "jsonl").out.replace('"duty": "arrest"', '"duty": "maybe"')
    assert "maybe" in lines
    with pytest.raises(ValidationError):
        validate(lines, ("trip", "-o", "jsonl"))


@pytest.mark.parametrize("arguments", [("trip", "nobody", "--to", "MN"), ("nonsense",), ("data", "status", "-x"), ()])
def test_a_failure_follows_the_schema_of_failures_and_of_its_answer(arguments: tuple[str, ...], cli: Any) -> None:
    envelope = cli(*arguments, "-o", "json").json
    assert validator("error").is_valid(envelope)
    if envelope["schema"] == "warrantcheck.trip/1":
        assert validator("trip").is_valid(envelope)


def test_schemas_are_listed_and_printed(cli: Any) -> None:
    assert cli("schema").out.split() == list(names()) == list(warrantcheck.schema())
    assert json.loads(cli("schema", "trip").out) == warrantcheck.schema("trip")
    unknown = cli("schema", "trop")
    assert unknown.status == 2
    assert len(unknown.err.splitlines()) == 1
