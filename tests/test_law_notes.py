"""The law around a trip: which notes bear on a stop, that they move nothing, and how they are shown."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from conftest import ROOT, TODAY, cases, files, made, plain
from msgspec.structs import replace

from warrantcheck.answer.trip.results import Leg
from warrantcheck.answer.trip.trip import Stop, trip
from warrantcheck.authoring import lint
from warrantcheck.authoring.validate import DataFiles, load
from warrantcheck.clock import Clock
from warrantcheck.dataset.records import LawNote
from warrantcheck.dataset.store import Dataset
from warrantcheck.lookup.find import find_place
from warrantcheck.vocabulary import NoteKind

PLACED = ("Gaza", "West Bank", "Ramallah", "Gaza City")


def judged(data: Dataset, person: str, to: str, day: date, known: date | None = None, role: Any = "destination") -> Leg:
    stop = Stop.at(find_place(data, to), role)
    return trip(data, data.person(person), [stop], Clock.of(TODAY, day, known)).legs[0]


@pytest.mark.parametrize("case", cases("law/notes.yaml"))
def test_a_note_is_shown_where_and_when_it_bears(case: dict[str, Any], data: Dataset) -> None:
    every = {note.id for note in data.law_notes}
    assert {*case.get("shows", ()), *case.get("hides", ())} <= every, "an id of no note"
    leg = judged(data, case["person"], case["to"], case["day"], case.get("known"), case.get("role", "destination"))
    shown = {note.id for note in leg.notes}
    assert set(case.get("shows", ())) <= shown, case["because"]
    assert shown.isdisjoint(case.get("hides", ())), case["because"]


def test_every_note_has_a_case_that_shows_it() -> None:
    rows = plain(ROOT / "tests/law/notes.yaml")
    told = {id_ for row in rows for id_ in row.get("shows", ())}
    assert {note.id for note in files().law_notes} == told


def test_no_note_moves_duty_or_risk() -> None:
    without = made(replace(files(), law_notes=()))
    with_notes = made(files())
    for person, state in (("vladimir-putin", "HU"), ("benjamin-netanyahu", "TR"), ("joseph-kony", "KE")):
        legs = [
            trip(data, data.person(person), [Stop(data.state(state))], Clock.of(TODAY)).legs[0]
            for data in (with_notes, without)
        ]
        assert legs[0].notes
        assert replace(legs[0], notes=()) == legs[1]


@pytest.mark.parametrize(
    ("person", "home"), [("joseph-kony", "UG"), ("iyad-ag-ghaly", "ML"), ("abdul-hakim-haqqani", "AF")]
)
def test_at_home_no_ban_on_entry_is_told(data: Dataset, person: str, home: str) -> None:
    leg = judged(data, person, home, TODAY)
    assert leg.question == "home"
    assert not {note.kind for note in leg.notes} & {"un-travel-ban", "entry-ban", "airspace", "headquarters"}
    assert "un-travel-ban" in {note.kind for note in judged(data, person, "KE", TODAY).notes}


@pytest.mark.parametrize("place", ["New Caledonia", "Curaçao", "Greenland", "Gibraltar"])
def test_beyond_the_union_and_the_united_kingdom_their_airspace_rules_are_not_told(data: Dataset, place: str) -> None:
    assert "airspace" not in {note.kind for note in judged(data, "vladimir-putin", place, TODAY).notes}


def test_notes_stand_kind_by_kind_and_in_order_of_time(data: Dataset) -> None:
    order = get_args(NoteKind)
    notes = judged(data, "vladimir-putin", "New York", TODAY).notes
    assert [*notes] == sorted(notes, key=lambda note: (order.index(note.kind), note.since))
    assert len({note.kind for note in notes}) > 2


def test_each_note_of_an_answer_names_sources_that_the_answer_lists(data: Dataset, cli: Any) -> None:
    result = cli("trip", "putin", "--to", "New York", "-o", "json").json["result"]
    for note in result["legs"][0]["notes"]:
        assert note["sources"]
        assert all(data.source(id_).url for id_ in note["sources"])


@pytest.mark.parametrize("output", ["table", "md", "html"])
def test_every_format_for_people_tells_the_notes_under_their_heading(output: str, cli: Any) -> None:
    text = " ".join(cli("trip", "netanyahu", "--to", "Vienna", "-v", "-o", output, "--width", "400").out.split())
    assert "Law around the trip" in text
    assert "seat agreement with Austria" in text
    assert "UN-Austria Seat Agreement" in text
    assert "Wien" in text, "the source of the note is listed"


def test_a_leg_without_notes_has_no_heading_for_them(cli: Any) -> None:
    assert "Law around the trip" not in cli("trip", "putin", "--to", "KP", "-v").out


def test_a_route_tells_once_over_which_states_no_russian_aircraft_flies(cli: Any) -> None:
    run = cli("route", "putin", "--from", "SVO", "--to", "BUD", "--width", "400")
    told = [line for line in run.out.splitlines() if "airspace has been closed to Russian aircraft" in line]
    assert len(told) == 1
    assert "Poland, Slovakia" in told[0]
    crossed = cli("route", "putin", "--from", "SVO", "--to", "BUD", "-o", "json").json["result"]["crossed"]
    closed = {c["state"] for c in crossed if "eu-airspace-russia" in {note["id"] for note in c["notes"]}}
    assert closed == {"PL", "SK", "HU"}


# --- the linter ------------------------------------------------------------------


@pytest.fixture(scope="module")
def sound(small: Path) -> DataFiles:
    """The small data, read once."""
    return load(small)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"applies": {"states": ("QQ",)}}, "nothing is called 'QQ'"),
        ({"applies": {"people": ("nobody-at-all",)}}, "nothing is called 'nobody-at-all'"),
        ({"applies": {"territories": ("atlantis",)}}, "nothing is called 'atlantis'"),
        ({"applies": {"situations": ("atlantis",)}}, "nothing is called 'atlantis'"),
        ({"applies": {"cities": ("Springfield Lakes",)}}, "no city or airport 'Springfield Lakes'"),
        ({"sources": ()}, "needs at least one source"),
        ({"sources": ("nowhere",)}, "no source 'nowhere'"),
        ({"id": "icc-request-putin-92"}, "used twice"),
        ({"text": "It ended in 2031."}, "speaks of 2031"),
        ({"since": date(2099, 1, 1)}, "later than `checked`"),
        ({"until_public": date(2020, 1, 1)}, "belongs to a note that ends"),
        ({"text": "Two\nlines."}, "line break"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_the_linter_refuses(changed: dict[str, Any], message: str, sound: DataFiles) -> None:
    first, *rest = sound.law_notes
    if "applies" in changed:
        changed = {"applies": replace(first.applies, **changed["applies"])}
    spoilt = replace(sound, law_notes=(replace(first, **changed), *rest))
    assert message in " ".join(p.message for p in lint.check(spoilt))


def test_a_note_that_ends_before_it_begins_is_refused() -> None:
    from pydantic import ValidationError

    from warrantcheck.authoring.models import model_of

    row = {"id": "x", "kind": "request", "text": "T.", "since": date(2020, 2, 1), "sources": ("s",)}
    model_of(LawNote).model_validate(row)
    with pytest.raises(ValidationError):
        model_of(LawNote).model_validate(row | {"until": date(2020, 1, 1)})


# --- ground held in parts ---------------------------------------------------------


def test_on_ground_that_the_own_forces_hold_nobody_asks_for_leave_to_enter(data: Dataset) -> None:
    for place in ("Gaza", "West Bank"):
        leg = judged(data, "benjamin-netanyahu", place, TODAY)
        assert (leg.duty, leg.level, leg.question, leg.doubts) == ("arrest", "minimal", "trip", ())
        assert leg.place_note
        assert "; judged for the ground held by Israel" in leg.place_note
        assert "own_country" in {factor.id for factor in leg.factors}


@pytest.mark.parametrize("place", ["Gaza City", "Ramallah"])
def test_a_city_that_others_hold_is_unclear_and_says_why(data: Dataset, place: str) -> None:
    leg = judged(data, "benjamin-netanyahu", place, TODAY)
    assert (leg.duty, leg.level) == ("arrest", "unclear")
    assert leg.doubts[0].startswith(("The city lies in Area A", "Who controls the Gaza Strip is contested: Israel"))


@pytest.mark.parametrize("place", PLACED)
def test_for_whom_the_holder_is_no_state_of_his_own_it_stays_unclear(data: Dataset, place: str) -> None:
    leg = judged(data, "vladimir-putin", place, TODAY)
    assert (leg.duty, leg.level) == ("arrest", "unclear")


def test_before_the_line_was_drawn_and_known_gaza_is_contested(data: Dataset) -> None:
    before, after = date(2025, 10, 9), date(2025, 10, 10)
    assert judged(data, "benjamin-netanyahu", "Gaza", before).level == "unclear"
    assert judged(data, "benjamin-netanyahu", "Gaza", after).level == "minimal"
    assert judged(data, "benjamin-netanyahu", "Gaza", after, before).level == "unclear"
    change = judged(data, "benjamin-netanyahu", "Gaza", before, after).next_change
    assert change
    assert change.date == after


def test_a_batch_tells_a_city_from_the_territory_that_is_held_in_parts(cli: Any, tmp_path: Any) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("person,to\nnetanyahu,West Bank\nnetanyahu,Ramallah\nputin,Crimea\nputin,Yalta\n")
    out = tmp_path / "out.csv"
    cli("batch", str(rows), "--out", str(out))
    answered = [line.split(",") for line in out.read_text().splitlines()]
    level = answered[0].index("level")
    assert [row[level] for row in answered[1:]] == ["minimal", "unclear", "minimal", "minimal"]
