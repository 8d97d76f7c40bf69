"""The record of a state and of all: arrests and hand-overs each once, narrowed by kind, person and days."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any, get_args

import pytest
from conftest import TODAY
from msgspec.structs import replace

from warrantcheck.answer.person.arrests import arrests
from warrantcheck.answer.person.deeds import STANCES, of_visit
from warrantcheck.answer.person.timeline import history, record
from warrantcheck.clock import Clock
from warrantcheck.dataset import claims
from warrantcheck.dataset.records import TAKEN, ActKind, Stance, TreatyAct
from warrantcheck.dataset.store import Dataset

DATA = Dataset.shipped()


def events(cli: Any, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = cli("record", *arguments, "-o", "json").json["result"]["events"]
    return found


def test_every_arrest_and_hand_over_of_the_data_is_listed_once(cli: Any) -> None:
    told = Counter(claim for event in events(cli, "--kind", "arrest") for claim in (event["claim"], *event["also"]))
    kept = {
        claims.of_custody(person, event)
        for person in DATA.people
        for event in person.custody
        if event.event in ("arrested", "surrendered")
    }
    assert set(told) == kept | {visit.id for visit in DATA.visits if visit.outcome in TAKEN}
    assert set(told.values()) == {1}


def test_a_trip_and_the_custody_that_began_with_it_are_one_row(cli: Any) -> None:
    (row,) = events(cli, "IT", "--kind", "arrest")
    assert row["claim"] == "njeem-it-2025-01-18"
    assert row["also"] == ["osama-elmasry-njeem.arrested.2025-01-19"]
    assert (row["people"], row["state"], row["by"]) == (["osama-elmasry-njeem"], "IT", "IT")
    (over,) = events(cli, "--person", "ntaganda", "--kind", "surrender")
    assert (over["date"], over["state"], over["by"]) == ("2013-03-22", "RW", "US")


@pytest.mark.parametrize(
    ("arguments", "claims_"),
    [
        (("--kind", "arrest", "--year", "2025", "--person", "duterte"), 2),
        (("--kind", "surrender", "--year", "2025"), 2),
        (("--kind", "arrest", "--since", "2025-07-01", "--until", "2025-07-31"), 1),
        (("FR", "--kind", "surrender"), 3),
        (("--kind", "overflight", "--kind", "transit", "--person", "bashir"), 3),
        (("--kind", "arrest", "--known", "2005-12-31"), 0),
    ],
)
def test_filters_combine(arguments: tuple[str, ...], claims_: int, cli: Any) -> None:
    assert len(events(cli, *arguments)) == claims_


def test_nothing_found_is_said_and_nothing_asked_is_refused(cli: Any) -> None:
    empty = cli("record", "--kind", "arrest", "--year", "1999")
    assert (empty.status, "Nothing that was asked for" in empty.out) == (0, True)
    assert cli("record").status == 2
    assert cli("record", "ES", "--since", "2025-01-01", "--until", "2024-01-01").status == 2


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_record_has_a_line_each_with_its_day_and_its_source(width: int, cli: Any) -> None:
    text = cli("record", "HU", "--width", str(width)).out
    lines = [line for line in text.splitlines() if line[:4].isdigit()]
    assert len(lines) == len(events(cli, "HU"))
    for line in lines:
        date.fromisoformat(line[:10].replace("   ", "-01"))  # of some, only the month is known
        assert line.endswith("]")
        assert len(line) <= width
    assert len(cli("record", "HU", "-v", "--width", str(width)).out) > 2 * len(text)


def test_a_history_tells_an_arrest_or_a_hand_over_once_and_names_both_days(data: Dataset) -> None:
    doubles = [arrest for arrest in arrests(data, data.people, TODAY) if len(arrest.claims) > 1]
    assert "ali-kushayb" in {arrest.person.id for arrest in doubles}
    told = {a.person.id: history(data, a.person, Clock.of(TODAY, TODAY, TODAY)).events for a in doubles}
    for arrest in doubles:
        (event,) = (e for e in told[arrest.person.id] if {e.claim, *e.also} & set(arrest.claims))
        assert {event.claim, *event.also} == set(arrest.claims)
        assert event.date == arrest.date
        assert arrest.visit
        same = arrest.visit.since == arrest.date or not arrest.visit.day_known
        assert same or str(arrest.visit.since) in event.deed


def test_the_head_counts_what_the_rows_show(data: Dataset) -> None:
    clock = Clock.of(TODAY, TODAY, TODAY)
    for one in map(data.state, ("CI", "CD", "KE", "ML", "FR", "BE")):
        found = record(data, one, clock)
        assert found.tally.arrested == sum("arrest" in event.kinds for event in found.events), one.id
        came = sum({"visit", "transit", "overflight"}.issuperset(event.kinds) for event in found.events if event.kinds)
        assert found.tally.received >= came - sum("living there" in event.deed for event in found.events), one.id
    for name, count in (("germain-katanga", 1), ("fidele-babala", 2)):
        assert history(data, data.person(name), clock).tally.arrested == count
    flown = history(data, data.person("benjamin-netanyahu"), clock).tally
    assert 0 < flown.flights < flown.received


def test_a_history_tells_every_step_of_the_proceedings(data: Dataset) -> None:
    for one in data.people:
        told = history(data, one, Clock.of(TODAY, TODAY, TODAY))
        steps = [event.claim for event in told.events if event.kind == "proceedings"]
        assert len(steps) == len(one.proceedings), one.id
        assert len(set(steps)) == len(steps)
        offices = [event.when for event in told.events if event.kind == "office"]
        assert all((event.precision is None) is (event.date is None) for event in told.events), one.id
        assert sorted(offices) == sorted(office.since or "?" for office in one.offices), one.id
        if told.status and told.status.kind == "case-closed":
            assert told.status.shown_by, one.id


MONGOLIA = DATA.visit("putin-mn-2024-09-02")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, "came for an official visit to Ulaanbaatar, until 2024-09-03"),
        ({"purpose": "official visit, Ulaanbaatar"}, "came (official visit, Ulaanbaatar), until 2024-09-03"),
        ({"outcome": "cut-short", "purpose": "on a tour"}, "came on a tour, until 2024-09-03; the trip was cut short"),
        ({"outcome": "cancelled"}, "trip for an official visit to Ulaanbaatar, called off"),
        ({"outcome": "refused", "kind": "overflight", "purpose": None}, "flight across, refused"),
        ({"outcome": "arrested"}, "arrested (came for an official visit to Ulaanbaatar)"),
        ({"outcome": "arrested", "purpose": "official visit"}, "arrested (official visit)"),
        ({"outcome": "surrendered", "circumstances": "in hiding"}, "handed over (in hiding)"),
        ({"outcome": "surrendered", "purpose": None}, "handed over"),
        (
            {"kind": "domestic", "purpose": None, "circumstances": "in hiding", "until": MONGOLIA.since},
            "living there (in hiding)",
        ),
    ],
)
def test_a_trip_is_told_with_what_it_was_for(changed: dict[str, Any], told: str) -> None:
    assert of_visit(replace(MONGOLIA, **changed)).text == told


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        ("completed", "came for an official visit to Ulaanbaatar; its end was not known yet"),
        ("surrendered", "surrendered; not yet handed over to the Court"),
    ],
)
def test_a_trip_under_way_is_told_without_its_end(outcome: Any, told: str) -> None:
    assert of_visit(replace(MONGOLIA, outcome=outcome), MONGOLIA.since).text == told


@pytest.mark.parametrize(
    ("person", "known", "told", "untold"),
    [
        ("vladimir-putin", "2005-01-01", "President of the Russian Federation, since 2000-05-07", "2008"),
        ("paul-gicheru", "2020-11-02", "Lawyer", "handed over"),
        ("paul-gicheru", "2015-08-01", "Lawyer", "arrested"),
        ("dominic-ongwen", "2015-01-08", "surrendered (after leaving his armed group in the bush)", ": handed over"),
        (
            "bosco-ntaganda",
            "2013-03-19",
            "appeared voluntarily before the authorities of the United States",
            ": handed over",
        ),
        ("laurent-gbagbo", "2011-11-29", "domestic detention", "handed over"),
        ("rodrigo-duterte", "2025-03-11", "arrested", "2025-03-12"),
        ("omar-al-bashir", "2013-07-15", "came for the African Union health summit in Abuja", "cut short"),
        ("abdullah-al-senussi", "2012-03-17", "arrested", "2012-09"),
    ],
)
def test_a_history_tells_nothing_of_later_days(person: str, known: str, told: str, untold: str, data: Dataset) -> None:
    day = date.fromisoformat(known)
    found = history(data, data.person(person), Clock.of(TODAY, day, day))
    for texts in ([e.text for e in found.events], [e.deed for e in found.events]):
        assert any(told in text for text in texts)
        assert not any(untold in text for text in texts)
    assert {source for event in found.events for source in event.sources} == set(found.sources)
    taken = {claim for arrest in arrests(data, (data.person(person),), day) for claim in arrest.claims}
    assert found.tally.arrested == sum(event.claim in taken for event in found.events)
    assert found.tally.under_way == sum("its end was not known yet" in event.deed for event in found.events)


def test_every_stance_and_every_act_has_its_words() -> None:
    assert set(STANCES) == set(get_args(Stance))
    acts = [TreatyAct(act=act, date=TODAY, sources=()) for act in get_args(ActKind)]
    assert [act.in_words for act in acts if "-" in act.in_words] == []


def test_what_no_longer_holds_is_told_with_its_end_once_it_has_ended(cli: Any) -> None:
    ended = "No longer held from 2026-03-03 on: the new government announced that Honduras was leaving the Hague Group"
    before, after = (
        cli("explain", "netanyahu", "HN", "--on", day, "-o", "json").json["result"]
        for day in ("2026-03-02", "2026-03-03")
    )
    assert [one["id"] for one in before["said"]] == ["hn-netanyahu-2025-01-31"] != before["lapsed"] == []
    assert [one["text"].endswith(ended) for one in after["lapsed"]] == [True]
    assert any("no statement that still holds" in gap for gap in after["not_known"])
    for known, told in (("2026-03-02", False), ("2026-03-04", True)):
        (one,) = (event for event in events(cli, "HN", "--known", known) if event["claim"] == "hn-netanyahu-2025-01-31")
        assert one["text"].endswith(ended) is told
        assert ("(held until 2026-03-03)" in one["deed"]) is told
