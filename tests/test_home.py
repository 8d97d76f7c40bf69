"""Somebody at home: not a trip, but whether the own state arrests or hands over within a year."""

from __future__ import annotations

import csv
import re
from datetime import date
from typing import Any

import pytest

from warrantcheck.backtest.homes import homes
from warrantcheck.dataset.store import Dataset

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("person", "state", "levels"),
    [
        ("ronald-dela-rosa", "PH", {"high", "moderate"}),
        ("yoav-gallant", "IL", {"minimal"}),
        ("viktor-sokolov", "RU", {"minimal"}),
        ("mikhail-mindzaev", "RU", {"minimal"}),
        ("gamlet-guchmazov", "RU", {"minimal"}),
        ("vladimir-putin", "RU", {"minimal"}),
        ("benjamin-netanyahu", "IL", {"minimal"}),
        ("philip-bett", "KE", {"minimal", "low"}),
        ("walter-barasa", "KE", {"minimal", "low"}),
        ("omar-al-bashir", "SD", {"minimal", "low", "moderate"}),
        ("abdel-raheem-hussein", "SD", {"minimal", "low", "moderate"}),
        ("ahmad-harun", "SD", {"unclear", "low", "moderate"}),
        ("iyad-ag-ghaly", "ML", {"minimal", "low", "moderate"}),
    ],
)
def test_a_home_is_judged_by_what_its_state_does(leg: Any, person: str, state: str, levels: set[str]) -> None:
    found = leg(person, state, TODAY)
    assert found.question == "home"
    assert found.level in levels


def test_a_seat_in_a_parliament_is_no_power_over_the_state(data: Dataset, leg: Any) -> None:
    found = leg("ronald-dela-rosa", "PH", TODAY)
    assert found.risk > data.model.home["power"].per_cent
    assert "arrest" in next(f.text for f in found.factors if f.id == "home")


def test_an_arrest_at_home_is_a_likely_hand_over_until_a_month_has_passed_without_one(leg: Any) -> None:
    assert leg("rodrigo-duterte", "PH", date(2025, 3, 11)).level == "high"
    assert leg("saif-al-islam-gaddafi", "LY", date(2011, 11, 20)).level == "high"
    assert leg("saif-al-islam-gaddafi", "LY", date(2012, 6, 1)).level == "low"


def test_a_report_of_death_is_why_the_home_is_unclear(leg: Any) -> None:
    found = leg("sylvestre-mudacumura", "RW", TODAY)
    assert found.level == "unclear"
    assert any("reported dead (2019-09-18)" in factor.text for factor in found.factors)


@pytest.mark.parametrize(
    ("person", "state", "what"),
    [
        ("valery-gerasimov", "RU", "a command"),
        ("sergei-shoigu", "RU", "public office"),
        ("vladimir-putin", "RU", "power"),
    ],
)
def test_the_reason_names_what_is_held_at_home(leg: Any, person: str, state: str, what: str) -> None:
    assert any(f"holds {what} in Russia" in factor.text for factor in leg(person, state, TODAY).factors)


def test_before_the_order_to_arrest_the_home_is_unclear(leg: Any) -> None:
    assert leg("ronald-dela-rosa", "PH", date(2026, 5, 12)).level == "unclear"


def test_abroad_is_a_trip_also_to_the_own_country_of_somebody_who_lives_elsewhere(leg: Any) -> None:
    assert leg("nouradine-adam", "CF", TODAY).question == "trip"
    assert leg("vladimir-putin", "MN", TODAY).question == "trip"


def test_under_a_summons_nobody_is_sought_at_home(leg: Any) -> None:
    assert leg("uhuru-kenyatta", "KE", date(2013, 5, 1)).question == "trip"


def test_no_home_is_safe_because_nothing_is_known(data: Dataset, leg: Any) -> None:
    unknown = [p for p in data.people for s in p.nationality if _unknown(leg, p.id, s)]
    assert unknown
    assert all(leg(p.id, p.nationality[0], TODAY).level == "unclear" for p in unknown)


def test_the_model_gives_no_figure_that_the_record_excludes(data: Dataset) -> None:
    for row in homes(data, date.fromisoformat(data.checked)):
        if not row.taken and row.conduct in ("power", "sheltered", "out-of-reach"):
            assert abs(row.estimate - 100 * 0.5 / row.years) < 0.3
    assert {row.conduct for row in homes(data, TODAY)} == set(data.model.home)


def _unknown(leg: Any, person: str, state: str) -> bool:
    found = leg(person, state, TODAY)
    return found.question == "home" and any("Nothing is known" in f.text for f in found.factors)


@pytest.mark.parametrize("state", ["HU", "ZA", "GM"])
def test_a_record_does_not_end_with_a_withdrawal_that_never_took_effect(state: str, cli: Any) -> None:
    events = cli("record", state, "-o", "json").json["result"]["events"]
    acts = [event for event in events if "withdrawal" in event["claim"]]
    assert acts[-1]["claim"].endswith(".revoked")
    assert all("; effective" not in event["text"] for event in acts)


def test_no_format_calls_a_home_a_trip(cli: Any) -> None:
    cite = cli("cite", "dela-rosa", "PH", "--width", "400").out
    assert "the chance that the home state arrests or hands over " in cite
    assert "defeats" not in cite
    days = ("--on", "2023-05-25", "--known", "2023-06-01")
    calendar = re.sub(r"\r?\n ", "", cli("calendar", "putin", *days, "-o", "ics").out)
    home = next(part for part in calendar.split("BEGIN:VEVENT") if r"Putin\, Russia:" in part)
    assert "home state arrests" in home
    assert "defeats" not in home
    assert "(at home)" in cli("matrix", "putin", "--to", "RU", "--to", "MN", "--width", "200").out


@pytest.mark.parametrize(
    "question", [("trip", "putin", "--to", "RU"), ("world", "putin"), ("matrix", "putin", "--to", "RU")], ids=" ".join
)
def test_a_table_for_programs_says_which_question_was_answered(question: tuple[str, ...], cli: Any) -> None:
    rows = [*csv.DictReader(cli(*question, "-o", "csv").out.splitlines())]
    assert {row["question"] for row in rows if row["state"] == "RU"} == {"home"}
    assert {row["question"] for row in rows if row["state"] != "RU"} <= {"trip"}
