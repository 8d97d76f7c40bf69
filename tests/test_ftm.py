"""The FollowTheMoney export: whole, stable, and valid for the field's own library."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import TODAY

from warrantcheck.clock import Clock
from warrantcheck.dataset.store import Dataset
from warrantcheck.export.ftm import PREFIX, Entity, entities, topics

NOW = Clock.of(TODAY)


@pytest.fixture(scope="module")
def exported() -> list[Entity]:
    return list(entities(Dataset.shipped(), NOW))


def test_every_entity_is_valid_for_followthemoney(exported: list[Entity]) -> None:
    model = pytest.importorskip(
        "followthemoney", reason="followthemoney is not installed (pip install --group ftm)"
    ).model
    for entity in exported:
        schema = model.get(entity.schema)
        assert schema is not None
        schema.validate({"id": entity.id, "schema": entity.schema, "properties": entity.properties})
        proxy = model.get_proxy({"id": entity.id, "schema": entity.schema, "properties": entity.properties})
        for name, values in entity.properties.items():
            assert name in schema.properties, (entity.schema, name)
            assert [schema.properties[name].type.clean(value) for value in values] == values
            assert set(proxy.get(name)) == set(values)


def test_every_reference_is_to_an_entity_that_came_before(exported: list[Entity]) -> None:
    seen: set[str] = set()
    for entity in exported:
        assert entity.id not in seen
        for name in ("party", "case", "holder", "post", "involved", "organizer"):
            assert set(entity.properties.get(name, ())) <= seen, entity.id
        seen.add(entity.id)


def test_every_person_and_warrant_is_exported(exported: list[Entity], data: Dataset) -> None:
    ids = {entity.id for entity in exported}
    assert {f"{PREFIX}-{person.id}" for person in data.people} <= ids
    assert {f"{PREFIX}-case-{w.id}" for person in data.people for w in person.warrants} <= ids


def test_ids_do_not_depend_on_the_day_or_on_other_rows(exported: list[Entity], data: Dataset) -> None:
    earlier = {entity.id for entity in entities(data, Clock.of(TODAY, date(2024, 1, 1)))}
    assert earlier
    assert earlier < {entity.id for entity in exported}
    fewer = {entity.id for entity in entities(data.without(["putin-mn-2024-09-02"]), NOW)}
    assert {entity.id for entity in exported} - fewer == {"warrantcheck-visit-putin-mn-2024-09-02"}


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("vladimir-putin", ["wanted", "crime.war"]),
        ("haibatullah-akhundzada", ["wanted"]),  # crimes against humanity, no war crimes
        ("laurent-gbagbo", []),  # acquitted
        ("bosco-ntaganda", []),  # convicted: in the Court's hands
        ("rodrigo-duterte", []),  # in the Court's custody
        ("muammar-gaddafi", []),  # dead
        ("uhuru-kenyatta", []),  # only ever summoned
    ],
)
def test_topics_say_only_what_is_so(person: str, expected: list[str], data: Dataset) -> None:
    assert topics(data.person(person), NOW) == expected


def test_nobody_is_wanted_before_the_warrant_is_public(data: Dataset) -> None:
    ids = {entity.id for entity in entities(data, Clock.of(TODAY, date(2023, 3, 16)))}
    assert "warrantcheck-vladimir-putin" not in ids
    assert not any("putin" in id_ for id_ in ids)


def test_trips_that_were_dropped_are_no_trips(exported: list[Entity], data: Dataset) -> None:
    schemas = {entity.id: entity.schema for entity in exported}
    assert schemas["warrantcheck-visit-putin-mn-2024-09-02"] == "Trip"
    assert schemas["warrantcheck-visit-putin-za-2023-08-22"] == "Event"
    unverified = [v.id for v in data.visits if v.reliability == "unverified"]
    assert unverified
    assert not {f"warrantcheck-visit-{id_}" for id_ in unverified} & schemas.keys()


def test_the_command_writes_a_line_an_entity(cli: Any, tmp_path: Path) -> None:
    run = cli("export", "ftm")
    lines = [json.loads(line) for line in run.out.splitlines()]
    assert all(set(line) == {"id", "schema", "properties"} for line in lines)
    assert f"{len(lines):,} entities" in run.err
    assert "estimates, not legal advice" in run.err
    assert cli("export", "ftm", "--out", str(tmp_path / "out.json")).status == 0
    assert (tmp_path / "out.json").read_text() == run.out
    assert cli("export", "ftm", "--out", str(tmp_path / "no" / "such" / "folder")).status == 2
