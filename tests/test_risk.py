"""The estimate: ordered as an expert would, never knowing the future, never safe for want of knowledge."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from conftest import TODAY, cases_of, files, made
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from warrantcheck.answer.data.coverage import POSITIONS, Voices, coverage
from warrantcheck.answer.data.status import DataStatus
from warrantcheck.answer.explain.explain import explain
from warrantcheck.answer.trip.trip import Stop, case_of, trip
from warrantcheck.backtest.run import BacktestResult, backtest
from warrantcheck.backtest.uncertainty import Interval, uncertainty
from warrantcheck.clock import Clock
from warrantcheck.dataset import claims
from warrantcheck.dataset.records import Attribute, Death, Finding, Person, State, Statement, Visit
from warrantcheck.dataset.store import Dataset
from warrantcheck.days import first_day
from warrantcheck.law.office import office_held
from warrantcheck.report.rows import rows_of
from warrantcheck.risk.case import Effect
from warrantcheck.risk.factors import FACTORS
from warrantcheck.risk.factors.word import last_word
from warrantcheck.vocabulary import ORDER

DATA = Dataset.shipped()
people = st.sampled_from(DATA.people)
states = st.sampled_from(DATA.states)


def ordered(case: dict[str, Any]) -> str:
    return f"{case['person']} {case['day']}: {case['above']} above {case['below']}"


@pytest.mark.parametrize("case", cases_of("risk_order.yaml", ordered))
def test_risk_is_ordered_as_an_expert_would(case: dict[str, Any]) -> None:
    def risk(side: Any) -> float:
        side = side if isinstance(side, dict) else {"to": side}
        clock = Clock.of(TODAY, case["day"], case.get("known"))
        stop = Stop(DATA.state(side["to"]), side.get("role", "destination"))
        return trip(DATA, DATA.person(case["person"]), [stop], clock, side.get("assume")).risk

    assert risk(case["above"]) > risk(case["below"]), case["because"]


def test_there_are_enough_ordered_pairs() -> None:
    assert len(cases_of("risk_order.yaml", ordered)) >= 60


# --- the model ---------------------------------------------------------------------


def test_every_weight_belongs_to_a_factor_and_every_factor_has_one() -> None:
    names = {factor.__name__ for factor in FACTORS}
    used = {key.partition(".")[0] for key in DATA.model.weights}
    assert used == names


def test_every_factor_explains_itself() -> None:
    for factor in FACTORS:
        assert factor.__doc__
        assert len(factor.__doc__.split()) > 12, factor.__name__


def test_attributes_of_states_do_not_raise_the_risk() -> None:
    """So that a missing one never makes an answer look safer; a war is the exception, from a level that is not low."""
    for key in ("alliance", "hostile", "withdrawing", "cooperation_law", "no_cooperation_law", "capacity"):
        assert DATA.model.weights[key].risk <= 0


def test_leaving_the_court_is_counted_once() -> None:
    """Mali announced that it would leave, and then gave notice."""
    (found,) = trip(DATA, DATA.person("vladimir-putin"), [Stop(DATA.state("ML"))], Clock.of(TODAY)).legs
    weights = {factor.id: factor.weight for factor in found.factors}
    assert weights["hostile"] == 0
    assert weights["withdrawing"] == DATA.model.weights["withdrawing"].risk
    before = Clock.of(TODAY, date(2026, 6, 1))
    (found,) = trip(DATA, DATA.person("vladimir-putin"), [Stop(DATA.state("ML"))], before).legs
    weights = {factor.id: factor.weight for factor in found.factors}
    assert weights["hostile"] == DATA.model.weights["hostile"].risk
    assert "withdrawing" not in weights


def test_a_notice_taken_back_sets_aside_what_came_before() -> None:
    """Hungary received Benjamin Netanyahu in April 2025, gave notice of withdrawal, and took it back on 29 May 2026."""
    before, after = (_factors_in_hungary(day) for day in (date(2026, 5, 28), date(2026, 5, 29)))
    assert {"same_guest", "trip_word", "withdrawing"} <= before
    assert not {"same_guest", "trip_word", "withdrawing"} & after
    assert "stayed" in after - before


def test_to_be_bound_is_less_than_a_pledge_and_takes_none_back() -> None:
    weights = DATA.model.weights
    for scope in ("trip", "standing"):
        bare, pledge = weights[f"{scope}_word.acknowledged"], weights[f"{scope}_word.pledge"]
        assert 0 < bare.risk < pledge.risk
    said = {s.id: s for s in files().statements}
    first, later = said["ie-netanyahu-2024-11-22"], said["at-netanyahu-2025-04-02-b"]
    assert first.stance == "pledge"
    assert last_word([first, later]) == first
    refused = replace(later, stance="evasive")
    assert last_word([first, refused]) == refused
    assert last_word([first, refused, replace(later, date=later.date + timedelta(days=9))]).stance == "acknowledged"


@pytest.mark.parametrize("stance", ["supports", "rejects"])
def test_an_opinion_on_the_warrant_replaces_no_word_of_what_the_host_would_do(stance: Any) -> None:
    pledge = next(s for s in files().statements if s.id == "ie-netanyahu-2024-11-22")
    opinion = replace(pledge, stance=stance, date=pledge.date + timedelta(days=9), scope="trip")
    for firm in ("pledge", "acknowledged", "assurance", "legal-opinion"):
        said = replace(pledge, stance=firm)
        assert last_word([said, opinion]) == said
    assert last_word([replace(pledge, stance="evasive"), opinion]) == opinion
    keys = {effect.key for effect in _effects_of(opinion)}
    assert f"standing_word.{stance}" in keys
    assert not any(key.startswith("trip_word") for key in keys)


def test_leave_to_fly_over_says_nothing_of_a_landing() -> None:
    over = {s.id for s in files().statements if s.role == "overflight" and s.state == "FR"}
    clock = Clock.of(TODAY)
    for role, told in (("overflight", True), ("destination", False), ("stopover", False)):
        stop = Stop(DATA.state("FR"), role)
        leg = trip(DATA, DATA.person("benjamin-netanyahu"), [stop], clock).legs[0]
        cited = {claim for factor in leg.factors for claim in factor.claims}
        assert bool(cited & over) is told, role


def test_an_invitation_is_no_assurance_and_counts_only_where_nothing_else_was_said() -> None:
    weights = DATA.model.weights
    for scope in ("trip", "standing"):
        bare, firm = weights[f"{scope}_word.invitation"], weights[f"{scope}_word.assurance"]
        assert 0 > bare.risk > firm.risk
        assert 0 > bare.arrest > firm.arrest
    pledge = next(s for s in files().statements if s.id == "ie-netanyahu-2024-11-22")
    invited = replace(pledge, stance="invitation", date=pledge.date + timedelta(days=9), scope="trip")
    [told] = [effect.text for effect in _effects_of(invited) if effect.key == "trip_word.invitation"]
    assert told.startswith("An invitation or a welcome, and no word on the warrant (2024-12-01): ")
    others = ("pledge", "acknowledged", "assurance", "legal-opinion", "supports", "rejects", "evasive")
    for stance in others:
        keys = {effect.key for effect in _effects_of(replace(pledge, stance=stance), invited)}
        assert any(key.startswith("standing_word.") for key in keys)
        assert not any(key.endswith(".invitation") for key in keys)


def test_an_assurance_speaks_of_the_warrant_and_an_invitation_does_not() -> None:
    for said in files().statements:
        silent = re.search(r"no word on the warrant|othing was said about the warrant", said.notes or "")
        assert said.stance != "assurance" or not silent, said.id
        assert said.stance != "invitation" or not re.search(r"arrest|warrant|detain", said.summary), said.id


def test_a_government_that_only_invited_the_person_is_counted_apart() -> None:
    [putin] = [found for found in coverage(DATA, Clock.of(TODAY))[0] if found.person == "vladimir-putin"]
    said = [s for s in files().statements if putin.person in s.about and s.state and s.reliability != "unverified"]
    spoke = {s.state for s in said if s.stance != "invitation" and not (s.until and s.until.date <= TODAY)}
    assert putin.invitations == len({s.state for s in said} - spoke) > 20


def test_a_text_joined_with_others_is_told_from_its_day_until_the_state_leaves_and_moves_no_figure() -> None:
    person = DATA.person("benjamin-netanyahu")
    without = DATA.without(table.id for table in DATA.tables if table.position)
    for state, day, texts in (
        ("NG", date(2025, 9, 14), ()),
        ("NG", date(2025, 9, 15), ("doha-communique-2025",)),
        ("HN", date(2026, 3, 2), ("hague-group-founders",)),
        ("HN", date(2026, 3, 4), ()),
    ):
        clock, stop = Clock.of(TODAY, day), Stop(DATA.state(state))
        assert tuple(one.id for one in explain(DATA, person, stop, clock).joint) == texts
        assert trip(DATA, person, [stop], clock).legs[0].risk == trip(without, person, [stop], clock).legs[0].risk


def test_a_government_that_only_joined_others_is_counted_apart() -> None:
    found, voices = coverage(DATA, Clock.of(TODAY))
    leaders, spoke = {one.person for one in found}, (*POSITIONS, "evasive")
    said = [s for s in files().statements if s.stance in spoke and s.reliability != "unverified" and s.state]
    own = {s.state for s in said if leaders & {*s.about} and not (s.until and s.until.date <= TODAY)}
    joined = {
        state
        for table, rows in files().evidence
        for state, value in {row.state: row.value for row in rows}.items()
        if table.position and value in table.position.values
    }
    assert voices == Voices(len(own), len(joined - own))
    assert voices.joint > 30
    result = DataStatus(DATA.version, TODAY, DATA.digest, 0, DATA.counts, TODAY, TODAY, found, voices)
    rows = rows_of(result)
    cells = [dict(zip(rows.header, row, strict=True)) for row in rows.cells()]
    assert [(row["person"], int(row["joint"])) for row in cells] == [(one.person, one.joint) for one in found]
    assert {int(row["voices_joint"]) for row in cells} == {voices.joint}
    assert rows.lines == (result,)


def _effects_of(*words: Statement) -> list[Effect]:
    """Return what the factors find in Chad, which said nothing of this person, after such words."""
    clock = Clock.of(TODAY, max(said.date for said in words) + timedelta(days=1))
    person = DATA.person("benjamin-netanyahu")
    case = case_of(DATA, person, office_held(person, clock), Stop(DATA.state("TD")), clock)
    said = tuple(replace(word, state="TD") for word in words)
    heard = replace(case, evidence=replace(case.evidence, statements=said))
    return [effect for factor in FACTORS if (effect := factor(heard))]


def _factors_in_hungary(day: date) -> set[str]:
    stop = Stop(DATA.state("HU"))
    leg = trip(DATA, DATA.person("benjamin-netanyahu"), [stop], Clock.of(TODAY, day)).legs[0]
    return {factor.id for factor in leg.factors}


# --- no hindsight -------------------------------------------------------------------


@cache
def as_of(day: date) -> Dataset:
    """The data as it would have been compiled on a day: nothing that became public later."""
    return made(
        replace(
            files(),
            states=tuple(_state_then(s, day) for s in files().states),
            people=tuple(p for p in (_person_then(p, day) for p in files().people) if p.warrants),
            statements=tuple(s for s in files().statements if (s.public or s.date) <= day),
            visits=tuple(v for v in files().visits if v.public <= day),
            findings=tuple(f for f in files().findings if (f.public or f.date) <= day),
            evidence=tuple((table, tuple(r for r in rows if r.public <= day)) for table, rows in files().evidence),
            governments=tuple(
                replace(g, heads=tuple(h for h in g.heads if h.since <= day)) for g in files().governments
            ),
        )
    )


def _state_then(state: State, day: date) -> State:
    acts = tuple(
        replace(a, revoked=None) if a.revoked and a.revoked > day else a for a in state.rome_statute if a.date <= day
    )
    return replace(
        state,
        rome_statute=acts,
        declarations=tuple(d for d in state.declarations if d.lodged <= day),
        attributes=tuple(a for a in state.attributes if (a.public or a.since) <= day),
    )


def _person_then(person: Person, day: date) -> Person:
    warrants = tuple(
        replace(w, ended=None) if w.ended and (w.ended.public or w.ended.date) > day else w
        for w in person.warrants
        if w.public <= day
    )
    offices = tuple(
        replace(o, until=None) if o.until and first_day(o.until) > day else o
        for o in person.offices
        if o.since is None or first_day(o.since) <= day
    )
    return replace(
        person,
        warrants=warrants,
        offices=offices,
        custody=tuple(c for c in person.custody if first_day(c.date) <= day),
        died=person.died if person.died and _told(person.died) <= day else None,
    )


def _told(death: Death) -> date:
    """The day on which a death was first reported, or became public."""
    return min(death.public, death.reported.date if death.reported else death.public)


MOMENTS = [date(2010, 7, 20), date(2012, 6, 1), date(2015, 6, 14), date(2019, 3, 1), date(2023, 3, 20),
           date(2024, 9, 1), date(2025, 4, 2), date(2026, 5, 1)]  # fmt: skip


@settings(max_examples=250)
@given(people, states, st.sampled_from(MOMENTS), st.integers(-400, 800))
def test_a_later_claim_never_changes_an_earlier_answer(person: Any, state: Any, known: date, shift: int) -> None:
    """The answer by what was known on a day is the one that data compiled on that day gives."""
    then = as_of(known)
    if person.id not in {p.id for p in then.people}:
        return
    on = max(date(2009, 1, 1), date.fromordinal(known.toordinal() + shift))
    clock = Clock.of(max(TODAY, on), on, known)
    now_leg = trip(DATA, person, [Stop(state)], clock).legs[0]
    then_leg = trip(then, then.person(person.id), [Stop(then.state(state.id))], clock).legs[0]
    assert now_leg == then_leg


PLANTS: list[Callable[[str, str, date], dict[str, Any]]] = [
    lambda who, where, day: {
        "statements": (
            Statement(id="planted", state=where, about=(who,), date=day, speaker="x", stance="pledge", scope="trip",
                      summary="planted", reliability="official", sources=("untc-xviii-10-2015-03",)),
        )
    },
    lambda who, where, day: {
        "visits": (
            Visit(id="planted", person=who, state=where, since=date(2008, 1, 1), until=date(2008, 1, 2), kind="visit",
                  public=day, outcome="arrested", warrant_status="public", reliability="official",
                  sources=("untc-xviii-10-2015-03",)),
        )
    },
    lambda who, where, day: {
        "findings": (
            Finding(id="planted", state=where, people=(who,), date=date(2008, 1, 1), public=day, body="x",
                    kind="non-compliance", outcome="planted", reliability="official",
                    sources=("untc-xviii-10-2015-03",)),
        )
    },
]  # fmt: skip


@pytest.mark.parametrize("plant", range(len(PLANTS)))
@pytest.mark.parametrize(("who", "where"), [("vladimir-putin", "MN"), ("omar-al-bashir", "TD"), ("joseph-kony", "CD")])
def test_a_planted_later_claim_is_not_heard_before_its_day(plant: int, who: str, where: str) -> None:
    known = date(2024, 9, 1)
    clock = Clock.of(TODAY, known, known)
    for day, heard in ((date(2024, 9, 2), False), (date(2024, 9, 1), True)):
        more = PLANTS[plant](who, where, day)
        field, rows = next(iter(more.items()))
        changed = made(replace(files(), **{field: getattr(files(), field) + rows}))
        before = trip(DATA, DATA.person(who), [Stop(DATA.state(where))], clock).legs[0]
        after = trip(changed, changed.person(who), [Stop(changed.state(where))], clock).legs[0]
        assert (after != before) is (heard and before.duty != "not-wanted")


@pytest.mark.parametrize(
    ("who", "where", "before", "after"),
    [
        ("joseph-kony", "CF", date(2015, 1, 8), date(2015, 1, 18)),  # the hand-over of the 16th
        ("abdallah-banda", "GH", date(2013, 9, 29), date(2013, 10, 1)),  # an arrest under a warrant that was sealed
    ],
)
def test_an_arrest_counts_once_it_is_known_for_one_of_somebody_wanted(
    who: str, where: str, before: date, after: date
) -> None:
    for day, counted in ((before, False), (after, True)):
        (leg,) = trip(DATA, DATA.person(who), [Stop(DATA.state(where))], Clock.of(TODAY, day)).legs
        assert any(factor.id == "arrests_made" for factor in leg.factors) is counted


def test_a_planted_attribute_is_not_heard_before_its_day() -> None:
    said = Attribute(kind="alliance", since=date(2000, 1, 1), public=date(2024, 9, 2), toward="RU", text="planted",
                     sources=("untc-xviii-10-2015-03",))  # fmt: skip
    states_then = tuple(replace(s, attributes=(*s.attributes, said)) if s.id == "IE" else s for s in files().states)
    changed = made(replace(files(), states=states_then))
    clock = Clock.of(TODAY, date(2024, 9, 1))
    putin = DATA.person("vladimir-putin")
    before = trip(DATA, putin, [Stop(DATA.state("IE"))], clock)
    assert trip(changed, putin, [Stop(changed.state("IE"))], clock) == before


# --- unknown is never safe ------------------------------------------------------------


@settings(max_examples=200)
@given(people, states, st.dates(date(2009, 1, 1), TODAY), st.data())
def test_a_missing_attribute_never_makes_an_answer_safe(person: Any, state: Any, on: date, draw: Any) -> None:
    clock = Clock.of(TODAY, on)
    before = trip(DATA, person, [Stop(state)], clock)
    dropped = [a for a in state.attributes if draw.draw(st.booleans(), label="dropped")]
    gone = frozenset(claims.of_attribute(state, a) for a in dropped)
    less = DATA.without(gone)
    after = trip(less, less.person(person.id), [Stop(less.state(state.id))], clock)
    if all(a.kind not in ("adversary", "cooperation-law") for a in dropped):  # these two speak for an arrest
        assert after.risk >= before.risk
    if before.level not in ("low", "minimal"):
        assert after.level not in ("low", "minimal")


def test_a_host_of_whom_nothing_is_known_is_not_low(data: Dataset) -> None:
    clock = Clock.of(TODAY, date(2026, 11, 21))
    for person in ("vladimir-putin", "sergei-shoigu", "benjamin-netanyahu", "joseph-kony"):
        leg = trip(data, data.person(person), [Stop(data.state("BT"))], clock).legs[0]
        assert ORDER.index(leg.level) > ORDER.index("low")
        assert leg.confidence == "low"


# --- the back-test ----------------------------------------------------------------------


def test_the_backtest_beats_the_naive_rules_by_far() -> None:
    result = backtest(DATA)
    scores = result.scores
    assert result.n >= 200
    assert scores["auc"] >= 0.85
    assert scores["brier"] <= 0.10
    assert scores["parties"]["auc"] >= 0.80
    naive = scores["naive"]["party_means_defeated"]
    assert scores["auc"] > naive["auc"] + 0.1
    assert scores["brier"] < naive["brier"]
    power = scores["arrest_of_people_in_power"]
    assert power["arrested"] == 0
    assert power["brier"] - power["brier_of_never"] < 0.001
    assert power["lowest_upper_bound_at_parties"] >= 11
    assert all(miss.reason for miss in result.misses)
    _the_uncertainty_belongs_to_the_scores(result)


def _the_uncertainty_belongs_to_the_scores(result: BacktestResult) -> None:
    found = result.uncertainty
    assert found
    assert (found.auc.score, found.brier.score) == (result.scores["auc"], result.scores["brier"])
    assert found.auc_of_parties.score == result.scores["parties"]["auc"]
    for one in (found.auc, found.brier, found.auc_of_parties, found.brier_of_parties):
        assert one.low < one.score < one.high
    parts = found.decomposition
    whole = parts.uncertainty - parts.resolution + parts.reliability + parts.within
    assert whole == pytest.approx(result.scores["brier"], abs=0.0003)
    assert sum(decile.n for decile in found.deciles) == result.n
    assert all(decile.defeated_low <= decile.defeated <= decile.defeated_high for decile in found.deciles)
    assert all(decile.defeated_high > 0 for decile in found.deciles)


def test_a_person_with_more_trips_brings_all_of_them_into_a_draw() -> None:
    found = uncertainty([*[("one", 0.5, False)] * 3, ("two", 0.0, False)], ())
    assert found.brier == Interval(0.1875, 0.0, 0.25)
    assert found.auc == found.auc_of_parties == Interval(None, None, None)
    of_one = uncertainty([("one", 0.2, False), ("one", 0.8, True)], ())
    assert of_one.auc == Interval(1.0, None, None)


def test_the_backtest_judges_each_trip_without_its_own_outcome() -> None:
    """Turning one outcome round must not move the probability given to that trip."""
    visit = next(v for v in files().visits if v.id == "putin-mn-2024-09-02")
    turned = tuple(replace(v, outcome="cancelled", cause="warrant") if v is visit else v for v in files().visits)
    changed = made(replace(files(), visits=turned))
    missed = {m.visit: m.predicted for m in backtest(changed).misses}
    shown = {m.visit: m.predicted for m in backtest(DATA).misses}
    assert visit.id in missed
    assert visit.id not in shown
    assert missed[visit.id] < 50
