"""The legal cases: YAML that a lawyer can read and write."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import TODAY, cases

from warrantcheck.clock import Clock
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.membership import membership


@pytest.mark.parametrize("case", cases("law/membership.yaml"))
def test_a_state_stands_where_the_statute_puts_it(case: dict[str, Any], data: Dataset) -> None:
    clock = Clock.of(TODAY, case["day"], case.get("known"))
    assert membership(data.state(case["state"]), clock).status == case["status"], case["because"]


@pytest.mark.parametrize("case", cases("law/duty.yaml"))
def test_a_duty_is_what_the_law_says(case: dict[str, Any], leg: Any) -> None:
    answer = leg(case["person"], case["to"], case["day"], case.get("known"))
    assert answer.duty == case["duty"], case["because"]
    assert set(case.get("articles", ())) <= set(answer.articles)
    told = " ".join(reason.text for reason in (*answer.reasoning, *answer.disputes))
    assert case.get("says", "") in told
    if "says_not" in case:
        assert case["says_not"] not in told
    if "level" in case:
        assert answer.level == case["level"]


def test_there_are_enough_legal_cases() -> None:
    assert len(cases("law/membership.yaml")) + len(cases("law/duty.yaml")) >= 80
