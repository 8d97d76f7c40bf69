"""The pydantic models of the records, and the JSON Schemas of the data files."""

from __future__ import annotations

import json
import runpy
from datetime import date

import pytest
from conftest import ROOT
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from warrantcheck.authoring.models import model_of
from warrantcheck.authoring.validate import FILES
from warrantcheck.authoring.yaml_source import Document
from warrantcheck.dataset.records import Person, State, Warrant

SCHEMA = runpy.run_path(str(ROOT / "tools" / "make_schemas.py"))
ACT = {"act": "ratification", "date": date(2003, 2, 10), "in_force": date(2003, 5, 1), "sources": ("s",)}


@pytest.mark.parametrize("name", FILES)
def test_each_data_file_fits_its_published_schema_and_names_it(name: str) -> None:
    stem = name.removesuffix(".yaml")
    text = (ROOT / "data" / "schemas" / f"{stem}.json").read_text(encoding="utf-8")
    assert text == SCHEMA["schema_text"](name), "run tools/make_schemas.py"
    file = ROOT / "data" / name
    assert file.read_text(encoding="utf-8").startswith(f"# yaml-language-server: $schema=schemas/{stem}.json\n")
    plain = json.loads(json.dumps(Document.load(file).value, default=str))
    Draft202012Validator(json.loads(text)).validate(plain)


def test_a_schema_refuses_an_unknown_field() -> None:
    schema = json.loads((ROOT / "data" / "schemas" / "sources.json").read_text())
    row = {"id": "x", "title": "T", "publisher": "P", "kind": "press", "url": "https://example.org", "colour": "red"}
    assert any("colour" in error.message for error in Draft202012Validator(schema).iter_errors([row]))


def test_a_model_has_the_fields_of_its_record() -> None:
    assert tuple(model_of(Person).model_fields) == Person.__struct_fields__
    assert model_of(Person) is model_of(Person)
    assert "date" in model_of(Warrant).model_json_schema()["properties"]["issued"]["format"]


def test_a_model_checks_what_must_hold_within_one_record() -> None:
    known = {"id": "XX", "alpha3": "XXX", "name": "X", "official": "X", "kind": "other", "verified": date(2026, 1, 1)}
    model_of(State).model_validate(known | {"rome_statute": (ACT,)})
    with pytest.raises(ValidationError) as raised:
        model_of(State).model_validate(known | {"rome_statute": (ACT | {"in_force": date(2003, 4, 1)},)})
    assert raised.value.errors()[0]["loc"] == ("rome_statute", 0, "in_force")
    assert "art. 126 gives 2003-05-01" in raised.value.errors()[0]["msg"]


def test_a_day_that_cannot_be_is_found_before_anything_is_computed_from_it() -> None:
    with pytest.raises(ValidationError) as raised:
        model_of(State).model_validate({"rome_statute": (ACT | {"date": date(9999, 12, 31)},)})
    assert any(error["loc"][-1] == "date" and "9999-12-31" in error["msg"] for error in raised.value.errors())
