"""Where a person is, and which office he or she was last seen in, on the day before and after each event."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from warrantcheck.answer.event.event import asked, event
from warrantcheck.answer.person.people import person
from warrantcheck.answer.person.stale import stale
from warrantcheck.answer.status import StatusResult, status_of_person
from warrantcheck.answer.trip.trip import Stop, case_of, gap_of, trip
from warrantcheck.answer.world.world import world
from warrantcheck.citation.paragraph import cite
from warrantcheck.clock import Clock
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.office import office_held
from warrantcheck.risk.factors.record import arrests_made

NOW = date(2026, 11, 27)
DAY = timedelta(days=1)


def seen_on(data: Dataset, who: str, on: date, known: date | None = None) -> StatusResult:
    return status_of_person(data, data.person(who), Clock.of(NOW, on, known))


EVENTS = [
    ("omar-al-bashir", date(2019, 4, 11), "at-large-home", "detained"),
    ("sylvestre-mudacumura", date(2019, 9, 18), "at-large", "reported-dead"),
    ("vladimir-putin", date(2023, 3, 17), "not-wanted", "at-large-home"),
    ("rodrigo-duterte", date(2025, 3, 12), "detained", "icc-custody"),
    ("ronald-dela-rosa", date(2026, 5, 21), "at-large-home", "fugitive"),
    ("osama-elmasry-njeem", date(2025, 11, 5), "at-large-home", "detained"),
    ("ahmad-harun", date(2023, 4, 25), "detained", "at-large"),
    ("nouradine-adam", date(2022, 7, 28), "not-wanted", "at-large-abroad"),
    ("philip-bett", date(2017, 11, 16), "detained", "at-large-home"),
    ("paul-gicheru", date(2021, 2, 1), "icc-custody", "interim-release"),
    ("maxime-mokom", date(2023, 10, 16), "icc-custody", "case-closed"),
    ("william-ruto", date(2011, 3, 8), "not-wanted", "summoned"),
    ("laurent-gbagbo", date(2011, 11, 30), "not-wanted", "icc-custody"),
    ("thomas-lubanga", date(2012, 3, 14), "icc-custody", "convicted"),
    ("saif-al-islam-gaddafi", date(2026, 2, 3), "at-large", "dead"),
    ("vincent-otti", date(2008, 1, 23), "at-large", "reported-dead"),
    ("vincent-otti", date(2023, 11, 17), "reported-dead", "dead"),
    ("okot-odhiambo", date(2014, 2, 17), "at-large", "reported-dead"),
    ("okot-odhiambo", date(2015, 9, 10), "reported-dead", "dead"),
    ("mohammed-deif", date(2024, 11, 21), "not-wanted", "reported-dead"),
    ("mohammed-deif", date(2025, 1, 30), "reported-dead", "dead"),
]


@pytest.mark.parametrize(("who", "day", "before", "after"), EVENTS)
def test_a_status_changes_on_the_day_of_the_event_and_not_before(
    data: Dataset, who: str, day: date, before: str, after: str
) -> None:
    assert seen_on(data, who, day - DAY).kind == before
    assert seen_on(data, who, day).kind == after


def test_a_past_day_never_hears_of_what_became_known_later(data: Dataset) -> None:
    for who in data.people:
        for day in (date(2010, 1, 1), date(2015, 6, 13), date(2023, 8, 21), date(2025, 1, 1)):
            found = seen_on(data, who.id, day)
            assert found.seen is None or found.seen <= day


FREED = [
    ("saif-al-islam-gaddafi", date(2018, 1, 1), "at-large", "2017-06-09"),
    ("simone-gbagbo", date(2019, 1, 1), "at-large-home", "2018-08-08"),
    ("ahmad-harun", date(2023, 5, 1), "at-large", "2023-04-25"),
]


@pytest.mark.parametrize(("who", "day", "kind", "since"), FREED)
def test_whoever_was_set_free_is_at_large_since_then_and_not_last_seen_before(
    data: Dataset, who: str, day: date, kind: str, since: str
) -> None:
    found = seen_on(data, who, day)
    assert (found.kind, found.since) == (kind, since)
    assert found.seen is not None
    assert str(found.seen) >= since


def test_an_outcome_is_told_with_the_day_on_which_it_came(data: Dataset) -> None:
    assert seen_on(data, "laurent-gbagbo", date(2019, 2, 1)).text == "Acquitted on 2019-01-15"


def test_a_later_detention_does_not_speak_about_an_earlier_knowledge(data: Dataset) -> None:
    assert seen_on(data, "omar-al-bashir", NOW, date(2019, 4, 10)).kind == "at-large-home"


def test_the_facts_agree_with_the_word_of_the_record_for_everyone_today(data: Dataset) -> None:
    clock = Clock.of(NOW)
    found = {who.id: person(data, who, clock).status for who in data.people}
    assert found == {who.id: who.status for who in data.people}


def test_a_detention_is_told_with_place_since_and_the_day_of_the_newest_source(data: Dataset) -> None:
    found = seen_on(data, "omar-al-bashir", NOW)
    assert (found.text, found.seen) == (
        "Detained in Sudan since 2019-04-11, as last seen 2026-01-29",
        date(2026, 1, 29),
    )
    assert found.mark == "detained"


def test_a_trip_of_somebody_held_says_so_first(cli: Any) -> None:
    lines = cli("trip", "omar-al-bashir", "--to", "EG").out.splitlines()
    told = " ".join(lines[2:4])
    assert told.startswith("Detained in Sudan since 2019-04-11, as last seen 2026-01-29. [1] This answer says")
    assert cli("trip", "mudacumura", "--to", "UG").out.splitlines()[2].startswith("Reported dead (2019-09-18)")


def test_a_trip_before_the_detention_says_nothing_of_it(cli: Any) -> None:
    assert "etained" not in cli("trip", "omar-al-bashir", "--to", "EG", "--on", "2019-01-27").out


def test_those_who_could_not_come_stand_apart_and_last(data: Dataset) -> None:
    which = next(e for e in data.events if e.since > date(2026, 12, 1) and e.status == "planned")
    guests = event(data, asked(data, which, NOW)).people
    coming = [guest.could_come for guest in guests]
    assert coming == sorted(coming, reverse=True)
    kept = {guest.person for guest in guests if not guest.could_come}
    assert kept == {"abdel-raheem-hussein", "omar-al-bashir", "osama-elmasry-njeem", "sylvestre-mudacumura"}
    assert not any(guest.explained for guest in guests if not guest.could_come)


def test_an_event_of_a_past_day_sets_apart_only_those_who_were_held_then(data: Dataset) -> None:
    guests = event(data, asked(data, data.event("brics-2023-johannesburg"), NOW)).people
    kept = {guest.person for guest in guests if not guest.could_come}
    assert "omar-al-bashir" in kept
    assert "osama-elmasry-njeem" not in kept


def test_every_answer_about_a_person_gives_the_status(cli: Any) -> None:
    for command in (
        ["trip", "omar-al-bashir", "--to", "EG"],
        ["explain", "omar-al-bashir", "EG"],
        ["route", "omar-al-bashir", "--from", "KRT", "--to", "CAI"],
        ["world", "omar-al-bashir", "--region", "Africa"],
        ["calendar", "omar-al-bashir"],
        ["history", "omar-al-bashir"],
        ["cite", "omar-al-bashir", "EG"],
    ):
        result = cli(*command, "-o", "json").json["result"]
        assert result["status"]["kind"] == "detained", command
        for form in ("table", "md", "html"):
            told = re.sub("</?time>", "", cli(*command, "-o", form).out)
            since = "11 April 2019" if command[0] == "cite" else "2019-04-11"
            assert f"etained in Sudan since {since}" in " ".join(told.split()), command
    row = cli("matrix", "omar-al-bashir", "--to", "EG", "-o", "json").json["result"]["cells"][0]
    assert row["status"]["kind"] == "detained"
    assert "Omar al-Bashir (detained)" in cli("matrix", "omar-al-bashir", "--to", "EG").out
    listed = " ".join(cli("people", "--width", "200").out.split())
    assert "Omar al-Bashir yes detained" in listed  # the status has a column of its own


OFFICES = [
    # who, the last day on which nothing stands against the office, in doubt from the next day on
    ("maria-lvova-belova", date(2026, 10, 27)),
    ("benjamin-netanyahu", date(2026, 10, 27)),
    ("vladimir-putin", date(2030, 5, 7)),
]


@pytest.mark.parametrize(("who", "last"), OFFICES)
def test_an_office_is_in_doubt_from_the_day_after_its_term_or_the_vote(data: Dataset, who: str, last: date) -> None:
    held = office_held(data.person(who), Clock.of(NOW, last))
    assert held.doubt is None
    later = office_held(data.person(who), Clock.of(NOW, last + DAY))
    assert later.doubt is not None
    assert later.doubt.since == last
    assert later.title == f"{later.name} (last seen in office {later.seen})"
    assert later.standing == held.standing


def test_a_day_of_the_term_is_told_without_doubt_whatever_is_known_today(data: Dataset) -> None:
    held = office_held(data.person("maria-lvova-belova"), Clock(date(2024, 1, 1), NOW))
    assert (held.doubt, held.title, held.seen) == (None, held.name, date(2024, 1, 1))


def test_an_election_not_yet_announced_raises_no_doubt(data: Dataset) -> None:
    clock = Clock(date(2026, 11, 27), date(2026, 5, 19))
    assert office_held(data.person("benjamin-netanyahu"), clock).doubt is None
    assert office_held(data.person("benjamin-netanyahu"), Clock(date(2026, 11, 27), date(2026, 5, 20))).doubt


def test_a_doubt_gives_both_levels_and_takes_a_step_off_the_confidence(data: Dataset) -> None:
    who, stop = data.person("benjamin-netanyahu"), Stop(data.state("HU"))
    before, after = (trip(data, who, [stop], Clock.of(NOW, day)) for day in (date(2026, 10, 27), date(2026, 10, 28)))
    out = trip(data, who, [stop], Clock.of(NOW, date(2026, 10, 28)), "former")
    leg = after.legs[0]
    assert leg.office_doubt is not None
    assert (leg.office_doubt.risk_if_former, leg.office_doubt.level_if_former) == (out.risk, out.level)
    assert before.legs[0].office_doubt is None
    grades = ("low", "moderate", "high")
    assert grades.index(leg.confidence) == max(0, grades.index(before.legs[0].confidence) - 1)
    assert leg.risk == before.legs[0].risk
    assert out.office_doubt is None


def test_an_office_not_shown_for_a_year_is_told_as_last_seen(data: Dataset) -> None:
    held = office_held(data.person("sergei-kobylash"), Clock.of(NOW))
    assert held.title.endswith("(last seen in office 2024-07-25)")
    assert held.doubt is None
    assert office_held(data.person("sergei-kobylash"), Clock.of(date(2025, 7, 25))).title == held.name


def test_a_story_never_says_that_somebody_is_what_nobody_has_seen(data: Dataset) -> None:
    stop = Stop(data.state("FR"))
    told = cite(data, data.person("benjamin-netanyahu"), stop, Clock.of(NOW), past=False)
    text = " ".join(sentence.text for sentence in told.sentences)
    assert "last seen in office as Prime Minister of Israel on 24 September 2026, is wanted" in text
    assert "Netanyahu, Prime Minister" not in text
    held = cite(data, data.person("omar-al-bashir"), stop, Clock.of(NOW), past=False)
    assert held.sentences[2].text.startswith("Al-Bashir has been detained in Sudan since 11 April 2019")
    assert held.sentences[1].footnotes


def test_the_stale_facts_are_listed_with_their_days(data: Dataset) -> None:
    found = {(fact.person or fact.event or fact.state, fact.kind): fact for fact in stale(data, NOW).facts}
    assert found["maria-lvova-belova", "office-in-doubt"].since == date(2026, 10, 27)
    assert found["david-sanakoev", "status-not-seen"].seen == date(2025, 10, 22)
    assert found["sylvestre-mudacumura", "not-verified"]
    assert not any(who == "vladimir-putin" for who, _ in found)
    assert found["ML", "withdrawal-notice"].since == date(2027, 6, 24)
    assert found["CV", "government-gap"].seen == date(2026, 1, 22)
    assert not {("HU", "withdrawal-notice"), ("BI", "withdrawal-notice")} & found.keys(), "taken back; verified since"
    later = stale(data, date(2030, 3, 1)).facts
    assert ("vladimir-putin", "term-ends-soon") in {(fact.person, fact.kind) for fact in later}
    assert ("MN", "government-not-seen") in {(fact.state, fact.kind) for fact in later}
    passed = {fact.event for fact in later if fact.kind == "event-outcome"}
    assert passed == {event.id for event in data.events if event.status == "planned"}
    assert passed - {event for event, kind in found if kind == "event-outcome"}
    fresh, old = (stale(data, date(2026, 10, day)).facts for day in (22, 23))
    assert ("david-sanakoev", "status-not-seen") not in {(fact.person, fact.kind) for fact in fresh}
    assert ("david-sanakoev", "status-not-seen") in {(fact.person, fact.kind) for fact in old}


def test_a_home_is_not_counted_among_trips(data: Dataset) -> None:
    who, clock = data.person("vladimir-putin"), Clock.of(NOW)
    found = world(data, who, clock)
    assert sum(found.counts["level"].values()) == len(data.states) - 1
    assert sum(found.counts["home"].values()) == 1
    both = trip(data, data.person("ronald-dela-rosa"), [Stop(data.state(s)) for s in ("PH", "CN")], clock)
    home, abroad = both.legs
    assert home.question == "home"
    assert (both.risk, both.level) == (abroad.risk, abroad.level)
    alone = trip(data, data.person("ronald-dela-rosa"), [Stop(data.state("PH"))], clock)
    assert (alone.risk, alone.level) == (home.risk, home.level)


def test_a_visit_that_nobody_could_verify_counts_neither_as_hosted_nor_as_arrested(data: Dataset) -> None:
    who, clock = data.person("joseph-kony"), Clock.of(NOW)
    for state, told in (("UG", "has hosted"), ("CF", "arrested or handed over")):
        case = case_of(data, who, office_held(who, clock), Stop(data.state(state)), clock)
        doubtful = tuple(replace(visit, reliability="unverified") for visit in case.evidence.visits)
        unseen = replace(case, evidence=replace(case.evidence, visits=doubtful))
        assert told in f"{gap_of(case)} {getattr(arrests_made(case), 'text', '')}"
        assert gap_of(unseen) is None
        assert arrests_made(unseen) is None


def test_an_arrest_that_ended_in_a_release_is_no_deed_of_compliance(data: Dataset) -> None:
    who, told = data.person("joseph-kony"), {}
    for state, day in (("IT", "2025-01-20"), ("IT", "2025-01-22"), ("LY", "2017-06-08"), ("LY", "2017-06-10")):
        clock = Clock.of(NOW, date.fromisoformat(day), date.fromisoformat(day))
        case = case_of(data, who, office_held(who, clock), Stop(data.state(state)), clock)
        told[state, day] = bool(arrests_made(case)) or "arrested" in f"{gap_of(case)}"
    assert [*told.values()] == [False, False, True, False], "of Italy the arrest and the release became known together"


def test_a_status_as_last_seen_is_shown_by_nothing_older(data: Dataset, cli: Any) -> None:
    for one in data.people:
        found = seen_on(data, one.id, NOW)
        if found.seen and ", as last seen" in found.text:
            assert all((data.source(id_).published or date.min) >= found.seen for id_ in found.shown_by)
    text = cli("trip", "gallant", "--to", "US", "--width", "200").out
    assert re.search(r"as last seen 2026-05-19 \[\d+\] \(weak\)$", text, re.MULTILINE)


def test_a_trip_whose_days_are_not_known_is_told_by_its_month(cli: Any) -> None:
    assert "last in 2025-02." in cli("trip", "gallant", "--to", "US", "--width", "200").out
    for question in (("history", "gallant"), ("record", "US", "--person", "gallant")):
        assert re.search(r"^2025-02  .*came ", cli(*question, "--width", "200").out, re.MULTILINE)
