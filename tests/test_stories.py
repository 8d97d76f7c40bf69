"""Questions from the news, asked as a reporter would, and what the answer must show."""

from __future__ import annotations

from typing import Any

import pytest


def told(run: Any) -> str:
    assert run.status == 0, run.err
    return " ".join(run.out.split())


def test_2023_where_can_he_travel(cli: Any) -> None:
    answer = cli("world", "putin", "--on", "2023-03-20", "-o", "json").json
    legs = answer["result"]["legs"]
    assert len(legs) == 199
    assert [leg["risk"] for leg in legs] == sorted((leg["risk"] for leg in legs), reverse=True)
    assert answer["result"]["counts"]["duty"]["arrest"] == 123
    assert all(leg["duty"] and leg["level"] for leg in legs)


def test_the_court_cannot_arrest_anyone_itself(cli: Any) -> None:
    text = told(cli("explain", "putin", "MN"))
    assert "The Court has no police and cannot arrest anyone itself" in text
    assert "arts. 86 to 89" in text


def test_south_africa_hosts_a_summit_in_august_2023(cli: Any) -> None:
    run = cli("explain", "putin", "ZA", "--on", "2023-08-22", "--known", "2023-07-18", "-o", "json").json["result"]
    assert run["leg"]["duty"] == "arrest"
    assert run["leg"]["level"] in ("high", "severe")
    said = [s["text"] for s in run["said"]]
    assert any("court-filing" in text for text in said)
    assert all("2023-07-19" not in text for text in said)


@pytest.mark.parametrize(("state", "stance"), [("Austria", "pledge"), ("Armenia", "assurance")])
def test_austria_and_armenia_said_what_they_would_do(state: str, stance: str, cli: Any) -> None:
    said = cli("explain", "putin", state, "--on", "2023-12-31", "-o", "json").json["result"]["said"]
    assert [s for s in said if s["text"].startswith(f"{stance}, {state},") and "2023-" in s["text"]]


def test_armenia_is_bound_from_february_2024(cli: Any) -> None:
    def duty(day: str) -> str:
        return str(cli("trip", "putin", "--to", "AM", "--on", day, "-o", "json").json["result"]["legs"][0]["duty"])

    assert (duty("2023-03-20"), duty("2024-01-31"), duty("2024-02-01")) == ("none", "none", "arrest")


def test_mongolia_before_the_visit_knows_of_the_assurance_and_nothing_later(cli: Any) -> None:
    question = ("explain", "putin", "MN", "--on", "2024-09-03", "-o", "json", "--known")
    before = cli(*question, "2024-09-01").json["result"]
    assert before["leg"]["duty"] == "arrest"
    assert any("assurance" in s["text"] and "2024-08-30" in s["text"] for s in before["said"])
    assert any(f["id"] == "trip_word" for f in before["leg"]["factors"])
    everything = str(before)
    for later in ("2024-09-02", "2024-10", "2024-11", "2025", "2026", "finding", "found that"):
        assert later not in everything, later
    after = cli(*question, "2024-11-01").json["result"]
    assert any("2024-10-24" in f["text"] for f in after["leg"]["factors"] if f["id"] == "findings")


def test_mongolia_ratified_in_2002_and_the_wrong_year_is_named(cli: Any) -> None:
    text = told(cli("state", "MN"))
    assert "2002-04-11 (ratification)" in text
    assert "gives 2003 as the year of ratification" in text


def test_china_and_an_unverified_arrangement(cli: Any) -> None:
    run = cli("explain", "putin", "CN", "-o", "json").json["result"]
    assert run["leg"]["duty"] == "none"
    assert any("extradition" in u["text"] for u in run["uncounted"])
    counted = {claim for factor in run["leg"]["factors"] for claim in factor["claims"]}
    assert not counted & {u["id"] for u in run["uncounted"]}
    deposed = cli("explain", "putin", "CN", "--assume", "former", "-o", "json").json["result"]
    assert deposed["leg"]["risk"] > run["leg"]["risk"]


def test_hungary_2025_shows_the_gap_between_law_and_practice(cli: Any) -> None:
    leg = cli("trip", "netanyahu", "--to", "HU", "--on", "2025-10-01", "-o", "json").json["result"]["legs"][0]
    assert leg["duty"] == "arrest"
    assert leg["gap"] == "must arrest; has hosted 1 wanted person without arrest"
    assert leg["precedents"] == ["netanyahu-hu-2025-04-03"]


def test_what_would_flip_it_names_small_changes_first(cli: Any) -> None:
    run = cli("explain", "putin", "CN", "-o", "json").json["result"]
    now = run["leg"]["risk"]
    moves = [abs(flip["risk"] - now) for flip in run["flips"]]
    assert moves == sorted(moves)
    assert any("leaves office" in flip["change"] for flip in run["flips"])
    assert all(flip["level"] != run["leg"]["level"] for flip in run["flips"])


def test_an_argument_about_one_fact(cli: Any) -> None:
    question = ("trip", "putin", "--to", "MN", "--on", "2024-09-03", "--known", "2024-09-01", "-o", "json")
    with_it = cli(*question).json["result"]["legs"][0]
    without = cli(*question, "--without", "mn-putin-2024-08-30").json["result"]["legs"][0]
    assert without["risk"] > with_it["risk"]
    assert "mn-putin-2024-08-30" not in str(without)
    no_party = cli(*question, "--without", "mn.ratification.2002-04-11").json["result"]["legs"][0]
    assert no_party["duty"] == "none"
    assert cli(*question, "--without", "no.such.claim").status == 2


def test_a_claim_is_shown_with_its_sources(cli: Any) -> None:
    claim = cli("claim", "hu.withdrawal.2025-06-02.revoked", "-o", "json").json["result"]
    assert claim["public"] == "2026-05-29"
    assert claim["sources"][0]["url"].startswith("https://")
    assert cli("claim", "hu.").status == 2


def test_the_next_change_is_named(cli: Any) -> None:
    def change(*arguments: str) -> Any:
        return cli("trip", "netanyahu", "--to", *arguments, "-o", "json").json["result"]["legs"][0]["next_change"]

    assert change("VE") == {"date": "2027-07-24", "text": "the withdrawal of Venezuela takes effect"}


def test_the_history_of_a_person_ends_with_what_was_known(cli: Any) -> None:
    events = cli("history", "bashir", "--known", "2010-08-01", "-o", "json").json["result"]["events"]
    assert {"warrant", "visit", "statement", "office"} <= {e["kind"] for e in events}
    assert max(e["date"] for e in events) <= "2010-08-01"


def test_a_backtest_of_ones_own_trips(cli: Any, tmp_path: Any) -> None:
    file = tmp_path / "trips.csv"
    header = (
        "id,person_slug,dest_iso2,date_from,kind,outcome,domestic,warrant_status,"
        "prior_signal,prior_signal_date,prior_scope"
    )
    file.write_text(
        f"{header}\nA,vladimir-putin,MN,2024-09-02,visit,not_arrested,no,public,assurance_no_arrest,2024-08-30,trip\n"
        "B,vladimir-putin,ZA,2023-08-22,announced_cancelled,cancelled,no,public,court_case_filed,2023-05-30,trip\n"
    )
    result = cli("backtest", str(file), "-o", "json").json["result"]
    assert (result["n"], result["defeated"], result["scores"]["auc"]) == (2, 1, 1.0)
    file.write_text(f"{header}\nA,nobody,MN,2024-09-02,visit,x,no,public,,,\n")
    run = cli("backtest", str(file))
    assert run.status == 5
    assert "trips.csv: line 2: No public ICC warrant is known" in run.err
    file.write_text("a,b\n")
    assert "the column 'person_slug' is missing" in cli("backtest", str(file)).err


@pytest.mark.parametrize(
    ("question", "told", "never"),
    [
        ("record TD --kind treaty", "2026-07-27 withdrawal on 2026-07-27; to take effect 2027-07-27", "2027-07-27 w"),
        ("record US --kind statement --year 2013 -v", "statement Omar al-Bashir: no clear answer: ", "2013-09-16: "),
        ("record US --kind statement --year 2025", "City of New York: pledge", "European Union"),
        ("state Crimea", "the answer is on Ukraine as a whole. Ukrainian territory held and claimed", "Golan"),
        ("trip lukwiya --to SS --on 2006-08-01", "South Sudan was not yet an independent state", "As the data"),
        ("trip nouradine-adam --to SD", "was last seen living there", "home state"),
        ("explain kony UG", "if Joseph Kony leaves the armed group", "No earlier trip"),
        ("trip bashir --to NG --on 2013-07-20 -v", "The last trip of Omar al-Bashir to Nigeria", "An earlier"),
    ],
)
def test_an_answer_says_what_its_reader_would_miss(question: str, told: str, never: str, cli: Any) -> None:
    text = " ".join(cli(*question.split(), "--width", "400").out.split())
    assert told in text
    assert never not in text
