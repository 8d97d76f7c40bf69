"""Fixed dates: the rows, what is coming for a person, one event, people against places."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import TODAY, files, made
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import warrantcheck
from warrantcheck.answer.event.calendar import calendar, months_after
from warrantcheck.answer.event.event import ANNOUNCED, DAY_BEFORE, asked
from warrantcheck.answer.event.event import event as judge
from warrantcheck.answer.event.meeting import announced, meeting
from warrantcheck.answer.event.outcome import settled
from warrantcheck.answer.event.series import meets
from warrantcheck.answer.trip.trip import Stop, trip
from warrantcheck.authoring.compiler import compile_folder
from warrantcheck.authoring.opening import from_folder
from warrantcheck.authoring.validate import DataFiles
from warrantcheck.cli import complete
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import Event
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import first_day
from warrantcheck.errors import AmbiguousName, DataError, UnknownName
from warrantcheck.lookup.event import find_event, find_series

DATA = Dataset.shipped()
EVENTS = st.sampled_from(DATA.events)
PAST = st.dates(date(2023, 1, 1), TODAY)
PUTIN = DATA.person("vladimir-putin")
CHANGED = [pytest.param(event, id=event.id) for event in DATA.events if event.changed]


# --- the rows ----------------------------------------------------------------------


ROW = """
- id: brics-2023-nowhere
  name: A summit of nobody
  series: BRICS
  host: ZA
  since: 2023-08-22
  until: 2023-08-24
  status: planned
  text: Nobody meets.
  reliability: reported
  sources: [SOURCE]
"""


def complaint(folder: Path, *changes: tuple[str, str]) -> str:
    row = ROW.replace("SOURCE", DATA.events[0].sources[0])
    for old, new in changes:
        assert old in row
        row = row.replace(old, new)
    with (folder / "events.yaml").open("a", encoding="utf-8") as file:
        file.write(row)
    with pytest.raises(DataError) as error:
        compile_folder(folder)
    return "\n".join(map(str, error.value.problems)) or error.value.message


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("id: brics-2023-nowhere", "id: BRICS 2023", "must be small letters and digits with hyphens"),
        ("id: brics-2023-nowhere", f"id: {DATA.events[0].id}", "is used twice"),
        ("host: ZA", "host: ZZ", "[brics-2023-nowhere].host: nothing is called 'ZZ'"),
        ("host: ZA", "host: NO", "put it in quotes"),
        ("until: 2023-08-24", "until: 2023-08-21", "begins after it ends"),
        ("until: 2023-08-24", "until: 2023-08-24\n  precision: month", "the span is not a whole month"),
        ("until: 2023-08-24", "until: 2023-08-24\n  precision: decade", "[brics-2023-nowhere].precision: "),
        ("status: planned", "status: cancelled", "`changed` does not say since when that is known"),
        ("status: planned", "status: moved\n  changed: 2023-01-01", "`moved` and `moved_to` belong together"),
        ("status: planned", "status: moved\n  changed: 2023-01-01\n  moved_to: x", "no other event 'x'"),
        ("status: planned", "status: planned\n  changed: 2023-01-01", "belongs to what was cancelled or moved"),
        ("status: planned", "status: planned\n  announced: 2023-09-01", "announced after it ended"),
        ("status: planned", "status: planned\n  announced: soon", "is not a year, a month or a day"),
        ("status: planned", "status: planned\n  expected: [sergei-lavrov]", "nothing is called 'sergei-lavrov'"),
        ("status: planned", "status: planned\n  expected: [all]", "nothing is called 'all'"),
        ("sources: [", "sources: [no-such-source, ", "no source 'no-such-source'"),
        ("sources: [", "sources: [] # [", "a claim needs at least one source"),
        ("A summit of nobody", f"{DATA.events[0].name!r}", f"also means {DATA.events[0].id}"),
        ("A summit of nobody", "BRICS", "is the name of a series"),
        ("A summit of nobody", '"A\\e[31m summit"', "holds a control character"),
        ("A summit of nobody", '"A \\u202esummit"', "holds a control character"),
    ],
)
def test_an_unsound_row_is_refused(old: str, new: str, says: str, folder: Path) -> None:
    problem = complaint(folder, (old, new))
    assert "events.yaml:" in problem
    assert says in problem


def test_a_sound_row_is_accepted(folder: Path) -> None:
    with (folder / "events.yaml").open("a", encoding="utf-8") as file:
        file.write(ROW.replace("SOURCE", DATA.events[0].sources[0]))
    assert from_folder(folder).event("brics-2023-nowhere").precision == "day"


def test_every_event_is_a_claim_with_sources() -> None:
    assert len(DATA.events) > 100
    for event in DATA.events:
        claim = DATA.claim(event.id)
        assert claim.sources
        assert claim.about == event.host
        assert claim.public is not None
        assert claim.public <= min(event.until, date.fromisoformat(DATA.checked))
        if event.announced:
            assert claim.public >= min(first_day(event.announced), date.fromisoformat(DATA.checked))


def test_an_event_taken_as_false_is_not_listed() -> None:
    event = DATA.events[0]
    assert event.id not in {e.id for e in DATA.without([event.id]).events}


# --- names -------------------------------------------------------------------------


def test_ids_names_and_aliases_select_in_any_case() -> None:
    for event in DATA.events:
        for name in (event.id, event.name, *event.aliases, event.name.upper(), event.id.replace("-", " ")):
            assert find_event(DATA, name) == event


def test_a_series_alone_lists_its_events() -> None:
    with pytest.raises(AmbiguousName) as error:
        find_event(DATA, "brics")
    assert "brics-2023-johannesburg" in error.value.candidates
    assert all(DATA.event(id_).series == "BRICS" for id_ in error.value.candidates)


@pytest.mark.parametrize("text", ["BRICS 2099", "Brix 2023", "", "\x1b[31m", "x" * 5000, "'; drop", "\u202e3202 SCIRB"])
def test_no_name_is_guessed(text: str) -> None:
    with pytest.raises(UnknownName) as error:
        find_event(DATA, text)
    assert all(DATA.event(id_) for id_ in error.value.candidates)
    assert "\x1b" not in error.value.message


def test_a_near_miss_of_a_year_suggests_the_series() -> None:
    with pytest.raises(UnknownName) as error:
        find_event(DATA, "BRICS 2099")
    assert {DATA.event(id_).series for id_ in error.value.candidates} == {"BRICS"}


def test_a_series_is_found_by_its_exact_name_only() -> None:
    assert find_series(DATA, "brics") == "BRICS"
    with pytest.raises(UnknownName) as error:
        find_series(DATA, "bric")
    assert "BRICS" in error.value.candidates


def test_events_and_series_complete_in_a_shell() -> None:
    assert "brics-2023-johannesburg" in {value for value, _ in complete.events("brics")}
    assert "15th-BRICS-Summit" in {value for value, _ in complete.events("15th")}
    assert ("BRICS", "") in complete.series("BR")


# --- the calendar ------------------------------------------------------------------


@settings(max_examples=40)
@given(PAST, PAST, st.integers(1, 18))
def test_a_calendar_lists_what_is_coming_in_order_and_nothing_announced_later(
    on: date, known: date, months: int
) -> None:
    result = calendar(DATA, PUTIN, Clock(on, known), months)
    assert [e.since for e in result.events] == sorted(e.since for e in result.events)
    for entry in result.events:
        assert on <= entry.until
        assert entry.since < months_after(on, months)
        assert entry.announced <= known
        assert not entry.changed or entry.changed <= known
        assert not entry.moved_to or announced(DATA, DATA.event(entry.moved_to)) <= known
        assert entry.leg == trip(DATA, PUTIN, [Stop(DATA.state(entry.host))], Clock(entry.judged, known)).legs[0]


def cut(files: DataFiles, day: date) -> Dataset:
    """Return the data as it would have been written on a day."""

    def then(event: Event) -> Event:
        open_ = {"status": "planned", "text": "Not known.", "changed": None, "moved_to": None}
        if event.changed and event.changed <= day:
            kept = event.moved_to and announced(DATA, DATA.event(event.moved_to)) <= day
            open_ = {"text": event.text, "moved_to": event.moved_to if kept else None}
        return replace(event, **open_)

    older = replace(
        files,
        events=tuple(then(e) for e in files.events if announced(DATA, e) <= day),
        statements=tuple(s for s in files.statements if s.published <= day),
        visits=tuple(v for v in files.visits if v.public <= day),
        findings=tuple(f for f in files.findings if f.published <= day),
    )
    return made(older)


@pytest.mark.parametrize("day", [date(2023, 6, 1), date(2024, 9, 1), date(2025, 10, 20)])
def test_nothing_that_became_public_later_changes_a_calendar(day: date) -> None:
    clock = Clock(day, day)
    now, then = calendar(DATA, PUTIN, clock), calendar(cut(files(), day), PUTIN, clock)
    assert now.events
    undated = {entry.event for entry in now.events if not DATA.event(entry.event).announced}
    for entry, older in zip(now.events, then.events, strict=True):
        told = {"expected": (), "announced": day}
        assert replace(entry, **told) == replace(older, **told), (entry.event, entry.event in undated)


@pytest.mark.parametrize("event", CHANGED)
def test_a_change_is_seen_from_the_day_on_which_it_became_public(event: Event) -> None:
    assert event.changed
    before = meeting(DATA, event, Clock(event.changed, event.changed - timedelta(days=1)))
    after = meeting(DATA, event, Clock(event.changed, event.changed))
    assert (before.status, before.changed, before.moved_to, before.off) == ("planned", None, None, False)
    assert (after.status, after.changed, after.off) == (event.status, event.changed, True)


def test_some_events_were_cancelled_or_moved() -> None:
    assert {event.status for event in DATA.events} == {"held", "planned", "cancelled", "moved"}


@settings(max_examples=100)
@given(EVENTS, PAST)
def test_what_happened_is_not_told_before_it_did(event: Event, known: date) -> None:
    met = meeting(DATA, event, Clock(known, known))
    if known <= event.until and known < date.fromisoformat(DATA.checked):
        assert met.status != "held"
        assert met.text is None or met.off


def test_of_a_span_the_first_day_that_can_still_be_is_judged() -> None:
    spans = [event for event in DATA.events if event.precision != "day"]
    assert spans
    for event in spans:
        for on in (event.since - timedelta(days=30), event.since + timedelta(days=20)):
            assert meeting(DATA, event, Clock(on, TODAY)).judged == max(on, event.since)


def test_putin_has_dates_in_the_next_two_years(cli: Any) -> None:
    result = cli("calendar", "putin", "-o", "json").json["result"]
    assert (result["person"], result["on"], result["known"]) == ("vladimir-putin", "2026-11-28", "2026-11-28")
    assert result["until"] == "2028-11-28"
    assert len(result["events"]) > 5
    first = result["events"][0]
    assert {"event", "name", "series", "host", "place", "since", "until", "precision", "status", "leg"} <= set(first)
    leg = cli("trip", "putin", "--to", first["host"], "--on", first["judged"], "--known", "2026-11-28", "-o", "json")
    assert first["leg"] == leg.json["result"]["legs"][0]


def test_a_calendar_of_a_series_holds_nothing_else(cli: Any) -> None:
    run = cli("calendar", "putin", "--on", "2023-01-01", "--series", "brics", "--known", "2026-11-28", "-o", "json")
    assert {e["series"] for e in run.json["result"]["events"]} == {"BRICS"}


def test_an_open_day_is_said(cli: Any) -> None:
    text = " ".join(cli("calendar", "putin").out.split())
    assert "(day open)" in text
    assert "duty and risk are those of the first day on which it can still take place" in text


def test_a_calendar_of_a_past_day_says_that_it_is_incomplete(cli: Any) -> None:
    assert "incomplete" in cli("calendar", "putin", "--on", "2024-01-01").out
    assert "incomplete" not in cli("calendar", "putin").out


def test_a_limit_turns_a_calendar_into_a_status(cli: Any) -> None:
    assert cli("calendar", "putin", "--fail-on", "duty").status == 3
    assert cli("calendar", "putin", "--on", "2095-01-01", "--fail-on", "duty").status == 0


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 12, 1), 1, date(2025, 1, 1)),
        (date(2099, 12, 31), 240, date(2100, 1, 1)),
    ],
)
def test_months_are_those_of_the_calendar(day: date, months: int, after: date) -> None:
    assert months_after(day, months) == after


def test_a_calendar_holds_no_meeting_of_bodies_of_others_unless_asked(cli: Any) -> None:
    result = cli("calendar", "putin", "-o", "json").json["result"]
    every = cli("calendar", "putin", "--all", "-o", "json").json["result"]
    shown, left = {e["event"] for e in result["events"]}, {e["event"] for e in result["left_out"]}
    assert {e["series"] for e in result["left_out"]} >= {"NATO", "EPC", "OTS", "Pacific Islands Forum"}
    assert not shown & left
    assert {e["event"] for e in every["events"]} == shown | left
    assert every["left_out"] == []
    assert {name for one in DATA.events if (name := meets(DATA, one.series)).isupper()} == {"BRICS"}
    assert all(e["attends"] for e in result["events"])
    assert "NATO" in {
        e["series"] for e in cli("calendar", "putin", "--series", "NATO", "-o", "json").json["result"]["events"]
    }


def test_a_calendar_tells_first_where_the_person_was_invited_or_has_been(cli: Any) -> None:
    text = cli("calendar", "putin", "--width", "120").out
    first, _, others = text.partition("\nOthers\n")
    assert "SCO" in first
    assert "G20" in first
    assert "OSCE" in others.partition("Left out")[0]
    assert "Climate" not in first


def test_who_travels_during_an_event_has_not_come_for_it(cli: Any) -> None:
    """Netanyahu flew across Italy during the Winter Games, and Putin was in Abu Dhabi during a climate conference."""
    for person, series in (("netanyahu", "Olympics"), ("putin", "COP")):
        run = cli("calendar", person, "--series", series, "-o", "json").json["result"]["events"]
        assert {e["attends"]["reason"] for e in run} == {"open"}


def test_what_has_passed_without_news_is_not_called_to_come(cli: Any) -> None:
    run = cli("calendar", "putin", "-o", "json").json["result"]
    assert "apec-2026-shenzhen" in {e["event"] for e in run["passed"]}
    assert "apec-2026-shenzhen" not in {e["event"] for e in run["events"]}
    past = cli("calendar", "putin", "--on", "2026-11-01", "--known", "2026-11-28", "-o", "json").json["result"]
    assert next(e for e in past["events"] if e["event"] == "apec-2026-shenzhen")["passed"]
    assert "PASSED, outcome not known" in cli("event", "APEC 2026", "--known", "2026-11-28").out
    assert "its outcome is not in the data" in " ".join(cli("event", "APEC 2026").out.split())


# --- one event ---------------------------------------------------------------------


def test_south_africa_before_the_summit_of_2023(cli: Any) -> None:
    run = cli("event", "BRICS 2023", "-o", "json")
    result = run.json["result"]
    assert run.json["schema"] == "warrantcheck.event/1"
    assert {"event", "name", "host", "since", "until", "known", "status", "people"} <= set(result)
    assert (result["host"], result["since"], result["known"]) == ("ZA", "2023-08-22", "2023-08-21")
    assert result["known_as"] == "the day before it began"
    assert result["status"] == "planned"
    putin = next(guest for guest in result["people"] if guest["person"] == "vladimir-putin")
    assert {"person", "name", "office", "leg"} <= set(putin)
    leg = putin["leg"]
    assert leg["duty"] == "arrest"
    assert leg["level"] in ("high", "severe")
    assert any(f["id"] == "courts" and "2023-07-21" in f["text"] for f in leg["factors"])
    assert any(f["id"] == "trip_word" and "2023-07-19" in f["text"] for f in leg["factors"])
    table = " ".join(cli("event", "BRICS 2023").out.split())
    assert "2023-08-21, the day before it began" in table
    assert "In South Africa a court ruled in a case about an arrest (2023-07-21)" in table


def test_what_was_announced_within_an_open_month_is_judged_from_that_day(cli: Any) -> None:
    event = DATA.event("bilateral-2025-budapest")
    assert event.announced
    assert first_day(event.announced) > event.since
    result = cli("event", event.id, "-o", "json").json["result"]
    assert (result["known"], result["judged"]) == (event.announced, event.announced)
    assert result["known_as"] == "the day on which it was announced"
    day_before = str(first_day(event.announced) - timedelta(days=1))
    listed = cli("calendar", "putin", "--on", "2025-10-01", "--known", day_before, "-o", "json").json["result"]
    assert event.id not in {entry["event"] for entry in listed["events"]}


def test_before_the_court_case_nothing_is_known_of_it(cli: Any) -> None:
    run = cli("event", "BRICS 2023", "--known", "2023-05-01", "-o", "json")
    assert run.json["result"]["known"] == "2023-05-01"
    assert run.json["result"]["known_as"] is None
    for later in ("2023-05-29", "2023-07", "2023-08-24", "video"):
        assert later not in str(run.json["result"]["people"]), later
    assert run.json["result"]["text"] is None


def test_an_event_asked_for_before_it_was_moved_is_what_it_was_then(cli: Any) -> None:
    moved = [e for e in DATA.events if e.moved_to and e.announced]
    assert moved
    for event in moved:
        day = announced(DATA, event)
        assert event.moved_to
        run = cli("event", event.moved_to, "--known", str(day), "-o", "json").json["result"]
        assert (run["event"], run["status"]) == (event.id, "planned")
        assert run["note"].startswith(f"You asked for {DATA.event(event.moved_to).name}")


def test_only_people_wanted_on_the_first_day_are_listed() -> None:
    for name in ("BRICS 2023", "BRICS 2025"):
        event = find_event(DATA, name)
        people = {guest.person for guest in judge(DATA, asked(DATA, event, TODAY)).people}
        assert "vladimir-putin" in people
        assert ("benjamin-netanyahu" in people) is (event.since > date(2024, 11, 21))
        assert "rodrigo-duterte" not in people


@settings(max_examples=40)
@given(EVENTS)
def test_every_event_is_answered_on_its_default_day(event: Event) -> None:
    result = judge(DATA, asked(DATA, event, TODAY))
    assert result.people
    assert {guest.leg.state for guest in result.people} == {event.host}
    assert result.known_as in ("today", DAY_BEFORE[settled(DATA, event, TODAY).precision], ANNOUNCED)
    assert result.announced <= result.known
    assert result.known <= TODAY


def test_an_event_not_yet_announced_is_unknown(cli: Any) -> None:
    event = next(e for e in DATA.events if e.announced and announced(DATA, e) < e.since - timedelta(days=1))
    day = announced(DATA, event)
    early = cli("event", event.id, "--known", str(day - timedelta(days=1)))
    assert early.status == 2
    assert f"was not announced by {day - timedelta(days=1)}, as far as the data shows" in early.err
    assert cli("event", event.id, "--known", str(day)).status == 0


def test_an_event_whose_announcement_is_not_dated_is_answered_with_a_note(cli: Any) -> None:
    event = next(e for e in DATA.events if not e.announced)
    early = cli("event", event.id, "--known", str(announced(DATA, event) - timedelta(days=1)))
    assert early.status == 0
    assert "may not have been public by then" in " ".join(early.out.split())
    assert "may not have been public by then" not in cli("event", event.id).out


# --- people against places ---------------------------------------------------------

MATRIX = ("matrix", "putin", "netanyahu", "--to", "ZA", "--to", "Mongolia", "--to", "Crimea", "--on", "2026-01-15")


def test_each_cell_is_the_leg_of_a_trip(cli: Any) -> None:
    result = cli(*MATRIX, "-o", "json").json["result"]
    assert (result["on"], result["known"]) == ("2026-01-15", "2026-01-15")
    pairs = [(cell["person"], cell["state"]) for cell in result["cells"]]
    assert pairs == [(who, to) for who in ("vladimir-putin", "benjamin-netanyahu") for to in ("ZA", "MN", "UA")]
    for cell in result["cells"]:
        leg = cli("trip", cell["person"], "--to", cell["name"].partition(" (")[0], "--on", "2026-01-15", "-o", "json")
        (expected,) = leg.json["result"]["legs"]
        assert {key: cell[key] for key in expected} == expected


def test_the_csv_of_a_matrix_is_long(cli: Any) -> None:
    rows = list(csv.DictReader(io.StringIO(cli(*MATRIX, "-o", "csv").out)))
    assert list(rows[0])[:2] == ["person", "state"]
    assert len(rows) == 6


def test_who_is_named_twice_stands_once(cli: Any) -> None:
    run = cli("matrix", "putin", "Владимир Путин", "--to", "MN", "--to", "Mongolia", "-o", "json")
    assert len(run.json["result"]["cells"]) == 1


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("places", [1, 3, 5, 12])
@pytest.mark.parametrize("people", [1, 2, 7])
def test_a_matrix_fits_any_width_and_loses_nothing(people: int, places: int, width: int, cli: Any) -> None:
    who = ["putin", "netanyahu", "gallant", "kony", "bashir", "shoigu", "David Sanakoev"][:people]
    to = ["ZA", "MN", "HU", "US", "CN", "Crimea", "KZ", "IN", "BR", "TJ", "TR", "AE"][:places]
    options = [part for place in to for part in ("--to", place)]
    run = cli("matrix", *who, *options, "--width", str(width))
    assert run.status == 0
    assert max(len(line) for line in run.out.splitlines()) <= width
    text = " ".join(run.out.split())
    for word in ("Mongolia" if places > 1 else "South", "Putin", "of" if width < 0 else "must"):
        assert word in text
    if width >= 60:
        judged = text.count("minimal") + text.count("low") + text.count("moderate") + text.count("high")
        assert judged + text.count("severe") + text.count("unclear") >= people * places


# --- from Python -------------------------------------------------------------------


def test_the_python_api_answers_the_same() -> None:
    assert warrantcheck.event("BRICS 2023").known == date(2023, 8, 21)
    assert warrantcheck.event("BRICS 2023", known="2023-05-01").known == date(2023, 5, 1)
    ahead = warrantcheck.calendar("putin", on="2023-06-01", known="2023-06-01", months=6, series="BRICS")
    assert "brics-2023-johannesburg" in [entry.event for entry in ahead.events]
    cells = warrantcheck.matrix(["putin", "kony"], ["MN"], on="2024-09-03").cells
    assert [(c.person, c.state, c.duty) for c in cells] == [
        ("vladimir-putin", "MN", "arrest"),
        ("joseph-kony", "MN", "arrest"),
    ]


# --- hostile text ------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["[red]BRICS[/red]", "\x1b[31mBRICS", "=cmd()", "\u202eSCIRB", "{{x}}", "BEGIN:VEVENT"]
)
@pytest.mark.parametrize("form", ["table", "json", "csv", "md", "ics"])
def test_markup_and_escapes_in_the_name_of_an_event_do_nothing(text: str, form: str, cli: Any) -> None:
    for arguments in (("event", text), ("calendar", "putin", "--series", text)):
        run = cli(*arguments, "-o", form)
        assert run.status == 2
        assert "\x1b" not in run.out + run.err
        assert "\u202e" not in run.err


def test_what_a_trip_shows_to_have_taken_place_is_not_to_come() -> None:
    year = {"since": date(2026, 1, 1), "until": date(2026, 12, 31), "precision": "year", "announced": "2025-09-01"}
    event = replace(DATA.event("sco-2026-bishkek"), status="planned", **year)
    visit = replace(DATA.visit("putin-kg-2026-09-01"), day_known=False)
    rows = files()
    data = made(
        replace(
            rows,
            events=tuple(event if e.id == event.id else e for e in rows.events),
            visits=tuple(visit if v.id == visit.id else v for v in rows.visits),
        )
    )
    assert visit.published == date(2026, 9, 30), "a trip of which only the month is known is over with the month"
    for known, listed in ((date(2026, 9, 29), True), (date(2026, 11, 28), False)):
        ids = {one.event for one in calendar(data, PUTIN, Clock(known, known)).events}
        assert (event.id in ids) is listed, known
    question = asked(data, event, date(2026, 11, 28))
    assert (question.event.status, question.event.since) == ("held", date(2026, 9, 1))
