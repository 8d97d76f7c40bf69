"""The data itself: sound, complete, and read the same from YAML and from the compiled form."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import get_args
from zlib import crc32

import pytest
from conftest import TODAY, files
from hypothesis import given
from hypothesis import strategies as st
from msgspec import json
from msgspec.structs import replace

from warrantcheck.answer.person.deeds import STANCES
from warrantcheck.answer.world import states as answers
from warrantcheck.authoring.compiler import compile_files, compile_folder
from warrantcheck.authoring.lint import a_hand_over_is_public_after_it
from warrantcheck.authoring.lint_forms import steps_and_custody_are_clauses_and_places
from warrantcheck.authoring.opening import from_folder
from warrantcheck.authoring.record_rules import (
    entry_into_force,
    source_agrees_with_its_address,
    visit_has_possible_dates,
)
from warrantcheck.clock import Clock
from warrantcheck.dataset.compiled import FORMAT, Records, encode
from warrantcheck.dataset.records import Person, Stance
from warrantcheck.dataset.shipped import COMPILED
from warrantcheck.dataset.store import Dataset
from warrantcheck.errors import DataError


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text, old
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def complaint(folder: Path) -> str:
    with pytest.raises(DataError) as error:
        compile_folder(folder)
    return "\n".join(map(str, error.value.problems)) or error.value.message


def test_every_member_of_the_united_nations_and_six_more_are_listed(data: Dataset) -> None:
    kinds = [state.kind for state in data.states]
    assert kinds.count("un-member") == 193
    assert {state.id for state in data.states if state.kind != "un-member"} == {"VA", "PS", "CK", "NU", "XK", "TW"}


@pytest.mark.parametrize(
    ("day", "parties"),
    [
        ("2002-07-01", 66),
        ("2017-10-26", 124),
        ("2017-10-28", 123),
        ("2019-03-18", 122),
        ("2024-02-01", 124),
        ("2024-12-31", 124),
        ("2025-01-01", 125),
        ("2025-06-30", 125),
        ("2026-11-21", 125),
    ],
)
def test_the_number_of_states_parties_is_right(day: str, parties: int, data: Dataset) -> None:
    assert answers.states(data, Clock.of(TODAY, date.fromisoformat(day))).parties == parties


def test_each_act_has_a_known_source_and_each_person_a_warrant(data: Dataset) -> None:
    for state in data.states:
        for act in state.rome_statute:
            assert all(data.source(source) for source in act.sources)
    assert all(person.warrants for person in data.people)


def test_no_one_is_listed_whose_warrant_was_only_requested(data: Dataset) -> None:
    assert not {"min-aung-hlaing", "ismail-haniyeh", "yahya-sinwar", "bezalel-smotrich"} & {p.id for p in data.people}


def test_the_compiled_form_is_what_the_yaml_compiles_to() -> None:
    assert COMPILED.read_bytes() == compile_files(files()), "`warrantcheck data compile` renews it"


def test_a_record_survives_being_written_and_read(data: Dataset) -> None:
    for person in data.people:
        assert json.decode(json.encode(person), type=Person) == person


def test_damaged_compiled_data_is_noticed() -> None:
    content = COMPILED.read_bytes()
    with pytest.raises(DataError, match="checksum"):
        Records(content[:-20] + b"x" * 20)
    with pytest.raises(DataError, match="checksum"):
        Records(content.replace(b'"checked":"2', b'"checked":"3', 1))
    with pytest.raises(DataError, match="another version"):
        Records(content.replace(f'"format":{FORMAT}'.encode(), b'"format":9', 1))
    with pytest.raises(DataError, match="first line"):
        Records(b"\x00\xff\nrest")
    with pytest.raises(DataError, match="index"):
        Records(content[:-12])


@given(st.integers(0, 2**31), st.integers(1, 255))
def test_whatever_byte_of_a_compiled_file_changes_no_answer_does(place: int, change: int) -> None:
    sound = encode({}, [("word", "one", [1]), ("word", "two", [2, 2]), ("other", "one", ["x"])])
    content = bytearray(sound)
    content[place % len(content)] ^= change
    expected = [[1], [2, 2], ["x"], ["one", "two"], ["one"]]
    try:
        records = Records(bytes(content))
        found = [
            *(records.find(*pair) for pair in (("word", "one"), ("word", "two"), ("other", "one"))),
            *(list(records.keys(kind)) for kind in ("word", "other")),
        ]
    except DataError:
        return
    assert found == expected


def test_an_empty_compiled_file_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    with pytest.raises(DataError, match="first line"):
        Records.opened(tmp_path / "empty")


def test_two_names_of_one_checksum_are_told_apart() -> None:
    records = Records(encode({}, [("word", "plumless", 1), ("word", "other", 2), ("word", "buckeroo", 3)]))
    assert crc32(b"plumless") == crc32(b"buckeroo")
    assert [records.find("word", name) for name in ("plumless", "buckeroo", "other", "none")] == [1, 3, 2, None]


# --- what lint refuses -----------------------------------------------------------


def test_norway_and_namibia_must_be_text(folder: Path) -> None:
    spoil(folder / "states.yaml", "- id: 'NO'", "- id: NO")
    assert "states.yaml:" in complaint(folder)
    assert "NO as bool, not as text: put it in quotes" in complaint(folder)


def test_namibia_is_read_as_text_with_and_without_quotes(folder: Path) -> None:
    spoil(folder / "states.yaml", "- id: 'NA'", "- id: NA")
    assert from_folder(folder).state("NA").name == "Namibia"


def test_a_claim_without_a_source_is_refused(folder: Path) -> None:
    spoil(folder / "states.yaml", "sources: [untc-xviii-10-2015-03, nina-wikipedia-states-parties-2025]", "sources: []")
    assert "a claim needs at least one source" in complaint(folder)


def test_a_dangling_source_is_refused_with_file_line_column_and_path(folder: Path) -> None:
    spoil(folder / "states.yaml", "sources: [untc-xviii-10-2015-03", "sources: [no-such-source")
    problem = complaint(folder)
    assert problem.startswith("states.yaml:")
    assert "[AD].rome_statute[0].sources[0]: no source 'no-such-source'" in problem


def test_an_unused_source_is_refused(folder: Path) -> None:
    with (folder / "sources.yaml").open("a") as file:
        file.write("\n- {id: left-over, title: T, publisher: P, kind: press, url: 'https://example.org'}\n")
    assert "no claim uses this source" in complaint(folder)


def test_an_impossible_entry_into_force_is_refused(folder: Path) -> None:
    spoil(folder / "states.yaml", "date: 2003-02-10, in_force: 2003-05-01", "date: 2003-02-10, in_force: 2003-04-01")
    assert "art. 126 gives 2003-05-01, not 2003-04-01" in complaint(folder)


def test_a_withdrawal_cannot_take_effect_within_a_year(folder: Path) -> None:
    spoil(folder / "states.yaml", "effective: 2026-06-02", "effective: 2026-06-01")
    assert "one year after receipt, 2026-06-02, or later (art. 127(1))" in complaint(folder)


def test_a_revocation_after_the_effective_day_is_refused(folder: Path) -> None:
    spoil(folder / "states.yaml", "revoked: 2026-05-29", "revoked: 2026-06-29")
    assert "can be revoked only between its receipt and the day it takes effect" in complaint(folder)


def test_a_duplicate_id_is_refused(folder: Path) -> None:
    spoil(folder / "states.yaml", "- id: AE", "- id: AD")
    assert "the state id 'AD' is used twice" in complaint(folder)


def test_an_unknown_field_is_refused_with_its_line(folder: Path) -> None:
    spoil(folder / "warrants.yaml", "    born: 1952", "    born_in: 1952")
    assert "people[vladimir-putin].born_in: unknown field" in complaint(folder)


def test_a_warrant_cannot_be_public_before_it_is_issued(folder: Path) -> None:
    spoil(
        folder / "warrants.yaml",
        "issued: 2023-03-17\n      public: 2023-03-17",
        "issued: 2023-03-17\n      public: 2023-03-16",
    )
    assert "made public before it was issued" in complaint(folder)


def test_a_day_that_is_none_is_refused(folder: Path) -> None:
    spoil(folder / "warrants.yaml", "issued: 2023-03-17", "issued: 2023-02-30")
    assert "2023-02-30 is not a day of the calendar" in complaint(folder)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- &a {id: x}\n- *a\n", "anchors and aliases are not used here"),
        ("- id: !!python/object:os.system x\n", "not valid YAML"),
        ("- id: x\n  id: y\n", "the key 'id' is given twice"),
        ("[" * 200 + "]" * 200, "nested too deeply"),
        ("- id: [x\n", "not valid YAML"),
        ("\x00", "not valid YAML"),
    ],
)
def test_hostile_yaml_is_refused_in_one_sentence(text: str, says: str, folder: Path) -> None:
    (folder / "sources.yaml").write_text(text)
    assert says in complaint(folder)


def test_a_missing_file_and_bad_encoding_are_named(folder: Path) -> None:
    (folder / "states.yaml").write_bytes(b"\xff\xfe\xff")
    assert "states.yaml: not UTF-8 at byte 0" in complaint(folder)
    (folder / "states.yaml").unlink()
    assert "states.yaml: cannot be read" in complaint(folder)


def test_entry_into_force_follows_article_126_for_every_day_of_a_year() -> None:
    day = date(2002, 4, 12)
    while day < date(2003, 4, 12):
        force = entry_into_force(day)
        assert force.day == 1
        assert force > day + timedelta(days=60)
        assert force <= day + timedelta(days=60 + 31)
        day += timedelta(days=1)


def test_custody_out_of_order_is_refused(folder: Path) -> None:
    file = folder / "warrants.yaml"
    event = "{event: surrendered, date: '2025-03-12', by: PH"
    text = file.read_text()
    assert text.count(event) == 1
    file.write_text(text.replace(event, event.replace("03-12", "03")))
    compile_folder(folder)
    file.write_text(text.replace(event, event.replace("03-12", "03-10")))
    assert "earlier than the one before" in complaint(folder)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("seen: 2026-05-17", "seen: 2012-05-06", "before the office began"),
        ("term_ends: 2030-05-07", "term_ends: 2012-05-06", "before the office began"),
        ("seen: 2026-05-17", "seen: 2026-05-17\n      until: '2026-05-16'", "after the office ended"),
    ],
)
def test_an_office_is_not_seen_while_it_was_not_held(old: str, new: str, says: str, folder: Path) -> None:
    file = folder / "warrants.yaml"
    text = file.read_text()
    assert text.count(old) == 1
    file.write_text(text.replace(old, new))
    assert says in complaint(folder)


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("visits.yaml", "public: 2015-06-15\n", "public: 2015-06-14\n", "public before it ended"),
        ("visits.yaml", "arrival_public: 2015-06-13", "arrival_public: 2015-06-12", "before the trip began"),
        ("visits.yaml", "    appeal_public: 2024-11-29\n", "", "belong together"),
        ("sources.yaml", "  month: '2023-03'\n", "  month: '2023'\n", "is not YYYY-MM"),
        (
            "sources.yaml",
            "  month: '2023-03'\n",
            "  month: '2023-03'\n  date: 2023-03-17\n",
            "must be left out if the day is given",
        ),
    ],
)
def test_a_day_that_could_not_be_known_or_read_is_refused(
    file: str, old: str, new: str, says: str, folder: Path
) -> None:
    spoil(folder / file, old, new)
    assert says in complaint(folder)


@pytest.mark.parametrize(
    ("address", "day", "far"),
    [
        ("https://example.org/2024/08/30/trip", date(2024, 8, 31), False),
        ("https://example.org/2024-08-30-trip", date(2024, 12, 1), True),
        ("https://example.org/20240830", date(2023, 8, 30), True),
        ("https://example.org/2024/08/trip", date(2024, 10, 30), False),
        ("https://example.org/2024/08/trip", date(2024, 11, 1), True),
        ("https://example.org/2016-05-05/item-2018-11-08", date(2018, 11, 8), False),
        ("https://example.org/2024/08/trip", None, False),
        ("https://example.org/article-20241 of-2024-13-01", date(2001, 1, 1), False),
    ],
)
def test_a_source_far_from_the_day_in_its_address_is_told(address: str, day: date | None, far: bool) -> None:
    source = SimpleNamespace(url=address, date=day, month=None, class_="press")
    assert bool([*source_agrees_with_its_address(source)]) is far
    source.class_ = "copy"
    assert not [*source_agrees_with_its_address(source)]


def test_a_trip_is_not_told_as_made_on_sources_from_before_it(folder: Path) -> None:
    spoil(folder / "visits.yaml", ", politico-mongolia-2024-09-03, miragenews-icc-mongolia-2024-10-24]", "]")
    assert "all are from before its last day" in complaint(folder)


def test_an_arrest_or_a_hand_over_is_not_told_before_it() -> None:
    at, one = next((i, one) for i, one in enumerate(files().visits) if one.id == "ntaganda-rw-2013-03-18")
    early = replace(one, public=date(2013, 3, 21))
    spoilt = replace(files(), visits=(*files().visits[:at], early))
    assert len(list(a_hand_over_is_public_after_it(spoilt))) == 1
    assert not list(visit_has_possible_dates(one))
    assert list(visit_has_possible_dates(replace(one, aftermath="Convicted on 2019-07-08.")))


def test_what_was_said_is_not_told_on_sources_from_before_it(folder: Path) -> None:
    file = folder / "statements.yaml"
    before, after = file.read_text().split("- id: mn-putin-2024-09-03\n")
    file.write_text(f"{before}- id: mn-putin-2024-09-03\n{after.replace('date: 2024-', 'date: 2034-', 1)}")
    assert "before the day on which it was said" in complaint(folder)


def test_every_statement_has_a_speaker_and_every_finding_says_what_was_asked(data: Dataset) -> None:
    assert not [s.id for s in data.statements if s.speaker.startswith("the host")]
    assert not [f.id for f in data.findings if f.asked is None]


def test_an_undated_source_is_not_taken_for_older_than_a_day_of_the_past(data: Dataset) -> None:
    cited = data.sources_of(("putin-za-2023-08-22", "vladimir-putin-2023-03-17"), date(2023, 8, 22))
    assert all(data.source(id_).published for id_ in cited)
    everything = data.sources_of(("vladimir-putin-2023-03-17",), TODAY)
    assert everything == data.claim("vladimir-putin-2023-03-17").sources


def test_a_shipped_step_is_a_clause_and_a_shipped_place_no_more_than_a_place() -> None:
    at, one = next((i, one) for i, one in enumerate(files().people) if one.id == "jean-pierre-bemba")
    step, event = one.proceedings[0], one.custody[0]
    old = replace(
        one,
        proceedings=(replace(step, text="Charges confirmed"), replace(step, text="Bemba was convicted.")),
        custody=(replace(event, place="Flown to Paris", text="He was flown out"),),
    )
    spoilt = replace(files(), people=(*files().people[:at], old))
    told = [str(problem) for problem in steps_and_custody_are_clauses_and_places(spoilt)]
    assert [("no clause" in one, "more than a place" in one) for one in told] == [(True, False)] * 3 + [(False, True)]
    assert not list(steps_and_custody_are_clauses_and_places(replace(spoilt, laid_over=Path("own"))))


def test_every_stance_has_words_in_a_record() -> None:
    assert set(STANCES) == set(get_args(Stance))
