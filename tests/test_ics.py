"""iCalendar: what a calendar program reads is what the answer says, and the text keeps to RFC 5545."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warrantcheck.dataset.store import Dataset
from warrantcheck.report.as_ics import escape, fold_line

CALENDAR = ("calendar", "putin", "--on", "2023-06-01", "--known", "2023-06-01")
DATA = Dataset.shipped()


def read(text: str) -> icalendar.Calendar:
    found = icalendar.Calendar.from_ical(text)
    assert isinstance(found, icalendar.Calendar)
    assert not found.errors
    assert not any(event.errors for event in found.walk("VEVENT"))
    return found


@pytest.mark.parametrize(
    "question", [CALENDAR, ("calendar", "netanyahu"), ("event", "BRICS 2023"), ("event", "BRICS 2025")], ids=" ".join
)
def test_lines_end_and_fold_as_the_standard_says(question: tuple[str, ...], cli: Any) -> None:
    text = cli(*question, "-o", "ics").out
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    for event in read(text).walk("VEVENT"):
        for field in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS"):
            assert field in event
        assert "not legal advice" in event["DESCRIPTION"]


def test_a_calendar_program_reads_the_dates_of_the_answer(cli: Any) -> None:
    answer = json.loads(cli(*CALENDAR, "-o", "json").out)["result"]["events"]
    events = read(cli(*CALENDAR, "-o", "ics").out).walk("VEVENT")
    assert len(events) == len(answer) > 0
    for event, entry in zip(events, answer, strict=True):
        assert event["UID"] == f"{entry['event']}.vladimir-putin@warrantcheck"
        assert event.decoded("DTSTART") == date.fromisoformat(entry["since"])
        assert event.decoded("DTEND") == date.fromisoformat(entry["until"]) + timedelta(days=1)
        assert str(event["SUMMARY"]).startswith(entry["name"])
        assert entry["leg"]["level"] in event["SUMMARY"]
        off = entry["status"] in ("cancelled", "moved")
        assert event["STATUS"] == ("CANCELLED" if off else "CONFIRMED" if entry["precision"] == "day" else "TENTATIVE")


def test_the_same_question_gives_the_same_file_on_any_day(cli: Any) -> None:
    first, again = (cli(*CALENDAR, "-o", "ics").out for _ in range(2))
    assert first == again
    assert set(re.findall("DTSTAMP:(.*)\r", first)) == {f"{DATA.version.replace('.', '')}T000000Z"}


def test_uids_are_unique(cli: Any) -> None:
    text = cli(
        "calendar", "putin", "--on", "2023-01-01", "--known", "2026-11-21", "--months", "72", "--all", "-o", "ics"
    ).out
    uids = [str(event["UID"]) for event in read(text).walk("VEVENT")]
    assert len(uids) == len(set(uids)) == len(DATA.events)
    states = {str(event["STATUS"]) for event in read(text).walk("VEVENT")}
    assert states == {"CONFIRMED", "TENTATIVE", "CANCELLED"}


def test_one_event_names_everybody_wanted(cli: Any) -> None:
    (event,) = read(cli("event", "BRICS 2023", "-o", "ics").out).walk("VEVENT")
    assert event["UID"] == "brics-2023-johannesburg@warrantcheck"
    assert "Vladimir Putin: must arrest, risk" in event["DESCRIPTION"]
    assert "the day before it began" in event["DESCRIPTION"]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_is_read_back_as_it_was_written(text: str) -> None:
    value = "".join(c for c in text.replace("\r\n", "\n") if c == "\n" or c.isprintable())
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", "UID:1", "DTSTAMP:20260101T000000Z"]
    lines += [f"SUMMARY:{escape(text)}", "END:VEVENT", "END:VCALENDAR"]
    folded = "".join(f"{fold_line(line)}\r\n" for line in lines)
    assert all(len(line.encode()) <= 75 for line in folded.split("\r\n"))
    (event,) = read(folded).walk("VEVENT")
    assert str(event["SUMMARY"]) == value


@pytest.mark.parametrize(
    "question",
    [
        ("trip", "putin", "--to", "MN"),
        ("world", "putin"),
        ("people",),
        ("states",),
        ("matrix", "putin", "--to", "MN"),
        ("data", "status"),
    ],
    ids=" ".join,
)
def test_answers_without_dates_refuse_the_format_in_one_sentence(question: tuple[str, ...], cli: Any) -> None:
    run = cli(*question, "-o", "ics")
    assert run.status == 2
    assert run.out == ""
    assert len(run.err.strip().splitlines()) == 1 + run.err.count("is taken to mean")
    assert "`-o ics` is only for dates: `calendar` and `event` have it" in run.err
