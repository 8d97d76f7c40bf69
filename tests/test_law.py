"""The legal cases: YAML that a lawyer can read and write."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from conftest import ROOT, TODAY, cases
from msgspec import convert
from msgspec.structs import replace

from warrantcheck.answer.trip.trip import Stop, trip
from warrantcheck.clock import Clock
from warrantcheck.dataset import claims
from warrantcheck.dataset.records import Person, Situation, State, Territory
from warrantcheck.dataset.store import Dataset
from warrantcheck.law.articles import spell_all
from warrantcheck.law.duty import BINDING, Duty, Reason, duty
from warrantcheck.law.immunity import RULINGS, dispute
from warrantcheck.law.membership import Membership, Withdrawal, membership
from warrantcheck.law.office import Doubt, assumed, office_held
from warrantcheck.law.reach import in_territory
from warrantcheck.law.status import Status, status
from warrantcheck.law.warrants import Instruments, instruments
from warrantcheck.lookup.find import find_person, find_place
from warrantcheck.vocabulary import OFFICES

AFTER = date(2099, 1, 1)
"""A day of verification after every day asked about: the facts alone speak."""

PRACTICE = [case for path in sorted((ROOT / "tests/law").glob("practice-*")) for case in cases(f"law/{path.name}")]
"""Cases as a practitioner puts them: of a `state`, or of a person who goes `to` a place, perhaps `via` another."""


def practice(field: str) -> list[Any]:
    return [case for case in PRACTICE if field in case.values[0]]


@pytest.mark.parametrize("case", [*cases("law/membership.yaml"), *practice("state")])
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


@pytest.mark.parametrize("case", practice("to"))
def test_a_practitioner_finds_the_duty_and_its_grounds(case: dict[str, Any], data: Dataset) -> None:
    stop = Stop.at(find_place(data, case.get("via", case["to"])), "transit" if "via" in case else "destination")
    clock = Clock.of(TODAY, case["day"], case.get("known"))
    answer = trip(data, find_person(data, case["person"]), [stop], clock, case.get("assume")).legs[0]
    told = " ".join(reason.text for reason in (*answer.reasoning, *answer.disputes))
    articles = {article for reason in (*answer.reasoning, *answer.disputes) for article in reason.articles}
    assert answer.duty == case["duty"], case["because"]
    assert set(case.get("articles", ())) <= articles | set(answer.articles)
    assert case.get("says", "") in told
    assert "says_not" not in case or case["says_not"] not in f"{told} {spell_all(answer.articles)}"
    places = [told.find(text) for text in case.get("order", ())]
    assert places == sorted(places)
    assert -1 not in places


def test_there_are_enough_legal_cases() -> None:
    assert len(cases("law/membership.yaml")) + len(cases("law/duty.yaml")) >= 80


# --- invented people and states: the law at its edges ------------------------------


def invented(case: dict[str, Any], **fields: Any) -> Person:
    """Make a person of a case: warrants are numbered, all are of the situation `zz`."""
    warrants = [
        {"id": f"w{i}", "kind": "warrant", "public": row["issued"], "situation": "zz", "crimes": [], "sources": []}
        | row
        | ({"ended": {"sources": []} | row["ended"]} if "ended" in row else {})
        for i, row in enumerate(case.get("warrants", ()), 1)
    ]
    row = {"id": "invented", "name": "Somebody", "status": "at-large", "status_text": "", "verified": TODAY}
    return convert(row | {"warrants": warrants, "sources": []} | fields, Person)


def state_of(acts: list[dict[str, Any]], declarations: list[dict[str, Any]] | None = None) -> State:
    names = {"id": "ZZ", "alpha3": "ZZZ", "name": "Ruritania", "official": "Ruritania", "kind": "un-member"}
    rows = [{"sources": []} | act for act in acts]
    return convert(names | {"rome_statute": rows, "declarations": declarations or [], "verified": TODAY}, State)


def clock_of(case: dict[str, Any]) -> Clock:
    return Clock.of(TODAY, case["day"], case.get("known"))


@pytest.mark.parametrize("case", cases("law/office.yaml"))
def test_an_office_is_held_from_its_first_day_to_its_last(case: dict[str, Any]) -> None:
    person = invented({}, offices=[{"sources": []} | office for office in case["offices"]])
    held = office_held(person, clock_of(case))
    assert (held.standing, held.title) == (case["standing"], case["title"]), case["because"]
    assert not held.assumed
    of = [o for o in person.offices if o.title.lower() == case["title"].removeprefix("formerly ").lower()]
    assert held.claims == tuple(claims.of_office(person, office) for office in of)


@pytest.mark.parametrize("case", cases("law/office-doubt.yaml"))
def test_an_office_is_told_as_held_only_where_nothing_stands_against_it(case: dict[str, Any]) -> None:
    held = office_held(invented({}, offices=[{"title": "President", "sources": []} | case["office"]]), clock_of(case))
    assert (held.title, held.last_seen) == (case["title"], case["last_seen"])
    assert (held.doubt.since if held.doubt else None) == case["since"]
    assert held.seen == case.get("seen", held.seen)
    assert case.get("says", "") in (held.doubt.text if held.doubt else "")


@pytest.mark.parametrize("case", cases("law/status.yaml"))
def test_a_status_is_what_the_dated_facts_say(case: dict[str, Any]) -> None:
    lists = {
        field: [{"sources": []} | row for row in case.get(field, ())]
        for field in ("custody", "home", "offices", "proceedings")
    }
    fields = lists | {"nationality": case.get("nationality", []), "verified": case.get("verified", AFTER)}
    fields |= {"status": case["record"]} if "record" in case else {}
    fields |= {"died": {"sources": []} | case["died"]} if "died" in case else {}
    found = status(invented(case, **fields), clock_of(case))
    assert found.kind == case["kind"]
    for field, told in (("since", found.since), ("in", found.state), ("told", found.told)):
        assert told == case.get(field, told), field


def test_the_one_who_holds_nobody_any_more_is_told_with_the_claims_of_it() -> None:
    events = [{"event": "arrested", "date": "2015-05-05", "by": "XX", "sources": []}]
    person = invented({"warrants": [{"issued": date(2010, 1, 10)}]}, custody=events)
    clock = Clock.of(TODAY, date(2016, 1, 1))
    assert status(person, clock).claims == (claims.of_custody(person, person.custody[0]),)
    assert status(replace(person, custody=()), clock).claims == ("w1",)


@pytest.mark.parametrize("case", cases("law/immunity.yaml"))
def test_immunity_is_disputed_by_the_last_ruling_that_was_public(case: dict[str, Any]) -> None:
    told = dispute(case["standing"], Clock(TODAY, case["known"]), case.get("person"))
    if "says" in case:
        assert told, case["because"]
        assert case["says"] in told
        assert "arts. 27(2), 98(1)" in told
        assert "says_not" not in case or case["says_not"] not in told
    else:
        assert told is None, case["because"]


@pytest.mark.parametrize("case", cases("law/wanted.yaml"))
def test_a_person_is_wanted_while_a_public_warrant_is_in_force(case: dict[str, Any]) -> None:
    custody = [{"by": "somebody", "sources": []} | event for event in case.get("custody", ())]
    died = {"died": {"sources": []} | case["died"]} if "died" in case else {}
    found = instruments(invented(case, custody=custody, **died), clock_of(case))
    assert [w.id for w in found.in_force] == case["in_force"], case["because"]
    assert found.wanted is case["wanted"]
    assert case.get("says", "") in found.reason
    if "claims" in case:
        assert list(found.claims) == case["claims"]


@pytest.mark.parametrize("case", cases("law/acts.yaml"))
def test_acts_alone_say_where_a_state_stands(case: dict[str, Any]) -> None:
    found = membership(state_of(case["acts"]), clock_of(case))
    assert found.status == case["status"], case["because"]
    if "claims" in case:
        assert list(found.claims) == case["claims"]
    if "leaving" in case:
        assert found.leaving is case["leaving"]
    if "confirmed" in case:
        assert found.withdrawal
        assert found.withdrawal.confirmed is case["confirmed"]


RATIFIED = {"act": "ratification", "date": date(2005, 5, 5), "in_force": date(2005, 8, 1)}


@pytest.mark.parametrize("case", cases("law/begun.yaml"))
def test_a_duty_is_what_the_law_says_at_its_edges(case: dict[str, Any]) -> None:
    acts = [{"act": "signature", "date": case["signed"]}] if "signed" in case else []
    if "left" in case:
        notice = {"act": "withdrawal", "date": case["left"].replace(year=case["left"].year - 1)}
        notice |= {"effective": case["left"], "reliability": "reported" if case.get("unconfirmed") else "official"}
        acts += [RATIFIED, notice]
    if case.get("party") or case.get("deposited"):
        acts += [RATIFIED]
    declared = {"kind": "article-12-3", "situation": "zz", "sources": []} | case.get("declared", {})
    resolution = {"number": 9999, "date": case.get("council"), "binds": case.get("binds")}
    row = {"id": "zz", "name": "Ruritania", "states": case.get("states", ["ZZ"]), "basis": "proprio-motu"}
    row |= {"resolution": resolution} if "council" in case else {}
    row |= {name: case[name] for name in ("examination", "investigation") if name in case}
    situation = convert(row | {"sources": []}, Situation)
    state = state_of(acts, [declared] if "declared" in case else [])
    signed = [{"act": "signature", "date": date(2001, 1, 1)}]
    others = {"party": state_of([RATIFIED]), "signatory": state_of(signed), "stranger": state_of([])}
    own = (state if case["own"] == "asked" else replace(others[case["own"]], id="XX"),) if "own" in case else ()
    office = assumed(case.get("office", "none"))
    found = duty(invented(case), office, state, {"zz": situation}.__getitem__, clock_of(case), own)
    told = " ".join(reason.text for reason in (*found.reasons, *found.disputes))
    assert found.value == case["duty"], case["because"]
    assert found.binds is (case["duty"] in ("arrest", "residual", "declared", "security-council"))
    assert list(found.articles) == case.get("articles", list(found.articles))
    assert case.get("says", "") in told
    assert "says_not" not in case or case["says_not"] not in told
    assert len(found.disputes) == case.get("disputed", len(found.disputes))
    assert found.doubt is None if "doubt" not in case else found.doubt is not None and case["doubt"] in found.doubt
    assert found.claims == tuple(dict.fromkeys(found.claims)), "no claim twice"


@pytest.mark.parametrize("case", cases("law/reach.yaml"))
def test_a_duty_ends_where_the_statute_does_not_reach(case: dict[str, Any]) -> None:
    rows = {"id": "atlantis", "name": "Atlantis", "controlled_by": "ZZ", "text": "", "statute": case["statute"]}
    territory = convert(rows | ({"statute_since": case["since"]} if "since" in case else {}), Territory)
    reasons = (Reason("a"), Reason("b", ("27(2)",)))
    before = Duty(case.get("duty", "arrest"), ("86",), "text", reasons, (Reason("c"),), "doubt")
    after = in_territory(before, territory, clock_of(case))
    assert after.value == case["expect"], case["because"]
    assert case.get("says", "") in " ".join(reason.text for reason in after.reasons)
    if after.value == before.value:
        assert after == before
    else:
        assert (after.articles, after.disputes, after.doubt) == (("Vienna Convention art. 29",), (), None)
        assert [reason.text for reason in after.reasons[:-1]] == ["a"]


def test_of_several_warrants_the_strongest_duty_counts() -> None:
    assert BINDING == ("arrest", "security-council", "declared", "residual")
    person = invented(
        {"warrants": [{"issued": date(2011, 5, 3)}, {"issued": date(2011, 5, 3), "situation": "council"}]}
    )
    row = {"name": "x", "states": [], "basis": "proprio-motu", "sources": []}
    resolution = {"number": 9999, "date": date(2009, 9, 9), "binds": ["ZZ"]}
    situations = {
        "zz": convert(row | {"id": "zz"}, Situation),
        "council": convert(row | {"id": "council", "resolution": resolution}, Situation),
    }
    notice = {"act": "withdrawal", "date": date(2010, 3, 3), "effective": date(2011, 3, 3)}
    for order in (1, -1):
        asked = replace(person, warrants=person.warrants[::order])
        clock = Clock.of(TODAY, date(2012, 1, 1))
        found = duty(asked, assumed("none"), state_of([RATIFIED, notice]), situations.__getitem__, clock)
        assert found.value == "security-council"


@pytest.mark.parametrize("standing_assumed", OFFICES)
def test_an_assumed_office_says_that_it_is_assumed(standing_assumed: Any) -> None:
    held = assumed(standing_assumed)
    assert (held.standing, held.title) == (standing_assumed, f"assumed: {standing_assumed}")
    assert held.assumed
    assert held.claims == ()


@pytest.mark.parametrize(
    ("articles", "text"),
    [
        ((), ""),
        (("59",), "art. 59"),
        (("5",), "art. 5"),
        (("8(2)",), "art. 8(2)"),
        (("59", "86", "89(1)"), "arts. 59, 86, 89(1)"),
        (("UN Charter art. 25",), "UN Charter art. 25"),
        (("13(b)", "UNSC res. 1593", "UN Charter art. 25"), "art. 13(b); UNSC res. 1593; UN Charter art. 25"),
        (("58(1)", "X", "86"), "arts. 58(1), 86; X"),
        (("9", "8(2)"), "arts. 9, 8(2)"),
    ],
)
def test_articles_are_spelt_as_lawyers_write_them(articles: tuple[str, ...], text: str) -> None:
    assert spell_all(articles) == text


@pytest.mark.parametrize(
    ("thing", "field"),
    [
        (Membership("party"), "status"),
        (Withdrawal(TODAY, TODAY), "effective"),
        (RULINGS[0], "held"),
        (assumed("head"), "standing"),
        (Reason("because"), "text"),
        (Instruments((), "none", ()), "reason"),
        (Duty("none", (), "", ()), "value"),
        (Status("at-large"), "kind"),
        (Doubt(TODAY, "because"), "text"),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else value,
)
def test_what_the_law_says_cannot_be_changed_afterwards(thing: Any, field: str) -> None:
    with pytest.raises(AttributeError):
        setattr(thing, field, None)


def test_a_notice_is_taken_as_confirmed_unless_it_is_not() -> None:
    assert Withdrawal(TODAY, TODAY).confirmed


def test_claims_are_named_once() -> None:
    reasons = (Reason("a", (), ("x", "y")), Reason("b", (), ("y", "z")))
    assert Duty("none", (), "", reasons).claims == ("x", "y", "z")
