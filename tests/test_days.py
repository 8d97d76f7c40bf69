"""Days as people type them: read as meant, or refused with what they can mean."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from conftest import TODAY
from hypothesis import given
from hypothesis import strategies as st

import warrantcheck
from warrantcheck.errors import BadDate
from warrantcheck.lookup.day import read_day

SAME = ("2024-09-03", "2024-9-3", "2024/9/3", "3 Sept 2024", "3 sep. 2024", "3rd September 2024", "September 3, 2024")


@pytest.mark.parametrize("text", [*SAME, "SEPT 3 2024", "  3  September,  2024 "])
def test_a_day_is_read_however_it_is_spelt(text: str) -> None:
    assert read_day(text, TODAY).day == date(2024, 9, 3)
    assert read_day(text, TODAY).note is None


@pytest.mark.parametrize(("word", "days"), [("today", 0), ("Tomorrow", 1), ("yesterday", -1)])
def test_a_day_is_counted_from_today(word: str, days: int) -> None:
    assert read_day(word, TODAY).day == TODAY + timedelta(days=days)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_spelling_of_a_day_means_that_day(day: date) -> None:
    for form in (f"{day}", f"{day.year}-{day.month}-{day.day}", f"{day.day} {day:%b} {day.year}", f"{day:%B %d, %Y}"):
        assert read_day(form, TODAY).day == day


@pytest.mark.parametrize("text", ["2026-12", "December 2026", "dec. 2026"])
def test_of_a_month_the_first_day_is_taken_and_told(text: str, cli: Any) -> None:
    run = cli("trip", "putin", "--to", "MN", "--on", text, "-o", "json")
    assert run.json["query"]["on"] == "2026-12-01"
    assert any("2026-12-01" in warning for warning in run.json["warnings"])
    with pytest.warns(UserWarning, match="2026-12-01"):
        assert warrantcheck.trip("putin", to=["MN"], on=text).on == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("03/09/2024", ["2024-09-03", "2024-03-09"]),
        ("3.9.2024", ["2024-09-03", "2024-03-09"]),
        ("25-12-2024", ["2024-12-25"]),
        ("", ["empty"]),
        ("  ", ["empty"]),
        ("2024-02-30", ["is not a day"]),
        ("32 May 2024", ["is not a day"]),
        ("0 May 2024", ["is not a day"]),
        ("ma 2024", ["is not a day"]),
        ("2024", ["is not a day"]),
        ("24-9-3", ["is not a day"]),
        ("99/99/2024", ["is not a day"]),
        ("soon", ["is not a day"]),
        ("٣ May 2024", ["is not a day"]),
    ],
)
def test_what_is_no_day_or_two_is_refused_everywhere(text: str, said: list[str], cli: Any) -> None:
    runs = [cli("trip", "putin", "--to", "MN", option, text) for option in ("--on", "--known")]
    runs += [cli("event", "BRICS 2023", "--known", text), cli("watch", "add", "x", "putin", "MN", "--on", text)]
    for run in runs:
        assert run.status == 2
        assert all(part in run.err for part in said)
    with pytest.raises(BadDate):
        warrantcheck.trip("putin", to=["MN"], on=text)
    with pytest.raises(BadDate):
        warrantcheck.trip("putin", to=["MN"], on="2024-09-03", known=text)


# --- events as days -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "on", "state", "told"),
    [
        (("trip", "putin", "--on", "G20 2026"), "2026-12-14", "US", "its first day of 2, is used"),
        (("trip", "putin", "--on", "g20-2026-miami", "--to", "MN"), "2026-12-14", "MN", "2026-12-14"),
        (("trip", "putin", "--on", "G20 2027"), "2027-01-01", "GB", "its day is not fixed"),
        (("trip", "putin", "--on", "oic-2026-baku"), "2026-11-28", "AZ", "2026-11-28, the first on which it can"),
        (("trip", "putin", "--on", "APEC 2026"), "2026-11-18", "CN", "what became of it is not in the data"),
        (("putin", "MN", "G20 2026"), "2026-12-14", "MN", "G20"),
    ],
)
def test_the_name_of_an_event_is_its_first_day(
    arguments: tuple[str, ...], on: str, state: str, told: str, cli: Any
) -> None:
    run = cli(*arguments, "-o", "json")
    assert run.json["result"]["on"] == run.json["query"]["on"] == on
    assert [leg["state"] for leg in run.json["result"]["legs"]] == [state]
    assert any(told in warning for warning in run.json["warnings"])


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("trip", "putin", "--on", "G20"), "ambiguous", "g20-2026-miami"),
        (("trip", "putin", "--on", "G20 2031"), "bad-date", "Did you mean the event g20-2026-miami"),
        (("world", "putin", "--on", "whenever"), "bad-date", "No event in the data has that name"),
        (("trip", "putin", "--on", "03/09/2024"), "bad-date", "differs by country"),
        (("putin", "G20 2026"), "unknown", "use `--on g20-2026-miami` for its first day"),
    ],
)
def test_what_is_neither_a_day_nor_one_event_is_refused(
    arguments: tuple[str, ...], code: str, message: str, cli: Any
) -> None:
    run = cli(*arguments, "-o", "json")
    assert (run.status, run.json["error"]["code"]) == (2, code)
    assert message in run.json["error"]["message"]
