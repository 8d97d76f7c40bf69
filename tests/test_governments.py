"""Who directs a government: dated, sourced, and what words of earlier governments count."""

from __future__ import annotations

import json
import runpy
from datetime import date, timedelta
from typing import Any

import pytest
from conftest import ROOT, TODAY, files
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from warrantcheck.answer.trip.intervals import Table
from warrantcheck.answer.trip.results import FactorResult, Leg
from warrantcheck.answer.trip.trip import Stop, case_of, trip
from warrantcheck.authoring import lint_governments
from warrantcheck.authoring.validate import GOVERNMENTS
from warrantcheck.authoring.yaml_source import Document
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Head
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.membership import membership
from warrantcheck.law.office import office_held
from warrantcheck.risk.evidence import Tenure
from warrantcheck.risk.factors.word import changed_since

DATA = Dataset.shipped()
CHANGE = date(2026, 7, 20)
"""Andy Burnham succeeds Keir Starmer; the pledge of March 2023 is older than both."""


def leg_of(data: Dataset, day: date, state: str = "GB", person: str = "benjamin-netanyahu") -> Leg:
    return trip(data, data.person(person), [Stop(data.state(state))], Clock.of(TODAY, day)).legs[0]


def word(leg: Leg) -> FactorResult:
    return next(factor for factor in leg.factors if factor.id.endswith("_word"))


def test_a_word_counts_for_less_from_the_day_on_which_somebody_else_directs_the_government() -> None:
    before, after = leg_of(DATA, CHANGE - timedelta(days=1)), leg_of(DATA, CHANGE)
    assert word(before).earlier_government is None
    changed = word(after).earlier_government
    assert changed is not None
    assert (changed.head, changed.since, changed.claim) == ("Andy Burnham", CHANGE, "gb.government.2026-07-20")
    assert "before that of Andy Burnham, in office since 2026-07-20" in word(after).text
    assert changed.claim in word(after).claims
    assert 0 < word(after).weight < word(before).weight
    assert after.duty == before.duty
    assert word(leg_of(DATA.without([changed.claim]), CHANGE)) == word(before)


def test_the_day_of_the_change_is_one_on_which_answers_change() -> None:
    person, stop = DATA.person("benjamin-netanyahu"), Stop(DATA.state("GB"))
    named = trip(DATA, person, [stop], Clock.of(TODAY, date(2026, 7, 1), date(2026, 8, 1))).legs[0].next_change
    assert named is not None
    assert named.date == CHANGE
    assert CHANGE in {interval.since for interval in Table(DATA, TODAY).intervals(person, stop)}


def test_words_of_earlier_governments_hold_where_there_is_no_duty_and_for_who_comes_back() -> None:
    assert DATA.government("VA") is not None
    assert word(leg_of(DATA, date(2025, 5, 18), "VA")).earlier_government is None
    clock = Clock.of(TODAY, CHANGE)
    person = DATA.person("benjamin-netanyahu")
    case = case_of(DATA, person, office_held(person, clock), Stop(DATA.state("GB")), clock)
    said = next(s for s in case.evidence.statements if s.id == word(leg_of(DATA, CHANGE)).claims[-1])
    first = case.evidence.tenures[0].head
    days = (said.date, said.date + timedelta(days=1), said.date + timedelta(days=2))
    terms = [
        replace(first, name=name, since=day) for name, day in zip(("Ada A", "Béatrix B", "Ada A"), days, strict=True)
    ]

    def after(heads: list[Head]) -> Any:
        tenures = tuple(Tenure(head, "claim") for head in heads)
        return changed_since(said, replace(case, evidence=replace(case.evidence, tenures=tenures)))

    assert after(terms) is None
    assert after(terms[:2]).head.name == "Béatrix B"
    assert after(terms[1:]).head.name == "Ada A", "who was in office before the list begins is not known"
    assert after([]) is None
    spoken = replace(said, speaker="foreign minister Beatrix B")
    tenures = (Tenure(terms[1], "claim"),)
    assert changed_since(spoken, replace(case, evidence=replace(case.evidence, tenures=tenures))) is None


def test_every_state_party_has_a_head_of_government_or_says_what_was_not_read() -> None:
    clock = Clock.of(TODAY)
    for state in DATA.states:
        government = DATA.government(state.id)
        if membership(state, clock).status == "party":
            assert government is not None, state.id
            assert government.heads or government.gap or government.directs == "collegial", state.id


def test_the_file_fits_its_published_schema() -> None:
    text = (ROOT / "data" / "schemas" / "governments.json").read_text(encoding="utf-8")
    assert text == runpy.run_path(str(ROOT / "tools" / "make_schemas.py"))["schema_text"](GOVERNMENTS)
    content = Document.load(ROOT / "data" / GOVERNMENTS).value
    Draft202012Validator(json.loads(text)).validate(json.loads(json.dumps(content, default=str)))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"id": "ZZ"}, "code of a state"),
        ({"heads": ()}, "names nobody"),
        ({"days": (date(2024, 7, 5), date(2024, 7, 5))}, "must follow"),
        ({"seen": date(2030, 1, 1)}, "after `checked`"),
        ({"seen": date(2000, 1, 1)}, "seen before"),
        ({"left": date(2026, 10, 7)}, "after the next one"),
    ],
)
def test_the_linter_tells_what_is_wrong_with_a_government(changed: dict[str, Any], told: str) -> None:
    every = {government.id: government for government in files().governments}
    uk = every["GB"]
    heads = uk.heads[-2:]
    if "days" in changed:
        heads = tuple(replace(head, since=day) for head, day in zip(heads, changed["days"], strict=True))
    if "seen" in changed:
        heads = (heads[0], replace(heads[1], seen=changed["seen"]))
    if "left" in changed:
        heads = (replace(heads[0], seen=changed["left"]), heads[1])
    wrong = replace(uk, id=changed.get("id", "GB"), heads=changed.get("heads", heads))
    damaged = replace(files(), governments=(*(g for g in every.values() if g.id != "GB"), wrong))
    assert any(told in problem.message for rule in lint_governments.RULES for problem in rule(damaged))
